"""Five clients as tutorials write them, a browser's stand-in and an IRC user in one room."""

import asyncio
import sys
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from tests.ground import running
from tests.text.talker import port

PROGRAMS = Path(__file__).parent / "tutorials"
PATIENCE = 20


class Client:
    """A program that prints what it hears and sends what it is told."""

    def __init__(self, name, process):
        self.name = name
        self.process = process
        self.heard = ""

    def type(self, text):
        self.process.stdin.write(f"{text}\n".encode())

    async def until(self, *wanted):
        """Wait until it has printed all of these."""
        while missing := [one for one in wanted if one not in self.heard]:
            part = await asyncio.wait_for(self.process.stdout.read(4096), PATIENCE)
            assert part, f"{self.name} ended without {missing}: {self.heard}"
            self.heard += part.decode()


@asynccontextmanager
async def client(program, where, name):
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(PROGRAMS / program), "127.0.0.1", str(where), name,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        yield Client(name, process)
    finally:
        process.stdin.close()
        if process.returncode is None:
            process.kill()
        await process.wait()


async def irc_user(server, name):
    reader, writer = await asyncio.open_connection("127.0.0.1", server.server.irc.ports[0])
    writer.write(f"NICK {name}\r\nUSER {name} 0 * :{name}\r\nJOIN #lobby\r\n".encode())
    await asyncio.wait_for(reader.readuntil(b" JOIN "), PATIENCE)
    return reader, writer


async def test_they_all_chat_together(tmp_path):
    doors = {"pychat": "127.0.0.1:0", "nickname": "127.0.0.1:0", "irc": "127.0.0.1:0"}
    async with running(tmp_path / "data", **doors) as server, AsyncExitStack() as stack:
        beginners, pychat = port(server, "nickname"), port(server, "pychat")
        come = stack.enter_async_context
        browser = await come(server.wire("Web"))
        reader, writer = await irc_user(server, "Irma")
        stack.callback(writer.close)
        c = await come(client("c_pychat.py", pychat, "-"))
        await c.until("USERS:")
        id = c.heard.split("ID:")[1][:6]
        said = {"Web": "from the browser", "Irma": "from irc", id: "from pychat"}
        clients = [c]
        for name, program in (
            ("Ada", "a_window.py"), ("Bob", "b_threads.py"), ("Dora", "d_room.py"),
            ("Eve", "e_chatpy.py"),
        ):  # fmt: skip
            one = await come(client(program, beginners, name))
            clients.append(one)
            said[name] = f"hello, {name} here"
            while name not in {
                person["name"] for person in (await browser.next("presence"))["came"]
            }:
                pass
            for other in clients[1:-1]:
                await other.until(f"{name} joined the chat")
        await browser.say(said["Web"])
        writer.write(f"PRIVMSG #lobby :{said['Irma']}\r\n".encode())
        for one in clients:
            one.type(said.get(one.name) or said[id])
        texts = {e["body"]["text"]: e["by"] for e in await browser.entries(len(said))}
        assert set(texts) == set(said.values())
        for one in clients[1:]:
            shown = {who if who != id else f"guest-{id}": text for who, text in said.items()}
            mine = shown.pop(one.name)
            await one.until(*(f"{who}: {text}" for who, text in shown.items()))
            assert mine not in one.heard, "a message is for all others"
            assert "NICK" not in one.heard
        await c.until(*(f"{texts[text]}: {text}" for text in said.values()))
        told, missing = b"", {text for text in said.values() if text != said["Irma"]}
        while any(f" :{text}\r\n".encode() not in told for text in missing):
            told += await asyncio.wait_for(reader.read(4096), PATIENCE)
        clients[3].type("quit")
        await clients[4].until("Dora left the chat")
