"""One message on its way to a receiver, and what that answers."""

import asyncio
from collections import OrderedDict
from collections.abc import Sequence

import httpx2

from linnet.doors.outgoing.delivery import Failed

IN_TIME = 10.0
"""Seconds from the first byte to the last of the answer."""
ANSWER = 64 * 1024
"""Bytes of an answer that are read."""
GONE = 410
CONNECTED = 64
"""Receivers whose connections are kept open."""


class Sender:
    """The connections to all receivers."""

    def __init__(self) -> None:
        self._secure = httpx2.create_ssl_context(trust_env=False)
        self._kept: OrderedDict[tuple[str, str], httpx2.AsyncClient] = OrderedDict()

    async def post(
        self, url: str, addresses: Sequence[str], body: bytes, headers: dict[str, str]
    ) -> bytes:
        """Have it taken at the first of these that is there; the answer's body. Raises Failed."""
        try:
            async with asyncio.timeout(IN_TIME):
                *others, last = addresses
                for address in others:
                    try:
                        return await self._post(url, address, body, headers)
                    except httpx2.ConnectError:
                        continue
                return await self._post(url, last, body, headers)
        except (TimeoutError, httpx2.TimeoutException):
            raise Failed(f"no answer within {IN_TIME:.0f} seconds") from None
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError) as wrong:
            raise Failed(str(wrong) or type(wrong).__name__) from None

    async def close(self) -> None:
        """Let go of the connections."""
        for http in self._kept.values():
            await http.aclose()

    async def _post(self, url: str, address: str, body: bytes, headers: dict[str, str]) -> bytes:
        """The name is asked for nowhere again: it stands in the request and in its certificate."""
        wanted = httpx2.URL(url)
        http = await self._to(wanted.host, address)
        async with http.stream(
            "POST",
            wanted.copy_with(host=address),
            content=body,
            headers=headers | {"host": wanted.netloc.decode("ascii")},
            extensions={"sni_hostname": wanted.raw_host.decode("ascii")},
        ) as answer:
            if not answer.is_success:
                why = f"it answers {answer.status_code}"
                raise Failed(why, gone=answer.status_code == GONE)
            return await _read(answer)

    async def _to(self, host: str, address: str) -> httpx2.AsyncClient:
        """Connections of one host alone: of two at one address each has a certificate."""
        http = self._kept.get((host, address))
        if http is None:
            # No redirects: they would lead to where the operator did not say.
            http = self._kept[host, address] = httpx2.AsyncClient(
                verify=self._secure, trust_env=False, follow_redirects=False, timeout=IN_TIME
            )
            if len(self._kept) > CONNECTED:
                _, oldest = self._kept.popitem(last=False)
                await oldest.aclose()
        return http


async def _read(answer: httpx2.Response) -> bytes:
    read = bytearray()
    async for chunk in answer.aiter_bytes():
        read += chunk
        if len(read) > ANSWER:
            return b""
    return bytes(read)
