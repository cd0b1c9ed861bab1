"""Where one writes, for unkind hands: quick, undoing, giving up, cut off, with too much at once."""

import asyncio

from playwright.async_api import Page, Route, expect
from tests.ground import Running
from tests.web.conftest import Visit
from tests.web.test_chatting import WRITE, say
from tests.web.test_files import CHOOSER

TABLE = """() => {
  const given = new DataTransfer();
  given.setData("text/plain", "one\\ttwo");
  given.setData("text/html", "<table><tr><td>one<td>two</table>");
  given.items.add(new File(["drawn"], "image.png", { type: "image/png" }));
  const words = { bubbles: true, cancelable: true, clipboardData: given };
  return document.querySelector("form textarea").dispatchEvent(new ClipboardEvent("paste", words));
}"""
"""Pastes cells of a table, of which programs give a picture, too; whether the browser goes on."""

MISSED = """() => {
  const given = new DataTransfer();
  given.items.add(new File(["some notes"], "beside.txt", { type: "text/plain" }));
  const words = { bubbles: true, cancelable: true, dataTransfer: given };
  return document.querySelector(".side").dispatchEvent(new DragEvent("drop", words));
}"""
"""Lets go of a file beside the conversation; whether the browser would show it instead."""

WORDS_DROPPED = """() => {
  const given = new DataTransfer();
  given.setData("text/plain", "words");
  const words = { bubbles: true, cancelable: true, dataTransfer: given };
  return document.querySelector("form textarea").dispatchEvent(new DragEvent("drop", words));
}"""


async def answer(page: Page, text: str) -> None:
    await page.locator("article", has_text=text).click(button="right")
    await page.get_by_role("menuitem", name="Reply", exact=True).click()


def file(name: str, size: int = 5) -> dict[str, object]:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": b"x" * size}


async def test_letters_typed_right_behind_the_emoji_button_search_and_undo_takes_it_out(
    visit: Visit,
) -> None:
    page = await visit("Ann", "#/room/lobby")
    slow = asyncio.Event()

    async def later(route: Route) -> None:
        await slow.wait()
        await route.continue_()

    await page.route("**/emoji/*.txt", later)
    await page.route("**/assets/Emoji*", later)
    await page.fill(WRITE, "half a thought")
    await page.get_by_role("button", name="Emoji").click()
    await page.keyboard.type("party popper")
    # Nothing is found yet: nothing is chosen, and least of all is the half thought sent.
    await page.keyboard.press("Enter")
    await expect(page.get_by_label("Search by name")).to_have_value("party popper")
    slow.set()
    await expect(page.locator(".all button").first).to_have_text("🎉")
    await page.keyboard.press("Enter")
    await expect(page.locator(WRITE)).to_have_value("half a thought 🎉 ")
    await expect(page.locator(WRITE)).to_be_focused()
    await page.keyboard.press("Control+z")
    await expect(page.locator(WRITE)).to_have_value("half a thought")
    await expect(page.locator("article")).to_have_count(0)


async def test_what_was_completed_is_undone_and_can_be_typed_on(visit: Visit) -> None:
    page = await visit("Ann", "#/room/lobby")
    await page.locator(WRITE).press_sequentially("hello :tad")
    await expect(page.locator("#suggestions")).to_contain_text(":tada:")
    await page.keyboard.press("Tab")
    await expect(page.locator(WRITE)).to_have_value("hello 🎉 ")
    await page.keyboard.press("Control+z")
    await expect(page.locator(WRITE)).to_have_value("hello :tad")
    await page.keyboard.type("pole")
    await expect(page.locator(WRITE)).to_have_value("hello :tadpole")


async def test_enter_that_chooses_letters_of_a_word_being_made_sends_nothing(visit: Visit) -> None:
    page = await visit("Ann", "#/room/lobby")
    await page.locator(WRITE).focus()
    keys = await page.context.new_cdp_session(page)
    making = {"text": "にほん", "selectionStart": 3, "selectionEnd": 3}
    await keys.send("Input.imeSetComposition", making)
    enter = {"type": "rawKeyDown", "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13}
    await keys.send("Input.dispatchKeyEvent", enter)
    await keys.send("Input.insertText", {"text": "日本"})
    await expect(page.locator(WRITE)).to_have_value("日本")
    await page.keyboard.press("Enter")
    await expect(page.locator("article .text")).to_have_text(["日本"])


async def test_an_answer_or_an_edit_that_is_given_up_costs_no_word(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/room/lobby")
    async with server.wire("Bob") as bob:
        await bob.say("tea?")
        await say(page, "mine")
        await answer(page, "tea?")
        await page.keyboard.type("a long thought")
        await page.keyboard.press("Escape")
        await expect(page.get_by_text("Replying to Bob")).to_be_hidden()
        await expect(page.locator(WRITE)).to_have_value("a long thought")
        await page.locator("article", has_text="mine").click(button="right")
        await page.get_by_role("menuitem", name="Edit", exact=True).click()
        await expect(page.locator(WRITE)).to_have_value("mine")
        # What was being edited is no answer to anybody.
        await answer(page, "tea?")
        await expect(page.locator(WRITE)).to_have_value("a long thought")
        await page.reload()
        await expect(page.get_by_text("Replying to Bob")).to_be_visible()
        await page.press(WRITE, "Enter")
        answers = page.get_by_role("button", name="Reply to Bob: tea?", exact=True)
        await expect(answers).to_be_visible()


async def test_a_text_that_is_far_too_long_says_so_and_is_there_after_a_reload(
    visit: Visit,
) -> None:
    page = await visit("Ann", "#/room/lobby", permissions=["clipboard-read", "clipboard-write"])
    await page.focus(WRITE)
    await page.evaluate("() => navigator.clipboard.writeText('line of words \\n'.repeat(7000))")
    await page.keyboard.press("Control+v")
    await expect(page.get_by_role("alert")).to_contain_text("bytes too long")
    await expect(page.get_by_role("button", name="Send", exact=True)).to_be_disabled()
    await page.locator(WRITE).blur()
    await page.reload()
    await expect(page.get_by_role("alert")).to_contain_text("bytes too long")
    assert len(await page.input_value(WRITE)) == 105_000


async def test_files_wait_while_one_looks_elsewhere_and_enter_waits_for_them(visit: Visit) -> None:
    page = await visit("Ann", "#/room/lobby")
    await say(page, "/join garden")
    await expect(page.get_by_role("heading", name="# garden", level=1)).to_be_visible()
    held = asyncio.Event()

    async def later(route: Route) -> None:
        await held.wait()
        await route.continue_()

    await page.route("**/api/v1/uploads/*", later)
    await page.set_input_files(CHOOSER, [file("notes.bin")])
    await page.get_by_role("link", name="lobby").click()
    await expect(page.get_by_role("heading", name="# lobby", level=1)).to_be_visible()
    await expect(page.get_by_text("notes.bin")).to_have_count(0)
    await page.go_back()
    await expect(page.get_by_role("listitem").filter(has_text="notes.bin")).to_be_visible()
    await page.fill(WRITE, "here they are")
    await page.press(WRITE, "Enter")
    await expect(page.get_by_text("as soon as its files have arrived")).to_be_visible()
    await expect(page.locator(WRITE)).to_have_value("here they are")
    held.set()
    await expect(page.locator("article .text")).to_have_text(["here they are"])
    await expect(page.locator("article").get_by_role("button", name="notes.bin")).to_be_visible()
    await expect(page.locator(WRITE)).to_have_value("")


async def test_a_file_waits_in_words_for_a_network_that_is_gone_and_goes_on(visit: Visit) -> None:
    page = await visit("Ann", "#/room/lobby")

    async def cut(route: Route) -> None:
        if route.request.headers.get("upload-offset") == "0":
            await route.continue_()
        else:
            # The browser's own switch would end this request by itself, now and then before us.
            await route.abort("connectionfailed")

    await page.route("**/api/v1/uploads/*", cut)
    await page.set_input_files(CHOOSER, [file("long.bin", 2_621_440)])
    await expect(page.get_by_text("40% sent · waiting for the connection")).to_be_visible()
    await page.unroute_all(behavior="wait")
    await expect(page.get_by_text("2.6 MB")).to_be_visible()


async def test_words_that_have_a_picture_of_themselves_are_pasted_as_words(visit: Visit) -> None:
    page = await visit("Ann", "#/room/lobby")
    await expect(page.locator(WRITE)).to_be_visible()
    assert await page.evaluate(TABLE)
    assert await page.evaluate(WORDS_DROPPED)
    await expect(page.get_by_role("list", name="Files that go")).to_have_count(0)
    # A file that misses the conversation comes along as well, and the page stays.
    assert not await page.evaluate(MISSED)
    await expect(page.get_by_role("listitem").filter(has_text="beside.txt")).to_be_visible()


async def test_of_very_many_files_as_many_come_along_as_may_and_it_says_so(visit: Visit) -> None:
    page = await visit("Ann", "#/room/lobby")
    await page.set_input_files(CHOOSER, [file(f"{n}.bin") for n in range(40)])
    await expect(page.get_by_role("alert")).to_have_text("At most 10 files go with one message.")
    await expect(
        page.get_by_role("list", name="Files that go").get_by_role("listitem")
    ).to_have_count(10)
