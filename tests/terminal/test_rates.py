"""A pipe with more to say than a person may: it takes its time and leaves nothing behind."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tests.ground import running

from linnet.client import Address, Client
from linnet.hub.rates import Kind
from linnet.protocol.entries import Said
from linnet.terminal import chat
from linnet.terminal.colour import PLAIN


async def lines(number: int) -> AsyncIterator[str]:
    for n in range(number):
        yield f"line {n}"


async def test_a_pipe_waits_as_long_as_its_lines_are_taken_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chat, "_FAREWELL", 1.5)
    async with running(tmp_path / "data", rate_messages="12/s burst 6") as server:
        client = Client(Address("127.0.0.1", server.port), name="Ann", home=tmp_path)
        client.start()
        await client.welcomed()
        shown: list[str] = []
        await chat.Chat(client, "lobby", shown.append, PLAIN).run(lines(40))
        said = await server.server.store.entries("lobby", after=0, limit=100)
        assert server.server.engine.rates.buckets[Kind.MESSAGES].refused > 0
    assert client.waiting == 0
    assert [entry.body for entry in said] == [Said(f"line {n}") for n in range(40)]
