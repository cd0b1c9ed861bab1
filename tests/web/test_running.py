"""The pages of rooms and of the server: for those who look after them, and refused to others."""

import re

from playwright.async_api import expect
from tests.ground import Running
from tests.web.conftest import Visit
from tests.web.test_pages import owner


async def test_a_report_is_seen_at_once_and_ends_in_the_log(visit: Visit, server: Running) -> None:
    page = await visit("Ann", "#/server/reports")
    await owner(server, page)
    await expect(page.get_by_text("Nothing is waiting.")).to_be_visible()
    async with server.wire("Bob") as bob, server.wire("Cleo") as cleo:
        seq = (await bob.say("<img src=x onerror=alert(1)>"))["seq"]
        await cleo.ask(type="report", room="lobby", seq=seq, why="<b>spam</b>")
        await expect(page.get_by_text("<img src=x onerror=alert(1)>")).to_be_visible()
        await page.get_by_role("button", name="Keep order").click()
        await page.get_by_role("button", name="Remove messages…").click()
        await expect(page.get_by_text("1 message in 1 rooms would go.")).to_be_visible()
        await page.get_by_role("button", name="Remove", exact=True).click()
        await page.get_by_role("dialog", name="Profile").get_by_label("Close").click()
        await page.get_by_role("button", name="Looked at").click()
        await expect(page.get_by_text("Nothing is waiting.")).to_be_visible()
        await page.get_by_role("link", name="Audit log").click()
        removed = page.locator("li", has_text="Ann removed 1 message of Bob")
        await removed.get_by_role("button", name="Take back").click()
        await expect(removed).to_contain_text("taken back by Ann")


async def test_rules_of_a_room_are_saved_and_asked_about_before_messages_go(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/room/lobby")
    await owner(server, page)
    async with server.wire("Bob") as bob:
        tea = (await bob.ask(type="create-room", name="tea"))["room"]
        await page.goto(f"{server.url}/#/room/{tea}")
        await page.get_by_role("button", name="Join", exact=True).click()
        await page.get_by_role("button", name="# tea").click()
        await page.get_by_role("link", name="Rules").click()
        await page.get_by_label("Slow mode").select_option("30")
        await page.get_by_role("button", name="Save").click()
        await expect(page.get_by_text("Saved.")).to_be_visible()
        policy = (await bob.ask(type="list-rooms"))["rooms"]
        assert next(one for one in policy if one["id"] == tea)["policy"] == {"slow": 30}
        await page.get_by_label("Locked").check()
        await page.keyboard.press("Escape")
        await expect(page.locator(".pages")).to_have_count(0)
        await expect(page.locator("textarea")).to_be_visible()


async def test_owners_change_settings_and_are_told_what_is_wrong(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/server/settings")
    await owner(server, page)
    await page.get_by_label("guests let people in").select_option("false")
    form = page.locator("form", has_text="guests let people in")
    await form.get_by_role("button", name="Save").click()
    await expect(form.get_by_text("Saved; it counts from now on.")).to_be_visible()
    assert server.server.settings.guests is False
    await page.get_by_label("rate_reactions").fill("often")
    form = page.locator("form", has_text="rate_reactions")
    await form.get_by_role("button", name="Save").click()
    await expect(form.get_by_role("alert")).to_contain_text("allowed is such as 10/s burst 30")


async def test_owners_make_accounts_with_cards_and_see_the_load(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/server/people")
    await owner(server, page)
    await page.get_by_role("button", name="New accounts").click()
    await page.get_by_label("Names, one a line").fill("Jürgen Groß\nAnn")
    await page.get_by_role("button", name="Make 2 accounts").click()
    await expect(page.get_by_text("Line 2, Ann: Somebody has this name")).to_be_visible()
    await page.get_by_label("Names, one a line").fill("Jürgen Groß")
    await page.get_by_role("button", name="Make 1 account").click()
    await expect(page.locator(".cards b")).to_have_text(re.compile(r"^\w{4}-\w{4}-\w{4}$"))
    await expect(page.get_by_text("2 people")).to_be_visible()
    await expect(page.locator(".cards svg")).to_be_visible()
    await page.emulate_media(media="print", color_scheme="dark")
    on_paper = page.locator("body :is(h1, h2, h3, a, button, input, b, svg):visible")
    assert await on_paper.evaluate_all("all => all.map(one => one.localName)") == ["h3", "b", "svg"]
    ink = page.locator(".cards h3")
    await expect(ink).to_have_css("color", "rgb(0, 0, 0)")
    await page.emulate_media(media="screen")
    await page.get_by_role("link", name="Load and disk").click()
    await expect(page.get_by_text(re.compile(r"free of"))).to_be_visible()


async def test_guests_find_none_of_it_by_its_address(visit: Visit, server: Running) -> None:
    async with server.wire("Bob") as bob:
        tea = (await bob.ask(type="create-room", name="tea", kind="private"))["room"]
        page = await visit("Ann", "#/server/people")
        await expect(page.get_by_text("You are not in this room")).to_be_visible()
        await expect(page.locator(".pages nav a")).to_have_count(0)
        await page.goto(f"{server.url}/#/room/{tea}/settings/members")
        await expect(page.locator(".pages nav a")).to_have_count(0)


async def test_a_link_to_a_room_with_a_key_asks_for_it(visit: Visit, server: Running) -> None:
    async with server.wire("Bob") as bob:
        tea = (await bob.ask(type="create-room", name="tea"))["room"]
        await bob.ask(type="set-policy", room=tea, key="assam")
        page = await visit("Ann", f"#/room/{tea}")
        await page.get_by_label("Its key").fill("darjeeling")
        await page.get_by_role("button", name="Join", exact=True).click()
        await expect(page.get_by_text("This room needs its key")).to_be_visible()
        await page.get_by_label("Its key").fill("assam")
        await page.get_by_role("button", name="Join", exact=True).click()
        await expect(page.locator("textarea")).to_be_visible()
