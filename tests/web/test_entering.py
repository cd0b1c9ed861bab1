"""Coming in and going in a real browser: accounts, guests who keep their name, several tabs."""

import pytest
from playwright.async_api import Page, expect
from tests.ground import Running
from tests.web.conftest import Visit
from tests.web.test_chatting import WRITE, say

from linnet.protocol.reasons import Refused


async def enter(page: Page, way: str, name: str, password: str) -> None:
    await page.get_by_role("tab", name=way).click()
    await page.get_by_label("Your name").fill(name)
    await page.get_by_label("Password").fill(password)
    await page.locator("form button.main").click()


async def enter_as_guest(page: Page, name: str) -> None:
    await page.get_by_label("Your name").fill(name)
    await page.get_by_role("button", name="Join", exact=True).click()
    await expect(page.locator(WRITE)).to_be_visible()


async def leave(page: Page) -> None:
    await page.locator("button.me").click()
    await page.get_by_role("button", name="Log out").click()
    await expect(page.get_by_role("tab", name="Log in")).to_be_visible()


async def test_an_account_is_made_left_and_entered_again(visit: Visit, server: Running) -> None:
    code = await server.server.auth.first_owner_code()
    page = await visit()
    await page.get_by_role("tab", name="Create account").click()
    await page.get_by_label("Code").fill(code or "")
    await enter(page, "Create account", "Ann", "river amber otter")
    await say(page, "mine")
    await expect(page.locator("article .text")).to_have_text("mine")
    await leave(page)
    await enter(page, "Log in", "Ann", "wrong password")
    await expect(page.locator("#password-wrong")).to_contain_text("Name or password is wrong")
    await enter(page, "Log in", "Ann", "river amber otter")
    await expect(page.locator("article .text")).to_have_text("mine")


async def test_a_guest_keeps_the_name_with_a_password_and_stays_the_same(
    visit: Visit, server: Running
) -> None:
    code = await server.server.auth.first_owner_code()
    page = await visit("Ann", "#/room/lobby")
    await say(page, "as a guest")
    await page.locator("button.me").click()
    await page.get_by_label("Password").fill("river amber otter")
    await page.get_by_label("Code").fill(code or "")
    await page.get_by_role("button", name="Keep it").click()
    await expect(page.get_by_text("Your name is yours now.")).to_be_visible()
    await page.get_by_role("button", name="Close").click()
    await leave(page)
    await enter(page, "Log in", "Ann", "river amber otter")
    await expect(page.locator("article .text")).to_have_text("as a guest")


async def test_a_tab_that_leaves_takes_the_others_along(visit: Visit) -> None:
    page = await visit()
    await page.get_by_label("Your name").fill("Ann")
    await page.get_by_role("button", name="Join", exact=True).click()
    await expect(page.locator(WRITE)).to_be_visible()
    other = await page.context.new_page()
    await other.goto(page.url)
    await expect(other.locator(WRITE)).to_be_visible()
    await page.locator("button.me").click()
    await page.get_by_role("button", name="Leave for good").click()
    for tab in (page, other):
        await expect(tab.get_by_role("tab", name="Just a name")).to_be_visible()


async def test_a_join_link_with_a_key_leads_in_and_leaves_no_key_in_the_address(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", f"#{'k' * 43}")
    await expect(page.locator(WRITE)).to_be_visible()
    assert "kkk" not in page.url


async def test_who_logs_out_without_a_network_is_told_and_logged_out_once_it_is_back(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/room/lobby")
    await expect(page.locator(WRITE)).to_be_visible()
    token = await page.evaluate("JSON.parse(localStorage['linnet.sign-in']).token")
    await page.context.set_offline(True)
    await page.locator("button.me").click()
    await page.get_by_role("button", name="Leave for good").click()
    await expect(page.get_by_text("there you are still a guest")).to_be_visible()
    kept = await page.evaluate("JSON.stringify({ ...localStorage, ...sessionStorage })")
    assert token not in kept, "whoever sits here next finds no way in"
    assert await server.server.auth.resume(token)
    await page.context.set_offline(False)
    await expect(page.get_by_text("The server has ended your session, too.")).to_be_visible()
    await expect(page.get_by_role("heading", name="Room 204")).to_be_visible()
    await expect(page.get_by_text("does not answer")).to_have_count(0)
    with pytest.raises(Refused):
        await server.server.auth.resume(token)


async def test_who_comes_in_in_one_tab_is_who_the_others_show_and_nothing_is_left_of_the_former(
    visit: Visit, server: Running
) -> None:
    page = await visit("", "#/room/lobby")
    await enter_as_guest(page, "Ann")
    await say(page, "I am Ann")
    await page.fill(WRITE, "a secret half written")
    await page.evaluate("location.hash = '#/you/profile'")
    await expect(page.locator(".pages main")).to_contain_text("Ann")
    other = await page.context.new_page()
    await other.goto(f"{server.url}/#/room/lobby")
    await expect(other.get_by_text("I am Ann")).to_be_visible()
    await other.locator("button.me").click()
    await other.get_by_role("button", name="Leave for good").click()
    await enter_as_guest(other, "Eve")
    await expect(page.locator(".pages main")).to_contain_text("Eve")
    await expect(page.locator(".pages main")).not_to_contain_text("Ann")
    await page.evaluate("location.hash = '#/room/lobby'")
    for tab in (page, other):
        await expect(tab.locator("button.me")).to_contain_text("Eve")
        await expect(tab.locator(WRITE)).to_have_value("")
        await say(tab, "I am Eve")
    await expect(page.locator("article .by .name")).to_have_text(["Ann", "Eve"])
    await expect(page.locator("article .text")).to_have_text(["I am Ann", "I am Eve", "I am Eve"])
    kept = await page.evaluate("JSON.stringify({ ...localStorage, ...sessionStorage })")
    assert "half written" not in kept
