"""How far a file is, told while it is sent or got, and kept for going on later."""

from collections.abc import Callable

from msgspec import Struct

Progress = Callable[[int, int], None]
"""Is told the bytes that are there, and how many there will be."""


class Ticket(Struct):
    """Where an upload stands at the server, for a later call that goes on with it."""

    id: str = ""
