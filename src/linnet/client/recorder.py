"""Writes down what happens: events into the cache, tokens into their store."""

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from msgspec import MsgspecError

from linnet.client.cache import Cache, settle
from linnet.client.events import (
    Answered,
    Arrived,
    Changed,
    Connected,
    Declined,
    Event,
    Older,
    Overtaken,
    Queued,
    Restarted,
    RoomChanged,
    RoomGone,
)
from linnet.client.session import Session
from linnet.client.timeline import KEEP
from linnet.client.world import Held
from linnet.protocol.commands import RoomCommand
from linnet.protocol.entries import Entry
from linnet.protocol.folding import brought_up
from linnet.protocol.frames import DraftTold, LevelTold, ReadTold
from linnet.protocol.ids import RoomId

_BATCH = 50
"""Entries that wait at most before they are written: as many as take a few milliseconds."""


class Recorder:
    """Keeps one person's cache current. A cache that fails is given up, the client lives on."""

    def __init__(self, home: Path, keep: int = KEEP) -> None:
        self._home = home
        self._keep = keep
        self._cache: Cache | None = None
        self._entries: list[Entry] = []
        self._rooms: set[RoomId] = set()
        self.unsettled: Path | None = None
        """The file that was flushed and the disk may not have yet."""

    def open(self, server: str, person: str) -> tuple[Held | None, list[RoomCommand]]:
        """What an earlier run kept for this person."""
        try:
            self._cache = Cache(self._home, server, person, self._keep)
            return self._cache.load(), self._cache.outbox()
        except (sqlite3.Error, OSError):
            self._cache = None
            return None, []

    def record(self, events: Iterable[Event], session: Session) -> None:
        """Take in what happened. Wishes are on disk when this returns, entries after `flush`."""
        try:
            for event in events:
                self._record(event, session)
            if len(self._entries) >= _BATCH:
                self._flush(session)
        except (sqlite3.Error, OSError):
            self._cache = None

    def flush(self, session: Session) -> None:
        """Write what was gathered."""
        try:
            self._flush(session)
        except sqlite3.Error:
            self._cache = None

    def settle(self) -> None:
        """Wait for the disk to have what was flushed; for another thread."""
        path, self.unsettled = self.unsettled, None
        if path:
            with suppress(sqlite3.Error):  # The next one does it, or the end.
                settle(path)

    def between(self, room: RoomId, first: int, end: int, session: Session) -> list[Entry]:
        """What is kept of a room from a place on and before another."""
        self.flush(session)
        try:
            return self._cache.between(room, first, end) if self._cache else []
        except (sqlite3.Error, MsgspecError):
            return []

    def remember(self, room: RoomId, entries: Iterable[Entry], session: Session) -> None:
        """Keep entries that were read and are not held."""
        timeline = session.world.timelines.get(room)
        if timeline is not None:
            self._entries += brought_up(list(entries), timeline.entries)
            self._rooms.add(room)

    def close(self, session: Session) -> None:
        """Write what was gathered, and nothing after it."""
        self.flush(session)
        if self._cache:
            self._cache.close()
        self._cache = None

    def _record(self, event: Event, session: Session) -> None:
        if isinstance(event, Connected):
            self._connected(event, session)
        cache = self._cache
        if cache is None:
            return
        match event:
            case Arrived(entry):
                self._entries.append(entry)
                self._rooms.add(entry.room)
            case Changed(message) | Overtaken(message):
                self._entries.append(message)
                self._rooms.add(message.room)
            case Queued(command):
                cache.queue(command)
            case Answered(send_id) | Declined(send_id):
                cache.unqueue(send_id)
            case Older(room, entries):
                self._entries += entries
                self._rooms.add(room)
            case RoomChanged(view):
                self._rooms.add(view.id)
            case ReadTold(room) | LevelTold(room) | DraftTold(room):
                self._rooms.add(room)
            case Restarted(room) | RoomGone(room):
                self._entries = [entry for entry in self._entries if entry.room != room]
                cache.discard(room)
            case _:
                pass

    def _connected(self, event: Connected, session: Session) -> None:
        whose = (event.server.id, event.you.id)
        if self._cache is None or self._cache.whose != whose:
            if self._cache:
                self._cache.close()
            held, wishes = self.open(*whose)
            if held and self._cache:
                for view in held.rooms:
                    self._cache.discard(view.id)
            session.adopt(wishes)
        if self._cache:
            self._cache.belongs_to(event.server.id, event.you)
            for wish in session.outbox:
                self._cache.queue(wish.command)

    def _flush(self, session: Session) -> None:
        if self._cache and (self._rooms or self._entries):
            rooms = session.world.rooms
            self._cache.keep([rooms[id] for id in self._rooms if id in rooms], self._entries)
            self.unsettled = self._cache.path
        self._entries, self._rooms = [], set()
