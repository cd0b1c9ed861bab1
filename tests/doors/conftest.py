"""The loop servers really run on."""

import asyncio

from linnet.server.clock import new_loop


def pytest_asyncio_loop_factories(config, item):
    return {"server": new_loop or asyncio.new_event_loop}
