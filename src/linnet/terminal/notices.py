"""Comings and goings, gathered: a class that arrives is one line, not thirty."""

from collections.abc import Collection

from linnet.protocol.frames import Presence
from linnet.protocol.ids import PersonId
from linnet.terminal.clean import one_line
from linnet.terminal.colour import PLAIN, Palette

GATHER = 1.5
"""Seconds in which comings and goings become one line."""
_NAMED = 3


class Gathering:
    """One room's comings and goings. Who goes and comes back at once is not mentioned."""

    def __init__(self) -> None:
        self._moves: dict[PersonId, tuple[str, bool]] = {}
        self._more = {True: 0, False: 0}
        self._heard: set[PersonId] = set()

    def __bool__(self) -> bool:
        return bool(self._moves or any(self._more.values()))

    def add(self, frame: Presence, me: PersonId) -> None:
        """People came online or went."""
        for came, people in ((True, frame.came), (False, frame.went)):
            for person in people:
                if person.id != me and not (came and person.id in self._heard):
                    self.move(person.id, person.name, came=came)
        self._heard.difference_update(person.id for person in frame.went)
        self._more[True] += frame.came_more
        self._more[False] += frame.went_more

    def heard(self, id: PersonId) -> None:
        """Somebody said something: that they are here is no news any more."""
        self._heard.add(id)

    def move(self, id: PersonId, name: str, *, came: bool) -> None:
        """Somebody came or left."""
        before = self._moves.pop(id, None)
        if before is None or before[1] is came:
            self._moves[id] = (name, came)

    def lines(self, paint: Palette = PLAIN) -> list[str]:
        """What is to be told, once."""
        moves, self._moves = self._moves, {}
        more, self._more = self._more, {True: 0, False: 0}
        lines: list[str] = []
        for came, sign, verb in ((True, "→", "joined"), (False, "←", "left")):
            names = [
                paint.name(one_line(name), id)
                for id, (name, moved) in moves.items()
                if moved is came
            ]
            if names or more[came]:
                lines.append(paint.faint(f"{sign} {some_of(names, more[came])} {verb}"))
        return lines


def some_of(names: Collection[str], more: int = 0) -> str:
    """`Ann`, `Ann and Ben`, `Ann and 28 others`."""
    total = len(names) + more
    if not names:
        return f"{total} people"
    first, *rest = names
    if total <= _NAMED and not more:
        return " and ".join([", ".join([first, *rest[:-1]]), *rest[-1:]])
    return f"{first} and {total - 1} others" if total > 2 else f"{first} and 1 other"
