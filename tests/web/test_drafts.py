"""What one is writing, while others talk and what the server tells of it comes late."""

import asyncio

from playwright.async_api import Page, WebSocketRoute, expect
from tests.ground import Running
from tests.web.conftest import Visit
from tests.web.cutting import Wire
from tests.web.test_chatting import WRITE, say
from tests.web.test_offline import kept


async def token(page: Page) -> str:
    found: str = await page.evaluate("JSON.parse(localStorage['linnet.sign-in']).token")
    return found


async def kept_by_the_server(server: Running, token: str) -> None:
    """Waits until there is a draft."""
    async with server.wire(token=token) as ann:
        if not ann.welcome["rooms"][0].get("draft"):
            await ann.next("draft")


async def test_what_one_types_stays_while_others_talk_and_the_network_is_slow(
    visit: Visit, server: Running
) -> None:
    page = await visit()
    # What the server tells of drafts comes late.
    late: list[str | bytes] = []

    def connected(route: WebSocketRoute) -> None:
        onward = route.connect_to_server()

        def told(message: str | bytes) -> None:
            if '"type":"draft"' in str(message):
                late.append(message)
            else:
                route.send(message)

        onward.on_message(told)

    await page.route_web_socket("**/ws", connected)
    await page.goto(f"{server.url}/#/room/lobby")
    await page.get_by_label("Your name").fill("Ann")
    await page.get_by_role("button", name="Join", exact=True).click()
    async with server.wire("Bob") as bob:
        await page.fill(WRITE, "half a thought")
        await kept_by_the_server(server, await token(page))
        await bob.say("interrupting")
        await expect(page.get_by_text("interrupting", exact=True)).to_be_visible()
        await expect(page.locator(WRITE)).to_have_value("half a thought")
        await page.press(WRITE, "Enter")
        await expect(page.locator("article .text")).to_have_text(["interrupting", "half a thought"])
        await expect(page.locator(WRITE)).to_have_value("")
        await page.fill(WRITE, "one thought")
        await kept_by_the_server(server, await token(page))
        await page.wait_for_function("() => !localStorage['linnet.drafts']?.includes('thought')")
        await page.fill(WRITE, "quite another")
        await page.press(WRITE, "Enter")
        async with server.wire(token=await token(page)) as ann:
            if ann.welcome["rooms"][0].get("draft"):
                assert (await ann.next("draft"))["draft"]["text"] == ""


async def test_what_was_said_after_a_rest_does_not_come_back_and_what_was_not_does(
    visit: Visit, server: Running
) -> None:
    page, wire = await visit(), Wire()
    await wire.between(page)
    await page.get_by_label("Your name").fill("Ann")
    await page.get_by_role("button", name="Join", exact=True).click()
    async with server.wire("Bob") as bob:
        await bob.ask(type="create-room", name="garden")
    await say(page, "/join garden")
    await expect(page.get_by_role("heading", name="# garden", level=1)).to_be_visible()
    await page.fill(WRITE, "half a thought")
    async with server.wire(token=await token(page)) as ann:
        await ann.next("draft")
        await page.press(WRITE, "Enter")
        assert (await ann.next("draft"))["draft"]["text"] == ""
        await page.fill(WRITE, "another")
        await ann.next("draft")
    await expect(page.locator(".text")).to_have_text("half a thought")
    await page.get_by_role("link", name="lobby").click()
    await expect(page.locator(WRITE)).to_have_value("")
    await page.get_by_role("link", name="garden , draft").click()
    await expect(page.locator(WRITE)).to_have_value("another")
    await page.press(WRITE, "Enter")
    await expect(page.locator("article .text")).to_have_text(["half a thought", "another"])
    await wire.cut()
    await expect(page.get_by_text("Not connected")).to_be_visible()
    wire.mend()
    await expect(page.get_by_text("Not connected")).to_be_hidden(timeout=15_000)
    await expect(page.locator(WRITE)).to_have_value("")
    await page.reload()
    await expect(page.locator("article .text")).to_have_text(["half a thought", "another"])
    await expect(page.locator(WRITE)).to_have_value("")


async def test_what_the_server_was_told_but_never_heard_outlives_a_reload(
    visit: Visit, server: Running
) -> None:
    page, lost = await visit("Ann", "#/room/lobby"), asyncio.Event()

    def losing(route: WebSocketRoute) -> None:
        onward, first = route.connect_to_server(), not lost.is_set()

        def sent(message: str | bytes) -> None:
            if first and "set-draft" in str(message):
                lost.set()
            else:
                onward.send(message)

        route.on_message(sent)

    await page.route_web_socket("**/ws", losing)
    await page.reload()
    async with server.wire("Bob") as bob, server.wire(token=await token(page)) as ann:
        await page.fill(WRITE, "half a thought")
        await lost.wait()
        await bob.say("something new, and the room is kept as it is now")
        await kept(page, "half a thought")
        await page.reload()
        assert (await ann.next("draft"))["draft"]["text"] == "half a thought"
        await bob.say("that came later")
        await expect(page.get_by_text("that came later", exact=True)).to_be_visible()
        await expect(page.locator(WRITE)).to_have_value("half a thought")
