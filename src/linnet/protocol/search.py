"""Finding messages in all rooms one may read."""

from typing import Annotated, Literal

from msgspec import Meta

from linnet.protocol.entries import Entry
from linnet.protocol.ids import RoomRef, SendId, SeqWish
from linnet.protocol.tags import Told, Wish


class Search(Wish, frozen=True, kw_only=True):
    """Words, `"phrases"`, `prefix*`, and `from: in: has: before: after:` in one line of text."""

    send_id: SendId
    query: Annotated[str, Meta(max_length=1000)]
    room: RoomRef | None = None
    order: Literal["time", "relevance"] = "time"
    offset: SeqWish = 0
    limit: Annotated[int, Meta(ge=1, le=100)] = 20
    context: Annotated[int, Meta(ge=0, le=3)] = 1


class Hit(Told, frozen=True, kw_only=True):
    """A message that was found, and those around it."""

    entry: Entry
    before: list[Entry] = []
    after: list[Entry] = []


class Found(Told, frozen=True):
    """A page of messages that were found. `unknown` are words with a colon that mean nothing."""

    send_id: str
    hits: list[Hit]
    total: int
    more: bool
    unknown: list[str] = []
