"""One message on its way to a receiver, and what that answers."""

import asyncio

import httpx2

from linnet.doors.outgoing.delivery import Failed

IN_TIME = 10.0
"""Seconds from the first byte to the last of the answer."""
ANSWER = 64 * 1024
"""Bytes of an answer that are read."""
GONE = 410


class Sender:
    """The connections to all receivers."""

    def __init__(self) -> None:
        # No redirects: they would lead to where the operator did not say.
        self._http = httpx2.AsyncClient(
            trust_env=False, follow_redirects=False, timeout=IN_TIME, max_redirects=0
        )

    async def post(self, url: str, body: bytes, headers: dict[str, str]) -> bytes:
        """Have it taken; the answer's body. Raises Failed."""
        try:
            async with (
                asyncio.timeout(IN_TIME),
                self._http.stream("POST", url, content=body, headers=headers) as answer,
            ):
                if not answer.is_success:
                    why = f"it answers {answer.status_code}"
                    raise Failed(why, gone=answer.status_code == GONE)
                return await _read(answer)
        except (TimeoutError, httpx2.TimeoutException):
            raise Failed(f"no answer within {IN_TIME:.0f} seconds") from None
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError) as wrong:
            raise Failed(str(wrong) or type(wrong).__name__) from None

    async def close(self) -> None:
        """Let go of the connections."""
        await self._http.aclose()


async def _read(answer: httpx2.Response) -> bytes:
    read = bytearray()
    async for chunk in answer.aiter_bytes():
        read += chunk
        if len(read) > ANSWER:
            return b""
    return bytes(read)
