"""The line that is typed at a terminal while messages appear above it."""

import os
import pty
import subprocess
import sys
import termios

# A terminal that takes its time for all that is printed.
PROGRAM = """
import asyncio, sys, time
from linnet.terminal import prompt

class Slow:
    def __init__(self, stream): self.stream = stream
    def __getattr__(self, name): return getattr(self.stream, name)
    def flush(self):
        self.stream.flush()
        time.sleep(0.02)

async def main():
    def message(number):
        prompt.show(f"number {number}")
        if number < 9:
            asyncio.get_running_loop().call_later(0.05, message, number + 1)
    asyncio.get_running_loop().call_later(0.05, message, 0)
    async for line in prompt.typed_lines(lambda: "room", lambda: "connected"):
        pass

sys.stdout = Slow(sys.stdout)
asyncio.run(main())
"""


def test_keys_stay_raw_while_a_message_is_printed() -> None:
    """Else the terminal itself takes the Ctrl+D of that moment, and the program never hears it."""
    ours, theirs = pty.openpty()
    running = subprocess.Popen([sys.executable, "-c", PROGRAM], stdin=theirs, stdout=theirs)
    os.close(theirs)
    seen, gathers_lines = b"", []
    while b"number 9" not in seen:
        news = os.read(ours, 65536)
        if b"number" in news:
            gathers_lines.append(bool(termios.tcgetattr(ours)[3] & termios.ICANON))
        if b"\x1b[6n" in news:
            os.write(ours, b"\x1b[1;1R")
        seen += news
    os.write(ours, b"\x04")
    try:
        assert running.wait(20) == 0
    finally:
        running.kill()
        os.close(ours)
    assert gathers_lines
    assert not any(gathers_lines)
