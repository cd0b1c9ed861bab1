"""How much of what was found fits into one frame."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from msgspec import UNSET

from linnet.protocol import limits
from linnet.protocol.entries import Edited, Entry, Said

T = TypeVar("T")


def weight(entry: Entry) -> int:
    """About how long an entry is, where it is long at all."""
    match entry.body:
        case Said(text=text, reactions=reactions):
            return len(text) + 10 * sum(map(len, reactions.values()))
        case Edited(text=text) if text is not UNSET:
            return len(text)
        case _:
            return 0


def fitting(
    found: Sequence[T], weight: Callable[[T], int], most: int = limits.PAGE_BYTES
) -> Sequence[T]:
    """The first of them that weigh no more than this together, at least one."""
    for n, one in enumerate(found):
        most -= weight(one)
        if most < 0 and n:
            return found[:n]
    return found


def fitting_around(found: Sequence[Entry], seq: int) -> Sequence[Entry]:
    """Those next to a place that fit, half of the bytes for either side."""
    half = limits.PAGE_BYTES // 2
    before = [entry for entry in found if entry.seq < seq]
    return [
        *fitting(before[::-1], weight, half)[::-1],
        *fitting(found[len(before) :], weight, half),
    ]
