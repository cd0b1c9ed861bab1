"""Whether the other end is still there."""

from enum import Enum, auto


class Beat(Enum):
    """What a moment asks for."""

    NOTHING = auto()
    PING = auto()
    DEAD = auto()


class Pulse:
    """Asks every heartbeat; after two of them without a word the other end counts as gone."""

    def __init__(self, heartbeat: float, now: float) -> None:
        self._heartbeat = heartbeat
        self._heard = now
        self._asked = now

    def heard(self, now: float) -> None:
        """Anything came in."""
        self._heard = now

    @property
    def due(self) -> float:
        """When `beat` should be asked next."""
        return min(self._asked + self._heartbeat, self._heard + 2 * self._heartbeat)

    def beat(self, now: float) -> Beat:
        """What to do at this moment."""
        if now >= self._heard + 2 * self._heartbeat:
            return Beat.DEAD
        if now >= self._asked + self._heartbeat:
            self._asked = now
            return Beat.PING
        return Beat.NOTHING
