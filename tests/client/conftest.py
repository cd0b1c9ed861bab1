"""A little server on a socket, and clients that keep what they keep in a folder of the test."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from tests.client.little import LittleServer
from tests.client.net import LittleNet, serving

from linnet.client import Address, Client
from linnet.client.backoff import Backoff


@pytest.fixture
async def net() -> AsyncIterator[LittleNet]:
    async with serving(LittleServer()) as net:
        yield net


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LINNET_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


Make = Callable[..., Client]


@pytest.fixture
def make(home: Path) -> Make:
    """Makes clients that wait next to nothing before they reconnect."""

    def client(port: int, name: str = "Ann", **more: object) -> Client:
        quick = Backoff(lambda low, high: 0.01)
        return Client(Address("127.0.0.1", port), name=name, backoff=quick, **more)

    return client
