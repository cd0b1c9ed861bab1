"""Looking for messages: what is said of a slow search and an empty one, and what stays."""

from collections.abc import Callable

from playwright.async_api import WebSocketRoute, expect
from tests.ground import Running
from tests.web.conftest import Visit
from tests.web.test_chatting import WRITE

PAGE = 20
LONG = 25


async def test_a_search_says_that_it_works_and_what_to_try_where_nothing_is_found(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/room/lobby")
    held: list[Callable[[], None]] = []

    def live(socket: WebSocketRoute) -> None:
        ground = socket.connect_to_server()

        def told(frame: str | bytes) -> None:
            if '"type":"found"' in str(frame):
                held.append(lambda: socket.send(frame))
            else:
                socket.send(frame)

        ground.on_message(told)

    await page.route_web_socket("**/ws", live)
    await page.reload()
    await expect(page.locator(WRITE)).to_be_visible()
    await page.keyboard.press("Control+Shift+F")
    status = page.get_by_role("dialog").get_by_role("status")
    field = page.get_by_role("textbox", name="What to look for")
    await expect(field).to_be_focused()
    place = await field.bounding_box()
    await page.keyboard.type("tulips")
    await expect(status).to_have_text("Searching…")
    assert await field.bounding_box() == place
    held.pop()()
    await expect(status).to_contain_text("Nothing found. Try fewer words")
    assert await field.bounding_box() == place
    await page.keyboard.type("x")
    await expect(status).to_have_text("Searching…")
    await page.keyboard.press("Control+a")
    await page.keyboard.press("Delete")
    await expect(status).to_contain_text("Words,")


async def test_a_search_that_was_closed_is_there_again_with_its_filters_and_goes_with_the_person(
    visit: Visit, server: Running
) -> None:
    async with server.wire("Bob") as bob:
        await bob.say("red tulips")
    page = await visit("", "#/room/lobby")
    for name in ("Ann", "Eve"):
        await page.get_by_label("Your name").fill(name)
        await page.get_by_role("button", name="Join", exact=True).click()
        await expect(page.locator(WRITE)).to_be_visible()
        await page.keyboard.press("Control+Shift+F")
        field = page.get_by_role("textbox", name="What to look for")
        await expect(field).to_have_value("")
        await field.fill("tulips")
        await page.get_by_label("By whom").fill("Bob")
        await page.keyboard.press("Enter")
        await page.get_by_label("Order").select_option("true")
        await expect(page.get_by_text("1 message", exact=True)).to_be_visible()
        await page.keyboard.press("Escape")
        await page.keyboard.press("Control+Shift+F")
        await expect(field).to_have_value("tulips from:Bob")
        await expect(page.get_by_label("Order")).to_have_value("true")
        await expect(page.get_by_text("1 message", exact=True)).to_be_visible()
        await page.keyboard.type("red")
        await expect(field).to_have_value("red")
        await page.keyboard.press("Escape")
        await page.locator("button.me").click()
        await page.get_by_role("button", name="Leave for good").click()


async def test_a_message_that_comes_between_two_pages_of_a_search_is_no_end_of_it(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/room/lobby")
    async with server.wire("Bob") as bob:
        for n in range(LONG):
            await bob.say(f"tulip {n}")
        await page.keyboard.press("Control+Shift+F")
        await page.keyboard.type("tulip")
        hits = page.get_by_role("dialog").locator("ol > li, ul > li")
        await expect(hits).to_have_count(PAGE)
        await bob.say("tulip too late")
        await page.get_by_role("button", name="More", exact=True).click()
        await expect(hits).to_have_count(LONG)
        await expect(hits.last).to_contain_text("tulip 0")
