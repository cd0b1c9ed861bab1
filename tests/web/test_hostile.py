"""Hostile words in a real browser: whatever somebody writes anywhere, no script of theirs runs."""

import httpx2
import pytest
from playwright.async_api import FilePayload, Page, Request, expect
from tests.ground import Running, Wire
from tests.web.conftest import Visit
from tests.web.payloads import ONE_LINE, PAYLOADS, RUN

WATCH = """
globalThis.violations = [];
addEventListener("securitypolicyviolation", event =>
  violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
"""
TOUCH = """all => all.forEach(one =>
  ["mouseover", "pointerenter", "focus"].forEach(kind => one.dispatchEvent(new Event(kind))))"""
FOREIGN = "article :is(script, img:not([src^='blob:']), iframe, object, embed, form, base, style,"
FOREIGN += " meta, link, video, audio, math, template, details, input, select, textarea)"
NAME = "<img src=x onerror='globalThis.ran=1'>"
"""What the server and a theme are called."""
ELSEWHERE = "http://evil.example/"
KNOCK = """async ([url, token]) => {
  const socket = new Promise(done => {
    const opened = new WebSocket(url.replace("http", "ws") + "/ws");
    opened.onopen = () => opened.send(JSON.stringify({type: "hello", token}));
    opened.onmessage = () => done("heard");
    opened.onerror = opened.onclose = () => done("refused");
  });
  const asked = fetch(url + "/api/v1/rooms", {headers: {authorization: "Bearer " + token}})
    .then(answer => answer.text()).then(() => "heard", () => "refused");
  return [await socket, await asked];
}"""


async def unharmed(page: Page) -> None:
    """Nothing ran, nothing was tried, nothing foreign is drawn."""
    assert await page.evaluate("globalThis.ran ?? 0") == 0
    assert await page.evaluate("violations") == []
    foreign = await page.locator(FOREIGN).evaluate_all("all => all.map(one => one.outerHTML)")
    assert foreign == []


async def say_all(wire: Wire, server: Running) -> int:
    """All payloads as messages, and those that are let as names, topics and names of files."""
    seq = 0
    for text in PAYLOADS:
        seq = (await wire.say(text)).get("seq", seq)
    token = wire.welcome["token"]
    headers = {"authorization": f"Bearer {token}"}
    async with httpx2.AsyncClient(base_url=f"{server.url}/api/v1", headers=headers) as http:
        for payload in ONE_LINE[::12]:
            begun = await http.post("/uploads", json={"name": payload, "size": 3})
            sent = await http.put(f"/uploads/{begun.json()['id']}", content=b"<b>")
            await wire.say("", files=[sent.json()["file"]["id"]])
        drawn = f"<svg xmlns='http://www.w3.org/2000/svg' onload='{RUN}'/>".encode()
        begun = await http.post("/uploads", json={"name": "face.svg", "size": len(drawn)})
        sent = await http.put(f"/uploads/{begun.json()['id']}", content=drawn)
        await wire.say("look", files=[sent.json()["file"]["id"]])
        for payload in ONE_LINE[::8]:
            await http.post("/guests", json={"name": payload})
    return seq


async def refused_names(wire: Wire) -> None:
    """As reactions and as names of rooms nothing of it is let."""
    last = await wire.say("react to this")
    for payload in ONE_LINE[::9]:
        told = await wire.ask(type="react", room="lobby", seq=last["seq"], emoji=payload[:32])
        assert told["reason"] in ("not-an-emoji", "rate-limited")
        told = await wire.ask(type="create-room", name=payload[:32])
        assert told["reason"] in ("bad-room-name", "rate-limited")


async def wear(page: Page) -> None:
    """A theme of somebody else's, with words in it that are no name."""
    await page.locator("button.me").click()
    theme = f'name = "{NAME}"\nbackground = "#102030"\n'
    file: FilePayload = {"name": NAME, "mimeType": "text/plain", "buffer": theme.encode()}
    await page.locator("dialog input[type=file]").set_input_files(file)
    await expect(page.locator("dialog option", has_text=NAME)).to_have_count(1)
    file["buffer"] = f'"{NAME}" = "{NAME}"\n'.encode()
    await page.locator("dialog input[type=file]").set_input_files(file)
    await expect(page.locator("dialog [role=alert]")).to_be_visible()
    await unharmed(page)
    await page.keyboard.press("Escape")


async def scroll_through(page: Page) -> None:
    """Every message is drawn once, and touched."""
    for _ in range(60):
        await page.locator("article button, article a").evaluate_all(TOUCH)
        await unharmed(page)
        place = "document.querySelector('.list').scrollTop"
        before = await page.evaluate(place)
        await page.mouse.wheel(0, -800)
        await page.wait_for_timeout(60)
        if await page.evaluate(place) == before == 0:
            return


@pytest.mark.parametrize("server", [{"server_name": NAME}], indirect=True)
async def test_nothing_that_is_written_anywhere_becomes_a_part_of_the_page(
    visit: Visit, server: Running
) -> None:
    assert len(set(PAYLOADS)) > 100
    async with server.wire("Mallory") as mallory:
        page = await visit("Ann")
        asked: list[Request] = []
        page.on("request", lambda one: asked.append(one))
        await page.add_init_script(WATCH)
        await page.goto(f"{server.url}/#/room/lobby")
        await page.reload()
        await expect(page.locator("textarea")).to_be_visible()
        seq = await say_all(mallory, server)
        # First, so that a page that fails does so for this reason and no other.
        await unharmed(page)
        for number, topic in enumerate(ONE_LINE[::10]):
            made = await mallory.ask(type="create-room", name=f"r{number}", topic=topic)
            await mallory.ask(type="invite", room=made["room"], who="Ann")
        await refused_names(mallory)
        await mallory.ask(type="edit", room="lobby", seq=seq, text=PAYLOADS[2])
        await mallory.say("an answer", reply_to=seq)
        await expect(page.locator("article").last).to_contain_text("an answer")
        links = await page.locator("article a").evaluate_all("all => all.map(one => one.href)")
        assert all(link.startswith("https://") for link in links), links
        await page.hover(".list")
        await scroll_through(page)
        for opened in ("Control+k", "Control+Shift+F"):
            await page.keyboard.press(opened)
            for payload in ONE_LINE[:6]:
                await page.keyboard.insert_text(payload)
                await page.keyboard.press("Control+a")
            await page.keyboard.insert_text("script" if "F" in opened else "r")
            await expect(page.locator("dialog li").first).to_be_visible()
            await unharmed(page)
            await page.keyboard.press("Escape")
        await expect(page.locator("aside strong")).to_have_text(NAME)
        await wear(page)
        await page.get_by_role("button", name="Find or make a room").click()
        await expect(page.locator("dialog")).to_be_visible()
        await unharmed(page)
        assert {one.url.split("/")[2] for one in asked if one.url.startswith("http")} == {
            server.url.removeprefix("http://")
        }


async def test_a_token_is_in_no_address_and_no_referrer(visit: Visit, server: Running) -> None:
    page = await visit("Ann")
    asked: list[Request] = []
    sockets: list[str] = []
    page.on("request", lambda one: asked.append(one))
    page.on("websocket", lambda socket: sockets.append(socket.url))
    await page.goto(f"{server.url}/#/room/lobby")
    await page.reload()
    await expect(page.locator("textarea")).to_be_visible()
    async with server.wire("Bob") as bob:
        await bob.say("https://example.org/there")
        await page.locator("article a").click(modifiers=["Control"])
    await page.goto(f"{server.url}/#/you/sessions")
    await page.locator(".pages main").wait_for()
    token = await page.evaluate("JSON.parse(localStorage['linnet.sign-in']).token")
    addresses = [*(one.url for one in asked), *sockets, page.url]
    addresses += await page.evaluate("performance.getEntries().map(one => one.name)")
    addresses += [(await one.all_headers()).get("referer", "") for one in asked]
    assert sockets
    assert len(token) > 20
    assert [one for one in addresses if token in one] == []
    assert "no-referrer" in await page.evaluate(
        "fetch('/').then(answer => answer.headers.get('referrer-policy'))"
    )


async def test_pages_of_another_origin_hear_nothing_even_with_a_token(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/room/lobby")
    token = await page.evaluate("JSON.parse(localStorage['linnet.sign-in']).token")
    other = await page.context.new_page()
    page_of_evil = "<!doctype html><title>evil</title>"
    await other.route(
        f"{ELSEWHERE}**", lambda route: route.fulfill(body=page_of_evil, content_type="text/html")
    )
    await other.goto(ELSEWHERE)
    assert await other.evaluate(KNOCK, [server.url, token]) == ["refused", "refused"]
    assert await page.evaluate(KNOCK, [server.url, token]) == ["heard", "heard"]


async def test_markup_that_is_made_by_a_script_is_refused_by_the_page_itself(
    visit: Visit,
) -> None:
    page = await visit("Ann", "#/room/lobby")
    await expect(page.locator("textarea")).to_be_visible()
    refused = await page.evaluate(
        "() => { try { document.body.innerHTML = '<b>x</b>'; return ''; }"
        " catch (wrong) { return wrong.name; } }"
    )
    assert refused == "TypeError"
