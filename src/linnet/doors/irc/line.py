"""Lines of IRC: bytes become words, words become bytes, within the limits of IRCv3.

A line is UTF-8 and ends with CR LF or LF. The message has at most 512 bytes with its end, the
tags a client sends at most 4,096 with the `@` and the space (message-tags, "Size limit").
"""

from collections.abc import Mapping, Sequence

from irctokens.line import tokenise
from msgspec import Struct

BODY = 512
"""Bytes of a line without its tags, the end of the line included."""
CLIENT_TAGS = 4096
"""Bytes of the tags a client sends, from `@` to the space."""
WHOLE = CLIENT_TAGS + BODY
_ESCAPES = str.maketrans({";": "\\:", " ": "\\s", "\\": "\\\\", "\r": "\\r", "\n": "\\n"})


class Line(Struct, frozen=True):
    """What a client said. The command is in capitals."""

    command: str
    params: Sequence[str] = ()
    tags: Mapping[str, str] = {}


def parse(text: str) -> Line | None:
    """The words of a line; None for one without any, or that no client may send."""
    if "\0" in text or "\r" in text:
        return None
    try:
        line = tokenise(text.lstrip(" "))
    except (ValueError, IndexError):
        return None
    return Line(line.command, line.params, line.tags or {})


def write(
    command: str, params: Sequence[str], source: str = "", tags: str = "", *, colon: bool = False
) -> bytes:
    """A line for the wire; what is too long is cut between two characters.

    `tags` are as `written_tags` gives them; with `colon` the last word is marked as the rest.
    """
    parts = [f":{source}", command, *params] if source else [command, *params]
    last = parts[-1]
    if params and (colon or not last or " " in last or last[0] == ":"):
        parts[-1] = f":{last}"
    return (tags.encode() if tags else b"") + cut(" ".join(parts).encode(), BODY - 2) + b"\r\n"


def cut(text: bytes, most: int) -> bytes:
    """The beginning of a text in UTF-8, so many bytes at most, no character torn apart."""
    if len(text) <= most:
        return text
    return text[:most].decode(errors="ignore").encode()


def written_tags(tags: Mapping[str, str]) -> str:
    """`@key=value;key2 `, or nothing where there are none."""
    if not tags:
        return ""
    written = (f"{key}={escaped(value)}" if value else key for key, value in tags.items())
    return f"@{';'.join(written)} "


def escaped(value: str) -> str:
    """The value of a tag as it is written."""
    return value.translate(_ESCAPES)
