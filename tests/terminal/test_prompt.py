"""The line that is typed at a terminal while messages appear above it."""

import os
import pty
import subprocess
import sys

MESSAGES = 4
# While each message is on its way to the terminal, the program says how keys come just then; only
# then comes the next, so that each is printed by itself.
PROGRAM = f"""
import asyncio, os, sys, termios
from linnet.client.pace import Pace
from linnet.terminal import prompt

class Watched:
    def __init__(self, stream): self.stream, self.buffer, self.last = stream, self, b""
    def __getattr__(self, name): return getattr(self.stream, name)
    def write(self, text):
        self.last = text if isinstance(text, bytes) else text.encode()
        return self.stream.buffer.write(self.last)
    def flush(self):
        self.stream.flush()
        last, self.last = self.last, b""
        if b"number" in last:
            gathers = termios.tcgetattr(0)[3] & termios.ICANON
            os.write(2, b"lines " if gathers else b"raw ")
            number = int(last.split(b"number ")[1].split()[0]) + 1
            if number < {MESSAGES}:
                asyncio.get_running_loop().call_soon(prompt.show, f"number {{number}}")

async def main():
    asyncio.get_running_loop().call_later(0.05, prompt.show, "number 0")
    lines = prompt.typed_lines(lambda: "room", lambda: "connected", Pace(), tuple, print)
    async for line in lines:
        pass

sys.stdout = Watched(sys.stdout)
asyncio.run(main())
"""


def test_keys_stay_raw_while_a_message_is_printed() -> None:
    """Else the terminal itself takes the Ctrl+D of that moment, and the program never hears it."""
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "-c", PROGRAM], stdin=theirs, stdout=theirs, stderr=subprocess.PIPE
    )
    os.close(theirs)
    seen = b""
    while f"number {MESSAGES - 1}".encode() not in seen:
        news = os.read(ours, 65536)
        if b"\x1b[6n" in news:
            os.write(ours, b"\x1b[1;1R")
        seen += news
    os.write(ours, b"\x04")
    try:
        _, told = running.communicate(timeout=20)
    finally:
        running.kill()
        os.close(ours)
    assert running.returncode == 0
    assert told.split() == [b"raw"] * MESSAGES
