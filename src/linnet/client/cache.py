"""A person's copy of rooms on disk: entries, places held, and what is still to be sent.

It may be thrown away at any time but for the outbox; the server has the rest. What is written
stands in SQLite's log first; `settle` brings it to its place, which waits for the disk.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import msgspec

from linnet.client.places import private_folder
from linnet.client.timeline import KEEP
from linnet.client.world import Held
from linnet.protocol import codec
from linnet.protocol.commands import RoomCommand
from linnet.protocol.entries import Entry, Restored
from linnet.protocol.folding import brought_up, is_change, target_of
from linnet.protocol.frames import RoomView
from linnet.protocol.ids import RoomId
from linnet.protocol.people import Person

VERSION = 1
DEEP = 20_000
"""Entries kept on disk for a room: what was read can be read again without a connection."""
_SCHEMA = """
CREATE TABLE whose (server TEXT NOT NULL, me BLOB NOT NULL);
CREATE TABLE rooms (room TEXT PRIMARY KEY, view BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE entries (room TEXT, seq INTEGER, entry BLOB NOT NULL, PRIMARY KEY (room, seq))
    WITHOUT ROWID;
CREATE TABLE outbox (place INTEGER PRIMARY KEY, send_id TEXT UNIQUE, command BLOB NOT NULL);
"""
_command: msgspec.json.Decoder[RoomCommand] = msgspec.json.Decoder(RoomCommand)


class Cache:
    """One file for each server and person. Used from one thread; several programs may share it."""

    def __init__(
        self, home: Path, server: str, person: str, keep: int = KEEP, deep: int = DEEP
    ) -> None:
        """`keep` entries of a room are loaded at first, `deep` ones are on disk."""
        self.whose = (server, person)
        self._keep = keep
        self._deep = max(keep, deep)
        # A server chooses its id, so the id is no file name.
        name = sha256(f"{server} {person}".encode()).hexdigest()[:24]
        self.path = private_folder(home / "cache") / f"{name}.db"
        try:
            self._db = _open(self.path)
        except sqlite3.DatabaseError:
            self.path.unlink()
            self._db = _open(self.path)

    def close(self) -> None:
        """Nothing is written after this."""
        self._db.close()

    def load(self) -> Held | None:
        """What was kept, if anything: of each room the newest entries without a gap."""
        found = self._db.execute("SELECT server, me FROM whose").fetchone()
        if found is None:
            return None
        try:
            views = self._db.execute("SELECT view FROM rooms ORDER BY room").fetchall()
            rooms = [msgspec.json.decode(view, type=RoomView) for (view,) in views]
            return Held(
                found[0],
                msgspec.json.decode(found[1], type=Person),
                rooms,
                {room.id: self._newest(room.id) for room in rooms},
            )
        except msgspec.MsgspecError:
            return None  # Written by another version; the server tells it all again.

    def outbox(self) -> list[RoomCommand]:
        """What an earlier run did not get answered, in order."""
        rows = self._db.execute("SELECT command FROM outbox ORDER BY place")
        return list(_readable(row for (row,) in rows))

    def queue(self, command: RoomCommand) -> None:
        """Keep a command until it is answered; it is on disk when this returns."""
        with self._db:
            self._db.execute(
                "INSERT OR IGNORE INTO outbox (send_id, command) VALUES (?, ?)",
                (command.send_id, codec.encode(command)),
            )

    def unqueue(self, send_id: str) -> None:
        """The command was answered."""
        with self._db:
            self._db.execute("DELETE FROM outbox WHERE send_id = ?", (send_id,))

    def belongs_to(self, server: str, me: Person) -> None:
        """Remember whose copy this is."""
        with self._db:
            self._db.execute("DELETE FROM whose")
            self._db.execute("INSERT INTO whose VALUES (?, ?)", (server, codec.encode(me)))

    def keep(self, views: Iterable[RoomView], entries: Iterable[Entry]) -> None:
        """Add entries, and how their rooms look; old entries go where there are too many."""
        entries = list(entries)
        with self._db:
            self._put(entries)
            for view in views:
                self._db.execute(
                    "INSERT OR REPLACE INTO rooms VALUES (?, ?)", (view.id, codec.encode(view))
                )
                self._db.execute(
                    "DELETE FROM entries WHERE room = ? AND seq <= ?",
                    (view.id, view.head - self._deep),
                )
                self._bring_up(view, [entry for entry in entries if entry.room == view.id])

    def between(self, room: RoomId, first: int, end: int) -> list[Entry]:
        """What is on disk from a place on and before another, oldest first."""
        rows = self._db.execute(
            "SELECT entry FROM entries WHERE room = ? AND seq >= ? AND seq < ? ORDER BY seq",
            (room, first, end),
        )
        return [codec.decode_entry(row) for (row,) in rows]

    def discard(self, room: RoomId) -> None:
        """Throw the copy of a room away."""
        with self._db:
            self._db.execute("DELETE FROM entries WHERE room = ?", (room,))
            self._db.execute("DELETE FROM rooms WHERE room = ?", (room,))

    def _put(self, entries: Iterable[Entry]) -> None:
        self._db.executemany(
            "INSERT OR REPLACE INTO entries VALUES (?, ?, ?)",
            [(entry.room, entry.seq, codec.encode(entry)) for entry in entries],
        )

    def _bring_up(self, view: RoomView, entries: Iterable[Entry]) -> None:
        """Change what is on disk alone as these say; what is held comes here changed already."""
        held = view.head - self._keep
        changes = [one for one in entries if is_change(one) and (target_of(one) or 0) <= held]
        if any(isinstance(entry.body, Restored) for entry in entries):
            # What came back is told by the server alone.
            self._db.execute("DELETE FROM entries WHERE room = ? AND seq <= ?", (view.id, held))
        elif changes:
            before = self.between(view.id, 0, held + 1)
            now = brought_up(before, changes)
            self._put(new for new, old in zip(now, before, strict=True) if new is not old)

    def _newest(self, room: RoomId) -> list[Entry]:
        rows = self._db.execute(
            "SELECT entry FROM entries WHERE room = ? ORDER BY seq DESC LIMIT ?", (room, self._keep)
        )
        newest: list[Entry] = []
        for (row,) in rows:
            entry = codec.decode_entry(row)
            if newest and entry.seq != newest[-1].seq - 1:
                break
            newest.append(entry)
        return newest[::-1]


def settle(path: Path) -> None:
    """What the log of this file holds comes to its place; for a thread that may wait."""
    with closing(sqlite3.connect(path, timeout=5)) as db:
        db.execute("PRAGMA wal_checkpoint(PASSIVE)")


def _open(path: Path) -> sqlite3.Connection:
    path.touch(mode=0o600)
    db = sqlite3.connect(path, timeout=5)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA wal_autocheckpoint = 0")  # It would wait for the disk; see `settle`.
    # What a power cut takes from a cache is fetched again; only the outbox could miss it.
    db.execute("PRAGMA synchronous = NORMAL")
    # What others deleted is to be gone here as well.
    db.execute("PRAGMA secure_delete = ON")
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if version not in (0, VERSION):
        db.close()
        raise sqlite3.DatabaseError(f"a cache of version {version}")
    if version == 0:
        db.executescript(f"BEGIN; {_SCHEMA} PRAGMA user_version = {VERSION}; COMMIT;")
    return db


def _readable(rows: Iterable[bytes]) -> Iterator[RoomCommand]:
    for row in rows:
        try:
            yield _command.decode(row)
        except msgspec.MsgspecError:
            continue
