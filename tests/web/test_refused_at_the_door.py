"""What a person reads who does not get in, or is out again."""

from playwright.async_api import Route, expect
from tests.ground import Running
from tests.web.conftest import Visit
from tests.web.test_accessible import serious
from tests.web.test_chatting import WRITE, say

VOID = "This code is wrong or used up"
SILENT = "The server does not answer"
ICON = "document.querySelector('link[rel=icon]').getAttribute('href')"


async def cut(route: Route) -> None:
    await route.abort("connectionrefused")


async def test_an_invitation_that_is_used_up_says_so_before_one_comes_in_and_keeps_nobody_out(
    visit: Visit,
) -> None:
    page = await visit("", "#/join/0000-0000-0000")
    await expect(page.get_by_role("alert").filter(has_text=VOID)).to_be_visible()
    await expect(page.get_by_text("You can come in without it")).to_be_visible()
    assert await serious(page) == []
    await page.get_by_role("tab", name="Create account").click()
    await expect(page.get_by_role("alert").filter(has_text=VOID)).to_be_visible()
    await page.get_by_role("tab", name="Just a name").click()
    await page.get_by_label("Your name").fill("Ann")
    await page.keyboard.press("Enter")
    await expect(page.locator(WRITE)).to_be_visible()
    assert "join" not in page.url


async def test_an_invitation_that_ends_while_one_comes_in_says_so_over_the_chat(
    visit: Visit, server: Running
) -> None:
    async with server.wire("Bob") as bob:
        done = await bob.ask(type="create-room", name="garden", kind="private")
        by = await server.server.store.person(bob.me)
        made, code = await server.server.engine.inviting.make(by, done["room"], 3600, 0)
        page = await visit("", f"#/join/{code}")
        await expect(page.get_by_text("Bob invites you into # garden.")).to_be_visible()
        await server.server.engine.inviting.drop(by, done["room"], made.id)
        await page.get_by_label("Your name").fill("Ann")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("dialog").get_by_text(VOID)).to_be_visible()
        await page.keyboard.press("Escape")
        await expect(page.locator(WRITE)).to_be_visible()


async def test_a_server_that_does_not_answer_is_no_fault_of_the_name_and_is_asked_again(
    visit: Visit, server: Running
) -> None:
    page = await visit()
    await page.route("**/api/v1**", cut)
    await page.route("**/api/v1/**", cut)
    await page.reload()
    again = page.get_by_role("button", name="Try again")
    await expect(page.get_by_role("alert").filter(has_text=SILENT)).to_be_visible()
    name = page.get_by_label("Your name")
    await name.fill("Ann")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert").filter(has_text=SILENT)).to_have_count(2)
    await expect(name).to_have_value("Ann")
    await expect(name).not_to_have_attribute("aria-invalid", "true")
    assert await serious(page) == []
    await page.unroute_all()
    await again.click()
    await expect(page.get_by_role("heading", name="Room 204")).to_be_visible()
    await expect(again).to_have_count(0)


async def test_the_title_and_the_icon_of_a_page_one_left_call_nobody(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/you/account")
    async with server.wire("Bob") as bob:
        await bob.say("@Ann yes")
        await expect(page).to_have_title("(1) Room 204")
        assert "icon-192" not in await page.evaluate(ICON)
        other = await page.context.new_page()
        await other.goto(f"{server.url}/#/you/sessions")
        await other.get_by_role("button", name="Sign out everywhere").click()
        await expect(page.get_by_label("Your name")).to_be_visible()
        await expect(page).to_have_title("Room 204")
        assert "icon-192" in await page.evaluate(ICON)


async def test_a_page_that_is_open_hears_of_a_name_changed_elsewhere(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/room/lobby")
    await say(page, "hello")
    other = await page.context.new_page()
    await other.goto(f"{server.url}/#/you/profile")
    await other.get_by_label("Your name").fill("Anna")
    await other.get_by_role("button", name="Save").click()
    await expect(page.locator("button.me")).to_contain_text("Anna")
