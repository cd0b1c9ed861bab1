"""Files on their way, in a real browser: dropped, pasted, given up, and resumed after a reload."""

from playwright.async_api import Page, Route, expect
from tests.web.conftest import Visit
from tests.web.test_chatting import WRITE
from tests.web.test_files import CHOOSER

GIVEN = """([place, kind]) => {
  const given = new DataTransfer();
  given.items.add(new File(["some notes"], `${kind}.txt`, { type: "text/plain" }));
  const words = { bubbles: true, cancelable: true };
  const event = kind === "paste"
    ? new ClipboardEvent("paste", { ...words, clipboardData: given })
    : new DragEvent(kind, { ...words, dataTransfer: given });
  document.querySelector(place).dispatchEvent(event);
}"""
"""Gives the page a file as a mouse or a clipboard does."""


async def held_back(page: Page) -> list[str]:
    """Lets the first piece of a file through and holds the others; the offsets that were sent."""
    offsets: list[str] = []

    async def pass_one(route: Route) -> None:
        offsets.append(route.request.headers.get("upload-offset", ""))
        if offsets[-1] == "0":
            await route.continue_()

    await page.route("**/api/v1/uploads/*", pass_one)
    return offsets


async def choose(page: Page, contents: bytes) -> None:
    file = {"name": "long.bin", "mimeType": "application/octet-stream", "buffer": contents}
    await page.set_input_files(CHOOSER, [file])
    await expect(page.get_by_text("40% sent")).to_be_visible()


async def test_files_are_dropped_and_pasted(visit: Visit) -> None:
    ann = await visit("Ann", "#/room/lobby")
    await expect(ann.locator(WRITE)).to_be_visible()
    await ann.evaluate(GIVEN, ["main", "dragover"])
    await expect(ann.get_by_text("Let go to add the files")).to_be_visible()
    await ann.evaluate(GIVEN, ["main", "drop"])
    await expect(ann.get_by_text("Let go to add the files")).to_be_hidden()
    await ann.evaluate(GIVEN, [WRITE, "paste"])
    await expect(ann.get_by_role("listitem").filter(has_text="drop.txt")).to_contain_text("10")
    await ann.get_by_role("button", name="Send", exact=True).click()
    for name in ("drop.txt", "paste.txt"):
        await expect(ann.locator("article").get_by_role("button", name=name)).to_be_visible()


async def test_a_file_goes_on_after_a_reload_where_it_was(visit: Visit) -> None:
    contents = bytes(range(256)) * 10_240
    page = await visit("Ann", "#/room/lobby")
    offsets = await held_back(page)
    await choose(page, contents)
    await page.unroute_all(behavior="ignoreErrors")
    await page.reload()
    sent: list[str] = []
    page.on("request", lambda one: sent.extend([one.headers.get("upload-offset", "")]))
    await expect(page.get_by_text("2.6 MB")).to_be_visible()
    await page.get_by_role("button", name="Send", exact=True).click()
    async with page.expect_download() as getting:
        await page.locator("article").get_by_role("button", name="long.bin").click()
    assert (await (await getting.value).path()).read_bytes() == contents
    assert offsets[0] == "0"
    assert "0" not in sent
    await page.reload()
    await expect(page.locator("article").get_by_role("button", name="long.bin")).to_be_visible()
    await expect(page.get_by_role("list", name="Files that go")).to_have_count(0)


async def test_a_file_that_is_given_up_is_gone_after_a_reload_too(visit: Visit) -> None:
    page = await visit("Ann", "#/room/lobby")
    await held_back(page)
    await choose(page, b"x" * 2_621_440)
    await page.unroute_all(behavior="ignoreErrors")
    async with page.expect_response(lambda one: one.request.method == "DELETE"):
        await page.get_by_role("button", name="Take long.bin away").click()
    await page.reload()
    await expect(page.locator(WRITE)).to_be_visible()
    await expect(page.get_by_text("long.bin")).to_have_count(0)


async def test_a_file_waits_in_its_room_while_one_looks_elsewhere(visit: Visit) -> None:
    page = await visit("Ann", "#/room/lobby")
    await page.fill(WRITE, "/join attic")
    await page.press(WRITE, "Enter")
    heading = page.locator("main h1")
    await expect(heading).to_contain_text("attic")
    await held_back(page)
    await choose(page, b"x" * 2_621_440)
    files = page.get_by_role("list", name="Files that go")
    await page.get_by_role("link", name="lobby").click()
    await expect(heading).to_contain_text("lobby")
    await expect(files).to_have_count(0)
    await page.set_viewport_size({"width": 390, "height": 844})
    await page.get_by_role("button", name="Back to the rooms").click()
    await expect(page.locator(WRITE)).to_be_hidden()
    await page.get_by_role("link", name="attic").click()
    await expect(files).to_contain_text("40% sent")
