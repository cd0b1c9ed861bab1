"""What the server did not take: it says why in its place, and no word is lost."""

from playwright.async_api import Page, expect
from tests.ground import Running, Wire
from tests.web.conftest import Visit
from tests.web.test_changing import deed
from tests.web.test_chatting import WRITE, say


async def hall(page: Page, bob: Wire) -> str:
    """A room of Bob's that the page has come into."""
    room: str = (await bob.ask(type="create-room", name="hall"))["room"]
    await say(page, "/join hall")
    await expect(page.get_by_role("heading", name="# hall", level=1)).to_be_visible()
    return room


async def test_a_refused_message_is_there_with_its_reason_wherever_one_looked_meanwhile(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/room/lobby")
    async with server.wire("Bob") as bob:
        room = await hall(page, bob)
        await bob.ask(type="mute", room=room, who="Ann", span=3600, why="tired of it")
        await page.context.set_offline(offline=True)
        await say(page, "am I heard?")
        await page.get_by_role("link", name="lobby").click()
        await page.context.set_offline(offline=False)
        await page.wait_for_function("() => localStorage['linnet.refused']?.includes('heard?')")
        await page.reload()
        await page.get_by_role("link", name="hall").click()
        failed = page.locator(".failed", has_text="am I heard?")
        await expect(failed.locator(".wrong")).to_contain_text("Not sent: ")
        await bob.ask(type="unmute", room=room, who="Ann")
        await failed.get_by_role("button", name="Try again").click()
        await expect(page.locator("article .text")).to_have_text(["am I heard?"])
        await expect(failed).to_have_count(0)
        assert await page.evaluate("localStorage['linnet.refused']") is None


async def test_a_change_or_a_reaction_that_is_refused_says_why(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/room/lobby")
    async with server.wire("Bob") as bob:
        room = await hall(page, bob)
        await say(page, "helo")
        # What only waits to be confirmed cannot be changed yet.
        await expect(page.locator("article[data-seq] .text")).to_have_text(["helo"])
        await bob.ask(type="mute", room=room, who="Ann", span=3600)
        await page.press(WRITE, "ArrowUp")
        await say(page, "hello")
        failed = page.locator(".failed", has_text="hello")
        await expect(failed.locator(".wrong")).to_contain_text("Not changed: ")
        await failed.get_by_role("button", name="Discard").click()
        await expect(failed).to_have_count(0)
        await deed(page, "helo", "React with 🎉")
        alert = page.get_by_role("alert")
        await expect(alert).to_contain_text("muted")
        await alert.get_by_role("button", name="Close").click()
        await expect(alert).to_have_count(0)


async def test_where_only_some_may_write_others_are_told_and_keep_their_words(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/room/lobby")
    async with server.wire("Bob") as bob:
        room = await hall(page, bob)
        await page.fill(WRITE, "half a thought")
        await bob.ask(type="set-policy", room=room, locked=True)
        await expect(page.get_by_text("Only some may write here now")).to_be_visible()
        await page.press(WRITE, "Enter")
        await expect(page.locator(WRITE)).to_have_value("half a thought")
        await expect(page.locator(".failed")).to_have_count(0)
        await page.fill(WRITE, "")
        await expect(page.locator(WRITE)).to_be_hidden()
        await bob.say("listen", room=room)
        await page.locator("article", has_text="listen").click(button="right")
        await expect(page.get_by_role("menuitem", name="Copy text")).to_be_visible()
        await expect(page.get_by_role("menuitem", name="Reply")).to_have_count(0)
        await page.keyboard.press("Escape")
        await bob.ask(type="set-policy", room=room, locked=False)
        await say(page, "thank you")
        await expect(page.locator("article .text")).to_have_text(["listen", "thank you"])


async def test_slow_mode_says_how_long_one_waits_and_what_is_written_waits_too(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/room/lobby")
    async with server.wire("Bob") as bob:
        room = await hall(page, bob)
        await bob.ask(type="set-policy", room=room, slow=4)
        await say(page, "one")
        await expect(page.get_by_text("you can write again in")).to_be_visible()
        await page.fill(WRITE, "two")
        await page.press(WRITE, "Enter")
        await expect(page.locator(WRITE)).to_have_value("two")
        await expect(page.get_by_text("you can write again in")).to_be_hidden()
        await page.press(WRITE, "Enter")
        await expect(page.locator("article .text")).to_have_text(["one", "two"])
        await expect(page.locator(".failed")).to_have_count(0)
        await bob.ask(type="set-policy", room=room, slow=300)
        await expect(page.get_by_text("you can write again in 5 minutes.")).to_be_visible()


async def test_who_is_put_out_while_writing_can_take_the_words_along(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/room/lobby")
    async with server.wire("Bob") as bob:
        room = await hall(page, bob)
        await page.fill(WRITE, "a very long thought")
        await page.locator(WRITE).blur()
        await page.wait_for_function("() => !localStorage['linnet.drafts']")
        await bob.ask(type="kick", room=room, who="Ann")
        left = page.get_by_role("region", name="What you were writing here:")
        await expect(left).to_contain_text("a very long thought")
        await page.get_by_role("button", name="Join", exact=True).click()
        await expect(page.locator(WRITE)).to_have_value("a very long thought")


async def test_what_was_refused_is_not_said_by_a_later_page_that_still_finds_it_kept(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/room/lobby")
    await expect(page.locator(WRITE)).to_be_visible()
    await page.wait_for_function("() => localStorage['linnet.database']")
    # As where the page is left before it could write that there was an answer.
    await page.add_init_script("IDBObjectStore.prototype.delete = () => undefined")
    await page.reload()
    async with server.wire("Bob") as bob:
        room = await hall(page, bob)
        await bob.ask(type="mute", room=room, who="Ann", span=3600)
        refused = page.locator(".failed .text")
        for number in (1, 2):
            await say(page, f"refused {number}")
            await expect(refused).to_have_count(number)
        await bob.ask(type="unmute", room=room, who="Ann")
        await page.reload()
        await say(page, "said")
        await expect(page.locator("article .text")).to_have_text(["said"])
        await expect(refused).to_have_text(["refused 1", "refused 2"])
        page_of = await bob.ask(type="history", room=room, limit=50)
        bodies = [entry["body"] for entry in page_of["entries"]]
        assert [one["text"] for one in bodies if one["kind"] == "said"] == ["said"]
