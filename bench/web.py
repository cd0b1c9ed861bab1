"""The page in a browser: how long one waits for it, and what it costs.

    python3 dev.py bench web
    python3 dev.py bench web --messages 5000 --seconds 5

Needs the built client (`python3 dev.py web`) and Chromium. The server, somebody who writes, and the
browser run as programs of their own; times are of the clock, inside the page. A goal that is missed
is printed and no failure, because machines differ.
"""

import argparse
import json
import os
import shutil
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx2
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright
from speaker import ROOM, Speaker

from linnet.desktop.selftest import serving
from linnet.hub.rates import Kind

WEB = Path(__file__).parent.parent / "src/linnet/web"
SLOWER = 4
"""How many times slower than this machine the one is that opens the page."""
PATIENCE = 120_000.0
READY = """
const look = () => {
  if (document.querySelector('textarea') && document.querySelector('article'))
    requestAnimationFrame(() => setTimeout(() => {
      window.usable ??= performance.now();
      usableNow("");
    }));
  else requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""
"""Remembers when one could read and write, after it was drawn, and says so."""
SETTLING = 1_500.0
"""Milliseconds in which Chromium makes a window, which is no part of opening a page in it."""
WATCH = """() => {
  const seen = window.frames = { gaps: [], work: [] };
  new PerformanceObserver(list => seen.work.push(...list.getEntries().map(one => one.duration)))
    .observe({ type: "long-animation-frame" });
  let last = performance.now();
  const frame = now => {
    seen.gaps.push(now - last);
    last = now;
    if (!seen.over) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}"""
"""Notes the time between frames, and those that took longer than 50 ms."""
SWITCH = """async room => {
  const link = [...document.querySelectorAll("nav a")].find(a => a.textContent.includes(room));
  const begun = performance.now();
  link.click();
  const there = () => document.querySelector("main h1")?.textContent.includes(room)
    && [...document.querySelectorAll("article .text")].length > 5;
  await new Promise(done => {
    const look = () => there() ? done() : requestAnimationFrame(look);
    requestAnimationFrame(look);
  });
  await new Promise(done => setTimeout(done));
  return performance.now() - begun;
}"""
"""From pressing a room to its messages being drawn."""
Row = tuple[str, float, float, str]


class Bench:
    """One page and its measurements, each a row: what, value, goal, unit."""

    def __init__(
        self, browser: Browser, port: int, messages: int, seconds: int, times: int = 5
    ) -> None:
        self.rows: list[Row] = []
        self._browser = browser
        self._url = f"http://127.0.0.1:{port}"
        self._messages, self._seconds, self._times = messages, seconds, times
        self._speaker = Speaker(port)
        self._speaker.write(1000)
        self._kept = self._sign_in()

    def run(self) -> None:
        """All of it."""
        self._opening()
        page = self._open()
        self._switching(page)
        self._receiving(page)
        self._heap(page)

    def _sign_in(self) -> str:
        """A guest who is in the room."""
        with httpx2.Client(base_url=f"{self._url}/api/v1") as http:
            found: dict[str, Any] = http.post("/guests", json={"name": "Ann"}).json()
            token = {"authorization": f"Bearer {found['token']}"}
            http.put(f"/rooms/{ROOM}/members/me", headers=token, json={}).raise_for_status()
            return json.dumps(json.dumps(found))

    def _open(self, before: Callable[[Page, CDPSession], None] = lambda page, cdp: None) -> Page:
        """The room in a browser that was never here."""
        context = self._browser.new_context(viewport={"width": 1440, "height": 900})
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.add_init_script(f"localStorage['linnet.sign-in'] ??= {self._kept}")
        page.add_init_script(READY)
        cdp = context.new_cdp_session(page)
        cdp.send("Runtime.enable")
        cdp.send("Runtime.addBinding", {"name": "usableNow"})
        page.wait_for_timeout(SETTLING)
        before(page, cdp)
        # To ask the page itself would have it read a script of 330 KB first, four times slower.
        told: list[object] = []
        cdp.on("Runtime.bindingCalled", lambda event: told.append(event))
        page.goto(f"{self._url}/#/room/{ROOM}", wait_until="commit")
        while not told:
            page.wait_for_timeout(50)
        return page

    def _opening(self) -> None:
        times, scripts = [], set[str]()

        def slow(page: Page, cdp: CDPSession) -> None:
            cdp.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            page.on(
                "request", lambda one: scripts.add(one.url) if one.url.endswith(".js") else None
            )

        for _ in range(self._times):
            page = self._open(slow)
            times.append(page.evaluate("window.usable"))
            page.context.close()
        names = [url.removeprefix(self._url + "/") for url in scripts if not url.endswith("/sw.js")]
        size = sum((WEB / f"{name}.gz").stat().st_size for name in names)
        self.rows.append(("script until one can read and write, gzipped", size / 1024, 120, "KB"))
        self.rows.append((f"opening, {SLOWER} x slower, median", _median(times), 1000, "ms"))
        self.rows.append((f"opening, {SLOWER} x slower, worst", max(times), 1000, "ms"))

    def _switching(self, page: Page) -> None:
        page.get_by_role("link", name="lobby").wait_for()
        self._speaker.write(200, "lobby")
        cdp = page.context.new_cdp_session(page)
        # By the thread's own clock: the same however busy the machine is.
        cdp.send("Performance.enable", {"timeDomain": "threadTicks"})
        before, times = _busy(cdp), []
        for _ in range(4 * self._times):
            times += [page.evaluate(SWITCH, name) for name in ("lobby", ROOM)]
        worked = (_busy(cdp) - before) / len(times)
        self.rows.append(("another room, median", _median(times), 50, "ms"))
        self.rows.append(("another room, worst", max(times), 50, "ms"))
        self.rows.append(("another room, CPU of the page's thread", worked, 50, "ms"))

    def _receiving(self, page: Page) -> None:
        page.evaluate(WATCH)
        number = 200 * self._seconds
        with self._speaker.begin(number, 1 / 200):
            pass
        page.wait_for_timeout(500)
        seen = page.evaluate("() => { frames.over = true; return frames; }")
        gaps = sorted(seen["gaps"])
        what = f"200 messages/s for {self._seconds} s: "
        self.rows.append((what + "the longest frame", gaps[-1], 50, "ms"))
        self.rows.append((what + "frames, p99", gaps[int(len(gaps) * 0.99)], 50, "ms"))
        self.rows.append((what + "frames over 50 ms", len(seen["work"]), 0, ""))

    def _heap(self, page: Page) -> None:
        self._speaker.write(self._messages)
        page.wait_for_function(
            "last => document.querySelector('.rows .list').textContent.includes(`${last} `)",
            arg=self._messages - 1,
        )
        self.rows.append((f"heap after {self._messages:,} messages came", _heap(page), 60, "MB"))


def _busy(cdp: CDPSession) -> float:
    """Milliseconds that the page's thread has worked."""
    metrics = cdp.send("Performance.getMetrics")["metrics"]
    return 1000 * next(float(one["value"]) for one in metrics if one["name"] == "TaskDuration")


def _heap(page: Page) -> float:
    """Megabytes of script in use, once what is not needed was thrown away."""
    cdp = page.context.new_cdp_session(page)
    cdp.send("HeapProfiler.collectGarbage")
    return float(cdp.send("Runtime.getHeapUsage")["usedSize"]) / 1e6


def _median(times: list[float]) -> float:
    return statistics.median(times)


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py bench web", description=__doc__)
    parser.add_argument("--messages", type=int, default=100_000)
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--times", type=int, default=5, help="openings; changes of room are 8 each")
    asked = parser.parse_args(words)
    program = shutil.which("chromium")
    if program is None or not (WEB / "index.html").exists():
        print("this needs chromium, and the built client: python3 dev.py web", file=sys.stderr)
        return 1
    os.environ.update({f"LINNET_RATE_{kind}".upper().replace("-", "_"): "off" for kind in Kind})
    with (
        TemporaryDirectory() as held,
        serving(Path(held) / "server") as port,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        bench = Bench(browser, port, asked.messages, asked.seconds, asked.times)
        bench.run()
        browser.close()
    print(f"{'what':52}{'value':>10}{'goal':>10}")
    for what, value, goal, unit in bench.rows:
        missed = "" if value <= goal else "   missed"
        print(f"{what:52}{value:7.1f} {unit:2}{goal:7.0f} {unit:2}{missed}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
