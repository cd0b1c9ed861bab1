"""The thread runner: calls from any thread, events through a queue."""

import asyncio
import threading

import pytest
from tests.client.conftest import Make
from tests.client.net import LittleNet

from linnet.client import ThreadedClient
from linnet.client.events import Arrived, Closed


async def in_thread(work):
    """Do blocking work away from the loop that runs the server."""
    return await asyncio.to_thread(work)


async def test_a_thread_says_and_hears(net: LittleNet, make: Make):
    woken = threading.Event()
    client = ThreadedClient(lambda: make(net.port), woken.set)

    def converse() -> list[object]:
        client.start()
        done = client.ask(lambda c: c.say("lobby", "hi")).result(5)
        assert done.seq == 1
        assert woken.wait(5)
        client.call(lambda c: c.post("lobby", "ho"))
        heard = []
        while not (heard and isinstance(heard[-1], Arrived) and heard[-1].entry.seq == 2):
            heard.append(client.events.get(timeout=5))
        client.close()
        return heard

    heard = await in_thread(converse)
    assert [e.entry.seq for e in heard if isinstance(e, Arrived)] == [1, 2]
    last = None
    while not client.events.empty():
        last = client.events.get()
    assert isinstance(last, Closed)


async def test_a_client_that_cannot_be_made_says_so_at_once():
    def wrong():
        raise ValueError("no")

    client = ThreadedClient(wrong)
    with pytest.raises(ValueError, match="no"):
        await in_thread(client.start)
