"""Files in a real browser: sent by choosing and pasting, shown, got back, given up."""

import io

import pytest
from PIL import Image
from playwright.async_api import expect
from tests.web.conftest import Visit
from tests.web.cutting import Wire
from tests.web.test_chatting import WRITE

CHOOSER = "input[type=file]"


def picture() -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (900, 600), "#46c28b").save(held, "PNG")
    return held.getvalue()


async def test_a_picture_is_sent_shown_in_its_place_and_viewed(visit: Visit) -> None:
    ann, bob = await visit("Ann", "#/room/lobby"), await visit("Bob", "#/room/lobby")
    file = {"name": "meadow.png", "mimeType": "image/png", "buffer": picture()}
    await ann.set_input_files(CHOOSER, [file])
    await expect(ann.get_by_role("button", name="Send", exact=True)).to_be_enabled()
    await ann.fill(WRITE, "look")
    await ann.press(WRITE, "Enter")
    shown = bob.get_by_role("button", name="Picture: meadow.png")
    await expect(shown.locator("img")).to_be_visible()
    box = await shown.bounding_box()
    assert box is not None
    assert round(box["width"] / box["height"], 1) == 1.5
    await shown.click()
    await expect(bob.get_by_role("img", name="meadow.png")).to_be_visible()
    await bob.keyboard.press("Escape")
    await expect(bob.get_by_role("img", name="meadow.png")).to_be_hidden()


async def test_a_file_of_several_pieces_arrives_as_it_was(visit: Visit) -> None:
    ann, bob = await visit("Ann", "#/room/lobby"), await visit("Bob", "#/room/lobby")
    contents = bytes(range(256)) * 10_000
    file = {"name": "numbers.bin", "mimeType": "application/octet-stream", "buffer": contents}
    await ann.set_input_files(CHOOSER, [file])
    send = ann.get_by_role("button", name="Send", exact=True)
    await expect(send).to_be_enabled()
    await send.click()
    async with bob.expect_download() as getting:
        await bob.get_by_role("button", name="numbers.bin").click()
    got = await getting.value
    assert got.suggested_filename == "numbers.bin"
    path = await got.path()
    assert path.read_bytes() == contents


@pytest.mark.parametrize("server", [{"file_size": 100}], indirect=True)
async def test_a_file_that_is_too_large_says_so_and_can_be_taken_away(visit: Visit) -> None:
    page = await visit("Ann", "#/room/lobby")
    file = {"name": "film.mp4", "mimeType": "video/mp4", "buffer": b"x" * 200}
    await page.set_input_files(CHOOSER, [file])
    await expect(page.get_by_text("at most 100 bytes")).to_be_visible()
    await expect(page.get_by_role("button", name="Send", exact=True)).to_be_disabled()
    await page.get_by_role("button", name="Take film.mp4 away").click()
    await expect(page.get_by_text("film.mp4")).to_be_hidden()


async def test_files_alone_that_wait_to_be_sent_stand_there_by_name_and_size(
    visit: Visit,
) -> None:
    page = await visit("Ann", "#/room/lobby")
    wire = Wire()
    await wire.between(page)
    await page.reload()
    for name, kind in (("notes.txt", "text/plain"), ("meadow.png", "image/png")):
        held = {"name": name, "mimeType": kind, "buffer": picture()}
        await page.set_input_files(CHOOSER, [held])
    await expect(page.get_by_role("button", name="Send", exact=True)).to_be_enabled()
    await expect(page.get_by_role("progressbar")).to_have_count(0)
    await wire.cut()
    await page.press(WRITE, "Enter")
    waits = page.locator("article .hoped")
    await expect(waits.get_by_role("button")).to_have_count(2)
    await expect(waits).to_contain_text("notes.txt")
    await expect(waits).to_contain_text("kB")
    await expect(waits).to_contain_text("meadow.png")
    wire.mend()
    shown = page.locator("article").get_by_role("button", name="Picture: meadow.png")
    await expect(shown.locator("img")).to_be_visible(timeout=20_000)
    await expect(waits).to_have_count(0)
