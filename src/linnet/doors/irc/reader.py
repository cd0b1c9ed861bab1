"""Bytes into lines of IRC; tags and the rest have limits of their own."""

from linnet.doors.irc.line import BODY, CLIENT_TAGS, WHOLE
from linnet.doors.lines.reader import HEAD, LineReader
from linnet.protocol.reasons import Reason, Refused

FLOOD = 16_384
"""Bytes of a line after which nothing more is read: no client sends that by mistake."""
LABEL = 64
"""Bytes of a label (labeled-response)."""


class BadLine(Refused):
    """A line that cannot be taken; `command` is what it began with, `label` what marks it.

    After a `hopeless` one the connection ends.
    """

    def __init__(self, reason: Reason, line: bytes = b"", *, hopeless: bool = False) -> None:
        super().__init__(reason)
        self.command = _command(line)
        self.label = _label(line)
        self.hopeless = hopeless


class IrcReader(LineReader):
    """Turns what a client sends into whole lines, without their ends.

    `half` says whether a line was begun and is not finished. At most one line is held.
    """

    __slots__ = ("_dropped",)

    def __init__(self) -> None:
        super().__init__(WHOLE)
        self._dropped = 0

    def feed(self, data: bytes) -> list[str | Refused]:
        """The lines these bytes complete; a Refused stands for one that cannot be one."""
        if len(self.head) < HEAD:
            self.begin(data)
        *lines, rest = (self._rest + data if self._rest else data).split(b"\n")
        if self._skipping:
            self._dropped += len(lines[0] if lines else rest)
            if self._dropped > FLOOD:
                return [BadLine(Reason.TOO_LONG, hopeless=True)]
        if self._skipping and lines:
            self._skipping = False
            del lines[0]
        found = [self._read(line) for line in lines]
        self._rest = b""
        if self._skipping:
            return found
        if len(rest) > WHOLE:
            self._skipping, self._dropped = True, len(rest)
            found.append(BadLine(Reason.TOO_LONG, rest, hopeless=len(rest) > FLOOD))
        else:
            self._rest = rest
        return found

    def _read(self, line: bytes) -> str | Refused:
        line = line.rstrip(b"\r")
        tags = 0
        if line[:1] == b"@":
            tags = line.find(b" ") + 1 or len(line)
        if tags > CLIENT_TAGS or len(line) - tags > BODY - 2:
            return BadLine(Reason.TOO_LONG, line, hopeless=len(line) > FLOOD)
        try:
            return line.decode()
        except UnicodeDecodeError:
            return BadLine(Reason.NOT_TEXT, line)


def _label(line: bytes) -> str:
    """The label among the tags, where it is text and not too long."""
    if line[:1] != b"@":
        return ""
    for tag in line[1:].partition(b" ")[0].split(b";"):
        name, _, value = tag.partition(b"=")
        if name == b"label" and len(value) <= LABEL and value.isascii():
            return value.decode()
    return ""


def _command(line: bytes) -> str:
    """The first word after the tags, where it is one."""
    if line[:1] == b"@":
        line = line.partition(b" ")[2]
    word = line.lstrip(b" ").partition(b" ")[0]
    return word.decode().upper() if word.isalnum() and word.isascii() and len(word) < 32 else "*"
