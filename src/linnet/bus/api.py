"""Telling audiences, here or on other nodes, that rooms moved on.

A bus may drop, repeat and reorder. Audiences mend that from the store by seq, so nothing
depends on a bus for correctness.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

from linnet.protocol.entries import Entry

Hear = Callable[[Sequence[Entry]], None]


class Bus(Protocol):
    """How committed entries reach the audiences of every node."""

    def publish(self, entries: Sequence[Entry]) -> None:
        """Tell all nodes, this one included, what was committed."""
        ...

    def listen(self, hear: Hear, *, said: bool = True) -> None:
        """Call `hear` on the event loop with what any node publishes.

        Without `said` it may be spared what was only said: nearly everything, and no change.
        """
        ...
