"""Masks of names: `*` is any letters, `?` is one. A mask of digits only is somebody's id."""

from collections.abc import Iterable

from linnet.hub.text import line
from linnet.protocol import limits
from linnet.protocol.people import Person
from linnet.protocol.policies import Policy
from linnet.protocol.reasons import Reason, Refused

_ANY, _ONE = object(), object()


def mask(text: str) -> str:
    """A mask as it is kept. Raises Refused: `bad-text`, `too-long`, `empty-text`."""
    kept = line(text, limits.MASK, "A mask").replace(" ", "_")
    if not kept or kept[0] == ":":
        raise Refused(Reason.EMPTY_TEXT, "A mask is a name, with * for any letters and ? for one.")
    return kept


def same(one: str, other: str) -> bool:
    """Whether two masks are one."""
    return one.casefold() == other.casefold()


def means(masks: Iterable[str], person: Person) -> bool:
    """Whether one of these masks is meant for this person."""
    name = person.name.replace(" ", "_").casefold()
    return any(one == person.id or matches(one.casefold(), name) for one in masks)


def keep_out(policy: Policy, person: Person) -> bool:
    """Whether the masks of a room keep this person out of it."""
    return means(policy.kept_out, person) and not means(policy.excepted, person)


def matches(mask: str, text: str) -> bool:
    """Whether a text is what the mask says, letter for letter; takes mask times text at most.

    `\\` takes the next letter as it is.
    """
    wanted = _parts(mask)
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
