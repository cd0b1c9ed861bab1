"""Turns inside a transaction: the rule runs, its entry becomes rows."""

from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from linnet.hub import answers, directs
from linnet.hub.decide import decide, say
from linnet.hub.directs import DirectMessages
from linnet.hub.invitations import Accepting
from linnet.hub.messages import is_plain
from linnet.hub.restrictions import Bars
from linnet.hub.room import Room, evolve
from linnet.protocol.commands import CreateRoom, Direct, Say
from linnet.protocol.entries import Entry, PolicySet, Said
from linnet.protocol.folding import is_change
from linnet.protocol.ids import LOBBY, RoomId
from linnet.protocol.reasons import Reason, Refused
from linnet.store import effects, facts
from linnet.store.api import Turn
from linnet.store.own import Own
from linnet.store.statements import acts, entries, invitations, paces, rooms


class Decisions:
    """The turns of one transaction, on top of the rooms as committed before it.

    Messages are decided in memory and written together. That assumes their send_ids are new;
    where one is not, the insert fails and the batch is taken again with `careful`, which
    looks each send_id up first.
    """

    def __init__(
        self,
        conn: Connection,
        committed: dict[RoomId, Room],
        direct: DirectMessages,
        *,
        careful: bool,
    ) -> None:
        self.rooms: dict[RoomId, Room] = {}
        self.overwrote = False
        self._conn = conn
        self._committed = committed
        self._direct = direct
        self._careful = careful
        self._rows: list[tuple[Any, ...]] = []
        self.own: Own = {}
        lobby = committed.get(LOBBY)
        self._everywhere: Bars = lobby.bars if lobby else {}

    def take(self, turn: Turn) -> None:
        """Decide one turn; it is written at the next flush."""
        if self._careful:  # taken before, and rolled back
            turn.entry, turn.refused, turn.fresh = None, None, False
        try:
            if self._careful or not self._take_at_once(turn):
                self._take_slowly(turn)
        except Refused as refused:
            turn.refused = refused

    def _take_at_once(self, turn: Turn) -> bool:
        """Decide a message in memory; one that is refused may be a repeated one after all."""
        command, by = turn.command, turn.by
        if type(command) is not Say or not is_plain(command, turn.words):
            return False
        room = self.rooms.get(turn.room) or self._room(turn.room)
        if by.id in self._everywhere or (
            room is not None and (room.policy.slow or room.kind == "direct")
        ):
            return False
        try:
            entry = say(room, by, command, turn.at)
        except Refused:
            return False
        self._log(turn, room, entry)
        self.own[by.id, turn.room] = entry
        return True

    def flush(self) -> None:
        """Write the messages decided so far. Raises IntegrityError for a send_id seen before."""
        if self._rows:
            written, self._rows = self._rows, []
            raw: Any = self._conn.connection.driver_connection
            try:
                raw.executemany(entries.RAW_INSERT, written)
            except raw_integrity_error(raw) as error:
                raise IntegrityError(entries.RAW_INSERT, None, error) from error

    def _log(self, turn: Turn, room: Room | None, entry: Entry) -> None:
        assert room is not None, "nothing is granted in a room that is not there"
        self.rooms[entry.room] = evolve(room, entry)
        self._rows.append(entries.row(entry))
        turn.entry, turn.fresh = entry, True

    def _take_slowly(self, turn: Turn) -> None:
        self.flush()
        first = entries.sent(self._conn, turn.by.id, turn.command.send_id)
        if first is not None:
            if not self._answers(turn, first):
                raise Refused(Reason.SEND_ID_REUSED)
            turn.entry = first
            return
        room = self._room_for(turn)
        known = facts.gather(self._conn, turn, room, self._everywhere, self._direct)
        if isinstance(turn.command, Direct) and room is not None and room.seq:
            directs.check(known)
            turn.entry = entries.after(self._conn, room.id, 0, 1, None)[0]
            return
        entry = decide(room, turn.by, turn.command, turn.at, known)
        assert room is not None, "nothing is granted in a room that is not there"
        self._log(turn, room, entry)
        if isinstance(entry.body, Said):
            self.own[entry.by, entry.room] = entry
        self.overwrote |= is_change(entry) or isinstance(entry.body, PolicySet)
        self.flush()
        acts.note(self._conn, turn, entry, room)
        effects.apply(self._conn, entry, room)
        if isinstance(turn.command, Accepting):
            invitations.use(self._conn, turn.command.hash, turn.by.id)
        if room.id == LOBBY:
            self._everywhere = self.rooms[LOBBY].bars
        if room.policy.slow and isinstance(turn.command, Say):
            paces.keep(self._conn, entry)

    def _answers(self, turn: Turn, first: Entry) -> bool:
        plain = isinstance(turn.command, Say)
        deed = None if plain else acts.at_place(self._conn, first.room, first.seq)
        return answers.is_answer(turn.room, turn.command, turn.who, first, deed)

    def _room(self, id: RoomId) -> Room | None:
        room = self.rooms.get(id) or self._committed.get(id)
        if room is None:
            room = rooms.load(self._conn, id)
            if room is not None:
                self.rooms[id] = room
        return room

    def _room_for(self, turn: Turn) -> Room | None:
        room = self._room(turn.room)
        if room is None and isinstance(turn.command, CreateRoom | Direct):
            return Room(id=turn.room, kind="private")
        return room


def raw_integrity_error(raw: Any) -> type[Exception]:
    """The driver's own IntegrityError, whichever driver it is."""
    error: type[Exception] = raw.IntegrityError
    return error
