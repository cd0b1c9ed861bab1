"""Finds twelve colours for names that can be read on a theme's grounds and told apart.

Each has a hue of its own, 30 degrees from the next. Who lacks one kind of cones sees hues of equal
lightness as nearly the same, so lightness varies too, within a band, and is chosen so that any two
names look different to everybody.
"""

from collections.abc import Sequence
from math import dist

from msgspec import Struct

from linnet.theme.colour import READABLE, SIGHTS, Lab, contrast, from_hue, ink, seen

NAMES = 12
_CHROMAS = (0.16, 0.13, 0.10, 0.08)
_TURNS = (-10, 0, 10)
_STEP = 0.06
_STEPS = 4
_MOST_STEPS = 12
_ROUNDS = 8


class _Candidate(Struct, frozen=True):
    colour: str
    places: tuple[Lab, ...]
    """Where it lies for each kind of sight."""


def name_colours(grounds: Sequence[str], text: str) -> tuple[str, ...]:
    """Twelve colours for these grounds; the text's own where no colour can be read there."""
    upwards = ink(grounds[0]) == "#ffffff"
    ladder = _ladder(grounds, upwards)
    best = max((_spread(grounds, ladder, turn) for turn in (0, 10, 20)), key=_least)
    return tuple(one.colour if one else text for one in best)


def _ladder(grounds: Sequence[str], upwards: bool) -> list[float]:
    """The lightnesses nearest to the grounds at which colours can be read."""
    found: list[float] = []
    for number in range(_MOST_STEPS):
        lightness = 0.30 + _STEP * number if upwards else 0.90 - _STEP * number
        grey = from_hue(lightness, 0.0, 0.0)
        if grey and all(contrast(grey, ground) >= READABLE for ground in grounds):
            found.append(lightness)
    return found[:_STEPS]


def _spread(grounds: Sequence[str], ladder: list[float], turn: int) -> list[_Candidate | None]:
    """One colour for each hue, moved about until no single change makes them more different."""
    open_to = [_candidates(grounds, ladder, turn + 360 * n / NAMES) for n in range(NAMES)]
    chosen = [found[7 * n % len(found)] if found else None for n, found in enumerate(open_to)]
    for _ in range(_ROUNDS):
        before = list(chosen)
        for n, found in enumerate(open_to):
            others = [one for one in (*chosen[:n], *chosen[n + 1 :]) if one]
            chosen[n] = min(found, key=lambda one: _crowding(one, others), default=None)
        if chosen == before:
            break
    return chosen


def _candidates(grounds: Sequence[str], ladder: list[float], hue: float) -> list[_Candidate]:
    colours = {
        colour: None
        for lightness in ladder
        for chroma in _CHROMAS
        for turn in _TURNS
        if (colour := from_hue(lightness, chroma, hue + turn))
        and all(contrast(colour, ground) >= READABLE for ground in grounds)
    }
    return [_Candidate(one, tuple(seen(one, sight) for sight in SIGHTS)) for one in colours]


def _crowding(one: _Candidate, others: Sequence[_Candidate]) -> float:
    return sum((_apart(one, other) + 0.001) ** -6 for other in others)


def _least(chosen: Sequence[_Candidate | None]) -> float:
    found = [one for one in chosen if one]
    pairs = [(a, b) for n, a in enumerate(found) for b in found[:n]]
    return min((_apart(a, b) for a, b in pairs), default=0.0)


def _apart(one: _Candidate, other: _Candidate) -> float:
    """How different two colours look to whom they look most alike."""
    return min(dist(a, b) for a, b in zip(one.places, other.places, strict=True))
