"""The chat window in a room of 100,000 messages: how long one waits for it.

    python3 dev.py bench desktop
    python3 dev.py bench desktop --messages 10000

Needs a display: without one it starts itself in a virtual one (`xvfb-run`). A server of its own
and a second client run beside the window, as they would elsewhere; times are those of the window.
A goal that is missed is printed and no failure, because machines differ.
"""

import argparse
import os
import shutil
import statistics
import sys
import time
import tkinter as tk
from collections import deque
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from speaker import ROOM, Speaker

from linnet.client import Address
from linnet.client.events import Arrived, Event
from linnet.desktop.selftest import serving
from linnet.desktop.window import Window
from linnet.hub.rates import Kind

PATIENCE = 60.0


class Stamped(deque):
    """The window's queue, which remembers when each entry came from the network."""

    def __init__(self, maxlen: int | None) -> None:
        super().__init__(maxlen=maxlen)
        self.came: dict[int, float] = {}

    def append(self, event: Event) -> None:
        if isinstance(event, Arrived):
            self.came[event.entry.seq] = time.perf_counter()
        super().append(event)


class Bench:
    """One window and its measurements, each a row: what, value, goal."""

    def __init__(self, folder: Path, port: int, messages: int) -> None:
        self.rows: list[tuple[str, float, float, str]] = []
        self._speaker = Speaker(port)
        _say(f"writing {messages:,} messages ...")
        self._speaker.write(messages)
        self.window = Window(folder / "ann", scale=1.0, theme="dusk")
        self._root = self.window.root
        self._root.geometry("1240x780+0+0")
        # Between two waits no main loop runs here, and another thread that rings would sleep for a
        # tenth of a second at a time until one does.
        self._root.tk.willdispatch()
        self._enter(port)

    def run(self) -> None:
        """All of it."""
        self._opening()
        self._scrolling()
        self._resizing()
        self._appending()
        self._flood()
        self.rows.append(("memory", _memory(), 150, "MB"))
        self.window.close()

    def _enter(self, port: int) -> None:
        self.window.choose(address=Address("127.0.0.1", port), name="Ann")
        self.window.connect.go()
        self._until(lambda: self.window.chat is not None and self.window.chat.room)
        self.chat = self.window.chat
        self.chat.ask(lambda client: client.join(ROOM))
        self._until(lambda: any(view.name == ROOM for view in self.chat.views()))
        self._room = next(view.id for view in self.chat.views() if view.name == ROOM)

    def _opening(self) -> None:
        times = []
        for _ in range(10):
            began = time.perf_counter()
            self.chat.go(self._room)
            self._until(lambda: not self.chat.conversation._opening)
            self._root.update_idletasks()
            times.append(time.perf_counter() - began)
            self.chat.go("lobby")
            self._until(lambda: not self.chat.conversation._opening)
        self.chat.go(self._room)
        self._until(lambda: not self.chat.conversation._opening)
        self.rows.append(("opening the room, the first time", times[0] * 1000, 300, "ms"))
        self.rows.append(("opening the room, again (median)", _median(times[1:]), 300, "ms"))

    def _scrolling(self) -> None:
        times = []
        for _ in range(600):
            began = time.perf_counter()
            self.chat.conversation.move("scroll", -60, "pixels")
            self._root.update_idletasks()
            times.append(time.perf_counter() - began)
            self._turn()
        self.rows.append(("a step of scrolling, p99", _p99(times), 16, "ms"))
        self.rows.append(("a step of scrolling, median", _median(times), 16, "ms"))
        self.chat.conversation.to_end()
        self._until(lambda: self.chat.conversation.at_end)

    def _resizing(self) -> None:
        times = []
        for n in range(40):
            began = time.perf_counter()
            self._root.geometry(f"{1240 - 12 * (n % 20)}x780")
            self._root.update()
            times.append(time.perf_counter() - began)
        self.rows.append(("a resize, median", _median(times), 30, "ms"))
        self.rows.append(("a resize, p99", _p99(times), 30, "ms"))

    def _appending(self) -> None:
        """200 messages a second: from the network's queue to the screen."""
        network, times, busy = self.chat.network, [], []
        stamped = network._events = Stamped(network._events.maxlen)
        hear = network._tell

        def heard(events: list[Event]) -> None:
            began = time.thread_time()
            hear(events)
            self._root.update_idletasks()
            busy.append(time.thread_time() - began)
            now = time.perf_counter()
            for event in events:
                if isinstance(event, Arrived) and event.entry.seq in stamped.came:
                    times.append(now - stamped.came.pop(event.entry.seq))

        network._tell = heard
        self._speaker.begin(2000, 1 / 200)
        self._until(lambda: len(times) >= 1900)
        network._tell = hear
        self.rows.append(("from the network to the screen at 200/s, p99", _p99(times), 16, "ms"))
        self.rows.append(("its share of CPU: reading, writing, drawing, p99", _p99(busy), 16, "ms"))
        self.rows.append(
            ("from the network to the screen at 200/s, median", _median(times), 16, "ms")
        )

    def _flood(self) -> None:
        """20,000 messages as fast as they come: how late is a tick of the window?"""
        head = self.chat.view.head
        late, due = [], [time.perf_counter() + 0.01]

        def tick() -> None:
            late.append(time.perf_counter() - due[0])
            due[0] = time.perf_counter() + 0.01
            self._root.after(10, tick)

        tick()
        network, busy = self.chat.network, []
        hear = network._tell

        def heard(events: list[Event]) -> None:
            began = time.thread_time()
            hear(events)
            busy.append(time.thread_time() - began)

        network._tell = heard
        self._speaker.begin(20_000)
        self._until(lambda: self.chat.view.head >= head + 20_000)
        self._until(lambda: self.chat.conversation.last >= head + 20_000)
        network._tell = hear
        self.rows.append(("the latest tick while 20,000 arrive", max(late) * 1000, 100, "ms"))
        self.rows.append(("its share of CPU: the longest piece", max(busy) * 1000, 100, "ms"))

    def _turn(self) -> None:
        """Let the window do what is due."""
        over: list[int] = []
        self._root.after(1, lambda: over.append(1))
        self._until(lambda: over)

    def _until(self, true: Callable[[], object]) -> None:
        ends = time.monotonic() + PATIENCE
        done = tk.BooleanVar(self._root)

        def look() -> None:
            if true() or time.monotonic() > ends:
                done.set(True)
            else:
                self._root.after(2, look)

        look()
        if not done.get():
            self._root.wait_variable(done)
        assert true(), "the window did not get there"


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py bench desktop", description=__doc__)
    parser.add_argument("--messages", type=int, default=100_000)
    asked = parser.parse_args(words)
    if not os.environ.get("DISPLAY") and sys.platform.startswith("linux"):
        if found := shutil.which("xvfb-run"):
            screen = ["-a", "-s", "-screen 0 1400x900x24"]
            os.execv(found, [found, *screen, sys.executable, __file__, *words])
        print("there is no display; sudo apt install xvfb", file=sys.stderr)
        return 1
    os.environ.update({f"LINNET_RATE_{kind}".upper().replace("-", "_"): "off" for kind in Kind})
    with TemporaryDirectory() as held, serving(Path(held) / "server") as port:
        bench = Bench(Path(held), port, asked.messages)
        bench.run()
    print(f"{'what':50}{'value':>10}{'goal':>10}")
    for what, value, goal, unit in bench.rows:
        missed = "" if value <= goal else "   missed"
        print(f"{what:50}{value:7.1f} {unit:2}{goal:7.0f} {unit:2}{missed}")
    return 0


def _median(times: list[float]) -> float:
    return statistics.median(times) * 1000


def _p99(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.99)] * 1000


def _memory() -> float:
    """Resident megabytes of this process: window, client and cache."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
