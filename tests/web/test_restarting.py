"""The server goes away under an open page: what is shown afterwards is what the server has."""

from pathlib import Path

from playwright.async_api import expect
from tests.ground import running
from tests.web.conftest import Visit
from tests.web.test_chatting import WRITE, say


async def test_a_page_stays_open_through_a_restart_of_its_server(
    tmp_path: Path, visit: Visit, server: object
) -> None:
    data = tmp_path / "other"
    async with running(data) as first:
        port = first.port
        page = await visit()
        await page.goto(f"{first.url}/#/room/lobby")
        await page.get_by_label("Your name").fill("Ann")
        await page.get_by_role("button", name="Join", exact=True).click()
        await say(page, "before")
        await expect(page.locator("article .text")).to_have_text("before")
    await expect(page.locator("main > .off")).to_be_visible()
    await say(page, "meanwhile")
    async with running(data, port=port):
        await expect(page.locator("main > .off")).to_be_hidden(timeout=20_000)
        await expect(page.locator("article .text")).to_have_text(["before", "meanwhile"])
        await expect(page.locator(WRITE)).to_have_value("")
