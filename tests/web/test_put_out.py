"""Who is put out of a room reads by whom and why, for as long as they are not back."""

from playwright.async_api import Locator, expect
from tests.ground import Running
from tests.web.conftest import Visit
from tests.web.cutting import Wire
from tests.web.test_refused import hall


async def middle(shown: Locator) -> float:
    """Where the middle of it stands in the window."""
    box = await shown.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2


async def test_who_is_put_out_or_banned_reads_by_whom_and_why_until_they_are_back(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/room/lobby")
    async with server.wire("Bob") as bob:
        room = await hall(page, bob)
        told = page.locator("main .out")
        heading = page.get_by_role("heading", name="# hall", level=1)
        await bob.ask(type="kick", room=room, who="Ann", why="too loud")
        await expect(told).to_have_text("Bob put you out of this room (too loud)")
        await expect(page.get_by_text("not in this room yet")).to_have_count(0)
        await page.reload()
        await expect(told).to_have_text("Bob put you out of this room (too loud)")
        await page.get_by_role("button", name="Join").click()
        await expect(heading).to_be_visible()
        await bob.ask(type="ban", room=room, who="Ann", span=3600)
        await expect(told).to_contain_text("Bob banned you from this room until ")
        await bob.ask(type="unban", room=room, who="Ann")
        again = page.get_by_role("button", name="Try again")
        middles = [await middle(one) for one in (told, page.locator("main .wrong"), again)]
        assert max(middles) - min(middles) < 1
        await again.click()
        await page.get_by_role("button", name="Join").click()
        await expect(heading).to_be_visible()
        # What was told before is no reason for this.
        await page.fill("form textarea", "/leave")
        await page.press("form textarea", "Enter")
        await expect(told).to_have_text("You are not in this room any more.")


async def test_who_was_put_out_meanwhile_reads_that_they_are_not_there_any_more(
    visit: Visit, server: Running
) -> None:
    page = await visit()
    wire = Wire()
    await wire.between(page)
    await page.get_by_label("Your name").fill("Ann")
    await page.get_by_role("button", name="Join", exact=True).click()
    async with server.wire("Bob") as bob:
        room = await hall(page, bob)
        await wire.cut()
        await bob.ask(type="kick", room=room, who="Ann", why="too loud")
        wire.mend()
        told = page.locator("main .out")
        await expect(told).to_have_text("You are not in this room any more.", timeout=20_000)
