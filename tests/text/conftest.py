"""A server with its text doors open, on the loop it really runs on."""

import asyncio

import pytest
from tests.ground import running

from linnet.server.clock import new_loop


def pytest_asyncio_loop_factories(config, item):
    return {"server": new_loop or asyncio.new_event_loop}


@pytest.fixture
async def server(tmp_path):
    places = {"pychat": "127.0.0.1:0", "nickname": "127.0.0.1:0"}
    async with running(tmp_path / "data", **places) as server:
        yield server
