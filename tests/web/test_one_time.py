"""A one-time password from a login card, in a real browser."""

from playwright.async_api import expect
from tests.ground import Running
from tests.web.conftest import Visit

from linnet.hub.administration import THE_ADMINISTRATOR
from linnet.protocol.administration import Newcomer


async def test_who_has_a_login_card_chooses_a_password_of_their_own_and_is_in(
    visit: Visit, server: Running
) -> None:
    newcomers = [Newcomer(name="Ann Lee")]
    cards, _ = await server.server.administering.add(THE_ADMINISTRATOR, newcomers, preview=False)
    page = await visit()
    await page.get_by_role("tab", name="Log in").click()
    await page.get_by_label("Your name").fill("Ann Lee")
    await page.get_by_label("Password", exact=True).fill(cards[0].one_time)
    enter = page.locator("form button.main")
    await enter.click()
    own = page.get_by_label("A password of your own")
    await expect(own).to_be_focused()
    await expect(page.locator("#own-wrong")).to_contain_text("Choose one of your own")
    await own.fill("short")
    await enter.click()
    await expect(page.locator("#own-wrong")).to_contain_text("6 to 512 bytes")
    await own.fill("correct horse")
    await enter.click()
    await expect(page.locator("textarea")).to_be_visible()
