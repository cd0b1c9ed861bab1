"""Two machines without any way outside find each other, pin, chat, and follow a move."""

import asyncio
import json
from contextlib import asynccontextmanager

from tests.lan.networks import machines

from linnet.client.address import Address
from linnet.client.known import KnownServers

PATIENCE = 90


@asynccontextmanager
async def server(machine, folder, name="Room 12"):
    program = await machine.linnet(
        folder, "serve", "--lan", "--data", str(folder), "--server-name", name
    )
    try:
        line = await asyncio.wait_for(program.stdout.readline(), PATIENCE)
        assert line.startswith(b"ready https://10.77.0."), line
        yield program
    finally:
        program.terminate()
        await asyncio.wait_for(program.communicate(), PATIENCE)


async def found_both_ways(machine, home):
    """The server as `linnet find` tells it; on a busy machine an answer may be late."""
    async with asyncio.timeout(PATIENCE):
        found = {"found_by": []}
        while found["found_by"] != ["beacon", "multicast DNS"]:
            code, out, err = await machine.says(home, "find", "--json", "--wait", "4")
            assert (code, err) == (0, "") or not out
            found = json.loads(out) if out else found
    return found


async def test_they_find_each_other_chat_and_the_server_moves_without_a_question(tmp_path):
    home = tmp_path / "home"
    with machines("a", "b") as both:
        a, b = both["a"], both["b"]
        code, out, err = await b.says(home, "find", "--wait", "1")
        assert (code, out) == (1, "")
        assert "no server answered" in err
        async with server(a, tmp_path / "data"):
            found = await found_both_ways(b, home)
            assert (found["name"], found["address"]) == ("Room 12", "10.77.0.1:8888")
            words = ("send", "lobby", "one", "--server", "room 12", "--name", "Ann")
            said = await b.says(home, *words)
            assert (said[0], "your first time" in said[2]) == (0, True)
            words = ("tail", "lobby", "--host", "10.77.0.1", "--since", "0", "--count", "4")
            tail = await b.linnet(home, *words)
            first = await asyncio.wait_for(tail.stdout.readline(), PATIENCE)
        a.move("10.77.0.1", "10.77.0.9")
        async with server(a, tmp_path / "data"):
            # By the old address, the new one and the name: the same server, the same person.
            for text, where in (("two", "10.77.0.1"), ("three", "10.77.0.9")):
                said = await b.says(home, "send", "lobby", text, "--host", where)
                assert said == (0, "", "")
            kept = KnownServers(home).now(Address("10.77.0.1"))
            assert (kept.host, kept.tls) == ("10.77.0.9", True)
            assert await b.says(home, "send", "lobby", "four", "--server", "Room 12") == (0, "", "")
            out, err = await asyncio.wait_for(tail.communicate(), PATIENCE)
            lines = [line.split("\t")[2:] for line in (first + out).decode().splitlines()]
            assert lines == [["Ann", text] for text in ("one", "two", "three", "four")], err
