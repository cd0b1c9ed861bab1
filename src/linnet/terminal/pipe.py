"""Lines from standard input, where it is no terminal: pipes, files, other programs."""

import asyncio
import os
from codecs import getincrementaldecoder
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from threading import Semaphore, Thread

_AHEAD = 64
"""Lines read before they are wanted."""


async def lines_of(descriptor: int) -> AsyncIterator[str]:
    """The lines, the last one also without a line end.

    A thread reads them, because files cannot be waited for; it reads the descriptor itself,
    because a thread inside `sys.stdin` keeps Python from ending.
    """
    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[str | None] = asyncio.Queue()
    places = Semaphore(_AHEAD)

    def put(line: str | None) -> None:
        places.acquire()
        loop.call_soon_threadsafe(queue.put_nowait, line)

    def read() -> None:
        with suppress(RuntimeError):  # The loop has ended: nobody listens any more.
            _read(descriptor, put)

    Thread(target=read, name="standard input", daemon=True).start()
    while (line := await queue.get()) is not None:
        places.release()
        yield line


def _read(descriptor: int, put: Callable[[str | None], None]) -> None:
    decode = getincrementaldecoder("utf-8")(errors="replace").decode
    rest = ""
    try:
        while data := os.read(descriptor, 65536):
            *lines, rest = (rest + decode(data)).split("\n")
            for line in lines:
                put(line)
    except OSError:
        pass  # What cannot be read has ended.
    if rest := rest + decode(b"", final=True):
        put(rest)
    put(None)
