"""What is suggested where one writes: all that fits, drawn in sight, on a small window too."""

from playwright.async_api import Locator, Page, expect
from tests.ground import Running
from tests.web.conftest import Visit
from tests.web.test_chatting import WRITE

PICKED = "#suggestions li[aria-selected=true]"
ROOMS = 60
DRAWN = 16
PHONE = {"width": 390, "height": 844}


async def in_sight(picked: Locator) -> bool:
    """Whether it stands within its list, and that within the window."""
    return await picked.evaluate(
        """one => {
          const [row, list] = [one, one.parentElement].map(it => it.getBoundingClientRect());
          return list.top >= 0 && list.bottom <= innerHeight && row.height > 20
            && row.top >= list.top && row.bottom <= list.bottom;
        }"""
    )


async def walk(page: Page, key: str, names: list[str]) -> None:
    """Each press of this key picks the next of these, in sight."""
    for name in names:
        await page.keyboard.press(key)
        await expect(page.locator(PICKED)).to_contain_text(name)
        assert await in_sight(page.locator(PICKED)), name


async def test_every_command_is_suggested_and_the_arrows_lead_round(visit: Visit) -> None:
    page = await visit("Ann", "#/room/lobby")
    await page.locator(WRITE).press_sequentially("/")
    options = page.locator("#suggestions li")
    await expect(options).to_have_count(10)
    names = [str(name) for name in await options.locator("span").all_text_contents()]
    assert {"/kick", "/ban", "/mute", "/unmute"} <= set(names)
    await walk(page, "ArrowDown", names[1:] + names[:1])
    await walk(page, "ArrowUp", names[::-1])
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Tab")
    await expect(page.locator(WRITE)).to_have_value("/unmute ")


async def test_of_very_many_names_only_those_in_sight_are_drawn(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/room/lobby")
    ann = await page.evaluate("JSON.parse(localStorage['linnet.sign-in']).token")
    async with server.wire(token=ann) as wire:
        for n in range(ROOMS):
            await wire.ask(type="create-room", name=f"room-{n:02}")
    await expect(page.get_by_role("link", name="room-59")).to_be_visible()
    await page.locator(WRITE).press_sequentially("see #room")
    options = page.locator("#suggestions li")
    await expect(options.first).to_have_attribute("aria-setsize", str(ROOMS))
    assert await options.count() <= DRAWN
    await walk(page, "ArrowUp", ["room-59", "room-58"])
    await page.locator("#suggestions").evaluate("list => (list.scrollTop = 34 * 30)")
    await page.locator("#suggestions li", has_text="room-31").click()
    await expect(page.locator(WRITE)).to_have_value("see #room-31 ")
    await expect(page.locator(WRITE)).to_be_focused()


async def test_suggestions_stand_within_what_a_keyboard_on_the_screen_leaves(visit: Visit) -> None:
    page = await visit("Ann", "#/room/lobby", viewport=PHONE, has_touch=True, is_mobile=True)
    await page.locator(WRITE).press_sequentially("/")
    await expect(page.locator(PICKED)).to_contain_text("/join")
    for height in (400, 260):
        await page.set_viewport_size({**PHONE, "height": height})
        await expect(page.locator(PICKED)).to_be_in_viewport(ratio=1)
        assert await in_sight(page.locator(PICKED))
    await walk(page, "ArrowUp", ["/unmute", "/mute"])


async def test_who_sends_by_control_and_enter_sends_what_stands_there(
    visit: Visit, server: Running
) -> None:
    async with server.wire("Annette"):
        page = await visit("Bob", "#/room/lobby")
        await page.locator(WRITE).press_sequentially("hello @Ann")
        await expect(page.locator(PICKED)).to_contain_text("Annette")
        await page.keyboard.press("Control+Enter")
        await expect(page.locator("article .text")).to_have_text("hello @Ann")
        await expect(page.locator("#suggestions")).to_have_count(0)
        # A name that stands there in full is sent by Enter alone.
        await page.locator(WRITE).press_sequentially("@Annette")
        await page.keyboard.press("Enter")
        await expect(page.locator("article .text").last).to_have_text("@Annette")
        await expect(page.locator("#suggestions")).to_have_count(0)
