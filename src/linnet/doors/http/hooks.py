"""A room's webhooks over HTTP: making, listing, renewing and removing them."""

from typing import Annotated

from msgspec import Meta, Struct

from linnet.doors.http.asked import Address, Asked
from linnet.doors.http.credentials import own_url
from linnet.doors.http.shapes import Nothing, Wish
from linnet.protocol.hooks import HookView, OutletView
from linnet.protocol.reasons import Reason

R = Reason


class MakeHook(Wish, frozen=True):
    """A webhook to be made, and the name under which it posts."""

    name: Annotated[str, Meta(max_length=200)]


class MakeOutlet(Wish, frozen=True):
    """A webhook that sends a room's messages to `url`; what is answered it posts as `name`."""

    name: Annotated[str, Meta(max_length=200)]
    url: Annotated[str, Meta(max_length=2_000)]


class NewHook(Struct, frozen=True):
    """A webhook, and the address to post to: `url` as this request found the server, its `path`.

    Both are told only now; whoever knows one can post.
    """

    hook: HookView
    url: str
    path: str


class NewOutlet(Struct, frozen=True):
    """A webhook that sends, and the `secret` that signs what it sends; told only now."""

    outlet: OutletView
    secret: str


class RoomHooks(Struct, frozen=True):
    """A room's webhooks by name: `hooks` post in it, `outlets` send its messages elsewhere."""

    hooks: list[HookView]
    outlets: list[OutletView]


class Unhooked(Struct, frozen=True):
    """The webhook of this name is there no longer."""

    name: str


async def hooks(asked: Asked[Nothing]) -> RoomHooks:
    """The webhooks of a room."""
    hooks, outlets = await asked.hooks.hooks(asked.person, asked.path["room"])
    return RoomHooks(list(hooks), list(outlets))


async def make_hook(asked: Asked[MakeHook]) -> NewHook:
    """Make an address to which programs post, with `curl -d 'text'` or as to Slack."""
    made, secret = await asked.hooks.make(asked.person, asked.path["room"], asked.wish.name)
    return _told(asked, made, secret)


async def renew_hook(asked: Asked[Nothing]) -> NewHook:
    """Give a webhook another address; the one before is worth nothing."""
    path = asked.path
    return _told(asked, *await asked.hooks.renew(asked.person, path["room"], path["hook"]))


async def make_outlet(asked: Asked[MakeOutlet]) -> NewOutlet:
    """Have a room's messages sent to an address. For owners of the server."""
    wish = asked.wish
    room = asked.path["room"]
    return NewOutlet(*await asked.hooks.make_outlet(asked.person, room, wish.name, wish.url))


async def begin_outlet(asked: Asked[Nothing]) -> OutletView:
    """Send again to an address that was given up, from where it stopped."""
    return await asked.hooks.begin(asked.person, asked.path["room"], asked.path["hook"])


async def remove_hook(asked: Asked[Nothing]) -> Unhooked:
    """Remove a webhook, of either kind."""
    path = asked.path
    return Unhooked((await asked.hooks.remove(asked.person, path["room"], path["hook"])).name)


def _told(asked: Asked[MakeHook] | Asked[Nothing], hook: HookView, secret: str) -> NewHook:
    path = f"/hook/{secret}"
    return NewHook(hook, own_url(asked.request) + path, path)


_ROOM = (R.NO_SUCH_ROOM, R.NOT_A_MEMBER, R.NOT_ALLOWED)
_ONE = (*_ROOM, R.NO_SUCH_PERSON)
_NEW = (
    *_ROOM, R.BAD_NAME, R.NAME_TAKEN, R.NAME_RESERVED, R.TOO_LONG, R.TOO_MANY, R.ROOM_FULL,
)  # fmt: skip
HOOKS = (
    Address(
        method="GET", path="/rooms/{room}/hooks", action=hooks, answer=RoomHooks, reasons=_ROOM,
    ),
    Address(
        method="POST", path="/rooms/{room}/hooks", action=make_hook, wish=MakeHook, answer=NewHook,
        status=201, reasons=_NEW,
    ),
    Address(
        method="POST", path="/rooms/{room}/hooks/{hook}/secret", action=renew_hook, answer=NewHook,
        reasons=_ONE,
    ),
    Address(
        method="POST", path="/rooms/{room}/outlets", action=make_outlet, wish=MakeOutlet,
        answer=NewOutlet, status=201, reasons=_NEW,
    ),
    Address(
        method="POST", path="/rooms/{room}/outlets/{hook}/begin", action=begin_outlet,
        answer=OutletView, reasons=_ONE,
    ),
    Address(
        method="DELETE", path="/rooms/{room}/hooks/{hook}", action=remove_hook, answer=Unhooked,
        reasons=_ONE,
    ),
)  # fmt: skip
"""The rows of the table of addresses that are about webhooks."""
