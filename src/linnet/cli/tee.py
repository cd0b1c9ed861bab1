"""`linnet tee`: what a program prints, here as always and in a room as well."""

import asyncio
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic
from typing import Annotated

import typer

from linnet.cli.address import (
    DEFAULT_HOST,
    DEFAULT_PORT,
    Host,
    Into,
    Key,
    Name,
    Port,
    Room,
    Server,
    signed_in,
)
from linnet.cli.gathering import Gathered, fenced
from linnet.cli.place import going
from linnet.cli.problem import forget_output, say_problem
from linnet.cli.script import run
from linnet.client import Address
from linnet.terminal.clean import one_line

Program = Annotated[
    list[str] | None,
    typer.Argument(metavar="[-- COMMAND...]", help="Run this; else standard input is read."),
]
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="What it is; else the command.")]
EVERY = 1.5
"""Seconds between two posts: room for the program's next lines, and below every usual rate."""
BLOCK = 4_000
"""Bytes of the lines in one message: what one looks over without losing the thread."""
LONGEST = 65_536
"""Bytes of a line that are looked at."""
NOT_FOUND = 127


def tee(
    room: Room,
    command: Program = None,
    title: Title = None,
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
    server: Server = None,
    name: Name = None,
    key: Key = "",
) -> None:
    """Copy standard input to standard output and post it to a room, in blocks of lines.

    With a command after `--`, run it, post what it prints and its exit code, and end with that
    code: `linnet tee '#build' -- make`. The program is never held up by the network: where it
    prints more than can be posted, lines in the middle are left out of the room, not out of the
    output. Exit codes: the command's, else 0 posted, 1 refused, 2 wrong usage, 3 no connection.
    """
    with _patient(), _source(command, title) as source:
        copy = Copy(source.fileno())
        code = 0
        try:
            run(lambda: _post(*going(server, host, port, name), Into(room, key), copy, source))
        except typer.Exit as failed:
            code = failed.exit_code
            copy.join()
        told = source.code()
    raise typer.Exit(code if told is None else told)


class Source:
    """Where the lines come from, and how that ended."""

    def __init__(self, child: subprocess.Popen[bytes] | None, title: str) -> None:
        self._child = child
        self._title = title.replace("`", "'")
        self._begun = monotonic()

    def fileno(self) -> int:
        """What to read."""
        if self._child is None or self._child.stdout is None:
            return sys.stdin.fileno()
        return self._child.stdout.fileno()

    def code(self) -> int | None:
        """The exit code as a shell has it; None where there is no command."""
        if self._child is None:
            return None
        code = self._child.wait()
        return code if code >= 0 else 128 - code

    def ending(self, lines: int) -> str:
        """The line that marks the end in the room."""
        code = self.code()
        what = f"`{one_line(self._title)}`: " if self._title else ""
        how = "ended" if code is None else f"exit code {code}"
        seconds = round(monotonic() - self._begun)
        return f"{what}{how} after {seconds} s, {lines} line{'' if lines == 1 else 's'}"


@contextmanager
def _source(command: list[str] | None, title: str | None) -> Iterator[Source]:
    if not command:
        yield Source(None, title or "")
        return
    try:
        child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)  # noqa: S603
    except OSError as wrong:
        say_problem(f"{command[0]}: {wrong.strerror or wrong}")
        raise typer.Exit(NOT_FOUND) from None
    with child:
        yield Source(child, title or shlex.join(command))


@contextmanager
def _patient() -> Iterator[None]:
    """The first Ctrl+C is for the program whose output this is; a second one ends this, too."""

    def first(*_: object) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)

    before = signal.signal(signal.SIGINT, first)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class Copy:
    """Copies everything to standard output in a thread of its own, and gathers the lines."""

    def __init__(self, descriptor: int) -> None:
        self.gathered = Gathered(BLOCK)
        self._descriptor = descriptor
        self._ended = Event()
        self._thread = Thread(target=self._run, name="copy", daemon=True)
        self._thread.start()

    def join(self) -> None:
        """Wait until everything was copied."""
        self._ended.wait()

    async def ended(self, within: float) -> bool:
        """Whether everything was copied within so many seconds."""
        return await asyncio.to_thread(self._ended.wait, within)

    def _run(self) -> None:
        rest = b""
        try:
            while news := os.read(self._descriptor, 65536):
                _print(news)
                *lines, rest = (rest + news).split(b"\n")
                for line in lines:
                    self.gathered.add(line.decode(errors="replace"))
                rest = rest[-LONGEST:]
        except OSError:
            pass  # What cannot be read has ended.
        if rest:
            self.gathered.add(rest.decode(errors="replace"))
        self._ended.set()


def _print(news: bytes) -> None:
    """Where nobody reads any more, the room still does."""
    try:
        sys.stdout.buffer.write(news)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        forget_output()


async def _post(address: Address, name: str | None, into: Into, copy: Copy, source: Source) -> None:
    async with signed_in(address, name) as client:
        view = await into.go(client)
        ended = False
        while not ended:
            ended = await copy.ended(EVERY)
            if text := copy.gathered.take():
                await client.say(view.id, fenced(text))
        await client.say(view.id, await asyncio.to_thread(source.ending, copy.gathered.lines))
