"""A server for each test, on the loop it really runs on; nothing may be logged as broken."""

import asyncio
import logging

import pytest
from tests.ground import running

from linnet.server.clock import new_loop


def pytest_asyncio_loop_factories(config, item):
    return {"server": new_loop or asyncio.new_event_loop}


@pytest.fixture
async def server(tmp_path):
    async with running(tmp_path / "data") as server:
        yield server


@pytest.fixture(autouse=True)
def no_complaints(caplog, capfd):
    """Whatever strangers do, the server writes no traceback and no error."""
    yield
    out, err = capfd.readouterr()
    said = out + err
    assert "Traceback" not in said
    assert "[error" not in said
    assert [r.message for r in caplog.records if r.levelno >= logging.WARNING] == []
