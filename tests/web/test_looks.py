"""Looks and emoji as people choose them: a theme of their own, tones, names in their language."""

from pathlib import Path

from playwright.async_api import expect
from tests.ground import Running
from tests.web.conftest import Visit
from tests.web.test_chatting import WRITE

HARBOUR = 'base = "dusk"\nbackground = "#002b36"\naccent = "#2aa198"\n'
GROUND = "getComputedStyle(document.documentElement).backgroundColor"


async def test_an_own_theme_is_worn_and_kept_and_a_wrong_token_is_named(
    visit: Visit, tmp_path: Path
) -> None:
    page = await visit("Ann", "#/room/lobby", color_scheme="light")
    assert await page.evaluate(GROUND) == "rgb(255, 255, 255)"
    await page.locator("button.me").click()
    file = tmp_path / "harbour.toml"
    for text, told in (('acent = "#ffffff"', "acent"), ("accent = 3", "accent"), (HARBOUR, "")):
        file.write_text(text)
        await page.locator("dialog input[type=file]").set_input_files(file)
        if told:
            await expect(page.locator("dialog .wrong")).to_contain_text(told)
    await expect(page.get_by_label("Colours")).to_have_value("own")
    await expect(page.locator("dialog .wrong")).to_have_count(0)
    assert await page.evaluate(GROUND) == "rgb(0, 43, 54)"
    await page.reload()
    await expect(page.locator(WRITE)).to_be_visible()
    assert await page.evaluate(GROUND) == "rgb(0, 43, 54)"
    await page.locator("button.me").click()
    await page.get_by_label("Colours").select_option("system")
    assert await page.evaluate(GROUND) == "rgb(255, 255, 255)"
    await page.emulate_media(color_scheme="dark")
    assert await page.evaluate(GROUND) == "rgb(21, 23, 28)"


async def test_emoji_are_found_in_ones_language_and_keep_the_tone_by_keyboard(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/room/lobby", locale="de")
    await page.get_by_role("button", name="Emoji").press("Enter")
    await page.get_by_role("button", name="mittel", exact=True).click()
    field = page.get_by_label("Nach dem Namen suchen")
    await field.fill("daumen hoch")
    await field.press("ArrowDown")
    await expect(page.get_by_role("button", name="daumen hoch")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator(WRITE)).to_have_value("👍🏽 ")
    await expect(page.locator(WRITE)).to_be_focused()
    await page.get_by_role("button", name="Emoji").press("Enter")
    await expect(page.locator(".all button").first).to_have_text("👍🏽")
    await page.get_by_role("tab", name="Flaggen").click()
    await page.get_by_role("tab", name="Flaggen").press("Home")
    await expect(page.get_by_role("tab", name="Zuletzt benutzt")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(page.locator(".panel")).to_have_count(0)
    await expect(page.locator(WRITE)).to_be_focused()
