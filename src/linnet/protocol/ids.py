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
RoomRef = Annotated[str, Meta(min_length=1, max_length=80)]
"""A room's id, or its name with or without `#`."""
PersonRef = Annotated[str, Meta(min_length=1, max_length=80)]
"""A person's id or name."""
NamePart = Annotated[str, Meta(max_length=200)]
"""What people's names are to have in them; empty for all of them."""
Place = Annotated[int, Meta(ge=1, le=2**53 - 1)]
"""A place in a room's log: 1, 2, 3 and so on without gaps."""
SeqWish = Annotated[int, Meta(ge=0, le=2**53 - 1)]
"""A place in a room's log, or 0 for before all of it."""
Millis = int
"""Milliseconds since the Unix epoch, in UTC."""

LOBBY = RoomId("lobby")
SERVER = PersonId("000000")
"""Stands where nobody did it but the server itself; no person has this id."""


def direct_room(one: PersonId, other: PersonId) -> RoomId:
    """The id of the room these two share; the same whoever asks."""
    low, high = sorted((one, other), key=lambda id: (len(id), id))
    return RoomId(f"~{low}-{high}")


def is_notes(room: RoomId) -> bool:
    """Whether this is the room somebody shares with nobody: their notes to themselves."""
    low, dash, high = room.removeprefix("~").partition("-")
    return room[:1] == "~" and bool(dash) and low == high
