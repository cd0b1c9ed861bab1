"""How a purge is cut into parts, so that no turn takes long."""

from collections.abc import Iterator, Sequence

from linnet.protocol import limits


def parts(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and the last place of each part; the places are in order."""
    part: list[int] = []
    for place in places:
        if part and (len(part) == limits.PURGED or place - part[0] >= limits.PURGED_PLACES):
            yield part[0], part[-1]
            part = []
        part.append(place)
    if part:
        yield part[0], part[-1]
