"""How entries look as lines: messages with who said them on every line, deeds after a star."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from msgspec import UNSET, Struct

from linnet.doors.lines.reader import safe, shown
from linnet.doors.text.deeds import deed
from linnet.doors.text.memory import Memory
from linnet.markup import parse, plain
from linnet.protocol.entries import Created, Edited, Entry, Said
from linnet.protocol.files import File
from linnet.protocol.frames import Presence, RoomTold
from linnet.protocol.ids import LOBBY, PersonId, RoomId
from linnet.protocol.people import Present


class TextDialect(ABC):
    """Lines for all connections of one text door; authors hear themselves apart."""

    apart = True

    def __init__(self) -> None:
        self.memory = Memory()
        self.found_at = ""
        """Where the server's pages are, such as `http://127.0.0.1:8888`."""

    @abstractmethod
    def who(self, id: PersonId, name: str) -> str:
        """How a person is called."""

    @abstractmethod
    def moves(self, came: Sequence[Present], went: Sequence[Present]) -> list[str]:
        """Who came to the server and who went."""

    def entries(self, entries: Sequence[Entry]) -> bytes:
        for entry in entries:
            self.memory.hear(entry)
        return joined(line for entry in entries for line in self.lines(entry))

    def frame(self, frame: Struct) -> bytes:
        match frame:
            case Presence(room=room, came=came, went=went) if room == LOBBY:
                return joined(self.moves(came, went))
            case RoomTold(room=view):
                self.memory.meet([view])
        return b""

    def lines(self, entry: Entry, me: PersonId | None = None) -> list[str]:
        """An entry as its lines, for `me` or for anybody else."""
        said = entry.body
        if isinstance(said, Said):
            if said.deleted is not UNSET:
                return []
            label = self.label(entry, me)
            return [f"{label}: {line}" for line in self._text(entry.room, said)]
        if isinstance(said, Created) and said.who is not None:
            return []  # The message that follows says it.
        place = entry.seq if isinstance(said, Edited) else 0
        words = deed(entry, self.who, lambda seq: self.about(entry.room, seq, place or seq))
        return [f"{self.place(entry.room)}* {words}"]

    def label(self, entry: Entry, me: PersonId | None) -> str:
        """What stands before every line of a message: nobody can write another's there."""
        if other := direct(entry.room, entry.by):
            by = self.who(entry.by, entry.name)
            return f"[Private] To {self.addressee(other)}" if entry.by == me else f"[Private] {by}"
        return f"{self.place(entry.room)}{self.who(entry.by, entry.name)}"

    def addressee(self, other: PersonId) -> str:
        """How the other one of two is called."""
        return other

    def place(self, room: RoomId) -> str:
        """What stands before the lines of a room that is not the lobby."""
        if room == LOBBY:
            return ""
        return "[Private] " if direct(room) else f"[#{self.memory.room(room)}] "

    def about(self, room: RoomId, seq: int, at: int) -> str:
        """A message in a few words, as it was told at this place."""
        gist = self._gist(room, at)
        return f"message {seq} ({gist})" if gist else f"message {seq}"

    def _gist(self, room: RoomId, seq: int) -> str:
        told = self.memory.message(room, seq)
        return f"{self.who(*told[:2])}: {shown(told[2])}" if told else ""

    def _address(self, room: RoomId, file: File) -> str:
        name = room if direct(room) else self.memory.room(room)
        return f"{self.found_at}/r/{quote(name)}/{file.id}"

    def _text(self, room: RoomId, said: Said) -> list[str]:
        text = plain(parse(said.text)) if "||" in said.text else said.text
        lines = safe(text).split("\n") if text else []
        lines += [f"[file] {_file(file)} {self._address(room, file)}" for file in said.files]
        if said.reply_to is not UNSET:
            target = self._gist(room, said.reply_to) or f"message {said.reply_to}"
            lines[0] = f"(to {target}) {lines[0]}"
        return lines


def direct(room: RoomId, me: PersonId | None = None) -> PersonId | None:
    """The other of two in a direct room, seen by `me`; None for any other room."""
    low, dash, high = room.removeprefix("~").partition("-")
    if not dash or not room.startswith("~"):
        return None
    return PersonId(high if low == me else low)


def joined(lines: Iterable[str]) -> bytes:
    """Lines for the wire."""
    return "".join(f"{line}\n" for line in lines).encode()


def _file(file: File) -> str:
    size = f"{file.size / 1e6:.1f} MB" if file.size >= 1e6 else f"{-(-file.size // 1000)} kB"
    return f"{shown(file.name)} ({size})"
