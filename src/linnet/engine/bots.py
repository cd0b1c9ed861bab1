"""Bots: accounts without a password that somebody answers for, who come in with a token."""

import asyncio
import secrets
from collections.abc import Sequence
from contextlib import suppress
from typing import Protocol

from msgspec.structs import replace

from linnet.auth import names, tokens
from linnet.auth.lookalikes import key
from linnet.auth.passing import Passing
from linnet.hub.bots import Makers, check_answers_for, check_may_make, sees_all
from linnet.hub.permissions import Act, authorise_everywhere
from linnet.protocol import limits
from linnet.protocol.bots import BotView
from linnet.protocol.commands import Leave, RoomCommand
from linnet.protocol.entries import Entry
from linnet.protocol.ids import LOBBY, SERVER, PersonId
from linnet.protocol.moderation import Banned
from linnet.protocol.people import Person, PersonKind
from linnet.protocol.reasons import Reason, Refused
from linnet.store.api import Store
from linnet.store.roster import Note


class Shell(Protocol):
    """What of the engine is needed here."""

    def clock(self) -> int: ...
    async def find_person(self, ref: str) -> Person: ...
    async def perform(self, by: Person, command: RoomCommand) -> Entry: ...
    def end_sessions(self, ended: Sequence[bytes], person: PersonId | None = None) -> None: ...
    def end_person(self, person: PersonId) -> None: ...
    def is_online(self, person: PersonId, session: str = "") -> bool: ...


class Bots:
    """Everything here belongs to one event loop. `by` is checked; each may raise Refused."""

    def __init__(self, engine: Shell, store: Store, passing: Passing, makers: Makers) -> None:
        self.makers = makers
        self._engine = engine
        self._store = store
        self._crew = store.crew
        self._passing = passing
        self._sending: set[asyncio.Task[None]] = set()

    async def make(self, by: Person, name: str, owner: str | None = None) -> tuple[BotView, str]:
        """A new bot, and its token, which is told only now.

        The one who makes it answers for it, or, where an owner of the server wishes so, `owner`.
        """
        token = tokens.new_token()
        made = await self.make_without(by, name, owner, tokens.hash_token(token))
        return await self._known(made), token

    async def make_without(
        self, by: Person, name: str, owner: str | None = None, token: bytes | None = None
    ) -> Person:
        """A new bot, with the hash of its token or none."""
        check_may_make(by, self.makers)
        answers = await self._owner(by, owner)
        return await self.add(by, answers, name, token)

    async def add(self, by: Person, owner: Person, name: str, token: bytes | None) -> Person:
        """The same for who was found allowed to do it."""
        name = names.clean(name)
        self._passing.check(key(name))
        note = Note(kind="make-bot", by=by, at=self._engine.clock())
        return await self._crew.add(name, key(name), owner, token, note, limits.BOTS)

    async def bots(self, by: Person) -> list[BotView]:
        """The bots this person answers for; for who makes bots for everybody, all."""
        found = await self._crew.bots(None if sees_all(by) else by.id)
        return [self._with_presence(one) for one in found]

    async def bot(self, by: Person, ref: str) -> BotView:
        """One of them; a bot may look at itself."""
        if ref in ("me", by.id) and by.kind is PersonKind.BOT:
            found = await self._crew.bot(by.id)
            if found is not None:
                return self._with_presence(found)
        return self._with_presence(await self._answered_for(by, ref))

    async def renew(self, by: Person, ref: str) -> tuple[BotView, str]:
        """Another token for a bot; the one before is worth nothing, its connections close."""
        bot = _as_person(await self._answered_for(by, ref))
        token = tokens.new_token()
        await self._renew(by, bot, tokens.hash_token(token))
        return await self._known(bot), token

    async def revoke(self, by: Person, ref: str) -> BotView:
        """No token for a bot, until it gets another."""
        bot = _as_person(await self._answered_for(by, ref))
        await self._renew(by, bot, None)
        return await self._known(bot)

    async def remove(self, by: Person, ref: str) -> BotView:
        """Nobody is this bot any more; what it said stays, and its name is free."""
        found = await self._answered_for(by, ref)
        await self.drop(by, found.id, found.name)
        return replace(found, token=False, online=False)

    async def drop(self, by: Person, id: PersonId, name: str) -> None:
        """The same for who was found allowed to do it."""
        bot = Person(id=id, name=name, kind=PersonKind.BOT)
        note = self._note("remove-bot", by, bot)
        self._engine.end_sessions(await self._crew.remove(bot, note), bot.id)
        for standing in await self._store.standings(bot.id):
            if standing.room != LOBBY:
                with suppress(Refused):  # a room of two, or one it owns alone
                    leave = Leave(secrets.token_hex(8), standing.room)
                    await self._engine.perform(bot, leave)

    def hear(self, entries: Sequence[Entry]) -> None:
        """A batch was published: the bots of who was banned from the server go; for the bus."""
        for entry in entries:
            if type(entry.body) is Banned and entry.body.everywhere:
                sending = asyncio.get_running_loop().create_task(self._send_away(entry.body.who))
                self._sending.add(sending)
                sending.add_done_callback(self._sending.discard)

    async def close(self) -> None:
        """Wait until everybody is sent away who has to go."""
        await asyncio.gather(*self._sending, return_exceptions=True)

    async def _send_away(self, owner: PersonId) -> None:
        for bot in await self._crew.bots(owner):
            self._engine.end_person(bot.id)

    async def _renew(self, by: Person, bot: Person, token: bytes | None) -> None:
        ended = await self._crew.renew(bot, token, self._note("bot-token", by, bot))
        self._engine.end_sessions(ended, bot.id)

    async def _owner(self, by: Person, ref: str | None) -> Person:
        """Who is to answer for a new bot."""
        if ref is None and by.id != SERVER:
            return by
        if ref is None:
            raise Refused(Reason.BAD_FRAME, "Say who answers for this bot: its owner.")
        authorise_everywhere(by, Act.MAKE_BOT)
        found = await self._engine.find_person(ref)
        if found.kind is not PersonKind.ACCOUNT:
            raise Refused(Reason.NOT_ALLOWED, "Only somebody with an account answers for a bot.")
        return found

    async def _answered_for(self, by: Person, ref: str) -> BotView:
        with suppress(Refused):
            person = await self._engine.find_person(ref)
            return check_answers_for(by, await self._crew.bot(person.id))
        return check_answers_for(by, None)

    async def _known(self, bot: Person) -> BotView:
        found = await self._crew.bot(bot.id)
        if found is None:
            raise Refused(Reason.NO_SUCH_PERSON)
        return self._with_presence(found)

    def _with_presence(self, bot: BotView) -> BotView:
        return replace(bot, online=self._engine.is_online(bot.id))

    def _note(self, kind: str, by: Person, bot: Person) -> Note:
        at = self._engine.clock()
        return Note(kind=kind, by=by, at=at, who=bot.id, who_name=bot.name)


def _as_person(bot: BotView) -> Person:
    return Person(id=bot.id, name=bot.name, kind=PersonKind.BOT)
