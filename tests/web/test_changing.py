"""What one does with messages in a real browser, by mouse and by keys, and who sees it."""

from playwright.async_api import Page, expect
from tests.ground import Running
from tests.web.conftest import Visit
from tests.web.cutting import Wire
from tests.web.test_chatting import WRITE, say


async def deed(page: Page, text: str, name: str) -> None:
    """Choose something in the menu of a message."""
    await page.locator("article", has_text=text).click(button="right")
    await page.get_by_role("menuitem", name=name, exact=True).click()


async def test_a_message_is_edited_with_the_up_key_and_deleted_by_its_menu(visit: Visit) -> None:
    ann, bob = await visit("Ann", "#/room/lobby"), await visit("Bob", "#/room/lobby")
    await say(ann, "helo")
    await expect(bob.locator("article .text")).to_have_text("helo")
    await ann.press(WRITE, "ArrowUp")
    await expect(ann.locator(WRITE)).to_have_value("helo")
    await say(ann, "hello")
    await expect(bob.locator("article .text")).to_have_text("hello (edited)")
    asked = ann.get_by_role("dialog", name="Delete")
    await ann.locator(".rows").focus()
    await ann.keyboard.press("ArrowUp")
    await ann.keyboard.press("Enter")
    await ann.keyboard.press("ArrowUp")
    await expect(ann.get_by_role("menuitem", name="Delete")).to_be_focused()
    await ann.keyboard.press("Enter")
    await expect(asked.get_by_role("button", name="Delete")).to_be_focused()
    await ann.keyboard.press("Escape")
    await expect(asked).to_be_hidden()
    await expect(ann.locator("article")).to_be_focused()
    await deed(ann, "hello", "Delete")
    await expect(asked.get_by_role("button", name="Delete")).to_be_focused()
    await ann.keyboard.press("Enter")
    await expect(bob.get_by_text("This message was deleted.")).to_be_visible()
    await expect(ann.get_by_text("This message was deleted.")).to_be_visible()


async def test_the_up_key_waits_for_what_is_on_its_way_unless_one_goes_on_writing(
    visit: Visit,
) -> None:
    page, wire = await visit(), Wire()
    await wire.between(page)
    await page.get_by_label("Your name").fill("Ann")
    await page.get_by_role("button", name="Join", exact=True).click()
    await say(page, "said long ago")
    await expect(page.get_by_text("said long ago")).to_be_visible()
    await expect(page.locator(".hoped")).to_have_count(0)
    for then, written in (("", "helo"), ("x", "x")):
        await wire.cut()
        await say(page, "helo")
        await page.press(WRITE, "ArrowUp")
        await page.keyboard.type(then)
        wire.mend()
        await expect(page.locator(WRITE)).to_have_value(written, timeout=15_000)
        await expect(page.locator(".hoped")).to_have_count(0, timeout=15_000)
        await expect(page.locator(WRITE)).to_have_value(written)
        await page.press(WRITE, "Escape")


async def test_what_is_changed_twice_without_a_connection_goes_on_from_the_first_change(
    visit: Visit,
) -> None:
    page, wire = await visit(), Wire()
    await wire.between(page)
    await page.get_by_label("Your name").fill("Ann")
    await page.get_by_role("button", name="Join", exact=True).click()
    await say(page, "helo")
    await expect(page.locator("article .text")).to_have_text("helo")
    await expect(page.locator(".hoped")).to_have_count(0)
    await wire.cut()
    for before, after in (("helo", "hello"), ("hello", "helo")):
        await page.press(WRITE, "ArrowUp")
        await expect(page.locator(WRITE)).to_have_value(before)
        await say(page, after)
    wire.mend()
    await expect(page.locator("article .text")).to_have_text("helo (edited)", timeout=15_000)


async def test_a_reaction_is_counted_and_taken_back_by_pressing_it(visit: Visit) -> None:
    ann, bob = await visit("Ann", "#/room/lobby"), await visit("Bob", "#/room/lobby")
    await say(ann, "cake?")
    await deed(bob, "cake?", "React with 🎉")
    chip = ann.get_by_role("button", name="🎉, 1 person: Bob")
    await expect(chip).to_be_visible()
    await chip.click()
    await expect(ann.get_by_role("button", name="🎉, 2 people: Bob, Ann")).to_be_visible()
    # More than the few that are at hand.
    await deed(bob, "cake?", "Emoji")
    await bob.get_by_label("Search by name").fill("melon")
    await bob.get_by_role("button", name="melon", exact=True).click()
    await expect(ann.get_by_role("button", name="🍈, 1 person: Bob")).to_be_visible()
    await ann.get_by_role("button", name="🎉, 2 people").click()
    await expect(bob.get_by_role("button", name="🎉, 1 person: Bob")).to_be_visible()


async def test_an_answer_shows_what_it_answers(visit: Visit) -> None:
    ann, bob = await visit("Ann", "#/room/lobby"), await visit("Bob", "#/room/lobby")
    await say(ann, "tea or coffee?")
    await deed(bob, "tea or coffee?", "Reply")
    await say(bob, "tea")
    await expect(
        ann.get_by_role("button", name="Reply to Ann: tea or coffee?", exact=True)
    ).to_be_visible()


async def test_a_draft_is_there_again_and_goes_when_it_is_sent(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/room/lobby")
    kept = await page.evaluate("JSON.parse(localStorage['linnet.sign-in'])")
    async with server.wire(token=kept["token"]) as ann:
        await page.fill(WRITE, "Dear all")
        await page.locator(WRITE).blur()
        assert (await ann.next("draft"))["draft"]["text"] == "Dear all"
        await page.reload()
        await expect(page.locator(WRITE)).to_have_value("Dear all")
        # Also what the server was not told before the page went.
        await page.fill(WRITE, "Dear all, hello")
        await page.reload()
        await expect(page.locator(WRITE)).to_have_value("Dear all, hello")
        assert (await ann.next("draft"))["draft"]["text"] == "Dear all, hello"
        await page.press(WRITE, "Enter")
        assert (await ann.next("draft"))["draft"]["text"] == ""


async def test_what_the_server_refuses_stays_with_the_reason_and_can_be_tried_again(
    visit: Visit, server: Running
) -> None:
    async with server.wire("Bob") as bob:
        room = (await bob.ask(type="create-room", name="hall"))["room"]
        page = await visit("Ann", "#/room/lobby")
        await page.fill(WRITE, "/join hall")
        await page.press(WRITE, "Enter")
        await expect(page.get_by_role("heading", name="# hall", level=1)).to_be_visible()
        await bob.ask(type="mute", room=room, who="Ann", span=3600)
        await say(page, "am I heard?")
        await expect(page.locator(".wrong", has_text="A moderator has muted you")).to_be_visible()
        await bob.ask(type="unmute", room=room, who="Ann")
        await page.get_by_role("button", name="Try again").click()
        await expect(page.locator("article .text")).to_have_text("am I heard?")
        await expect(page.locator(".wrong", has_text="A moderator has muted you")).to_be_hidden()


async def test_ctrl_k_leads_to_a_room_by_a_part_of_its_name(visit: Visit, server: Running) -> None:
    async with server.wire("Bob") as bob:
        await bob.ask(type="create-room", name="garden-party")
    page = await visit("Ann", "#/room/lobby")
    await expect(page.locator(WRITE)).to_be_visible()
    await page.keyboard.press("Control+k")
    await page.get_by_role("combobox").fill("party")
    await expect(page.get_by_role("option", name="garden-party")).to_be_visible()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="# garden-party", level=1)).to_be_visible()


async def test_ctrl_k_leads_into_a_room_with_a_key_which_the_room_asks_for(
    visit: Visit, server: Running
) -> None:
    async with server.wire("Bob") as bob:
        await bob.ask(type="create-room", name="vault")
        await bob.ask(type="set-policy", room="vault", key="sesame")
    page = await visit("Ann", "#/room/lobby")
    await expect(page.locator(WRITE)).to_be_visible()
    await page.keyboard.press("Control+k")
    await page.get_by_role("combobox").fill("vault")
    await expect(page.get_by_role("option", name="vault")).to_be_visible()
    await page.keyboard.press("Enter")
    await page.get_by_label("Key").fill("sesame")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="# vault", level=1)).to_be_visible()


async def test_messages_are_walked_through_and_answered_by_keys_alone(visit: Visit) -> None:
    page = await visit("Ann", "#/room/lobby")
    for text in ("first", "second"):
        await say(page, text)
    await expect(page.locator("article .text")).to_have_count(2)
    await page.locator(".rows").focus()
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("ArrowUp")
    await expect(page.locator("article.chosen")).to_contain_text("first")
    await page.keyboard.press("r")
    await expect(page.locator(WRITE)).to_be_focused()
    await expect(page.get_by_text("Replying to Ann")).to_be_visible()


async def test_code_is_coloured_and_copied_as_it_was_written_over_plain_http_too(
    visit: Visit, server: Running
) -> None:
    allowed = ["clipboard-read", "clipboard-write"]
    async with server.wire("Bob") as bob:
        await bob.say("```python\nprint('x')  # <b>\n```")
        for name, plain in (("Ann", False), ("Cleo", True)):
            page = await visit(name, "#/room/lobby", permissions=allowed)
            if plain:
                off = "Object.defineProperty(globalThis, 'isSecureContext', { value: false })"
                await page.add_init_script(off)
                await page.reload()
            await expect(page.locator("pre span").first).to_be_visible()
            await page.evaluate("navigator.clipboard.writeText('before')")
            await page.locator("figure").hover()
            await page.get_by_role("button", name="Copy", exact=True).click()
            await expect(page.get_by_role("button", name="Copied")).to_be_visible()
            assert await page.evaluate("navigator.clipboard.readText()") == "print('x')  # <b>"
    await page.locator("button.me").click()
    await expect(page.get_by_text("This page came over plain http")).to_have_count(1)
    await expect(page.get_by_role("button", name="Allow")).to_have_count(0)
