"""The browser's own way back, and a phone's: up is not down again, and leads out in the end."""

import re

from playwright.async_api import Page, expect
from tests.web.conftest import Visit
from tests.web.test_accessible import PHONE
from tests.web.test_chatting import WRITE


async def at(page: Page, place: str) -> None:
    await expect(page).to_have_url(re.compile(re.escape(place) + "$"))


async def test_on_a_phone_up_and_the_way_back_are_the_same(visit: Visit) -> None:
    page = await visit("Ann", "#/", **PHONE)
    begin = await page.evaluate("history.length")
    await page.get_by_role("link", name="lobby").tap()
    await expect(page.locator(WRITE)).to_be_visible()
    await page.get_by_role("button", name="People", exact=True).tap()
    await at(page, "#/room/lobby/people")
    await page.locator(".beside .icon-button").tap()
    await at(page, "#/room/lobby")
    await page.locator("main > header button").first.tap()
    await at(page, "#/")
    await page.locator("button.me").tap()
    await page.get_by_role("button", name="Your profile and account").tap()
    await at(page, "#/you")
    await page.get_by_role("link", name="Sessions").tap()
    await page.locator("a.up").tap()
    await at(page, "#/you")
    await page.get_by_role("button", name="Back to the chat").tap()
    await at(page, "#/")
    # Whatever was visited, this is the place one began at: the next way back leads out.
    assert await page.evaluate("history.length") == begin + 2
    assert await page.evaluate("history.state.from") is None
    await page.go_forward()
    await at(page, "#/you")


async def test_a_link_of_others_leads_up_to_the_rooms_without_leaving_the_page(
    visit: Visit,
) -> None:
    page = await visit("Ann", "#/room/lobby", **PHONE)
    await expect(page.locator(WRITE)).to_be_visible()
    await page.locator("main > header button").first.tap()
    await at(page, "#/")
    await expect(page.get_by_role("link", name="lobby")).to_be_visible()


async def test_pages_closed_by_escape_are_not_on_the_way_back(visit: Visit) -> None:
    page = await visit("Ann", "#/room/lobby")
    await page.locator("button.me").click()
    await page.get_by_role("button", name="Your profile and account").click()
    for tab in ("Sessions", "Blocked people", "Notifications"):
        await page.get_by_role("link", name=tab).click()
        await expect(page.get_by_role("heading", name=tab, level=1)).to_be_visible()
    await page.reload()
    await expect(page.get_by_role("heading", name="Notifications", level=1)).to_be_visible()
    await page.keyboard.press("Escape")
    await page.keyboard.press("Escape")
    await expect(page.locator(".pages")).to_have_count(0)
    await at(page, "#/room/lobby")
    assert await page.evaluate("history.state.from") is None


async def test_a_room_is_opened_in_a_tab_of_its_own_by_the_key_for_that(visit: Visit) -> None:
    page = await visit("Ann", "#/", **PHONE)
    async with page.context.expect_page() as opened:
        await page.get_by_role("link", name="lobby").click(modifiers=["Control"])
    await at(await opened.value, "#/room/lobby")
    await at(page, "#/")
