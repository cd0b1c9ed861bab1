"""Starts, watches and stops the server of one folder; all of it in the network's thread."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from math import inf
from pathlib import Path
from typing import Any, TypeVar

from linnet.administrator.reaching import Server, answers, reached
from linnet.client.refused import CannotConnect, Refused
from linnet.desktop.network import Network
from linnet.doors.http.administration_shapes import Now, Stopping
from linnet.server.administrator import read_key
from linnet.server_window.child import Child
from linnet.server_window.standing import Standing, State, last_lines, refusal

T = TypeVar("T")
EVERY = 1.0
"""Seconds from one look at a server to the next."""
_FULL = 1_000
"""Lines of log in one answer from which there are more."""
_GONE = 3
"""Looks in a row without an answer after which a server counts as gone."""


class Minding:
    """`changed` is told how the server stands, `news` what goes on; both in Tk's thread."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.standing = Standing()
        self.changed: Callable[[Standing], object] = lambda _standing: None
        self.news: Callable[[Now], object] = lambda _now: None
        self._child: Child | None = None
        self.again = False
        """Whether it is to be started once it has stopped."""
        self._ending = False

    # From Tk's thread

    def start(self, data: Path) -> None:
        """Start the server of this folder, or watch the one that runs there."""
        self._ending = False
        self._set(Standing(State.STARTING, data))
        self.network.begin(self._run(data, begin=True))

    def watch(self, data: Path, none: Callable[[], object]) -> None:
        """Watch the server of this folder if one runs there, else call `none`."""

        async def look() -> bool:
            key = await asyncio.to_thread(read_key, data)
            return key is not None and await answers(key)

        def seen(there: bool) -> None:
            if there and not self.standing.up:
                self._set(Standing(State.STARTING, data, elsewhere=True))
                self.network.begin(self._run(data, begin=False))
            elif not there:
                none()

        self.network.begin(look(), seen)

    def stop(self) -> None:
        """Have the server tell everybody, and end."""
        now = self.standing
        self._set(Standing(State.STOPPING, now.data, now.elsewhere))
        self.network.begin(self._stop(now.data))

    def restart(self) -> None:
        """The same, and start it again; for a server that this window started."""
        self.stop()
        self.again = True

    def ask(
        self,
        what: Callable[[Server], Awaitable[T]],
        done: Callable[[T], object],
        failed: Callable[[str], object],
    ) -> None:
        """Wish something of the running server; a refusal is a sentence."""
        data = self.standing.data

        async def asked() -> T:
            key = await asyncio.to_thread(read_key, data)
            if key is None:
                raise OSError("The server does not run.")
            async with reached(key) as server:
                return await what(server)

        self.network.begin(asked(), done, lambda wrong: failed(sentence(wrong)))

    # In the network's thread

    async def _run(self, data: Path, *, begin: bool) -> None:
        key = await asyncio.to_thread(read_key, data)
        if key is not None and await answers(key):
            self._tell(Standing(State.RUNNING, data, elsewhere=True))
            gone = await self._watch(data, patience=_GONE)
            self._tell(Standing(State.STOPPED, data, why=gone))
        elif begin:
            await self._serve(data)
        else:
            self._tell(Standing(State.STOPPED, data))

    async def _serve(self, data: Path) -> None:
        try:
            child = self._child = await Child.begin(data)
        except OSError as wrong:
            self._tell(Standing(State.REFUSED, data, why=f"No program can be started: {wrong}."))
            return
        if self._ending:  # somebody changed their mind meanwhile
            child.terminate()
        ended = asyncio.ensure_future(child.ended())
        ready = asyncio.ensure_future(child.ready.wait())
        await asyncio.wait({ended, ready}, return_when=asyncio.FIRST_COMPLETED)
        ready.cancel()
        if child.ready.is_set() and not ended.done():
            if not self._ending:
                self._tell(Standing(State.RUNNING, data))
            watching = asyncio.ensure_future(self._watch(data))
            await ended
            watching.cancel()
        code = await ended
        self._child = None
        self._tell(self._end_of(child, data, code))

    def _end_of(self, child: Child, data: Path, code: int) -> Standing:
        if code == 0 or self._ending:
            return Standing(State.STOPPED, data)
        if not child.ready.is_set():
            return Standing(State.REFUSED, data, why=refusal(child.said, code))
        why = f"exit code {code}" if code > 0 else f"signal {-code}"
        return Standing(State.CRASHED, data, why=why, lines=last_lines(child.said))

    async def _watch(self, data: Path, patience: float = inf) -> str:
        """Look at the server until it has stopped, or for so many times does not answer."""
        missed = after = since = 0
        while missed < patience:
            key = await asyncio.to_thread(read_key, data)
            if key is None:
                return ""
            try:
                async with reached(key) as server:
                    while True:
                        now = await server.get("/admin/now", Now, after=after)
                        if now.since != since:
                            # Another start counts its lines from 1 again.
                            again, after, since = after > 0, 0, now.since
                            if again:
                                continue
                        missed, after = 0, now.log[-1].n if now.log else after
                        await self._hand_over(now)
                        if len(now.log) < _FULL:
                            await asyncio.sleep(EVERY)
            except (CannotConnect, Refused):
                missed += 1
                await asyncio.sleep(EVERY / 2)
        return "It does not answer any more."

    async def _hand_over(self, now: Now) -> None:
        """Give it to the window, and wait until that has taken it."""
        loop = asyncio.get_running_loop()
        taken = asyncio.Event()

        def show() -> None:
            self.news(now)
            with suppress(RuntimeError):  # the network ended meanwhile
                loop.call_soon_threadsafe(taken.set)

        self.network.call(show, self.network.screen)
        await taken.wait()

    async def _stop(self, data: Path) -> None:
        self._ending = True
        child = self._child
        key = await asyncio.to_thread(read_key, data)
        try:
            if key is None:
                raise OSError
            async with reached(key) as server:
                await server.wish("POST", "/admin/stop", Stopping)
        except (CannotConnect, Refused, OSError):
            if child is not None:
                child.terminate()
        if child is not None:
            await child.end()

    def _tell(self, standing: Standing) -> None:
        self.network.call(lambda: self._set(standing), self.network.screen)

    def _set(self, standing: Standing) -> None:
        if self.again and not standing.up:
            self.again = False
            self.start(standing.data)
            return
        self.standing = standing
        self.changed(standing)


def sentence(wrong: Any) -> str:
    """What went wrong, for people."""
    if isinstance(wrong, Refused):
        return wrong.message
    if isinstance(wrong, OSError) and not isinstance(wrong, CannotConnect):
        return wrong.strerror or str(wrong)
    return str(wrong)
