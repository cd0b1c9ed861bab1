"""Names for the things that cross the wire."""

from typing import Annotated, NewType

from msgspec import Meta

RoomId = NewType("RoomId", str)
"""`lobby`, `~` and ten letters, or `~LOW-HIGH` for the direct room of two people."""
PersonId = NewType("PersonId", str)
"""Six digits (more once a server has outgrown them)."""
SendId = Annotated[str, Meta(min_length=1, max_length=64)]
"""The sender's own name for a wish: 1 to 64 printable ASCII characters without a space, unique
per person. Those that begin with the time are kept most cheaply."""
CheckedSendId = Annotated[str, Meta(min_length=1, max_length=64, pattern=r"^[!-~]+(?![\s\S])")]
"""The same, spelled out for doors where decoding need not be fast."""
Millis = int
"""Milliseconds since the Unix epoch, in UTC."""

LOBBY = RoomId("lobby")


def direct_room(one: PersonId, other: PersonId) -> RoomId:
    """The id of the room these two share; the same whoever asks."""
    low, high = sorted((one, other), key=lambda id: (len(id), id))
    return RoomId(f"~{low}-{high}")
