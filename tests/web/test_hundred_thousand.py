"""The way back through 100,000 messages, by wheel and keys, with LINNET_SOAK; else a thousand.

History is held back until the list is at rest, so that what its arrival moves can be seen.
"""

import asyncio
import json
import os
from statistics import median
from time import monotonic

from playwright.async_api import Page, WebSocketRoute, expect
from tests.ground import Running
from tests.web.conftest import Visit
from tests.web.test_far_back import MOVED, PLACE, send_picture
from tests.web.test_reading import AT_REST, ROWS, at_end

_USUAL = "100000" if "LINNET_SOAK" in os.environ else "1000"
MESSAGES = int(os.environ.get("LINNET_SOAK_MESSAGES", _USUAL))
AT_ONCE = 500
PICTURES = 2_500
"""One message of so many has a picture."""
HELD = 80
"""Megabytes of script while all of it is held, and once one is back at the end: 56, then 13."""
HELD_AT_END = 60
NODES = 6_000
"""Elements of the page, however much is held."""
EYE = """list => {
  const eye = list.getBoundingClientRect().top + list.clientHeight / 2;
  const row = [...list.querySelectorAll("article")].find(
    one => one.getBoundingClientRect().bottom > eye);
  return [Number(row.dataset.seq), row.getBoundingClientRect().top];
}"""
"""The message under the eye, and where it is."""
DRAWN = """list => [...list.querySelectorAll("article")].map(
  one => [one.getBoundingClientRect().top, Number(one.dataset.seq)]).sort((a, b) => a[0] - b[0])"""
GROWN = """(list, height) => new Promise(done => {
  let [frames, after] = [0, 0];
  const look = () => {
    frames += 1;
    if (list.scrollHeight > height + 300 || list.querySelector(".start")) after += 1;
    if (after > 5 || frames > 600) done(frames); else requestAnimationFrame(look);
  };
  look();
})"""
"""Until rows stand above that were not there, and five frames longer."""


class Held:
    """Keeps answers about history until they are let go."""

    def __init__(self) -> None:
        self.waiting: list[tuple[WebSocketRoute, str | bytes]] = []
        self.on = False
        self.came = asyncio.Event()

    def stand_between(self, page_side: WebSocketRoute) -> None:
        server_side = page_side.connect_to_server()
        server_side.on_message(lambda frame: self._hear(page_side, frame))

    def _hear(self, page_side: WebSocketRoute, frame: str | bytes) -> None:
        if self.on and frame[:40].find('"history"' if isinstance(frame, str) else b'"history"') > 0:
            self.waiting.append((page_side, frame))
            self.came.set()
        else:
            page_side.send(frame)

    def let_go(self) -> None:
        for page_side, frame in self.waiting:
            page_side.send(frame)
        self.waiting.clear()
        self.came.clear()


def said(n: int) -> str:
    """Messages as long as people's are, some with code and lists."""
    text = f"message {n}" + " so on" * (n * 7 % 23)
    if n % 40 == 0:
        text += "\n```python\n" + "\n".join(f"line({m})" for m in range(n % 9)) + "\n```"
    return text + "\n- one\n- **two**" * (n % 31 == 0)


async def write_all(server: Running) -> None:
    async with server.wire("Bob") as bob:
        token = bob.welcome["token"]
        for begin in range(0, MESSAGES, AT_ONCE):
            for n in range(begin, begin + AT_ONCE):
                files = [await send_picture(server, token)] if n % PICTURES == 99 else []
                say = {"type": "say", "room": "lobby", "text": said(n), "send_id": f"far-{n}"}
                await bob.send(**say, files=files)
            left = AT_ONCE
            while left:
                left -= json.loads(await bob.connection.recv())["type"] == "done"


async def heap(page: Page) -> float:
    """Megabytes of script in use, once what is not needed was thrown away."""
    cdp = await page.context.new_cdp_session(page)
    await cdp.send("HeapProfiler.collectGarbage")
    held = float((await cdp.send("Runtime.getHeapUsage"))["usedSize"]) / 1e6
    await cdp.detach()
    return held


class Reader:
    """Pages back, and looks at what the list does meanwhile."""

    def __init__(self, page: Page, history: Held) -> None:
        self.page, self.history, self.rows = page, history, page.locator(ROWS)
        self.moved: list[float] = []
        self.took: list[float] = []

    async def to_the_top(self, by_key: bool) -> None:
        """Up, until history is asked for and the list stands at its beginning."""
        while await self.rows.evaluate("list => list.scrollTop") > 0:
            if by_key:
                await self.page.keyboard.press("PageUp")
            else:
                await self.page.mouse.wheel(0, -1500)
            await self.rows.evaluate("() => new Promise(requestAnimationFrame)")
        await self.rows.evaluate(AT_REST)

    async def take_a_page(self) -> None:
        """What was asked for arrives: the row under the eye stays where it is."""
        await asyncio.wait_for(self.history.came.wait(), 20)
        seq, place = await self.rows.evaluate(EYE)
        grown = self.rows.evaluate(GROWN, await self.rows.evaluate("list => list.scrollHeight"))
        begun = monotonic()
        self.history.let_go()
        await grown
        self.took.append(monotonic() - begun)
        now = await self.rows.evaluate(PLACE, seq)
        assert now is not None, "what was looked at is nowhere near"
        self.moved.append(abs(now - place))
        assert self.moved[-1] <= MOVED
        seqs = [seq for _, seq in await self.rows.evaluate(DRAWN)]
        assert seqs == list(range(seqs[0], seqs[0] + len(seqs))), "a gap, or one twice"
        assert seqs[0] < seq <= seqs[-1]


async def test_the_way_back_to_the_first_message_never_jumps(visit: Visit, server: Running) -> None:
    await write_all(server)
    page, history = await visit("Ann", viewport={"width": 1440, "height": 900}), Held()
    await page.route_web_socket("**/ws", history.stand_between)
    await page.goto(f"{server.url}/#/room/lobby")
    await page.reload()
    await expect(page.get_by_text(f"message {MESSAGES - 1}")).to_be_visible()
    await at_end(page)
    reader = Reader(page, history)
    await reader.rows.hover()
    history.on = True
    number = 0
    while not await page.locator(".start").count():
        await reader.to_the_top(by_key=number % 3 == 2)
        if await page.locator(".start").count():
            break
        await reader.take_a_page()
        number += 1
        if number % 50 == 0:
            nodes = await page.evaluate("document.querySelectorAll('*').length")
            held = await heap(page)
            took = sorted(reader.took[-50:])
            print(
                f"{number} pages: at most {max(reader.moved):.1f} px, {held:.0f} MB, {nodes}"
                f" elements, a page {median(took):.2f} s, at most {took[-1]:.2f} s"
            )
            assert held < HELD
            assert nodes < NODES
    assert number > MESSAGES / 250
    await expect(page.get_by_text("message 0", exact=False).first).to_be_visible()
    history.on = False
    await page.keyboard.press("End")
    await page.locator(".rows").press("End")
    await expect(page.get_by_text(f"message {MESSAGES - 1}")).to_be_visible()
    await at_end(page)
    held = await heap(page)
    print(f"back at the end: {held:.0f} MB")
    assert held < HELD_AT_END
