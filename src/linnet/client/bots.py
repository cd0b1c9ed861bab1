"""Bots, webhooks and keys over the HTTP door, for those whose they are."""

from typing import TypeVar
from urllib.parse import quote

from msgspec import Struct

from linnet.client.address import Address
from linnet.protocol.bots import BotView
from linnet.protocol.hooks import HookView, OutletView
from linnet.protocol.keys import KeyView

T = TypeVar("T")


class NewToken(Struct):
    """A bot, and its token, which is told only now."""

    bot: BotView
    token: str


class NewHook(Struct):
    """A webhook, and the path of its address, which is told only now."""

    hook: HookView
    path: str


class NewOutlet(Struct):
    """A webhook that sends, and the secret that signs what it sends."""

    outlet: OutletView
    secret: str


class RoomHooks(Struct):
    """A room's webhooks."""

    hooks: list[HookView]
    outlets: list[OutletView]


class _Keys(Struct):
    keys: list[KeyView]


class _Bots(Struct):
    bots: list[BotView]


class _Named(Struct):
    name: str


class Crew:
    """What one may do with them, as somebody. Methods raise Refused or CannotConnect."""

    def __init__(self, address: Address, token: str) -> None:
        self._address = address
        self._token = token

    async def bots(self) -> list[BotView]:
        """Those one answers for."""
        return (await self._ask("GET", "/bots", _Bots)).bots

    async def bot(self, who: str = "me") -> BotView:
        """One of them; by default the bot one is."""
        return await self._ask("GET", _path("bots", who), BotView)

    async def make(self, name: str) -> NewToken:
        """A new bot."""
        return await self._ask("POST", "/bots", NewToken, name=name)

    async def renew(self, who: str) -> NewToken:
        """Another token in place of the one before."""
        return await self._ask("POST", _path("bots", who, "token"), NewToken)

    async def revoke(self, who: str) -> BotView:
        """No token."""
        return await self._ask("DELETE", _path("bots", who, "token"), BotView)

    async def remove(self, who: str) -> BotView:
        """A bot no longer."""
        return await self._ask("DELETE", _path("bots", who), BotView)

    async def hooks(self, room: str) -> RoomHooks:
        """The webhooks of a room."""
        return await self._ask("GET", _path("rooms", room, "hooks"), RoomHooks)

    async def make_hook(self, room: str, name: str) -> tuple[HookView, str]:
        """An address to post to: the webhook, and the whole of the address."""
        made = await self._ask("POST", _path("rooms", room, "hooks"), NewHook, name=name)
        return made.hook, self._address.http + made.path

    async def renew_hook(self, room: str, name: str) -> tuple[HookView, str]:
        """Another address in place of the one before."""
        made = await self._ask("POST", _path("rooms", room, "hooks", name, "secret"), NewHook)
        return made.hook, self._address.http + made.path

    async def make_outlet(self, room: str, name: str, url: str) -> NewOutlet:
        """Have a room's messages sent to an address."""
        path = _path("rooms", room, "outlets")
        return await self._ask("POST", path, NewOutlet, name=name, url=url)

    async def begin_outlet(self, room: str, name: str) -> OutletView:
        """Send again to an address that was given up."""
        return await self._ask("POST", _path("rooms", room, "outlets", name, "begin"), OutletView)

    async def remove_hook(self, room: str, name: str) -> str:
        """A webhook of either kind no longer; its name."""
        return (await self._ask("DELETE", _path("rooms", room, "hooks", name), _Named)).name

    async def keys(self) -> list[KeyView]:
        """The keys with which one comes in over SSH."""
        return (await self._ask("GET", "/me/keys", _Keys)).keys

    async def add_key(self, line: str) -> KeyView:
        """Come in with this key, too."""
        return await self._ask("POST", "/me/keys", KeyView, key=line)

    async def remove_key(self, fingerprint: str) -> list[KeyView]:
        """Not with this one any more; those that are left."""
        return (await self._ask("DELETE", "/me/keys", _Keys, fingerprint=fingerprint)).keys

    async def _ask(self, method: str, path: str, kind: type[T], **wish: object) -> T:
        # Loaded for those who ask: the HTTP library is slow to import.
        from linnet.client.web import ask  # noqa: PLC0415

        return await ask(self._address, self._token, method, path, kind, wish)


def _path(*parts: str) -> str:
    return "".join(f"/{quote(part, safe='~')}" for part in parts)
