"""A client people really use, at a terminal of its own, talks with somebody in a chat."""

import asyncio
import fcntl
import os
import pty
import shutil
import struct
import termios
from pathlib import Path

import pytest
from tests.ground import PATIENCE
from tests.irc.conftest import House

IRSSI = shutil.which("irssi")


class Terminal:
    """A program at a terminal; `shown` is everything it drew."""

    def __init__(self, master: int) -> None:
        self.shown = ""
        self._master = master
        self._news = asyncio.Event()
        asyncio.get_running_loop().add_reader(master, self._read)

    def _read(self) -> None:
        try:
            self.shown += os.read(self._master, 65_536).decode(errors="replace")
        except OSError:
            asyncio.get_running_loop().remove_reader(self._master)
        self._news.set()

    async def until(self, text: str) -> None:
        async with asyncio.timeout(PATIENCE):
            while text not in self.shown:
                self._news.clear()
                await self._news.wait()

    def type(self, text: str) -> None:
        os.write(self._master, f"{text}\r".encode())

    def close(self) -> None:
        asyncio.get_running_loop().remove_reader(self._master)
        os.close(self._master)


@pytest.mark.skipif(IRSSI is None, reason="no irssi here")
async def test_irssi_and_a_web_client_talk(house: House, tmp_path: Path) -> None:
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 200, 0, 0))
    where = ["-c", "127.0.0.1", "-p", str(house.port), "-n", "Ann", f"--home={tmp_path / 'irssi'}"]
    child = await asyncio.create_subprocess_exec(
        str(IRSSI), *where, stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
        env={**os.environ, "TERM": "xterm", "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    os.close(slave)
    screen = Terminal(master)
    try:
        await screen.until("#lobby: type /join #lobby")
        screen.type("/join #lobby")
        await screen.until("Total of ")
        async with house.server.wire("Bob") as bob:
            await bob.say("hello irssi")
            await screen.until("hello irssi")
            screen.type("hello web")
            while (await bob.entries(1))[0]["body"].get("text") != "hello web":
                pass
        screen.type("/quit")
        await asyncio.wait_for(child.wait(), PATIENCE)
    finally:
        screen.close()
        if child.returncode is None:
            child.kill()
            await child.wait()
