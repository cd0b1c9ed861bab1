"""Finding messages in all rooms one may read."""

from typing import Annotated, Literal

from msgspec import Meta

from linnet.protocol.entries import Entry
from linnet.protocol.ids import RoomRef, SendId
from linnet.protocol.limits import SEARCH_HITS
from linnet.protocol.tags import Told, Value, Wish

SearchText = Annotated[str, Meta(max_length=1000)]
"""What somebody types to search: words, `"phrases"`, `prefix*`, `-word` and filters."""
Order = Literal["time", "relevance"]
"""The newest first, or those that fit best."""
HitOffset = Annotated[int, Meta(ge=0, le=SEARCH_HITS)]
HitLimit = Annotated[int, Meta(ge=1, le=100)]
Context = Annotated[int, Meta(ge=0, le=3)]
"""Messages of the same room shown before and after each that was found."""
Zone = Annotated[int, Meta(ge=-1440, le=1440)]
"""Minutes east of UTC: where the days begin that a search names."""


class Search(Wish, frozen=True, kw_only=True):
    """Find messages. Filters are `from: in: has: before: after: on:` in the query itself.

    `room` is where to look when the query has no `in:`.
    """

    send_id: SendId
    query: SearchText
    room: RoomRef | None = None
    order: Order = "time"
    offset: HitOffset = 0
    limit: HitLimit = 20
    context: Context = 1
    zone: Zone = 0


class Hit(Value, frozen=True):
    """A message that was found, and those around it."""

    entry: Entry
    before: list[Entry] = []
    after: list[Entry] = []


class Found(Told, frozen=True, kw_only=True):
    """A page of messages that were found; the next one begins at offset + their number.

    `total` counts at most 1,000: so many can be paged through. `unknown` are parts of the query
    with a colon that mean nothing here. `partial`: older messages are still being indexed.
    """

    send_id: str
    hits: list[Hit]
    total: int
    more: bool
    unknown: list[str] = []
    partial: bool = False
