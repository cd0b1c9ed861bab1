"""Masks: `*` is any number of characters, `?` is one, `\\` takes the next one as it is."""

from linnet.doors.irc.names import fold

_ANY, _ONE = object(), object()


def matches(mask: str, text: str) -> bool:
    """Whether a text is what the mask says, in whatever case; takes mask times text at most."""
    wanted, text = _parts(fold(mask)), fold(text)
    at = here = 0
    star, tried = -1, 0
    while here < len(text):
        part = wanted[at] if at < len(wanted) else None
        if part is _ANY:
            star, tried, at = at, here, at + 1
        elif part is _ONE or part == text[here]:
            at, here = at + 1, here + 1
        elif star >= 0:
            tried += 1
            at, here = star + 1, tried
        else:
            return False
    return all(part is _ANY for part in wanted[at:])


def has_wildcards(mask: str) -> bool:
    """Whether a mask can mean more than one thing."""
    return any(part is _ANY or part is _ONE for part in _parts(mask))


def _parts(mask: str) -> list[object]:
    parts: list[object] = []
    chars = iter(mask)
    for char in chars:
        if char == "\\":
            parts.append(next(chars, "\\"))
        elif char == "?":
            parts.append(_ONE)
        elif char != "*":
            parts.append(char)
        elif not parts or parts[-1] is not _ANY:
            parts.append(_ANY)
    return parts
