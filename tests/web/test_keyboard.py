"""The page by keyboard alone, for screen readers, enlarged, and with colours of the system."""

from playwright.async_api import Locator, Page, expect
from tests.ground import Running
from tests.web.conftest import Visit
from tests.web.test_chatting import WRITE, say

FOCUS = "(document.activeElement?.innerText || document.activeElement?.getAttribute('aria-label'))"


async def focused(page: Page) -> str:
    return str(await page.evaluate(FOCUS))


async def cut_off(where: Locator) -> list[str]:
    """Controls that do not stand within the window, by what they are called."""
    found: list[str] = await where.evaluate_all(
        """all => all.filter(one => {
          const { left, right, width } = one.getBoundingClientRect();
          return width > 1 && (left < -1 || right > innerWidth + 1);
        }).map(one => one.outerHTML.slice(0, 120))"""
    )
    return found


async def test_the_first_stops_lead_past_the_rooms_and_a_list_is_one_stop(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/room/lobby")
    async with server.wire("Bob") as bob:
        for name in ("ash", "beech", "cedar"):
            await say(page, f"/join {name}")
            await expect(page.get_by_role("link", name=name)).to_be_visible()
        await bob.say("hello")
        await page.locator("button, a, input, textarea").first.focus()
        assert await focused(page) == "To the messages"
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        await expect(page.locator(WRITE)).to_be_focused()
        links = page.locator(".side nav a")
        assert await links.evaluate_all("all => all.filter(one => one.tabIndex === 0).length") == 1
        await page.get_by_role("link", name="cedar").focus()
        await page.keyboard.press("Home")
        await page.keyboard.press("ArrowDown")
        await expect(page.get_by_role("link", name="ash")).to_be_focused()


async def test_a_spoiler_opened_by_keyboard_keeps_the_focus(visit: Visit) -> None:
    page = await visit("Ann", "#/room/lobby")
    await say(page, "the end: ||they marry|| and ||move||")
    # Once it is confirmed it is drawn anew.
    await page.locator("article[data-seq] button.spoiler").first.focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("span.spoiler")).to_have_text("they marry")
    await expect(page.locator("span.spoiler")).to_be_focused()
    await page.keyboard.press("Tab")
    await expect(page.locator("button.spoiler")).to_be_focused()


async def test_messages_are_walked_answered_and_left_by_keyboard(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/room/lobby")
    async with server.wire("Bob") as bob:
        for number in range(60):
            await bob.say(f"message {number} with https://example.org/{number}")
        await expect(page.locator("article").filter(has_text="message 59")).to_be_visible()
        await page.locator(".rows").focus()
        for _ in range(50):
            await page.keyboard.press("ArrowUp")
        chosen = page.locator("article:focus")
        await expect(chosen).to_contain_text("message 10")
        await page.keyboard.press("Tab")
        assert await focused(page) == "https://example.org/10"
        await page.keyboard.press("Escape")
        await expect(chosen).to_contain_text("message 10")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("menu")).to_be_visible()
        await page.keyboard.press("Escape")
        await expect(chosen).to_contain_text("message 10")
        await page.keyboard.press("Enter")
        await page.keyboard.press("ArrowRight")
        await expect(page.get_by_role("menuitem").nth(1)).to_be_focused()
        await page.keyboard.press("ArrowDown")
        await expect(page.get_by_role("menuitem", name="Reply")).to_be_focused()
        await page.keyboard.press("Enter")
        await expect(page.locator(WRITE)).to_be_focused()
        await expect(page.locator("form .about")).to_contain_text("message 10")


async def test_a_window_gives_the_focus_back(visit: Visit) -> None:
    page = await visit("Ann", "#/room/lobby")
    for name in ("Find or make a room", "Write to somebody", "Search"):
        button = page.get_by_role("button", name=name, exact=True)
        await button.focus()
        await page.keyboard.press("Enter")
        await expect(page.locator("dialog[open]")).to_be_visible()
        await page.keyboard.press("Escape")
        await expect(page.locator("dialog[open]")).to_have_count(0)
        await expect(button).to_be_focused()


async def test_only_new_lines_are_read_out_and_only_once(visit: Visit, server: Running) -> None:
    async with server.wire("Bob") as bob:
        for number in range(5):
            await bob.say(f"earlier {number}")
        page = await visit("Ann", "#/room/lobby")
        await expect(page.get_by_text("earlier 4")).to_be_visible()
        log = page.get_by_role("log")
        assert await log.count() == 1
        await expect(log).to_have_attribute("aria-live", "polite")
        await expect(log).to_have_text("")
        await bob.say("news")
        await say(page, "mine")
        await bob.say("more")
        await expect(log.locator("p")).to_have_text(["Bob: news", "Bob: more"])
        assert await page.locator("[role=status]:visible, [role=alert]:visible").count() <= 1


async def test_nothing_is_lost_at_320_pixels_and_at_twice_the_size(
    visit: Visit, server: Running
) -> None:
    for width, height in ((320, 568), (640, 400)):
        page = await visit(viewport={"width": width, "height": height})
        assert await cut_off(page.locator("button, input, select")) == []
        await page.locator("#name").fill("Ann" + str(width))
        await page.keyboard.press("Enter")
        await page.goto(f"{server.url}/#/room/lobby")
        await say(page, "word " * 30 + "x" * 300 + "\n```\n" + "y" * 300 + "\n```")
        await expect(page.locator("article")).not_to_have_count(0)
        await page.keyboard.press("Control+k")
        await page.keyboard.press("Escape")
        controls = page.locator("button:visible, a:visible, textarea:visible, input:visible")
        assert await cut_off(controls) == []
        wide = "document.documentElement.scrollWidth - innerWidth"
        assert await page.evaluate(wide) <= 0
        area = await page.locator(WRITE).bounding_box()
        rows = await page.locator(".rows").bounding_box()
        assert area is not None
        assert rows is not None
        assert area["y"] + area["height"] <= height
        assert rows["height"] > 100
        await page.close()


async def test_with_colours_of_the_system_what_is_chosen_has_a_line(visit: Visit) -> None:
    page = await visit("Ann", "#/room/lobby", forced_colors="active")
    room = page.get_by_role("link", name="lobby")
    await expect(room).to_have_css("outline-style", "solid")
    await page.keyboard.press("Control+k")
    option = page.get_by_role("option", selected=True)
    await expect(option).to_have_css("outline-style", "solid")
