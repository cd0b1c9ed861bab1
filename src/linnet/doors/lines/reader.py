"""Bytes into lines: limits, line ends, telnet, and what is no text. Nothing here waits.

A line ends with LF, CR LF, or (as telnet has it, RFC 854) CR NUL. What is left of a line that
is too long is dropped as it comes, so a reader holds at most one line of the limit.
"""

import re

from linnet.doors.lines.telnet import Telnet
from linnet.protocol.reasons import Reason, Refused

HEAD = 16
"""Bytes that are kept of how a connection began."""
TOO_LONG = Refused(Reason.TOO_LONG, "This line is longer than the limit; make it shorter.")
NOT_TEXT = Refused(Reason.NOT_TEXT)
_UNSAFE = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f\x80-\x9f"  # control characters, the second set too
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # what turns the direction of text
    "\u2028\u2029\ufff9-\ufffb"  # other line ends; marks of annotations
    "\U000e0000-\U000e001f"
    "]"
)


class LineReader:
    """Turns what a client sends into whole lines, without their ends.

    `half` says whether a line was begun and is not finished, `head` how the very first began.
    """

    __slots__ = ("_limit", "_rest", "_skipping", "_telnet", "head")

    def __init__(self, limit: int, *, telnet: bool = False) -> None:
        """`limit` is in bytes, without the line end; `telnet` swallows negotiation."""
        self._limit = limit
        self._rest = b""
        self._skipping = False
        self.head = b""
        self._telnet = Telnet() if telnet else None

    @property
    def half(self) -> bool:
        return bool(self._rest) or self._skipping

    def feed(self, data: bytes) -> list[str | Refused]:
        """The lines these bytes complete; a Refused stands for one that cannot be one."""
        if self._telnet is not None:
            data = self._telnet.strip(data)
        if len(self.head) < HEAD:
            self.begin(data)
        *lines, rest = (self._rest + data).split(b"\n")
        if self._skipping and lines:
            self._skipping = False
            del lines[0]
        found = [self._read(line.rstrip(b"\r")) for line in lines]
        if self._skipping:
            return found
        # A CR that belongs to the line end may be among them.
        if len(rest) > self._limit + 1:
            self._skipping, rest = True, b""
            found.append(TOO_LONG)
        self._rest = rest
        return found

    def begin(self, data: bytes) -> None:
        """These are among the first bytes."""
        self.head = (self.head + data)[:HEAD]

    def take_half(self) -> str | Refused:
        """What was begun, as if it were a whole line."""
        line, self._rest = self._rest, b""
        return self._read(line.rstrip(b"\r"))

    def _read(self, line: bytes) -> str | Refused:
        if len(line) > self._limit:
            return TOO_LONG
        try:
            return line.decode()
        except UnicodeDecodeError:
            return NOT_TEXT


def safe(text: str) -> str:
    """What somebody else wrote, for a terminal: only `\\n` and tabs are left of what has no ink."""
    return text if text.isprintable() else _UNSAFE.sub("\ufffd", text)


def shown(text: str) -> str:
    """The same in one line."""
    return safe(text).replace("\n", " / ")
