"""Links that let people in, in a real browser: made by one, opened by others."""

import re

from playwright.async_api import expect
from tests.ground import Running
from tests.web.conftest import Visit
from tests.web.test_accessible import serious


async def test_somebody_new_lands_by_a_link_in_a_private_room(
    visit: Visit, server: Running
) -> None:
    async with server.wire("Bob") as bob:
        done = await bob.ask(type="create-room", name="garden", kind="private")
        made = await server.server.engine.inviting.make(
            (await server.server.store.person(bob.me)), done["room"], 3600, 0
        )
        page = await visit("", f"#/join/{made[1]}")
        await expect(page.get_by_text("Bob invites you into # garden.")).to_be_visible()
        assert await serious(page) == []
        await page.get_by_label("Your name").fill("Ann")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("heading", name="garden", level=1)).to_be_visible()
        assert made[1] not in page.url
        again = await visit("Cleo", f"#/join/{made[1]}")
        await again.get_by_role("button", name="Join").click()
        await expect(again.get_by_role("heading", name="garden", level=1)).to_be_visible()
    page = await visit("Dan", "#/join/0000-0000-0000")
    await expect(page.get_by_text("This code is wrong or used up")).to_be_visible()
    assert await serious(page) == []


async def test_a_link_is_made_listed_and_taken_back_on_the_page_of_the_room(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/room/lobby")
    await page.get_by_role("textbox", name="Message").fill("/join garden")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="garden", level=1)).to_be_visible()
    await page.goto(page.url.rstrip("/") + "/settings/invite")
    await page.get_by_role("button", name="Make a link").click()
    await expect(page.get_by_text("Shown only now:")).to_be_visible()
    await expect(page.get_by_text(re.compile("0 of 30 came"))).to_be_visible()
    assert await serious(page) == []
    await page.get_by_role("button", name="Take back").click()
    await expect(page.get_by_text("No link lets people in now.")).to_be_visible()
