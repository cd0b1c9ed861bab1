"""The bus of a server that is alone: what is published is heard, at once."""

from collections.abc import Sequence

from linnet.bus.api import Hear
from linnet.protocol.entries import Entry


class LocalBus:
    """A `Bus` within one process."""

    def __init__(self) -> None:
        self._hear: list[Hear] = []

    def publish(self, entries: Sequence[Entry]) -> None:
        for hear in self._hear:
            hear(entries)

    def listen(self, hear: Hear) -> None:
        self._hear.append(hear)
