"""The embedded store: SQLite in the data folder, one writer, a few readers."""

import asyncio
import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any, TypeVar

import structlog
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from linnet.hub.directs import DirectMessages
from linnet.hub.files import Kept
from linnet.hub.room import Room
from linnet.protocol.entries import Entry
from linnet.protocol.frames import Marker, PinnedMessage
from linnet.protocol.ids import LOBBY, Millis, PersonId, RoomId
from linnet.protocol.messages import Edition
from linnet.protocol.mine import Draft, Level
from linnet.protocol.people import Named, Person, PersonKind, Role
from linnet.protocol.reasons import Reason, Refused
from linnet.store import own, schema
from linnet.store.api import Finding, Login, Readers, Sought, Standing, Told, Turn
from linnet.store.condition import Condition
from linnet.store.connecting import READERS, at_one_time, connect, settle, unusable
from linnet.store.crewing import SqlCrew
from linnet.store.enlisting import SqlRoster
from linnet.store.hooking import SqlHooks
from linnet.store.indexing import Indexing
from linnet.store.inviting import SqlInvitations
from linnet.store.keyring import SqlKeys
from linnet.store.probing import Probing
from linnet.store.recording import Recording
from linnet.store.statements import (
    codes,
    editions,
    entries,
    files,
    finding,
    keeping,
    markers,
    mine,
    people,
    pins,
    readers,
    rooms,
)
from linnet.store.tidying import Tidying
from linnet.store.writer import Writer

log = structlog.get_logger()
T = TypeVar("T")
SEARCH_TIME = 3.0
"""Seconds one search may take."""
_LOOK = 50_000
"""Steps of SQLite's, some milliseconds, after which a search looks at the clock."""


class SqliteStore:
    """A `Store` in one file. Open it with `SqliteStore.open`, inside a running loop."""

    def __init__(self, engine: Engine, direct: DirectMessages) -> None:
        self._engine = engine
        self._told: Told = lambda turns: None
        self._everybody = 0
        self._blocking: set[PersonId] = set()
        file = Path(engine.url.database or "")
        self.condition = Condition(file, asyncio.get_running_loop())
        self._writer = Writer(engine, self._committed, direct, self.condition)
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="linnet-reader")
        # Of its own, so that no page of history waits behind a search.
        self._searcher = ThreadPoolExecutor(1, thread_name_prefix="linnet-search")
        self._indexing = Indexing(self._write, self._read)
        self._tidying = Tidying(self._writer, str(file), self._indexing.scrub)
        self._probing = Probing(self.condition, self._touch, self._writer.turn_away)
        self._watching: asyncio.Task[None] | None = None
        self.roster = SqlRoster(self._write, self._read, self._came)
        self.crew = SqlCrew(self._write, self._read, self._came)
        self.keys = SqlKeys(self._write, self._read)
        self.invitations = SqlInvitations(self._write, self._read)
        self.hooks = SqlHooks(self._write, self._read, self._came)
        self.records = Recording(self._write, self._read, self._tidying.want)

    @classmethod
    async def open(
        cls, path: Path, at: Millis, direct: DirectMessages = "everybody"
    ) -> "SqliteStore":
        """Open or create the file and bring its schema up to date.

        `direct` says who may write to each other directly.
        Raises SchemaError when the file is from a newer program; nothing is changed then. Also
        where the disk does not let it be read and written.
        """
        try:
            await asyncio.to_thread(schema.upgrade, path)
        except (DBAPIError, sqlite3.Error, OSError) as error:
            raise unusable(path, error) from error
        store = cls(connect(path), direct)
        try:
            await store._begin(at)
        except Refused as refused:
            await store.close()
            raise unusable(path, refused.__cause__ or refused) from refused
        return store

    async def _begin(self, at: Millis) -> None:
        """Have everything on disk that was written before, then learn what is kept in memory."""
        await self._writer.alone(settle)
        await self._write(partial(rooms.make_lobby, at=at))
        await self._write(own.recover)
        self._blocking = await self._read(mine.blocking)
        _, self._everybody = await self.list_people(0, 0)
        self._indexing.start()
        self._watching = asyncio.get_running_loop().create_task(self._probing.tend())

    def listen(self, told: Told) -> None:
        self._told = told

    def allow_direct(self, direct: DirectMessages) -> None:
        """Who may write to each other directly from now on."""
        self._writer.direct = direct

    def submit(self, turn: Turn) -> None:
        self._writer.submit(turn)

    def peek(self, room: RoomId) -> Room | None:
        return self._writer.rooms.get(room)

    def members(self, room: Room) -> int:
        return self._everybody if room.id == LOBBY else len(room.members)

    async def room(self, room: RoomId) -> Room | None:
        found = self.peek(room)
        if found is None:
            loaded = await self._read(partial(at_one_time, rooms.load, room))
            # A turn may have loaded and changed it meanwhile: what is there already is newer.
            found = self._writer.rooms.setdefault(room, loaded) if loaded else None
        return found

    async def room_named(self, key: str, person: PersonId) -> RoomId | None:
        return await self._read(lambda c: rooms.named(c, key, person))

    async def open_rooms(self) -> Sequence[Room]:
        ids = await self._read(rooms.open_rooms)
        return [room for room in [await self.room(id) for id in ids] if room]

    async def standings(self, person: PersonId) -> Sequence[Standing]:
        await self._own_written()
        return await self._read(partial(at_one_time, markers.standings, person))

    async def entries(
        self, room: RoomId, *, after: int, limit: int, upto: int | None = None
    ) -> Sequence[Entry]:
        return await self._read(lambda c: entries.after(c, room, after, limit, upto))

    async def entries_before(self, room: RoomId, *, before: int, limit: int) -> Sequence[Entry]:
        return await self._read(lambda c: entries.before(c, room, before, limit))

    async def pins(self, room: RoomId, *, offset: int, limit: int) -> Sequence[PinnedMessage]:
        return await self._read(lambda c: pins.page(c, room, offset, limit))

    async def editions(
        self, room: RoomId, seq: int, *, offset: int, limit: int
    ) -> Sequence[Edition]:
        return await self._read(lambda c: editions.page(c, room, seq, offset, limit))

    async def search(self, sought: Sought) -> Finding:
        await self._probing.unless_bad(self._indexing.catch_up)
        look = partial(_find, sought=sought)
        return await asyncio.get_running_loop().run_in_executor(self._searcher, self._run, look)

    async def heads(self, rooms: Sequence[RoomId]) -> dict[RoomId, int]:
        return await self._read(lambda c: entries.heads(c, rooms))

    async def mark_read(self, person: PersonId, room: RoomId, seq: int) -> Marker:
        mark = partial(markers.mark_read, person=person, room=room, seq=seq)
        marked: Marker = await self._writer.run(mark, marks=(person, room))
        return marked

    async def set_level(self, person: PersonId, room: RoomId, level: Level) -> None:
        await self._write(lambda c: mine.set_level(c, person, room, level))

    async def set_draft(self, person: PersonId, room: RoomId, draft: Draft, at: Millis) -> None:
        await self._write(lambda c: mine.set_draft(c, person, room, draft, at))

    async def readers(self, message: Entry, names: int) -> Readers:
        await self._own_written()
        return await self._read(lambda c: readers.of(c, message, names))

    async def block(self, person: PersonId, other: PersonId, at: Millis) -> Sequence[Named]:
        found = await self._write(lambda c: mine.block(c, person, other, at))
        self._blocking.add(person)
        return found

    async def unblock(self, person: PersonId, other: PersonId) -> Sequence[Named]:
        return await self._write(lambda c: mine.unblock(c, person, other))

    async def blocked(self, person: PersonId) -> Sequence[Named]:
        if person not in self._blocking:
            return ()
        return await self._read(lambda c: mine.blocked(c, person))

    async def person(self, id: PersonId) -> Person | None:
        return await self._read(lambda c: people.by_id(c, id))

    async def people(self, ids: Sequence[PersonId]) -> Sequence[Person]:
        return await self._read(lambda c: people.by_ids(c, ids))

    async def list_people(
        self, offset: int, limit: int, part: str = "", room: RoomId | None = None
    ) -> tuple[Sequence[Person], int]:
        return await self._read(lambda c: people.page(c, offset, limit, part, room))

    async def person_by_key(self, key: str) -> Login | None:
        return await self._read(lambda c: people.by_key(c, key))

    async def person_by_token(self, token_hash: bytes) -> Person | None:
        return await self._read(lambda c: people.by_token(c, token_hash))

    async def add_person(
        self,
        *,
        name: str,
        key: str,
        kind: PersonKind,
        role: Role,
        password: str | None,
        at: Millis,
        token_hash: bytes | None = None,
        agent: str = "",
        code: bytes | None = None,
    ) -> tuple[Person, Marker]:
        def add(c: Connection) -> tuple[Person, Marker]:
            given = codes.role(c, code, role)
            person = people.add(
                c, name=name, key=key, kind=kind, role=given, password=password, at=at
            )
            if code is not None:
                codes.use(c, code, person.id)
            if token_hash is not None:
                people.add_session(c, person.id, token_hash, at, agent)
            return person, markers.read_lobby(c, person.id)

        added = await self._write(add)
        self._everybody += 1
        return added

    async def claim(
        self, person: PersonId, *, name: str, key: str, password: str, code: bytes | None = None
    ) -> Person:
        def claim(c: Connection) -> Person:
            claimed = people.claim(c, person, name, key, password)
            role = codes.role(c, code, claimed.role)
            if code is not None:
                codes.use(c, code, person)
            return claimed if role is claimed.role else people.set_role(c, person, role)

        return await self._write(claim)

    async def rename(self, person: PersonId, name: str, key: str) -> Person:
        return await self._write(lambda c: people.rename(c, person, name, key))

    async def drop_traceless(self, person: PersonId) -> bool:
        dropped = await self._write(lambda c: people.drop_traceless(c, person))
        self._everybody -= dropped
        return dropped

    async def set_password(self, person: PersonId, password: str) -> None:
        await self._write(lambda c: people.set_password(c, person, password))

    async def set_role(self, person: PersonId, role: Role) -> Person:
        return await self._write(lambda c: people.set_role(c, person, role))

    async def add_session(
        self, person: PersonId, token_hash: bytes, at: Millis, agent: str
    ) -> None:
        await self._write(lambda c: people.add_session(c, person, token_hash, at, agent))

    async def drop_session(self, token_hash: bytes) -> None:
        await self._write(lambda c: people.drop_session(c, token_hash))

    async def drop_sessions(self, person: PersonId, but: bytes | None = None) -> Sequence[bytes]:
        return await self._write(lambda c: people.drop_sessions(c, person, but))

    async def add_file(self, kept: Kept, *, avatar: bool = False) -> None:
        def add(c: Connection) -> None:
            files.add(c, kept)
            if avatar:
                files.set_avatar(c, kept.by, kept.file.id)

        await self._write(add)

    async def file(self, id: str) -> Kept | None:
        return await self._read(lambda c: files.one(c, id))

    async def files_used(self, by: PersonId) -> int:
        return await self._read(lambda c: files.used(c, by))

    async def files_needed(self, shas: Collection[str]) -> set[str]:
        return await self._read(lambda c: files.needed(c, shas))

    async def drop_unneeded_files(self, before: Millis, *, thorough: bool) -> Sequence[str]:
        return await self._write(lambda c: files.drop_unneeded(c, before, thorough=thorough))

    async def avatar(self, person: PersonId) -> Kept | None:
        return await self._read(lambda c: files.avatar(c, person))

    async def drop_avatar(self, person: PersonId) -> None:
        await self._write(lambda c: files.set_avatar(c, person, None))

    async def rooms_with_retention(self) -> Sequence[RoomId]:
        return await self._read(keeping.rooms_with_retention)

    async def older(self, room: RoomId, before: Millis) -> tuple[int, int]:
        return await self._read(lambda c: keeping.older(c, room, before))

    async def said_by(self, person: PersonId) -> Mapping[RoomId, tuple[int, int]]:
        return await self._read(lambda c: keeping.said_by(c, person))

    async def forget(self, person: PersonId) -> None:
        await self._write(lambda c: keeping.forget(c, person))

    async def tidy(self) -> None:
        await self._tidying.tidy()

    async def leave_no_trace(self) -> None:
        await self._tidying.leave_no_trace()

    async def ping(self) -> None:
        await self._probing.ask()

    async def settled(self) -> None:
        await self._writer.settled()

    async def close(self) -> None:
        if self._watching is not None:
            self._watching.cancel()
        await self._indexing.close()
        await self._writer.close()
        self._readers.shutdown()
        self._searcher.shutdown()
        self._engine.dispose()
        self._tidying.close()

    def _came(self, more: int) -> None:
        self._everybody += more

    def _committed(self, turns: Sequence[Turn]) -> None:
        self._told(turns)
        self._indexing.news(len(turns))

    async def _own_written(self) -> None:
        """Have markers as they are; on a disk that takes nothing, reading goes on without."""
        await self._probing.unless_bad(self._writer.write_own)

    def _touch(self) -> asyncio.Future[None]:
        return asyncio.ensure_future(self._write(own.touch))

    async def _write(self, job: Callable[[Connection], T]) -> T:
        result: T = await self._writer.run(job)
        return result

    async def _read(self, query: Callable[[Connection], T]) -> T:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._readers, self._run, query)

    def _run(self, query: Callable[[Connection], T]) -> T:
        try:
            with self._engine.connect() as conn:
                return query(conn)
        except (DBAPIError, OSError) as error:
            cause = str(getattr(error, "orig", error))
            log.error("store-unreadable", file=str(self.condition.file), error=cause)
            raise Refused(Reason.STORE_FAILED) from error


def _find(conn: Connection, sought: Sought) -> Finding:
    """All of a search sees the same moment, and ends in time."""
    raw: Any = conn.connection.driver_connection
    until = monotonic() + SEARCH_TIME
    conn.exec_driver_sql("begin")
    try:
        raw.set_progress_handler(lambda: monotonic() > until, _LOOK)
        return finding.find(conn, sought)
    except DBAPIError as error:
        if monotonic() > until:
            raise Refused(
                Reason.BAD_SEARCH, "This search takes too long; add a word, a room or a date."
            ) from error
        raise
    finally:
        raw.set_progress_handler(None, 0)
        conn.exec_driver_sql("rollback")
