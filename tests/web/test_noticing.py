"""Who does not look is told: title, badge, notification; a phone's keyboard and swipes."""

from typing import Any

from playwright.async_api import Page, expect
from tests.ground import Running
from tests.web.conftest import Visit
from tests.web.test_chatting import WRITE

AWAY = """
document.hasFocus = () => window.looking === true;
window.told = [];
const Real = window.Notification;
window.Notification = class extends Real {
  constructor(title, more) { super(title, more); window.told.push({ title, ...more, it: this }); }
};
"""
"""Nobody looks, and what is notified is remembered."""
TOLD = "() => told.map(one => `${one.title}: ${one.body}`)"
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
}


async def told(page: Page, number: int) -> list[str]:
    await page.wait_for_function("number => told.length >= number", arg=number)
    found: list[str] = await page.evaluate(TOLD)
    return found


async def test_news_is_told_by_level_once_nobody_looks_and_leads_to_its_message(
    visit: Visit, server: Running
) -> None:
    page = await visit(permissions=["notifications"])
    await page.add_init_script(AWAY)
    await page.get_by_label("Your name").fill("Ann")
    await page.get_by_role("button", name="Join", exact=True).click()
    await expect(page.locator(WRITE)).to_be_visible()
    await page.reload()
    await expect(page.locator(WRITE)).to_be_visible()
    async with server.wire("Bob") as bob:
        await bob.say("hello all")
        assert await told(page, 1) == ["Bob · # lobby: hello all"]
        kept = await page.evaluate("JSON.parse(localStorage['linnet.sign-in'])")
        async with server.wire(token=kept["token"]) as ann:
            await ann.ask(type="set-level", room="lobby", level="mentions")
        await bob.say("not for you")
        seq = (await bob.say("@Ann for you"))["seq"]
        assert (await told(page, 2))[1] == "Bob · # lobby: @Ann for you"
        await expect(page).to_have_title("(1) # lobby · Room 204")
        icon = await page.locator("link[rel=icon]").get_attribute("href")
        assert icon is not None
        assert icon.startswith("blob:")
        await bob.say("@Ann once more")
        await expect(page).to_have_title("(2) # lobby · Room 204")
        # A browser fetches an icon some time after it was set.
        await page.evaluate("icon => Object.assign(new Image(), { src: icon }).decode()", icon)
        await page.evaluate("() => told[1].it.onclick()")
        await page.wait_for_function("seq => location.hash.endsWith(`/at/${seq}`)", arg=seq)
        # Whoever looks, in whatever room, sees the number and needs no more.
        await page.evaluate("() => { looking = true; dispatchEvent(new Event('focus')); }")
        await expect(page).to_have_title("# lobby · Room 204", timeout=10_000)
        await bob.say("@Ann while you look")
        await expect(page.get_by_text("@Ann while you look", exact=True)).to_be_visible()
        await page.evaluate("() => { looking = false; dispatchEvent(new Event('blur')); }")
        await page.evaluate("localStorage['linnet.quiet'] = 'true'")
        await page.reload()
        await bob.say("@Ann in your sleep")
        await expect(page).to_have_title("(1) # lobby · Room 204")
        assert await page.evaluate(TOLD) == []


async def test_a_keyboard_on_the_screen_covers_neither_the_line_nor_the_newest_message(
    visit: Visit, server: Running
) -> None:
    async with server.wire("Bob") as bob:
        for n in range(40):
            await bob.say(f"message {n}")
    page = await visit("Ann", "#/room/lobby", **PHONE)
    await expect(page.get_by_text("message 39")).to_be_in_viewport()
    await page.evaluate(
        "() => { Object.defineProperty(visualViewport, 'height', { value: 420 });"
        " visualViewport.dispatchEvent(new Event('resize')); }"
    )
    await page.wait_for_function(
        "() => [...document.querySelectorAll('form, article:last-of-type')].every("
        "one => one.getBoundingClientRect().bottom <= 420)"
    )
    newest = page.get_by_text("message 39")
    box, line = await newest.bounding_box(), await page.locator(WRITE).bounding_box()
    assert box is not None
    assert line is not None
    assert box["y"] + box["height"] <= line["y"] <= 420


async def swipe(page: Page) -> None:
    cdp = await page.context.new_cdp_session(page)
    for kind, x in (("touchStart", 60), ("touchMove", 140), ("touchMove", 240), ("touchEnd", 0)):
        points = [{"x": x, "y": 400}] if x else []
        await cdp.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


async def test_a_swipe_on_a_phone_leads_up_one_pane(visit: Visit) -> None:
    page = await visit("Ann", "#/room/lobby/people", **PHONE)
    await expect(page.get_by_role("heading", name="People")).to_be_visible()
    await swipe(page)
    await expect(page.locator(WRITE)).to_be_visible()
    await swipe(page)
    await expect(page.locator("nav")).to_be_visible()
    await expect(page.locator(WRITE)).to_be_hidden()
