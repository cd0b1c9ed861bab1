"""Who carries messages to their receivers."""

from collections.abc import Sequence
from typing import Protocol


class Post(Protocol):
    """Takes a body to an address."""

    async def post(
        self, url: str, addresses: Sequence[str], body: bytes, headers: dict[str, str]
    ) -> bytes:
        """Have it taken at the first of these that is there; the answer's body.

        Raises `delivery.Failed`.
        """
        ...

    async def close(self) -> None: ...


class LazyPost:
    """Loads what speaks HTTP when there is something to send for the first time."""

    def __init__(self) -> None:
        self._post: Post | None = None

    async def post(
        self, url: str, addresses: Sequence[str], body: bytes, headers: dict[str, str]
    ) -> bytes:
        """See `Post`."""
        if self._post is None:
            # Takes 0.2 s to load, which servers without outgoing webhooks need not.
            from linnet.doors.outgoing.sending import Sender  # noqa: PLC0415

            self._post = Sender()
        return await self._post.post(url, addresses, body, headers)

    async def close(self) -> None:
        """See `Post`."""
        if self._post is not None:
            await self._post.close()
