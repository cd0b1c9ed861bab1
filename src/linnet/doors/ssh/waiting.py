"""Connections of which it is not known yet whose they are: so many, and the oldest goes first."""

from collections import Counter
from typing import Protocol

from linnet.auth.addresses import network

MOST = 50
"""Connections that may wait to be known, a few MB."""


class Known(Protocol):
    """What stands for a connection."""

    address: str


class Closing(Protocol):
    """A connection that can be ended at once."""

    def abort(self) -> None: ...


class Waiting:
    """A newcomer is always heard; of the address with most of them the oldest gives way."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._waiting: dict[Known, Closing] = {}

    def __len__(self) -> int:
        return len(self._waiting)

    def came(self, who: Known, connection: Closing) -> None:
        """Somebody is to say who they are."""
        self._waiting[who] = connection
        if len(self._waiting) > self._most:
            counted = Counter(network(one.address) for one in self._waiting)
            (worst, _), *_ = counted.most_common(1)
            oldest = next(one for one in self._waiting if network(one.address) == worst)
            self._waiting.pop(oldest).abort()

    def settled(self, who: Known) -> None:
        """It is known, or they are gone."""
        self._waiting.pop(who, None)

    def close(self) -> None:
        """Nobody is waited for any longer."""
        for connection in self._waiting.values():
            connection.abort()
        self._waiting.clear()
