"""Links that let others into a room, over the HTTP door.

Nothing else imports this module, because the HTTP library costs start-up time.
"""

from urllib.parse import quote

from msgspec import Struct

from linnet.client.address import Address
from linnet.client.web import ask
from linnet.protocol.invitations import InvitationView


class _Made(Struct):
    invitation: InvitationView
    code: str


class _Listed(Struct):
    invitations: list[InvitationView]


class _Gone(Struct):
    id: str


async def make(
    address: Address, token: str, room: str, span: int, uses: int
) -> tuple[InvitationView, str]:
    """A link good for so many seconds and people (0: any number); it is told only now.

    Raises Refused or CannotConnect, as all here.
    """
    wish = {"span": span, "uses": uses}
    made = await ask(address, token, "POST", _path(room), _Made, wish)
    return made.invitation, f"{address.http}/#/join/{made.code}"


async def of(address: Address, token: str, room: str) -> list[InvitationView]:
    """Those of a room that are good: one's own, or all for who keeps order there."""
    return (await ask(address, token, "GET", _path(room), _Listed)).invitations


async def drop(address: Address, token: str, room: str, id: str) -> None:
    """It lets nobody in any more."""
    await ask(address, token, "DELETE", f"{_path(room)}/{quote(id, safe='')}", _Gone)


def _path(room: str) -> str:
    return f"/rooms/{quote(room, safe='~')}/invitations"
