"""Pages for what comes in without a person: keys for SSH, bots, webhooks."""

from playwright.async_api import Page, expect
from tests.ground import Running
from tests.web.conftest import Visit
from tests.web.test_accessible import serious
from tests.web.test_pages import owner

KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl ann@home"


async def account(server: Running, page: Page) -> None:
    """Who sits at this page owns the server, and has an account."""
    kept = await page.evaluate("JSON.parse(localStorage['linnet.sign-in'])")
    auth = server.server.auth
    me = (await auth.resume(kept["token"])).person
    await auth.claim(me, None, "river amber otter", code=None, address="x")
    await owner(server, page)


async def test_keys_bots_and_webhooks_are_made_and_removed_and_secrets_told_once(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/you/profile")
    await account(server, page)
    await page.get_by_role("link", name="SSH keys").click()
    await page.get_by_label("The public key").fill("no key at all")
    await page.get_by_role("button", name="Add", exact=True).click()
    await expect(page.get_by_role("alert").filter(has_text="no public key")).to_be_visible()
    await page.get_by_label("The public key").fill(KEY)
    await page.get_by_role("button", name="Add", exact=True).click()
    await expect(page.get_by_text("ann@home")).to_be_visible()
    assert await serious(page) == []
    await page.get_by_role("button", name="Remove").click()
    await page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    await expect(page.get_by_text("You have no keys.")).to_be_visible()

    await page.get_by_role("link", name="Bots").click()
    await page.get_by_label("Its name").fill("dice")
    await page.keyboard.press("Enter")
    secret = page.get_by_label("The secret of dice")
    first = await secret.input_value()
    async with server.wire(token=first) as dice:
        assert dice.welcome["you"]["name"] == "dice"
    assert await serious(page) == []
    await page.get_by_role("button", name="New token").click()
    await page.get_by_role("dialog").get_by_role("button", name="New token").click()
    await expect(secret).not_to_have_value(first)
    await page.reload()
    await expect(page.get_by_text("dice")).to_be_visible()
    await expect(secret).to_have_count(0)

    await page.goto(f"{server.url}/#/room/lobby/settings/hooks")
    await page.get_by_label("Name under which it posts").first.fill("ci")
    await page.keyboard.press("Enter")
    address = await page.get_by_label("The secret of ci").input_value()
    assert (await page.request.post(address, data="built")).ok
    await page.get_by_label("Name under which it posts").nth(1).fill("away")
    await page.get_by_label("Address", exact=True).fill("http://192.0.2.1/x")
    await page.get_by_role("button", name="Send there").click()
    await expect(page.get_by_text("http://192.0.2.1/x")).to_be_visible()
    assert await serious(page) == []
    for one in ("ci", "away"):
        row = page.locator(".pages ul.rows li").filter(has_text=one)
        await row.get_by_role("button", name="Remove").click()
        await page.get_by_role("dialog").get_by_role("button", name="Remove").click()
        await expect(row).to_have_count(0)
