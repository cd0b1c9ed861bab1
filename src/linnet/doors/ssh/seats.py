"""Where somebody sits who came over SSH: a chat program of their own, in a pseudo-terminal.

The program is another process, so that nothing it does can hold the server up. It is told by a
pipe whom it is for: no token stands in its arguments or its environment.
"""

import asyncio
import fcntl
import os
import pty
import re
import struct
import sys
import termios
from collections.abc import Mapping, Sequence
from contextlib import suppress

from msgspec import Struct, json

PROGRAM = (sys.executable, "-m", "linnet.cli.seated")
GRACE = 1.0
"""Seconds a chat has to end by itself once nobody sits there any more."""
CHUNK = 1 << 16
USUAL = (80, 24)
"""Columns and rows of a terminal that does not know its size."""
_KEPT = ("PATH", "PYTHONPATH", "LANG", "LC_ALL", "TZ", "SYSTEMROOT", "VIRTUAL_ENV")
"""Of the server's environment only these; its settings and secrets are none of a chat's."""
_WORD = re.compile(r"[A-Za-z0-9.]{1,32}", re.ASCII)
_SENT = (b"LC_TERMINAL", b"TERM_PROGRAM", b"LINNET_PICTURES")
"""What a terminal at the other end is known by, where its `ssh` sends it."""


class Screen(Struct, frozen=True):
    """The terminal at the other end: its kind, columns and rows, points across and down (0 where
    it does not say), and what its `ssh` sent of its environment."""

    term: str
    size: tuple[int, int]
    points: tuple[int, int] = (0, 0)
    sent: Mapping[bytes, bytes] = {}


class Place(Struct, frozen=True):
    """What a chat is told: where the server is, and the session it goes by."""

    host: str
    port: int
    pin: str
    token: str


class Seat:
    """One chat. `read` and `write` are its terminal's other end."""

    def __init__(self, process: asyncio.subprocess.Process, descriptor: int) -> None:
        self._process = process
        self._descriptor = descriptor
        self._open = True

    @classmethod
    async def take(cls, place: Place, screen: Screen, program: Sequence[str] = PROGRAM) -> "Seat":
        """Start a chat on a terminal like that one."""
        mine, theirs = pty.openpty()
        told, telling = os.pipe()
        try:
            _resize(theirs, screen.size, screen.points)
            os.set_blocking(mine, False)
            os.write(telling, json.encode(place))
            process = await asyncio.create_subprocess_exec(
                *program,
                str(told),
                stdin=theirs,
                stdout=theirs,
                stderr=theirs,
                pass_fds=(told,),
                env=_environment(screen),
                cwd="/",
                start_new_session=True,
            )
        except BaseException:
            os.close(mine)
            raise
        finally:
            for one in (theirs, told, telling):
                os.close(one)
        return cls(process, mine)

    @property
    def pid(self) -> int:
        """The chat's process."""
        return self._process.pid

    async def read(self) -> bytes:
        """What the chat shows next; empty when it has ended."""
        while self._open:
            try:
                return os.read(self._descriptor, CHUNK)
            except BlockingIOError:
                await self._until(writable=False)
            except OSError:  # EIO: nobody has the other end any more
                break
        return b""

    async def write(self, typed: bytes) -> None:
        """What was typed, as fast as the chat takes it."""
        while typed and self._open:
            try:
                typed = typed[os.write(self._descriptor, typed) :]
            except BlockingIOError:
                await self._until(writable=True)
            except OSError:
                return

    def resize(self, size: tuple[int, int], points: tuple[int, int]) -> None:
        """The terminal has another size; its chat hears of it by SIGWINCH."""
        if self._open:
            _resize(self._descriptor, size, points)

    async def leave(self) -> int:
        """End the chat, kindly at first; its exit code. Nothing is left of it afterwards."""
        if self._open:
            self._open = False
            os.close(self._descriptor)  # which the chat hears as SIGHUP
        try:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._process.wait(), GRACE)
        finally:  # a server that stops does not wait so long
            if self._process.returncode is None:
                with suppress(ProcessLookupError):
                    self._process.kill()
        return await self._process.wait()

    async def _until(self, *, writable: bool) -> None:
        loop = asyncio.get_running_loop()
        ready: asyncio.Future[None] = loop.create_future()

        def came() -> None:
            if not ready.done():
                ready.set_result(None)

        add, remove = (
            (loop.add_writer, loop.remove_writer)
            if writable
            else (loop.add_reader, loop.remove_reader)
        )
        add(self._descriptor, came)
        try:
            await ready
        finally:
            if self._open:
                remove(self._descriptor)


def _resize(descriptor: int, size: tuple[int, int], points: tuple[int, int]) -> None:
    columns, rows = (min(one, 1_000) or usual for one, usual in zip(size, USUAL, strict=True))
    across, down = (min(max(0, one), 0xFFFF) for one in points)
    packed = struct.pack("HHHH", rows, columns, across, down)
    with suppress(OSError):
        fcntl.ioctl(descriptor, termios.TIOCSWINSZ, packed)


def _environment(screen: Screen) -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    term = screen.term
    plain = term if term.isascii() and term.replace("-", "").isalnum() else "xterm"
    sent = {name.decode(): screen.sent.get(name, b"").decode(errors="replace") for name in _SENT}
    known = {name: word for name, word in sent.items() if _WORD.fullmatch(word)}
    return (
        known
        | kept
        | {
            "TERM": plain or "xterm",
            "COLORTERM": "truecolor" if "256" in plain or "direct" in plain else "",
            "HOME": "/",
            "PYTHONUTF8": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
    )
