"""Finding messages in all rooms one may read."""

from linnet.doors.http.asked import Asked
from linnet.doors.http.shapes import Hits, SearchWish
from linnet.protocol.search import Search


async def search(asked: Asked[SearchWish]) -> Hits:
    """Find messages; docs/search.md says what `q` may hold."""
    wish = asked.wish
    found = await asked.engine.searching.search(
        asked.person,
        Search(
            send_id=asked.send_id,
            query=wish.q,
            room=wish.room,
            order=wish.order,
            offset=wish.offset,
            limit=wish.limit,
            context=wish.context,
            zone=wish.zone,
        ),
    )
    return Hits(found.hits, found.total, found.more, found.unknown, found.partial)
