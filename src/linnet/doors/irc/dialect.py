"""How entries look to all clients with the same capabilities: written once for all of them."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from linnet.doors.irc import capabilities as cap
from linnet.doors.irc import happenings, speech
from linnet.doors.irc.line import escaped, write, written_tags
from linnet.doors.irc.msgids import msgid, written
from linnet.doors.irc.scribe import Scribe
from linnet.protocol.entries import Edited, Entry, Reacted, Said, Unreacted
from linnet.protocol.frames import TypingTold
from linnet.protocol.ids import Millis, PersonId
from linnet.protocol.messages import Deleted

_NO_TAGS: Mapping[str, str] = {}
_KEPT = 64
"""Entries whose lines are kept for those who read them otherwise than all."""


class IrcDialect:
    """Authors read their own words otherwise: without echo-message not at all."""

    apart = True

    def __init__(self, caps: frozenset[str], scribe: Scribe) -> None:
        self.caps = caps
        self.scribe = scribe
        self.tagged = cap.MESSAGE_TAGS in caps
        self.draws = cap.DRAWS in caps
        self.timed = cap.SERVER_TIME in caps
        self.bare = not caps & cap.TAGGING
        self.accounts = cap.ACCOUNT_TAG in caps
        self._kept: dict[tuple[str, int], list[bytes]] = {}
        self._told: Sequence[Entry] = ()
        self._pieces: list[bytes] = []

    def entries(self, entries: Sequence[Entry]) -> bytes:
        return b"".join(self.pieces(entries))

    def pieces(self, entries: Sequence[Entry]) -> list[bytes]:
        """What each entry is to everybody but who did it; the last answer is kept for authors."""
        if entries is not self._told:
            self.scribe.remember(entries)
            found = self.scribe.plain(entries) if self.bare else None
            self._pieces = found or [b"".join(self.lines(entry)) for entry in entries]
            self._told = entries
        return self._pieces

    def frame(self, frame: Struct) -> bytes:
        """Of signals, clients learn who is writing; the rest is told one by one."""
        if isinstance(frame, TypingTold) and self.tagged:
            return speech.typing(self, frame)
        return b""

    def lines(self, entry: Entry, batch: str = "", *, past: bool = False) -> list[bytes]:
        """The lines of one entry, perhaps none; in a `batch`, or from the `past`."""
        if batch or past:
            self.scribe.remember((entry,))
            return self._write(entry, batch, past)
        key = entry.room, entry.seq
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            found = self._kept[key] = self._write(entry, "", past)
        return found

    def _write(self, entry: Entry, batch: str, past: bool) -> list[bytes]:
        match entry.body:
            case Said():
                return speech.said(self, entry, entry.body, batch)
            case Edited() | Deleted() | Reacted() | Unreacted():
                return speech.changed(self, entry, batch)
            case _:
                return happenings.happened(self, entry, batch, past)

    # Pieces

    def line(
        self,
        entry: Entry,
        command: str,
        *params: str,
        batch: str = "",
        tags: Mapping[str, str] = _NO_TAGS,
        named: bool = True,
        by: PersonId | None = None,
        name: str = "",
    ) -> bytes:
        """A line of who did it (or `by` another); with its id unless not `named`."""
        source = self.scribe.faces.source(by or entry.by, name or entry.name)
        marks = self.marks(entry.at, by or entry.by, batch)
        if named and self.tagged:
            marks["msgid"] = msgid(entry.room, entry.seq)
        if self.tagged:
            marks.update(tags)
        elif cap.RELAYMSG in self.caps and cap.RELAYMSG in tags:
            marks[cap.RELAYMSG] = tags[cap.RELAYMSG]
        return write(command, params, source, written_tags(marks), colon=command in _SPEECH)

    def marks(self, at: Millis, by: PersonId, batch: str = "") -> dict[str, str]:
        """Tags that say when and by whom, as far as they are wanted."""
        marks = {"batch": batch} if batch else {}
        if self.timed:
            marks["time"] = written(at)
        if self.accounts and self.scribe.faces.is_account(by):
            marks["account"] = self.scribe.faces.nick(by)
        if self.tagged and self.scribe.faces.is_bot(by):
            marks["bot"] = ""
        return marks


def labelled(lines: Sequence[bytes], label: str, ref: str, server: str) -> list[bytes]:
    """The answer to a labelled command (labeled-response): none, one or a batch of lines."""
    tag = f"label={escaped(label)}"
    if not lines:
        return [f"@{tag} :{server} ACK\r\n".encode()]
    if len(lines) == 1 or _is_batch(lines):
        return [with_tag(lines[0], tag), *lines[1:]]
    begin = f"@{tag} :{server} BATCH +{ref} labeled-response\r\n".encode()
    inside = [with_tag(line, f"batch={ref}") for line in lines]
    return [begin, *inside, f":{server} BATCH -{ref}\r\n".encode()]


def _is_batch(lines: Sequence[bytes]) -> bool:
    """Whether these are one batch already."""
    begin, end = _words(lines[0]), _words(lines[-1])
    if begin[0] != b"BATCH" or end[0] != b"BATCH":
        return False
    return begin[1][:1] == b"+" and end[1] == b"-" + begin[1][1:]


def _words(line: bytes) -> list[bytes]:
    """The command and its words, without tags and source."""
    words = line.rstrip().split(b" ")
    while words and words[0][:1] in (b"@", b":"):
        del words[0]
    return [*words, b"", b""]


def with_tag(line: bytes, tag: str) -> bytes:
    """The line with one tag more, unless it has one of that name."""
    mark = tag.encode()
    if line[:1] != b"@":
        return b"@%b %b" % (mark, line)
    tags = line[1:].partition(b" ")[0].split(b";")
    name = mark.partition(b"=")[0]
    if any(one.partition(b"=")[0] == name for one in tags):
        return line
    return b"@%b;%b" % (mark, line[1:])


_SPEECH = frozenset(("PRIVMSG", "NOTICE", "TOPIC"))
