"""Rooms whose messages go elsewhere: in order, each at least once, and at the receiver's pace.

Every outlet has a task of its own that reads the room's log after the place it has come to, which
is on the disk: nothing waits in memory, and no room waits for a receiver.
"""

import asyncio
import random
import secrets
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress

import structlog

from linnet.auth.bans import check_bans
from linnet.doors.outgoing.delivery import Failed, answered, body_of, headers_of
from linnet.doors.outgoing.post import Post
from linnet.doors.outgoing.where import check_url, resolved
from linnet.engine.engine import Engine
from linnet.hub.room import Room, role_of
from linnet.protocol.commands import Direct, Say
from linnet.protocol.entries import Entry, Said
from linnet.protocol.ids import PersonId, RoomId
from linnet.protocol.people import PersonKind
from linnet.protocol.reasons import Refused
from linnet.store.api import Store
from linnet.store.hooks import KeptOutlet

log = structlog.get_logger()
PAGE = 50
"""Entries of a room that are read at one time for one outlet."""
SLOWEST = 300.0
"""Seconds between two tries at a receiver that fails again and again; the first are 1, 2, 4 …"""
PATIENCE = 3 * 86_400_000
"""Milliseconds a receiver may fail before it is given up."""


class Ended(Exception):
    """Nothing more is sent to this receiver; says why."""


class Outlets:
    """Everything here belongs to one event loop. `post` sends; `hosts` are those it may go to."""

    def __init__(
        self,
        engine: Engine,
        store: Store,
        post: Post,
        hosts: Callable[[], Collection[str]],
        server: str,
        first_wait: float = 1.0,
    ) -> None:
        self._engine = engine
        self._store = store
        self._post = post
        self._hosts = hosts
        self._server = server
        self._first_wait = first_wait
        self._tasks: dict[PersonId, asyncio.Task[None]] = {}
        self._news: dict[PersonId, asyncio.Event] = {}
        self._rooms: dict[RoomId, set[PersonId]] = {}

    async def open(self) -> None:
        """Go on where each of them was."""
        for kept in await self._store.hooks.outlets():
            self.look(kept)

    def look(self, kept: KeptOutlet) -> None:
        """This one is new, or is to be looked at again."""
        bot = kept.bot.id
        if bot in self._tasks:
            self._news[bot].set()
            return
        self._news[bot] = asyncio.Event()
        self._rooms.setdefault(kept.view.room, set()).add(bot)
        self._tasks[bot] = asyncio.create_task(self._tend(bot, kept.view.room))

    def hear(self, entries: Sequence[Entry]) -> None:
        """A batch was published; to be given to the bus."""
        if self._rooms:
            for room in {entry.room for entry in entries} & self._rooms.keys():
                for bot in self._rooms[room]:
                    self._news[bot].set()

    async def close(self) -> None:
        """Send nothing more; what was not sent is sent after the next start."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._post.close()

    async def _tend(self, bot: PersonId, room: RoomId) -> None:
        try:
            await self._send_all(bot)
        finally:
            self._tasks.pop(bot, None)
            self._news.pop(bot, None)
            self._rooms[room].discard(bot)
            if not self._rooms[room]:
                del self._rooms[room]

    async def _send_all(self, bot: PersonId) -> None:
        """Until it is removed or given up."""
        news, failures = self._news[bot], 0
        while True:
            news.clear()
            try:
                kept = await self._store.hooks.outlet(bot)
                if kept is None or kept.view.ended:
                    return
                if await self._try(kept):
                    failures = 0
                    continue
                await news.wait()
            except (Failed, Refused):  # Refused: the disk takes or gives nothing now
                failures += 1
                await asyncio.sleep(self._wait(failures))

    async def _try(self, kept: KeptOutlet) -> bool:
        """The same, and what fails is written down. Raises Failed or Refused."""
        try:
            return await self._send_some(kept)
        except Failed as failed:
            await self._failed(kept, failed)
            raise
        except Ended as ended:
            await self._give_up(kept, str(ended))
            return True

    async def _send_some(self, kept: KeptOutlet) -> bool:
        """The next messages; false where there is nothing more. Raises Failed or Ended."""
        room, seq = await self._allowed(kept), kept.view.seq
        page = await self._store.entries(kept.view.room, after=seq, limit=PAGE)
        sent = seq
        for entry in page:
            if await self._wanted(entry):
                await self._send(kept, room, entry)
                sent = entry.seq
                await self._store.hooks.sent(kept.bot.id, sent)
        if page and page[-1].seq > sent:
            await self._store.hooks.sent(kept.bot.id, page[-1].seq)
        return bool(page)

    async def _allowed(self, kept: KeptOutlet) -> Room:
        """The room, while its messages may go there. Raises Ended."""
        room = await self._store.room(kept.view.room)
        if room is None or role_of(room, kept.bot) is None:
            raise Ended("it is not in the room any more")
        try:
            await check_bans(self._store, kept.bot, self._engine.clock())
            check_url(kept.view.url, self._hosts())
        except Refused as refused:
            raise Ended(refused.message) from None
        return room

    async def _wanted(self, entry: Entry) -> bool:
        """What people say; never what bots say, or two of them would talk for ever."""
        if not isinstance(entry.body, Said) or isinstance(entry.body.deleted, str):
            return False
        person = await self._store.person(entry.by)
        return person is not None and person.kind is not PersonKind.BOT

    async def _send(self, kept: KeptOutlet, room: Room, entry: Entry) -> None:
        body = body_of(self._server, room, entry)
        headers = headers_of(kept.secret, self._engine.clock() // 1000, body, entry)
        try:
            addresses = await resolved(kept.view.url)
            answer = await self._post.post(kept.view.url, addresses, body, headers)
        except Refused as refused:
            raise Failed(refused.message) from None
        except OSError as wrong:
            raise Failed(wrong.strerror or str(wrong)) from None
        if text := answered(answer):
            with suppress(Refused):  # muted, locked or said already: it was taken all the same
                say = Say(f"outlet-{entry.seq}", room.id, text, entry.seq)
                await self._engine.perform(kept.bot, say)

    async def _failed(self, kept: KeptOutlet, failed: Failed) -> None:
        now, since = self._engine.clock(), kept.view.failing
        if not isinstance(since, int):
            log.warning("outlet-failing", bot=kept.bot.name, why=str(failed))
            await self._store.hooks.failing(kept.bot.id, now)
            since = now
        if failed.gone or now - since >= PATIENCE:
            await self._give_up(kept, str(failed))

    async def _give_up(self, kept: KeptOutlet, why: str) -> None:
        """Send nothing more, and tell who answers for it."""
        log.warning("outlet-given-up", bot=kept.bot.name, why=why)
        await self._store.hooks.failing(kept.bot.id, self._engine.clock(), why)
        text = (
            f"Messages are not sent to my address any more: {why}. "
            f"`/hook begin {kept.bot.name}` in the room begins again where it stopped."
        )
        with suppress(Refused):
            opening = Direct(secrets.token_hex(8), kept.view.owner.id)
            direct = await self._engine.perform(kept.bot, opening)
            await self._engine.perform(kept.bot, Say(secrets.token_hex(8), direct.room, text))

    def _wait(self, failures: int) -> float:
        longest = min(SLOWEST, self._first_wait * 2.0 ** (failures - 1))
        return longest * random.uniform(0.75, 1.0)  # noqa: S311 - so that not all come at once
