"""Pages with very many people or rooms draw what can be looked at, and find the others."""

import re

import pytest
from playwright.async_api import expect
from tests.ground import Running
from tests.web.conftest import Visit
from tests.web.test_chatting import WRITE, say
from tests.web.test_offline import KEPT, another, kept
from tests.web.test_pages import owner

from linnet.protocol.ids import PersonId
from linnet.protocol.people import Person, PersonKind
from linnet.store.roster import Note

PAGE = 500
PEOPLE = 130
LONG = 230
DRAWN = 100
ROOMS = 400
TOKEN = "JSON.parse(localStorage['linnet.sign-in']).token"
BLANK = """nav => {
  const { top, bottom } = nav.getBoundingClientRect();
  const edges = [top, bottom];
  for (const one of nav.querySelectorAll("a")) {
    const row = one.getBoundingClientRect();
    if (row.bottom > top && row.top < bottom) edges.push(row.top, row.bottom);
  }
  edges.sort((one, other) => one - other);
  return Math.max(...edges.slice(1).map((edge, n) => edge - edges[n]));
}"""
"""Most pixels in sight of the side between two edges of rows: a row, where none is missing."""


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
    await make_rooms(server, await page.evaluate(TOKEN), PEOPLE)
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


async def make_rooms(server: Running, token: str, number: int) -> None:
    async with server.wire(token=token) as wire:
        for n in range(number):
            await wire.ask(type="create-room", name=f"room-{n:03}")


async def test_the_side_with_very_many_rooms_draws_few_and_every_key_leads_through_all(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/room/lobby")
    await make_rooms(server, await page.evaluate(TOKEN), ROOMS)
    await page.goto(f"{server.url}/#/room/room-399")
    rows = page.locator(".side nav a")
    await expect(page.get_by_role("link", name="room-000")).to_be_visible()
    assert await rows.count() < DRAWN
    # The room one is in is there wherever it stands, and says which of all it is.
    here = page.locator(".side nav a[aria-current]")
    await expect(here).to_have_text(re.compile("room-399"))
    await expect(here.locator("..")).to_have_attribute("aria-posinset", str(ROOMS + 1))
    await expect(here.locator("..")).to_have_attribute("aria-setsize", str(ROOMS + 1))
    await here.focus()
    await expect(here).to_be_in_viewport()
    assert await rows.evaluate_all("all => all.filter(one => one.tabIndex === 0).length") == 1
    for top, name in ((0, "room-398"), (5000, "room-397")):
        await page.locator(".side nav").evaluate("(one, top) => one.scrollTo(0, top)", top)
        await expect(page.get_by_role("link", name=f"room-{top // 33:03}")).to_be_in_viewport()
        await page.keyboard.press("ArrowUp")
        await expect(page.get_by_role("link", name=name)).to_be_focused()
    await page.keyboard.press("Home")
    walked = []
    for _ in range(60):
        await page.keyboard.press("ArrowDown")
        walked.append(await page.evaluate("document.activeElement.innerText.match(/room-.*/)[0]"))
    assert walked == [f"room-{n:03}" for n in range(60)]
    await expect(page.locator("a:focus")).to_be_in_viewport()
    await expect(page.get_by_role("link", name="room-055")).to_be_in_viewport()
    for key, name in (("End", "room-399"), ("ArrowDown", "lobby"), ("ArrowUp", "room-399")):
        await page.keyboard.press(key)
        await expect(page.locator("a:focus")).to_have_text(re.compile(name))
        await expect(page.locator("a:focus")).to_be_in_viewport()


async def test_the_side_with_very_many_rooms_is_scrolled_as_if_all_were_drawn(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/room/lobby")
    await make_rooms(server, await page.evaluate(TOKEN), ROOMS)
    side = page.locator(".side nav")
    async with server.wire("Bob") as bob:
        await bob.ask(type="join", room="room-200")
        row = page.get_by_role("link", name="room-200")
        high = await side.locator("a").nth(1).evaluate("one => one.offsetHeight + 1")
        tall = await side.evaluate("one => one.querySelector('ul').offsetHeight")
        assert abs(tall - (ROOMS + 1) * high) <= 1
        await bob.say("hello", room="room-200")
        await side.evaluate("(one, top) => one.scrollTo(0, top)", 201 * high)
        await expect(row).to_be_in_viewport()
        await expect(row).to_have_text(re.compile("1 unread"))
        assert await side.evaluate(BLANK) < high
        # It stays where it is when there is news.
        top = await row.evaluate("one => one.getBoundingClientRect().top")
        for room in ("room-200", "lobby"):
            await bob.say("more", room=room)
        await expect(row).to_have_text(re.compile("2 unread"))
        assert await row.evaluate("one => one.getBoundingClientRect().top") == top
        assert await side.evaluate(BLANK) < high


async def test_on_a_phone_one_comes_back_to_the_row_of_a_room_among_very_many(
    visit: Visit, server: Running
) -> None:
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    page = await visit("Ann", **phone)
    await make_rooms(server, await page.evaluate(TOKEN), ROOMS)
    side = page.locator(".side nav")
    await side.evaluate("one => one.scrollTo(0, 9000)")
    await expect(page.get_by_role("link", name="room-202")).to_be_in_viewport()
    top = await side.evaluate("one => one.scrollTop")
    await page.get_by_role("link", name="room-202").tap()
    await expect(page.locator("textarea")).to_be_visible()
    await page.get_by_label("Back to the rooms").tap()
    await expect(page.get_by_role("link", name="room-202")).to_be_focused()
    await expect(page.get_by_role("link", name="room-202")).to_be_in_viewport()
    assert await side.evaluate("one => one.scrollTop") == top
    assert await side.evaluate(BLANK) < 45
    await page.goto(f"{server.url}/#/room/room-390")
    await page.get_by_label("Back to the rooms").tap()
    await expect(page.get_by_role("link", name="room-390")).to_be_focused()


async def test_who_is_in_more_rooms_than_are_kept_has_those_kept_where_they_read(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/room/lobby")
    await say(page, "read before")
    await kept(page, "read before")
    token = await page.evaluate(TOKEN)
    await page.close()
    await make_rooms(server, token, 60)
    page = await another(page.context, f"{server.url}/#/room/lobby")
    await kept(page, '"room-0')
    assert "read before" in await page.evaluate(KEPT)


@pytest.mark.parametrize("number", [60, ROOMS])
async def test_the_side_shows_the_room_one_is_in_however_one_came_there(
    number: int, visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/room/lobby")
    await make_rooms(server, await page.evaluate(TOKEN), number)
    for name in (f"room-{number - 2:03}", "room-030"):
        await page.keyboard.press("Control+k")
        await page.keyboard.type(name)
        await expect(page.get_by_role("option", selected=True)).to_have_text(re.compile(name))
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("link", name=name)).to_be_in_viewport()
    await page.locator(WRITE).focus()
    await page.reload()
    await expect(page.get_by_role("link", name="room-030")).to_be_in_viewport()
