"""What single people may not do for a time: the bans and mutes of a room."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from linnet.protocol.ids import Millis, PersonId

FOREVER: Millis = 2**53 - 1
"""The end of what has no end."""


class Bar(Struct, frozen=True, kw_only=True):
    """Until when somebody is banned or muted; in the lobby, `hushed` is muted everywhere.

    0 where they are not. What is over may still stand here: compare with the clock.
    """

    banned: Millis = 0
    muted: Millis = 0
    hushed: Millis = 0


FREE = Bar()
Bars = Mapping[PersonId, Bar]


def barred(bars: Bars, who: PersonId, at: Millis, **until: Millis) -> Bars:
    """The bars with this one changed, and without those that are over by then.

    Forgetting them at every change keeps a room that bans a thousand people a year small.
    """
    changed = {**bars, who: replace(bars.get(who, FREE), **until)}
    current = {id: _current(bar, at) for id, bar in changed.items()}
    return {id: bar for id, bar in current.items() if bar != FREE}


def _current(bar: Bar, at: Millis) -> Bar:
    if bar.banned > at and bar.muted > at and bar.hushed > at:
        return bar
    return Bar(
        banned=bar.banned if bar.banned > at else 0,
        muted=bar.muted if bar.muted > at else 0,
        hushed=bar.hushed if bar.hushed > at else 0,
    )
