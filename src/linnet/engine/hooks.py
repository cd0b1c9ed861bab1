"""Webhooks of a room: those who keep order there make addresses under which programs post."""

import secrets
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from linnet.auth import names, tokens
from linnet.auth.bans import check_bans
from linnet.auth.lookalikes import key
from linnet.auth.passing import Passing
from linnet.engine.bots import Bots
from linnet.engine.reading import Reading
from linnet.hub.bots import check_has_account, check_may_send_away
from linnet.hub.permissions import Act
from linnet.hub.room import Room
from linnet.protocol import limits
from linnet.protocol.commands import Invite, RoomCommand, Say
from linnet.protocol.entries import Entry
from linnet.protocol.hooks import HookView, OutletView
from linnet.protocol.ids import LOBBY, PersonId
from linnet.protocol.people import Person
from linnet.protocol.reasons import Reason, Refused
from linnet.store.api import Store
from linnet.store.hooks import KeptOutlet, Newcomer
from linnet.store.roster import Note

USED = 60_000
"""Milliseconds in which a second use is not written down again."""
_UNKNOWN = Refused(
    Reason.NO_SUCH_PATH,
    "No webhook has this address: it was removed or renewed, or a part of it is missing.",
)


V = TypeVar("V", HookView, OutletView, HookView | OutletView)


class Shell(Protocol):
    """What of the engine is needed here."""

    reading: Reading

    def clock(self) -> int: ...
    async def perform(self, by: Person, command: RoomCommand) -> Entry: ...


class Hooks:
    """Everything here belongs to one event loop. `by` is checked; each may raise Refused."""

    def __init__(
        self,
        engine: Shell,
        store: Store,
        passing: Passing,
        bots: Bots,
        check_url: Callable[[str], None],
    ) -> None:
        """`check_url` refuses addresses nothing may be sent to."""
        self._engine = engine
        self._store = store
        self._kept = store.hooks
        self._passing = passing
        self._bots = bots
        self._check_url = check_url
        self._changed: Callable[[KeptOutlet], None] = lambda kept: None

    def listen(self, changed: Callable[[KeptOutlet], None]) -> None:
        """Tell this of every outlet that is made, begins again or is removed."""
        self._changed = changed

    async def make(self, by: Person, ref: str, name: str) -> tuple[HookView, str]:
        """A new address to post under, and its secret, which is told only now."""
        room = await self._room(by, ref)
        secret = tokens.new_token()
        made = await self._kept.add(self._newcomer(by, room, name), tokens.hash_token(secret))
        await self._let_in(by, room, made)
        return await self._hook(room, made.id), secret

    async def make_outlet(
        self, by: Person, ref: str, name: str, url: str
    ) -> tuple[OutletView, str]:
        """A new address to send to, and the secret that signs what is sent."""
        room = await self._room(by, ref)
        check_may_send_away(by)
        self._check_url(url)
        secret = tokens.new_token()
        wish = self._newcomer(by, room, name)
        made = await self._kept.add_outlet(wish, url, secret, room.seq)
        await self._let_in(by, room, made)
        return await self._begun(room, made.id), secret

    async def hooks(self, by: Person, ref: str) -> tuple[Sequence[HookView], Sequence[OutletView]]:
        """The webhooks of a room."""
        room = await self._room(by, ref)
        outlets = await self._kept.outlets(room.id)
        return await self._kept.hooks(room.id), [one.view for one in outlets]

    async def renew(self, by: Person, ref: str, name: str) -> tuple[HookView, str]:
        """Another secret; nobody can post under the one before."""
        room = await self._room(by, ref)
        found = _named(await self._kept.hooks(room.id), name)
        secret = tokens.new_token()
        await self._kept.renew(found.id, tokens.hash_token(secret), self._note(by, found))
        return found, secret

    async def begin(self, by: Person, ref: str, name: str) -> OutletView:
        """Send again to an address that was given up."""
        room = await self._room(by, ref)
        check_may_send_away(by)
        found = _named([one.view for one in await self._kept.outlets(room.id)], name)
        await self._kept.failing(found.id, None)
        return await self._begun(room, found.id)

    async def remove(self, by: Person, ref: str, name: str) -> HookView | OutletView:
        """Nothing is posted under that address, or sent there, any more."""
        hooks, outlets = await self.hooks(by, ref)
        both: list[HookView | OutletView] = [*hooks, *outlets]
        found = _named(both, name)
        kept = await self._kept.outlet(found.id)
        await self._bots.drop(by, found.id, found.name)
        if kept is not None:
            self._changed(kept)
        return found

    async def post(self, secret: str, send_id: str, text: str) -> Entry:
        """Say something under this secret. Raises Refused."""
        found = await self._kept.hook(tokens.hash_token(secret))
        if found is None:
            raise _UNKNOWN
        bot, hook = found
        at = self._engine.clock()
        await check_bans(self._store, bot, at)
        entry = await self._engine.perform(bot, Say(send_id, hook.room, text))
        if not isinstance(hook.used, int) or at - hook.used > USED:
            await self._kept.used(bot.id, at)
        return entry

    async def _room(self, by: Person, ref: str) -> Room:
        room = await self._engine.reading.room(by, Act.HOOK, ref)
        check_has_account(by)
        return room

    def _newcomer(self, by: Person, room: Room, wish: str) -> Newcomer:
        name = names.clean(wish)
        self._passing.check(key(name))
        note = Note(kind="make-hook", by=by, at=self._engine.clock())
        return Newcomer(
            name=name, key=key(name), owner=by, room=room.id, note=note, most=limits.BOTS
        )

    async def _let_in(self, by: Person, room: Room, bot: Person) -> None:
        """Who posts in a room is in it; where that cannot be, there is no webhook."""
        if room.id == LOBBY:
            return
        try:
            await self._engine.perform(by, Invite(secrets.token_hex(8), room.id, bot.id))
        except BaseException:
            await self._bots.drop(by, bot.id, bot.name)
            raise

    async def _hook(self, room: Room, id: PersonId) -> HookView:
        return next(one for one in await self._kept.hooks(room.id) if one.id == id)

    async def _begun(self, room: Room, id: PersonId) -> OutletView:
        kept = next(one for one in await self._kept.outlets(room.id) if one.view.id == id)
        self._changed(kept)
        return kept.view

    def _note(self, by: Person, hook: HookView) -> Note:
        at = self._engine.clock()
        return Note(kind="bot-token", by=by, at=at, who=hook.id, who_name=hook.name)


def _named(found: Sequence[V], ref: str) -> V:
    for one in found:
        if ref == one.id or key(ref[:200]) == key(one.name):
            return one
    raise Refused(Reason.NO_SUCH_PERSON, "This room has no webhook of that name; look at them.")
