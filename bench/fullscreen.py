"""The chat at a pseudo-terminal, full-screen and in lines: how long one waits for it.

    python3 dev.py bench fullscreen
    python3 dev.py bench fullscreen --messages 5000

The program is started as people start it and is given keys as a terminal gives them; what it
writes is read. Measured are seconds from start to usable, milliseconds from a key to its letter
on the screen, in peace and while 20,000 messages arrive, and from Page Up to the next page in a
room of 100,000 messages; the rows *in lines* are of `--plain`. Times are of the clock: a server of
its own and a second client run beside it, so a busy machine shows. The rows *its share of CPU* say
how much the program itself did between a key and its letter. A goal that is missed is printed and
no failure, because machines differ.
"""

import argparse
import fcntl
import os
import pty
import re
import select
import statistics
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from speaker import ROOM, Speaker

from linnet.desktop.selftest import serving
from linnet.hub.rates import Kind

PATIENCE = 120.0
PAUSE = 0.2
"""Seconds in which a line of `--plain` is empty again."""
LETTERS = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜ"
"""Typed one after the other: nothing else on the screen has them."""
WIDTH, HEIGHT = 120, 34
ARRIVING = 20_000
ESCAPES = re.compile(rb"\x1b(?:\[[0-9;:?<=>]*[a-zA-Z]|[()=>].?|\][^\x07\x1b]*(?:\x07|\x1b\\))")
PAGE_UP, BACKSPACE, CONTROL_D = b"\x1b[5~", b"\x7f", b"\x04"
WHERE, HERE = b"\x1b[6n", b"\x1b[1;1R"
"""What a program asks for the place of the cursor, and is answered by every terminal."""


Row = tuple[str, float, float, str]
"""What, value, goal, unit."""


class Terminal:
    """`linnet chat` at a pseudo-terminal; `seen` is what it wrote since the last `look`."""

    def __init__(self, *words: str) -> None:
        self._mine, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", HEIGHT, WIDTH, 0, 0))
        self.began = time.perf_counter()
        self.running = subprocess.Popen(
            [sys.executable, "-m", "linnet", "chat", *words],
            stdin=theirs, stdout=theirs, stderr=theirs, env=os.environ | {"TERM": "xterm-256color"},
        )  # fmt: skip
        os.close(theirs)
        self._raw = b""

    def press(self, keys: bytes) -> float:
        """Press these; how long ago that was is told by what `until` returns."""
        self._raw = b""
        os.write(self._mine, keys)
        return time.perf_counter()

    def until(self, true: Callable[[str], object], patience: float = PATIENCE) -> float:
        """Read until this is so of what was written since the last key; when that was."""
        ends = time.perf_counter() + patience
        while not true(ESCAPES.sub(b"", self._raw).decode(errors="replace")):
            ready, _, _ = select.select([self._mine], [], [], ends - time.perf_counter())
            if not ready:
                raise TimeoutError(ESCAPES.sub(b"", self._raw).decode(errors="replace")[-3000:])
            self._raw += self._read()
        return time.perf_counter()

    def worked(self) -> float:
        """Seconds of CPU the program has had in all its threads."""
        threads = Path(f"/proc/{self.running.pid}/task").glob("*/schedstat")
        return sum(int(one.read_text().split()[0]) for one in threads) / 1e9

    def rest(self, seconds: float) -> None:
        """Read whatever comes for so long."""
        ends = time.perf_counter() + seconds
        while (left := ends - time.perf_counter()) > 0:
            if select.select([self._mine], [], [], left)[0]:
                self._read()

    def _read(self) -> bytes:
        news = os.read(self._mine, 1 << 20)
        if WHERE in news:
            os.write(self._mine, HERE)
        return news

    def close(self) -> None:
        """Leave, and read on until the program has ended."""
        os.write(self._mine, CONTROL_D)
        with suppress(OSError):  # Nobody is at the other end any more.
            while self.running.poll() is None:
                self.rest(0.1)
        self.running.wait()
        os.close(self._mine)


@contextmanager
def chatting(port: int, *more: str) -> Iterator[Terminal]:
    terminal = Terminal("--port", str(port), "--name", "Ann", *more)
    try:
        yield terminal
    finally:
        terminal.close()


def started(port: int, *more: str) -> tuple[float, float]:
    """Seconds until there is a room, a connection, a box and a letter in it; and of CPU."""
    box = "#lobby >" if more else "Message #lobby"
    with chatting(port, *more) as terminal:
        terminal.until(lambda text: box in text and "connected" in text)
        terminal.press(LETTERS[0].encode())
        ready = terminal.until(lambda text: LETTERS[0] in text) - terminal.began, terminal.worked()
        terminal.press(BACKSPACE)
        return ready


def ran(*words: str) -> float:
    """Seconds a command of one's shell takes."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "linnet", *words], check=True, capture_output=True)
    return time.perf_counter() - began


def keys(
    terminal: Terminal, going: Callable[[], bool], cleared: Callable[[Terminal], object]
) -> tuple[list[float], list[float]]:
    """Seconds from each key to its letter, for as long as something goes on; and of CPU."""
    times, work = [], []
    while going():
        for letter in LETTERS:
            worked = terminal.worked()
            at = terminal.press(letter.encode())
            times.append(terminal.until(lambda text, letter=letter: letter in text) - at)
            work.append(terminal.worked() - worked)
            terminal.rest(0.03)
        terminal.press(BACKSPACE * len(LETTERS))
        # Thirty keys at once are no typing: the next letter is not to wait behind them.
        cleared(terminal)
    return times, work


def scrolled(terminal: Terminal, pages: int) -> list[float]:
    """Seconds from Page Up to a page that was not there, once what is near is held."""
    times = []
    for _ in range(pages):
        at = terminal.press(PAGE_UP)
        times.append(terminal.until(lambda text: len(re.findall(r"\d+ The wire", text)) > 1) - at)
        terminal.rest(0.02)
    return times


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py bench fullscreen", description=__doc__)
    parser.add_argument("--messages", type=int, default=100_000)
    parser.add_argument("--arriving", type=int, default=ARRIVING)
    asked = parser.parse_args(words)
    os.environ.update({f"LINNET_RATE_{kind}".upper().replace("-", "_"): "off" for kind in Kind})
    with TemporaryDirectory() as held, serving(Path(held) / "server") as port:
        os.environ["LINNET_HOME"] = f"{held}/home"
        # As after the first start: Python keeps what it has compiled.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = f"{held}/compiled"
        rows = [*measured(port, asked.messages, asked.arriving), *in_lines(port, asked.arriving)]
    print(f"{'what':50}{'value':>10}{'goal':>10}")
    for what, value, goal, unit in rows:
        missed = "" if value <= goal else "   missed"
        print(f"{what:50}{value:7.1f} {unit:2}{goal:7.0f} {unit:2}{missed}")
    return 0


def measured(port: int, messages: int, arriving: int) -> Iterator[Row]:
    """Of the full screen."""
    starts = [started(port) for _ in range(7)]
    clock, work = zip(*starts, strict=True)
    yield "start to usable, the first time", clock[0] * 1000, 700, "ms"
    yield "start to usable, median of six", statistics.median(clock[1:]) * 1000, 700, "ms"
    yield "its share of CPU", statistics.median(work[1:]) * 1000, 700, "ms"
    for command in ("--help", "send --help"):
        took = statistics.median(ran(*command.split()) for _ in range(5))
        yield f"linnet {command}", took * 1000, 300, "ms"
    speaker = Speaker(port)
    speaker.write(messages)
    with chatting(port, ROOM) as terminal:
        terminal.until(lambda text: f"{messages - 1} " in text)
        ends = time.perf_counter() + 3
        peace, _ = keys(terminal, lambda: time.perf_counter() < ends, _box_empty)
        yield "a key in peace, median", statistics.median(peace) * 1000, 50, "ms"
        yield "a key in peace, the longest", max(peace) * 1000, 50, "ms"
        pages = scrolled(terminal, min(300, messages // 100))
        yield "a page further up, median", statistics.median(pages) * 1000, 50, "ms"
        yield "a page further up, p99", _p99(pages), 50, "ms"
        terminal.press(b"\x1b")
        terminal.until(lambda text: f"{messages - 1} " in text)
        writing = speaker.begin(arriving)
        flood = keys(terminal, lambda: writing.poll() is None, _box_empty)
        yield from flooded(f"a key while {arriving:,} arrive", *flood)


def in_lines(port: int, arriving: int) -> Iterator[Row]:
    """The same of `--plain`, where no pages are."""
    clock, work = zip(*[started(port, "--plain") for _ in range(7)], strict=True)
    yield "in lines: start to usable, median of six", statistics.median(clock[1:]) * 1000, 700, "ms"
    yield "its share of CPU", statistics.median(work[1:]) * 1000, 700, "ms"
    speaker = Speaker(port)
    speaker.write(100)
    with chatting(port, "--plain", ROOM) as terminal:
        terminal.until(lambda text: f"#{ROOM} >" in text)
        ends = time.perf_counter() + 3
        peace, _ = keys(terminal, lambda: time.perf_counter() < ends, lambda one: one.rest(PAUSE))
        yield "in lines: a key in peace, median", statistics.median(peace) * 1000, 50, "ms"
        writing = speaker.begin(arriving)
        flood = keys(terminal, lambda: writing.poll() is None, lambda one: one.rest(PAUSE))
        yield from flooded(f"in lines: a key while {arriving:,} arrive", *flood)


def flooded(what: str, times: list[float], work: list[float]) -> Iterator[Row]:
    """How long keys took while messages arrived."""
    yield f"{what}, median", statistics.median(times) * 1000, 50, "ms"
    yield f"{what}, p99", _p99(times), 50, "ms"
    yield f"{what}, the longest", max(times) * 1000, 50, "ms"
    yield "its share of CPU, median", statistics.median(work) * 1000, 50, "ms"
    yield "its share of CPU, the longest", max(work) * 1000, 50, "ms"


def _box_empty(terminal: Terminal) -> None:
    terminal.until(lambda text: "Message #" in text)


def _p99(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.99)] * 1000


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
