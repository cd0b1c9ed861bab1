"""Text on both sides of the door: formatting codes on the way in, lines of 512 bytes out."""

import re

ACTION = "ACTION"
_BOLD, _ITALIC, _STRIKE, _MONO = "\x02", "\x1d", "\x1e", "\x11"
_MARKUP = {_BOLD: "**", _ITALIC: "*", _STRIKE: "~~", _MONO: "`"}
_PAIRS = re.compile("([\x02\x1d\x1e\x11])(?=\\S)([^\x02\x1d\x1e\x11\x0f]*?\\S)(?:\\1|\x0f|$)")
_COLOUR = re.compile("\x03(?:\\d{1,2}(?:,\\d{1,2})?)?|\x04(?:[0-9A-Fa-f]{6})?")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_CTCP = re.compile("\x01([A-Za-z]{1,32})(?: ([^\x01]*))?\x01?", re.DOTALL)


def ctcp(text: str) -> tuple[str, str] | None:
    """The word and the rest of a message between programs; `ACTION` is `/me`."""
    found = _CTCP.fullmatch(text)
    return (found[1].upper(), found[2] or "") if found else None


def plain(text: str) -> str:
    """Text as a message has it: bold and the like become markup, colours go."""
    if text.isprintable():
        return text
    text = _COLOUR.sub("", text)
    text = _PAIRS.sub(lambda found: f"{_MARKUP[found[1]]}{found[2]}{_MARKUP[found[1]]}", text)
    return _CONTROL.sub("", text)


def as_action(text: str) -> str:
    """What somebody does, as others read it: in italics after their name."""
    return f"*{plain(text).strip().replace('*', '')}*"


def done_in(text: str) -> str:
    """The deed in a message that `as_action` wrote."""
    return text.removeprefix("*").removesuffix("*")


def split(text: str, most: int) -> list[str]:
    """Parts of a text that have at most so many bytes each, apart at a space where there is one.

    Nothing is lost: the parts joined are the text.
    """
    raw = text.encode()
    parts = []
    while len(raw) > most:
        end = most
        while raw[end] & 0xC0 == 0x80:
            end -= 1
        space = raw.rfind(b" ", end // 2, end)
        if space > 0:
            end = space + 1
        parts.append(raw[:end].decode())
        raw = raw[end:]
    return [*parts, raw.decode()]


def lines(text: str, most: int) -> list[tuple[str, bool]]:
    """A message as lines; true with those that go on the one before."""
    found: list[tuple[str, bool]] = []
    for line in text.split("\n"):
        for n, part in enumerate(split(line, most)):
            found.append((part, n > 0))
    return found


def shown_lines(text: str, most: int) -> list[str]:
    """The same for whoever reads line by line: empty lines are nothing to them."""
    return [part for part, _ in lines(text, most) if part.strip()]
