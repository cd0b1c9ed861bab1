"""Pages with very many people or rooms draw what can be looked at, and find the others."""

import re

from playwright.async_api import expect
from tests.ground import Running
from tests.web.conftest import Visit
from tests.web.test_chatting import WRITE
from tests.web.test_pages import owner

from linnet.protocol.ids import PersonId
from linnet.protocol.people import Person, PersonKind
from linnet.store.roster import Note

PAGE = 500
PEOPLE = 130
LONG = 230
DRAWN = 100


async def test_pages_of_people_and_rooms_draw_a_hundred_and_then_more(
    visit: Visit, server: Running
) -> None:
    for n in range(PEOPLE):
        await server.server.auth.enter_as_guest(f"Pupil {n:03}", "127.0.0.1", "test")
    page = await visit("Ann", "#/server/people")
    await owner(server, page)
    rows = page.locator(".pages ul.rows > li")
    more = page.locator(".pages .body > .buttons button")
    for place in ("server/people", "room/lobby/settings/members"):
        await page.goto(f"{server.url}/#/{place}")
        await expect(rows).to_have_count(DRAWN)
        await expect(page.get_by_text(f"{DRAWN} of {PEOPLE + 1}")).to_be_visible()
        for n in (0, 19, 98):
            await expect(rows.nth(n + 1)).to_contain_text(f"Pupil {n:03}")
        await more.click()
        await expect(rows).to_have_count(PEOPLE + 1)
        await expect(more).to_have_count(0)
    ann = await page.evaluate("JSON.parse(localStorage['linnet.sign-in']).token")
    async with server.wire(token=ann) as wire:
        for n in range(PEOPLE):
            await wire.ask(type="create-room", name=f"room-{n:03}")
    await page.goto(f"{server.url}/#/you/notify")
    await expect(rows).to_have_count(DRAWN)
    await page.get_by_label("Find by name").fill("room-129")
    await expect(rows).to_have_count(1)


async def test_a_log_and_sessions_of_a_long_time_are_drawn_a_hundred_at_a_time(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/room/lobby")
    await owner(server, page)
    me = await page.evaluate("JSON.parse(localStorage['linnet.sign-in']).you.id")
    ann = Person(id=PersonId(me), name="Ann", kind=PersonKind.GUEST)
    note = Note(kind="setting", by=ann, at=1)
    for _ in range(LONG):
        await server.server.store.roster.note(note)
        await server.server.auth.let_in(ann, "127.0.0.1", "Firefox")
    rows = page.locator(".pages ul.rows > li")
    more = page.locator(".pages").get_by_role("button", name="More", exact=True)
    for place, total in (("server/log", LONG), ("you/sessions", LONG + 1)):
        await page.goto(f"{server.url}/#/{place}")
        await expect(rows).to_have_count(DRAWN)
        while await more.count():
            before = await rows.count()
            await more.click()
            await page.wait_for_function(
                "before => document.querySelectorAll('.pages ul.rows > li').length > before",
                arg=before,
            )
            assert await rows.count() - before <= DRAWN
        await expect(rows).to_have_count(total)
    await expect(rows.first).to_contain_text("this one")


async def test_who_comes_after_the_first_five_hundred_is_found_wherever_one_looks(
    visit: Visit, server: Running
) -> None:
    for n in range(PAGE):
        await server.server.auth.enter_as_guest(f"Pupil {n:03}", "127.0.0.1", "test")
    await server.server.auth.enter_as_guest("Zoë Zimmer", "127.0.0.1", "test")
    page = await visit("Ann", "#/room/lobby")
    await page.locator(WRITE).press_sequentially("ask @zim")
    await expect(page.locator("#suggestions li")).to_have_count(1)
    await page.keyboard.press("Tab")
    await expect(page.locator(WRITE)).to_have_value('ask @"Zoë Zimmer" ')
    await page.reload()
    await expect(page.locator("article, .start").first).to_be_visible()
    await page.keyboard.press("Control+k")
    await page.keyboard.type("zimm")
    await expect(page.get_by_role("option", name="Zoë Zimmer")).to_be_visible()
    await page.goto(f"{server.url}/#/room/lobby/settings/members")
    await page.reload()
    rows = page.locator(".pages ul.rows > li")
    await expect(rows).to_have_count(DRAWN)
    await page.get_by_label("Find by name").fill("zimmer")
    await expect(rows).to_have_text([re.compile("Zoë Zimmer")])
    await page.get_by_label("Find by name").fill("nobody")
    await expect(page.get_by_text("Nothing is called that.")).to_be_visible()
