"""Telnet's commands (RFC 854), taken out of what a client sends; none is ever answered.

A client whose wishes nobody answers stays a simple terminal that sends lines, which is all
that is needed.
"""

IAC, SE, SB = 255, 240, 250
"""Interpret as command; end and begin of a subnegotiation."""
WILL, DONT = 251, 254
"""The first and last of the commands with an option after them."""


class Telnet:
    """Remembers a command that was cut between two packets."""

    __slots__ = ("_state",)

    def __init__(self) -> None:
        self._state = "text"

    def strip(self, data: bytes) -> bytes:
        """The text in these bytes; a NUL becomes LF: CR NUL is telnet's other line end."""
        if self._state == "text" and IAC not in data and 0 not in data:
            return data
        text = bytearray()
        for byte in data:
            self._take(byte, text)
        return bytes(text)

    def _take(self, byte: int, text: bytearray) -> None:
        match self._state:
            case "text" if byte == IAC:
                self._state = "command"
            case "text":
                text.append(byte or 10)
            case "command":
                self._state = _after(byte)
            case "option":
                self._state = "text"
            case "sub" if byte == IAC:
                self._state = "sub-command"
            case "sub-command":
                self._state = "text" if byte == SE else "sub"


def _after(command: int) -> str:
    """What follows a command. An IAC that is text is no UTF-8 anyway, and goes too."""
    if command == SB:
        return "sub"
    return "option" if WILL <= command <= DONT else "text"
