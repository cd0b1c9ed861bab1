"""Without a server: the page opens, shows what was read, keeps what is written, sends it once."""

import asyncio
import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import BrowserContext, Page, WebSocketRoute, expect
from tests.ground import running
from tests.web.conftest import Visit, sign_in
from tests.web.cutting import Wire
from tests.web.test_chatting import WRITE, say

from linnet.server.app import WEB

KEPT = """async () => {
  const found = [];
  for (const { name } of await indexedDB.databases()) {
    if (!name.startsWith("linnet ")) continue;
    const database = await new Promise(resolve => {
      indexedDB.open(name).onsuccess = event => resolve(event.target.result); });
    const all = await new Promise(resolve => {
      database.transaction("rooms").objectStore("rooms").getAll().onsuccess =
        event => resolve(event.target.result); });
    database.close();
    found.push(...all.map(one => one.text));
  }
  return found.join();
}"""
"""All that the browser keeps of rooms."""


async def settle(page: Page) -> None:
    """Waits until the page is kept and would open without a server."""
    await page.evaluate("navigator.serviceWorker.ready.then(() => true)")


async def kept(page: Page, text: str, there: bool = True) -> None:
    """Waits until this text is kept, or is not any more."""
    for _ in range(100):
        if (text in await page.evaluate(KEPT)) == there:
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"{text!r} is {'not ' * there}kept")


async def another(context: BrowserContext, url: str) -> Page:
    page = await context.new_page()
    await page.goto(url)
    return page


async def test_the_page_opens_without_its_server_and_what_is_written_is_sent_once_by_one_tab(
    tmp_path: Path, visit: Visit, server: Any
) -> None:
    data = tmp_path / "other"
    async with running(data) as first:
        port, url = first.port, f"{first.url}/#/room/lobby"
        page = await visit(service_workers="allow")
        await sign_in(page, first, "Ann")
        await page.goto(url)
        await say(page, "read before")
        await settle(page)
        await kept(page, "read before")
    await page.reload()
    await expect(page.locator("article .text")).to_have_text(["read before"])
    await say(page, "one")
    await say(page, "two")
    # It is closed; another tab, which knows of it, is open and a third one opens.
    second = await another(page.context, url)
    await expect(second.locator(".rows")).to_be_visible()
    await page.close()
    await expect(second.locator("article .text")).to_have_text(["read before", "one", "two"])
    third = await another(page.context, url)
    await say(third, "three")
    async with running(data, port=port) as again, again.wire("Bob") as bob:
        for tab in (second, third):
            await expect(tab.locator("main > .off")).to_be_hidden(timeout=20_000)
            await expect(tab.locator(".state")).to_have_count(0)
            await expect(tab.locator("article .text")).to_have_count(4)
        page = await bob.ask(type="history", room="lobby", after=0)
        said = [one for one in page["entries"] if one["body"]["kind"] == "said"]
        texts = [one["body"]["text"] for one in said]
        assert sorted(texts) == ["one", "read before", "three", "two"]
        assert texts.index("one") < texts.index("two")
        await second.reload()
        await expect(second.locator("article .text")).to_have_count(4)


async def test_what_is_deleted_is_deleted_here_too_and_logging_out_erases_everything(
    visit: Visit, server: Any
) -> None:
    page = await visit("Ann", "#/room/lobby")
    other = await another(page.context, f"{server.url}/#/room/lobby")
    async with server.wire("Bob") as bob:
        seq = (await bob.say("a secret"))["seq"]
        await kept(page, "a secret")
        await bob.ask(type="delete", room="lobby", seq=seq)
        await kept(page, "a secret", there=False)
        await bob.say("a joke")
        await kept(page, "a joke")
    await page.click("button.me")
    await page.get_by_role("button", name="Leave for good").click()
    for tab in (page, other):
        await expect(tab.get_by_label("Your name")).to_be_visible()
    await kept(page, "a joke", there=False)
    assert await page.evaluate("indexedDB.databases().then(all => all.length)") == 0


async def test_the_worker_keeps_the_page_and_nothing_a_server_says(
    visit: Visit, server: Any
) -> None:
    page = await visit("Ann", "#/room/lobby", service_workers="allow")
    await settle(page)
    await page.reload()
    await expect(page.locator(WRITE)).to_be_visible()
    from_worker: dict[str, bool] = {}
    page.on("response", lambda told: from_worker.update({told.url: told.from_service_worker}))
    paths = (
        "ping",
        "trust",
        "metrics",
        "readyz",
        "healthz",
        "r/lobby?limit=1",
        "api/v1",
        "icon.svg",
    )
    for path in paths:
        await page.evaluate("path => fetch('/' + path).then(r => r.body?.cancel())", path)
    assert {path: from_worker[f"{server.url}/{path}"] for path in paths} == {
        path: path == "icon.svg" for path in paths
    }
    cached = await page.evaluate(
        "caches.keys().then(async names => (await Promise.all(names.map(async name =>"
        " (await (await caches.open(name)).keys()).map(one => new URL(one.url).pathname)))).flat())"
    )
    assert "/" in cached
    assert all(one == "/" or "." in one for one in cached)


async def test_a_newer_server_brings_a_new_page_which_comes_when_one_says_so(
    tmp_path: Path, visit: Visit, server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, pages = tmp_path / "other", tmp_path / "pages"
    shutil.copytree(WEB, pages)
    monkeypatch.setattr("linnet.server.app.WEB", pages)
    async with running(data) as first:
        port = first.port
        page = await visit(service_workers="allow")
        await sign_in(page, first, "Ann")
        await page.goto(f"{first.url}/#/room/lobby")
        await settle(page)
    for name, old, new in (
        ("sw.js", '"version":"', '"version":"0'),
        ("index.html", "<title>", '<meta name="newer"><title>'),
    ):
        file = pages / name
        file.write_text(file.read_text().replace(old, new))
        for shrunk in (".br", ".gz"):
            (pages / (name + shrunk)).unlink()
    newer = page.locator("meta[name=newer]")
    async with running(data, port=port):
        button = page.get_by_role("button", name="Reload")
        await expect(button).to_be_visible(timeout=20_000)
        await page.fill(WRITE, "half a thought")
        assert await newer.count() == 0
        await button.click()
        await expect(newer).to_have_count(1)
        await expect(page.locator(WRITE)).to_have_value("half a thought")
        await expect(button).to_be_hidden()


async def test_what_a_page_sent_and_heard_no_more_of_stands_once_in_the_page_that_takes_it_over(
    visit: Visit, server: Any
) -> None:
    page = await visit("Ann", "#/room/lobby")
    await say(page, "kept by now")
    await kept(page, "kept by now")
    answered = asyncio.Event()

    def deaf(socket: WebSocketRoute) -> None:
        def tell(frame: str | bytes) -> None:
            if str(frame).startswith(('{"type":"done"', '{"type":"entry"')):
                answered.set()
            else:
                socket.send(frame)

        socket.connect_to_server().on_message(tell)

    await page.context.route_web_socket("**/ws", deaf)
    await page.reload()
    await page.fill(WRITE, "only once")
    await page.press(WRITE, "Enter")
    await answered.wait()
    heir = await another(page.context, f"{server.url}/#/room/lobby")
    said = heir.locator("article").filter(has_text="only once")
    await expect(said).to_be_visible()
    answered.clear()
    await page.close()
    await answered.wait()
    await say(heir, "goes on")
    await expect(heir.locator("article")).to_contain_text(["kept by now", "only once", "goes on"])
    await expect(said).not_to_contain_text("sending")


async def test_what_is_on_its_way_outlives_a_reload_where_the_browser_has_no_database(
    visit: Visit, server: Any
) -> None:
    page = await visit()
    wire = Wire()
    await page.add_init_script("Object.defineProperty(window, 'indexedDB', { value: undefined })")
    await wire.between(page)
    await sign_in(page, server, "Ann")
    await page.goto(f"{server.url}/#/room/lobby")
    await page.reload()
    await say(page, "before")
    await expect(page.locator("article .state")).to_have_count(0)
    await wire.cut()
    await say(page, "one")
    await say(page, "two")
    await page.reload()
    wire.mend()
    await expect(page.locator("article .text")).to_have_text(["before", "one", "two"])
    await expect(page.locator("article .state")).to_have_count(0)
    await page.reload()
    await expect(page.locator("article .text")).to_have_text(["before", "one", "two"])


SAY_AND_RELOAD = """text => {
  const line = document.querySelector("textarea");
  line.value = text;
  line.dispatchEvent(new Event("input", { bubbles: true }));
  line.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  location.reload();
}"""
"""The database has no time to write it down."""


async def test_what_is_said_in_the_moment_in_which_the_page_goes_is_said_once_and_in_order(
    visit: Visit, server: Any
) -> None:
    page = await visit()
    wire = Wire()
    await wire.between(page)
    await sign_in(page, server, "Ann")
    await page.goto(f"{server.url}/#/room/lobby")
    await page.reload()
    await say(page, "before")
    await kept(page, "before")
    await wire.cut()
    await say(page, "long since")
    for text in ("at last", "and again"):
        await page.evaluate(SAY_AND_RELOAD, text)
        # Also without the server it is there, on its way.
        await expect(page.locator(".hoped").last).to_have_text(text)
    wire.mend()
    texts = ["before", "long since", "at last", "and again"]
    await expect(page.locator("article .text")).to_have_text(texts, timeout=15_000)
    await expect(page.locator("article .state")).to_have_count(0)
    await page.reload()
    await expect(page.locator("article .text")).to_have_text(texts)
    await expect(page.locator("article .state")).to_have_count(0)
