"""A real server on a free port, and people who speak HTTP to it."""

import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx2
import pytest
from starlette.routing import compile_path
from tests.ground import Running, running

from linnet.doors.http.routes import ADDRESSES, ALWAYS, PREFIX, SIGNED
from linnet.protocol.reasons import Reason


class Caller:
    """Somebody with an HTTP client; `token` is theirs once they came in."""

    def __init__(self, client: httpx2.AsyncClient) -> None:
        self.client = client
        self.you: dict[str, Any] = {}
        self.token = ""

    async def call(self, method: str, path: str, **more: Any) -> httpx2.Response:
        headers = more.pop("headers", {})
        if self.token:
            headers = {"authorization": f"Bearer {self.token}", **headers}
        return await self.client.request(method, path, headers=headers, **more)

    async def told(self, method: str, path: str, **more: Any) -> dict[str, Any]:
        """What a granted request is answered."""
        response = await self.call(method, path, **more)
        assert response.status_code in (200, 201), response.text
        return dict(response.json())

    async def refused(self, method: str, path: str, **more: Any) -> tuple[int, str]:
        """Status and reason of a refused request."""
        response = await self.call(method, path, **more)
        problem = response.json()
        assert set(problem) <= {"reason", "message", "retry_after"}
        assert problem["message"].endswith(".")
        assert problem["reason"] in declared(method, response.request.url.path)
        return response.status_code, problem["reason"]

    def remember(self, signed: dict[str, Any]) -> None:
        self.you, self.token = signed["you"], signed["token"]


def declared(method: str, path: str) -> set[str]:
    """The reasons with which this address may refuse, as its row in the table says."""
    for one in ADDRESSES:
        pattern, _, _ = compile_path(PREFIX + one.path)
        if one.method == method and pattern.match(path):
            return {*one.reasons, *ALWAYS, *(SIGNED if one.signed else ())}
    return {Reason.NO_SUCH_PATH, Reason.WRONG_METHOD}


Guest = Callable[[str], Awaitable[Caller]]


@pytest.fixture
def settings() -> dict[str, Any]:
    """What the server is started with; classes of tests put their own in its place."""
    return {}


@pytest.fixture
async def server(tmp_path: Path, settings: dict[str, Any]) -> AsyncIterator[Running]:
    async with running(tmp_path / "chat", **settings) as running_server:
        yield running_server


@pytest.fixture
async def client(server: Running) -> AsyncIterator[httpx2.AsyncClient]:
    address = f"{server.url}/api/v1"
    # Without certificates to load, which takes longer than the server needs to start.
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    async with httpx2.AsyncClient(base_url=address, trust_env=False, verify=tls) as client:
        yield client


@pytest.fixture
def stranger(client: httpx2.AsyncClient) -> Caller:
    return Caller(client)


@pytest.fixture
def guest(client: httpx2.AsyncClient) -> Guest:
    async def enter(name: str) -> Caller:
        caller = Caller(client)
        caller.remember(await caller.told("POST", "/guests", json={"name": name}))
        return caller

    return enter


@pytest.fixture
async def ann(guest: Guest) -> Caller:
    return await guest("Ann")


@pytest.fixture
async def bob(guest: Guest) -> Caller:
    return await guest("Bob")
