"""The HTTP door as a client sees it: one way to ask, one way to read what it answers.

Imported only where it is used, because the HTTP library costs start-up time.
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import TypeVar

import httpx2
from msgspec import MsgspecError, Struct, json

from linnet.client.address import Address
from linnet.client.causes import beneath, cannot_connect, no_linnet
from linnet.client.refused import CannotConnect, Refused
from linnet.client.securing import verified

T = TypeVar("T")
_TIMES = httpx2.Timeout(60.0, connect=10.0)
"""A file is looked at before its last byte is answered, which may take a while."""
AGENT = "linnet-client"
JSON = {"content-type": "application/json"}


class _Problem(Struct):
    reason: str
    message: str
    retry_after: float | None = None


class Cut(Exception):
    """The connection broke; `why` is how that is told if it does not come back."""

    def __init__(self, why: CannotConnect) -> None:
        super().__init__(str(why))
        self.why = why


@asynccontextmanager
async def calling(
    address: Address, token: str = "", agent: str = AGENT
) -> AsyncIterator[httpx2.AsyncClient]:
    """An HTTP client for this server's `/api/v1`, as somebody. Raises Cut for a broken one.

    `agent` is what the list of one's sessions calls this program.
    """
    headers = {"user-agent": agent}
    if token:
        headers["authorization"] = f"Bearer {token}"
    base = f"{address.http}/api/v1"
    try:
        async with httpx2.AsyncClient(
            base_url=base,
            headers=headers,
            trust_env=False,
            timeout=_TIMES,
            **verified(address),
        ) as http:
            yield http
    except httpx2.TimeoutException:
        raise Cut(cannot_connect(address, TimeoutError())) from None
    except httpx2.HTTPError as wrong:
        raise Cut(cannot_connect(address, beneath(wrong))) from None


def told(address: Address, response: httpx2.Response, kind: type[T]) -> T:
    """What was answered. Raises Refused, or CannotConnect if no Linnet answered."""
    try:
        if response.is_success:
            return json.decode(response.content, type=kind)
        problem = json.decode(response.content, type=_Problem)
    except MsgspecError:
        raise no_linnet(address) from None
    raise Refused(problem.reason, problem.message, problem.retry_after)


async def ask(
    address: Address,
    token: str,
    method: str,
    path: str,
    kind: type[T],
    wish: Mapping[str, object] | Struct | None = None,
    agent: str = AGENT,
) -> T:
    """One wish and what it was answered. Raises Refused or CannotConnect."""
    content = b"" if wish is None else json.encode(wish)
    try:
        async with calling(address, token, agent) as http:
            response = await http.request(method, path, content=content, headers=JSON)
    except Cut as cut:
        raise cut.why from None
    return told(address, response, kind)
