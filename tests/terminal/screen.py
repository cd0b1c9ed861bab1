"""A pseudo-terminal that stands in for a person's."""

import asyncio
import os
import re

PATIENCE = 20
WHERE_IS_THE_CURSOR = "\x1b[6n"


class Terminal:
    """A chat at a pseudo-terminal of 100 columns."""

    def __init__(self, running: asyncio.subprocess.Process, descriptor: int) -> None:
        self.running = running
        self.raw = ""
        self._descriptor = descriptor
        self._news = asyncio.Event()
        os.set_blocking(descriptor, False)
        asyncio.get_running_loop().add_reader(descriptor, self._read)

    @property
    def seen(self) -> str:
        """What was printed, without the terminal's own commands."""
        return re.sub(r"\x1b(\[[0-9;?]*[a-zA-Z]|[()=>].?)", "", self.raw)

    def type(self, text: str) -> None:
        os.write(self._descriptor, text.encode())

    async def until(self, text: str, after: int = 0) -> None:
        async with asyncio.timeout(PATIENCE):
            while text not in self.seen[after:]:
                self._news.clear()
                try:
                    await self._news.wait()
                except asyncio.CancelledError:
                    raise AssertionError(f"no {text!r} in:\n{self.seen[after:]}") from None

    async def end(self) -> int:
        async with asyncio.timeout(PATIENCE):
            return await self.running.wait()

    def close(self) -> None:
        asyncio.get_running_loop().remove_reader(self._descriptor)
        os.close(self._descriptor)

    def _read(self) -> None:
        try:
            news = os.read(self._descriptor, 65536).decode(errors="replace")
        except OSError:
            asyncio.get_running_loop().remove_reader(self._descriptor)
            news = ""
        if WHERE_IS_THE_CURSOR in news:
            os.write(self._descriptor, b"\x1b[1;1R")
        self.raw += news
        self._news.set()
