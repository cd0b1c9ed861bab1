"""Invitations over HTTP: made, listed, taken back, and coming in by one."""

from typing import Annotated

from msgspec import Meta, Struct

from linnet.doors.http.asked import Address, Asked
from linnet.doors.http.shapes import Nothing, Wish
from linnet.protocol import limits
from linnet.protocol.frames import RoomView
from linnet.protocol.ids import Millis
from linnet.protocol.invitations import InvitationLook, InvitationView
from linnet.protocol.reasons import Reason

R = Reason
Code = Annotated[str, Meta(min_length=1, max_length=limits.CODE_TEXT)]


class MakeInvitation(Wish, frozen=True):
    """How long it is good, in seconds, and for how many people; 0 is any number.

    With `accounts` they may make accounts, too, which owners of the server may wish.
    """

    span: Annotated[int, Meta(ge=60, le=limits.INVITATION_SPAN)] = 7 * 86_400
    uses: Annotated[int, Meta(ge=0, le=limits.INVITATION_USES)] = 0
    accounts: bool = False


class NewInvitation(Struct, frozen=True):
    """It, and its code, which is told only now. The link is `/#/join/CODE` on this server."""

    invitation: InvitationView
    code: str


class RoomInvitations(Struct, frozen=True):
    """The newest first."""

    invitations: list[InvitationView]


class ByCode(Wish, frozen=True):
    """The code of an invitation, as it stands at the end of its link."""

    code: Code


class TakenBack(Struct, frozen=True):
    """This one is worth nothing any more."""

    id: str
    at: Millis


async def make_invitation(asked: Asked[MakeInvitation]) -> NewInvitation:
    """Make a link with which others come into a room."""
    wish = asked.wish
    made = await asked.engine.inviting.make(
        asked.person, asked.path["room"], wish.span, wish.uses, accounts=wish.accounts
    )
    return NewInvitation(*made)


async def invitations(asked: Asked[Nothing]) -> RoomInvitations:
    """The invitations of a room: mine, or all for who keeps order there."""
    return RoomInvitations(await asked.engine.inviting.of(asked.person, asked.path["room"]))


async def drop_invitation(asked: Asked[Nothing]) -> TakenBack:
    """Take an invitation back."""
    id = asked.path["invitation"]
    await asked.engine.inviting.drop(asked.person, asked.path["room"], id)
    return TakenBack(id, asked.engine.clock())


async def look_at_invitation(asked: Asked[ByCode]) -> InvitationLook:
    """Into which room an invitation leads, and whose it is."""
    return await asked.engine.inviting.look(asked.wish.code, asked.address)


async def accept_invitation(asked: Asked[ByCode]) -> RoomView:
    """Come into the room of an invitation."""
    room, _ = await asked.engine.inviting.accept(asked.person, asked.send_id, asked.wish.code)
    return await asked.engine.reading.room_view(asked.person, room)


_ROOM = (R.NO_SUCH_ROOM, R.NOT_A_MEMBER, R.NOT_ALLOWED, R.KEY_NEEDED)
INVITATIONS = (
    Address(
        method="GET", path="/rooms/{room}/invitations", action=invitations,
        answer=RoomInvitations, reasons=_ROOM,
    ),
    Address(
        method="POST", path="/rooms/{room}/invitations", action=make_invitation,
        wish=MakeInvitation, answer=NewInvitation, status=201, reasons=(*_ROOM, R.TOO_MANY),
    ),
    Address(
        method="DELETE", path="/rooms/{room}/invitations/{invitation}", action=drop_invitation,
        answer=TakenBack, reasons=(*_ROOM, R.BAD_CODE),
    ),
    Address(
        method="POST", path="/invitations/look", action=look_at_invitation, wish=ByCode,
        answer=InvitationLook, signed=False, reasons=(R.BAD_CODE, R.RATE_LIMITED),
    ),
    Address(
        method="POST", path="/invitations", action=accept_invitation, wish=ByCode, answer=RoomView,
        reasons=(R.BAD_CODE, R.SEND_ID_REUSED),
    ),
)  # fmt: skip
"""The rows of the table of addresses that are about invitations."""
