"""Somebody who writes into the room of a bench, in a program of their own."""

import argparse
import asyncio
import json
import os
import subprocess
import sys
import time

from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

ROOM = "long"
TEXTS = (
    "The wire is up again, and it is quicker than before.",
    "Have a look at `conversation/view.py`, **line 40**: that is where the place is kept.",
    "I think so too 👍",
    "What came of the other one? I saw https://example.org/a/long/path and nothing else there.",
    "- first we measure\n- then we change one thing\n- then we measure again",
)


WINDOW = 400
"""Messages that may be on their way at once."""


class Voice:
    """A connection that only writes: what others say is not read further than its first letters.

    A client that follows the room would take a quarter of a core from the page that is measured.
    """

    def __init__(self, wire: ClientConnection) -> None:
        self._wire = wire
        self._asked = 0
        self._room = ""
        self._free = asyncio.Semaphore(WINDOW)

    async def come_in(self, name: str, room: str) -> None:
        """Say hello, and be in the room, which is made where there is none.

        From then on it is named by its id, as clients do: names are looked up each time.
        """
        await self._wire.send(json.dumps({"type": "hello", "name": name}))
        welcome = json.loads(await self._answer("welcome"))
        if room in [one["name"] for one in welcome["rooms"]]:
            self._room = room  # the lobby, where everybody is
            return
        done = json.loads(await self._ask(type="join", room=room))
        if done["type"] != "done":
            done = json.loads(await self._ask(type="create-room", name=room, kind="open"))
        self._room = str(done["room"])

    async def say(self, text: str) -> None:
        """Write a message, as soon as there is room for one more on its way."""
        await self._free.acquire()
        await self._send(type="say", room=self._room, text=text)

    async def hear(self) -> None:
        """Count the answers, until cancelled. Raises RuntimeError where one is a refusal."""
        while (answer := await self._answer("done", "refused")).startswith(_head("done")):
            self._free.release()
        raise RuntimeError(answer)

    async def drained(self) -> None:
        """Returns once each message was answered."""
        for _ in range(WINDOW):
            await self._free.acquire()

    async def _ask(self, **wish: str) -> str:
        await self._send(**wish)
        return await self._answer("done", "refused")

    async def _send(self, **wish: str) -> None:
        self._asked += 1
        await self._wire.send(json.dumps({**wish, "send_id": f"{time.time_ns()}-{self._asked}"}))

    async def _answer(self, *kinds: str) -> str:
        """The next frame that is one of these."""
        heads = tuple(map(_head, kinds))
        while not (text := str(await self._wire.recv())).startswith(heads):
            pass
        return text


def _head(kind: str) -> str:
    """What a frame of this kind begins with."""
    return f'{{"type":"{kind}"'


async def speak(port: int, number: int, each: float, room: str) -> None:
    """Write so many messages, one after `each` seconds or as fast as they are kept."""
    address = f"ws://127.0.0.1:{port}/ws"
    async with connect(
        address, subprotocols=[Subprotocol("linnet.1")], compression=None, max_queue=None
    ) as wire:
        voice = Voice(wire)
        await voice.come_in(f"Bob {os.getpid()}", room)
        async with asyncio.TaskGroup() as group:
            hearing = group.create_task(voice.hear())
            begin = time.perf_counter()
            for n in range(number):
                await voice.say(f"{n} {TEXTS[n % len(TEXTS)]}")
                await asyncio.sleep(max(0.0, begin + n * each - time.perf_counter()) if each else 0)
            await voice.drained()
            hearing.cancel()


class Speaker:
    """A program of its own, as another person's is: it takes no time of the Python measured."""

    def __init__(self, port: int) -> None:
        self._port = port

    def write(self, number: int, room: str = ROOM) -> None:
        """So many messages; returns when all are kept. Raises RuntimeError where they are not."""
        if code := self.begin(number, room=room).wait():
            raise RuntimeError(f"whoever writes ended with {code}")

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
