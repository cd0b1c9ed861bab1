"""The bus of a server that is alone: what is published is heard, at once."""

from collections.abc import Sequence

from linnet.bus.api import Hear
from linnet.protocol.entries import Entry, Said


class LocalBus:
    """A `Bus` within one process."""

    def __init__(self) -> None:
        self._hear: list[Hear] = []
        self._hear_changes: list[Hear] = []

    def publish(self, entries: Sequence[Entry]) -> None:
        for hear in self._hear:
            hear(entries)
        if changes := [entry for entry in entries if type(entry.body) is not Said]:
            for hear in self._hear_changes:
                hear(changes)

    def listen(self, hear: Hear, *, said: bool = True) -> None:
        (self._hear if said else self._hear_changes).append(hear)
