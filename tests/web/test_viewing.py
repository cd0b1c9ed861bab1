"""Pictures seen large and files got back, by keys, with a network that goes."""

import asyncio
import io

import pytest
from PIL import Image
from playwright.async_api import Page, Route, expect
from tests.web.conftest import Visit
from tests.web.cutting import Wire
from tests.web.test_chatting import WRITE
from tests.web.test_files import CHOOSER

WIDTH = "document.querySelector('dialog img').clientWidth"
MIDDLE = """(() => {
  const { scrollLeft, clientWidth, scrollWidth } = document.querySelector("dialog .room");
  return (scrollLeft + clientWidth / 2) / scrollWidth;
})()"""
"""The part of the picture that stands in the middle of the window, from 0 to 1."""


def picture(colour: str) -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (900, 600), colour).save(held, "PNG")
    return held.getvalue()


async def send(page: Page, name: str, kind: str, contents: bytes) -> None:
    await page.set_input_files(CHOOSER, [{"name": name, "mimeType": kind, "buffer": contents}])
    await page.press(WRITE, "Enter")
    await expect(page.locator("article").get_by_role("button", name=name)).to_be_visible()


async def test_pictures_of_a_conversation_are_walked_through_and_made_larger_by_keys(
    visit: Visit,
) -> None:
    page = await visit("Ann", "#/room/lobby")
    colours = {"one.png": "#46c28b", "two.png": "#c24646", "three.png": "#4646c2"}
    await page.set_input_files(
        CHOOSER,
        [
            {"name": name, "mimeType": "image/png", "buffer": picture(colour)}
            for name, colour in colours.items()
        ],
    )
    await page.press(WRITE, "Enter")
    for name in colours:
        shown = page.get_by_role("button", name=f"Picture: {name}")
        await expect(shown.locator("img")).to_be_visible()
    await page.get_by_role("button", name="Picture: one.png").click()
    await expect(page.get_by_role("img", name="one.png")).to_be_visible()
    await page.keyboard.press("ArrowLeft")
    await expect(page.get_by_text("1 of 3")).to_be_visible()
    await page.keyboard.press("ArrowRight")
    await expect(page.get_by_role("img", name="two.png")).to_be_visible()
    await page.get_by_role("button", name="Next picture").click()
    await expect(page.get_by_role("img", name="three.png")).to_be_visible()
    await expect(page.get_by_role("button", name="Next picture")).to_be_disabled()
    await page.wait_for_function("() => document.querySelector('dialog img').naturalWidth")
    fitting = await page.evaluate(WIDTH)
    await page.keyboard.press("+")
    assert await page.evaluate(WIDTH) == 2 * fitting
    assert await page.evaluate(MIDDLE) == pytest.approx(0.5, abs=0.01)
    # What is larger than the window is moved by the arrows.
    await page.keyboard.press("ArrowLeft")
    await expect(page.get_by_text("3 of 3")).to_be_visible()
    moved = await page.evaluate(MIDDLE)
    assert moved < 0.49
    await page.keyboard.press("+")
    assert await page.evaluate(MIDDLE) == pytest.approx(moved, abs=0.01)
    await page.keyboard.press("0")
    assert await page.evaluate(WIDTH) == fitting
    await page.keyboard.press("Escape")
    await expect(page.locator("dialog")).to_have_count(0)
    await expect(page.get_by_role("button", name="Picture: one.png")).to_be_focused()


async def test_a_picture_or_a_file_that_does_not_come_says_why_and_is_tried_again(
    visit: Visit,
) -> None:
    page = await visit("Ann", "#/room/lobby")
    await send(page, "one.png", "image/png", picture("#46c28b"))
    await send(page, "notes.bin", "application/octet-stream", b"x" * 100)
    await page.route("**/api/v1/files/*", lambda route: route.abort("connectionfailed"))
    await page.get_by_role("button", name="Picture: one.png").click()
    await expect(page.get_by_role("alert")).to_contain_text("The server does not answer")
    await page.unroute_all()
    await page.get_by_role("button", name="Try again").click()
    await expect(page.get_by_role("img", name="one.png")).to_be_visible()
    await page.keyboard.press("Escape")
    await page.route("**/api/v1/files/*", lambda route: route.abort("connectionfailed"))
    card = page.locator("article").get_by_role("button", name="notes.bin")
    await card.click()
    await expect(page.get_by_role("alert")).to_contain_text("The server does not answer")
    await page.unroute_all()
    async with page.expect_download():
        await card.click()
    await expect(page.get_by_role("alert")).to_have_count(0)


async def test_why_a_picture_does_not_come_can_be_read_between_the_arrows(visit: Visit) -> None:
    page = await visit("Ann", "#/room/lobby", viewport={"width": 400, "height": 700})
    for name in ("one.png", "two.png"):
        await send(page, name, "image/png", picture("#46c28b"))
    await page.route("**/api/v1/files/*", lambda route: route.abort("connectionfailed"))
    await page.get_by_role("button", name="Picture: one.png").click()
    told = page.get_by_role("alert")
    await expect(told).to_contain_text("The server does not answer")
    told_at = await told.bounding_box()
    for arrow in await page.locator("dialog .to").all():
        at = await arrow.bounding_box()
        assert at is not None
        assert told_at is not None
        assert at["x"] + at["width"] <= told_at["x"] or told_at["x"] + told_at["width"] <= at["x"]
    again = told.get_by_role("button", name="Try again")
    colours = "it => [getComputedStyle(it).color, getComputedStyle(it).backgroundColor]"
    assert await again.evaluate(colours) == ["rgb(29, 31, 37)", "rgb(242, 240, 237)"]


async def test_a_picture_that_did_not_come_is_there_by_a_press_or_with_the_connection(
    visit: Visit,
) -> None:
    page = await visit("Ann", "#/room/lobby")
    await send(page, "one.png", "image/png", picture("#46c28b"))
    thumbs, wire = "**/api/v1/files/*/thumb", Wire()
    await wire.between(page)
    await page.route(thumbs, lambda route: route.abort("connectionfailed"))
    await page.reload()
    shown = page.get_by_role("button", name="Picture: one.png")
    # With the connection it is asked for again.
    await expect(page.locator("button.me")).to_contain_text("Online")
    await expect(shown).to_have_text("one.pngTry again")
    await page.unroute(thumbs)
    await shown.click()
    await expect(shown.locator("img")).to_be_visible()
    await expect(page.locator("dialog")).to_have_count(0)

    await page.route(thumbs, lambda route: route.abort("connectionfailed"))
    await page.reload()
    await expect(shown).to_have_text("one.pngTry again")
    await page.unroute(thumbs)
    await wire.drop()
    await expect(shown.locator("img")).to_be_visible(timeout=20_000)


async def test_a_file_that_comes_slowly_says_so_and_can_be_given_up(visit: Visit) -> None:
    page = await visit("Ann", "#/room/lobby")
    await send(page, "notes.bin", "application/octet-stream", b"x" * 100)
    asked, held = asyncio.Event(), asyncio.Event()

    async def later(route: Route) -> None:
        asked.set()
        await held.wait()
        await route.abort()

    await page.route("**/api/v1/files/*", later)
    card = page.locator("article").get_by_role("button", name="notes.bin")
    await card.click()
    await asked.wait()
    await expect(card).to_contain_text("0% fetched")
    await card.click()
    await expect(card).to_contain_text("100")
    await expect(card).not_to_contain_text("fetched")
    held.set()
    await expect(page.get_by_role("alert")).to_have_count(0)
