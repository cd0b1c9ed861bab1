"""What a client does to find messages."""

from linnet.client.asking import Asking
from linnet.client.clock import local_zone
from linnet.protocol.search import Found, Order, Search


class Searches(Asking):
    """The part of `Client` that searches."""

    async def search(
        self,
        query: str,
        *,
        room: str | None = None,
        order: Order = "time",
        offset: int = 0,
        limit: int = 20,
        context: int = 1,
        zone: int | None = None,
    ) -> Found:
        """Find messages; docs/search.md says what to type.

        The next page begins at `offset` + the number of hits. Days begin as on this machine's
        clock, unless `zone` gives minutes east of UTC. Raises Refused `bad-search`.
        """
        question = Search(
            send_id=self._id(),
            query=query,
            room=None if room is None else self._ref(room),
            order=order,
            offset=offset,
            limit=limit,
            context=context,
            zone=local_zone() if zone is None else zone,
        )
        return await self._ask(question, Found)
