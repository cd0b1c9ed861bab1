"""Somebody who writes into the room of a bench, in a program of their own."""

import argparse
import asyncio
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from linnet.client import Address, Client

ROOM = "long"
TEXTS = (
    "The wire is up again, and it is quicker than before.",
    "Have a look at `conversation/view.py`, **line 40**: that is where the place is kept.",
    "I think so too 👍",
    "What came of the other one? I saw https://example.org/a/long/path and nothing else there.",
    "- first we measure\n- then we change one thing\n- then we measure again",
)


async def speak(port: int, number: int, each: float, room: str) -> None:
    """Write so many messages, one after `each` seconds or as fast as they are kept."""
    with TemporaryDirectory() as home:
        where = Address("127.0.0.1", port)
        client = Client(where, name=f"Bob {os.getpid()}", home=Path(home), cached=False, window=400)
        client.start()
        await client.welcomed()
        if any(view.name == room for view in await client.list_rooms()):
            await client.join(room)
        else:
            await client.create_room(room)
        begin = time.perf_counter()
        for n in range(number):
            client.post(room, f"{n} {TEXTS[n % len(TEXTS)]}")
            if each:
                await asyncio.sleep(max(0.0, begin + n * each - time.perf_counter()))
            elif n % 400 == 399:
                await client.drained()
        await client.drained()
        await client.close()


class Speaker:
    """A program of its own, as another person's is: it takes no time of the Python measured."""

    def __init__(self, port: int) -> None:
        self._port = port

    def write(self, number: int, room: str = ROOM) -> None:
        """So many messages; returns when all are kept."""
        self.begin(number, room=room).wait()

    def begin(self, number: int, each: float = 0.0, room: str = ROOM) -> "subprocess.Popen[bytes]":
        """The same, without waiting."""
        words = [str(self._port), str(number), str(each), room]
        return subprocess.Popen([sys.executable, __file__, *words])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("port", type=int)
    parser.add_argument("number", type=int)
    parser.add_argument("each", type=float)
    parser.add_argument("room")
    asked = parser.parse_args()
    asyncio.run(speak(asked.port, asked.number, asked.each, asked.room))


if __name__ == "__main__":
    main()
