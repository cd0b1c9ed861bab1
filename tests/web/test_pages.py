"""Pages over the chat in a real browser: profile cards, one's account, keeping order."""

import base64
import io
import re

import pytest
from PIL import Image
from playwright.async_api import Page, expect
from tests.ground import Running
from tests.web.conftest import Visit

from linnet.protocol.ids import PersonId
from linnet.protocol.people import Role
from linnet.protocol.reasons import Refused


def picture(colour: str) -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", (300, 200), colour).save(drawn, "PNG")
    return drawn.getvalue()


async def owner(server: Running, page: Page) -> None:
    """Who sits at this page owns the server from now on."""
    me = await page.evaluate("JSON.parse(localStorage['linnet.sign-in']).you.id")
    await server.server.store.set_role(PersonId(me), Role.OWNER)
    await page.reload()


async def test_somebodys_card_leads_to_them_and_silences_them(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/room/lobby")
    await owner(server, page)
    async with server.wire("Bob") as bob:
        await bob.say("hello")
        await page.get_by_role("button", name="Profile of Bob").click()
        card = page.get_by_role("dialog", name="Profile")
        await expect(card).to_contain_text(bob.me)
        await expect(card).to_contain_text("Online")
        await card.get_by_role("button", name="Mute…").click()
        await page.get_by_label("Reason").fill("<b>loud</b>")
        await page.get_by_role("button", name="Mute", exact=True).click()
        await expect(card.get_by_text("Muted until")).to_be_visible()
        assert (await bob.say("more"))["reason"] == "muted"
        await card.get_by_role("button", name="Let speak").click()
        await expect(card.get_by_text("Muted until")).to_have_count(0)
        assert (await bob.say("again"))["type"] == "done"
        garden = (await bob.ask(type="create-room", name="garden"))["room"]
        await bob.ask(type="invite", room=garden, who="Ann")
        await bob.say("tulips", garden)
        await page.keyboard.press("Escape")
        await page.get_by_role("link", name="garden").click()
        await page.get_by_role("button", name="Profile of Bob").click()
        await card.get_by_role("button", name="Mute…").click()
        await expect(page.get_by_role("radio", name="# garden")).to_be_checked()
        everywhere = page.get_by_role("radio", name="On the whole server")
        await everywhere.check()
        await bob.say("roses", garden)
        await expect(page.get_by_text("roses").first).to_be_attached()
        await expect(everywhere).to_be_checked()
        await page.get_by_role("button", name="Cancel").click()
        await card.get_by_role("button", name="Message", exact=True).click()
        await expect(page).to_have_url(re.compile(r"/#/room/~[0-9-]+$"))


async def test_members_see_no_deeds_of_moderators(visit: Visit, server: Running) -> None:
    page = await visit("Ann", "#/room/lobby")
    async with server.wire("Bob") as bob:
        await bob.say("hello")
        await page.get_by_role("button", name="Profile of Bob").click()
        card = page.get_by_role("dialog", name="Profile")
        await card.get_by_role("button", name="Block").click()
        await expect(card.get_by_role("button", name="Unblock")).to_be_visible()
        await expect(card.get_by_role("button", name="Mute…")).to_have_count(0)
        await expect(card.get_by_role("button", name="Remove messages…")).to_have_count(0)


async def test_a_picture_of_oneself_is_seen_by_others(visit: Visit, server: Running) -> None:
    page = await visit("Ann", "#/you/profile")
    files = {"name": "me.png", "mimeType": "image/png", "buffer": picture("#2050c0")}
    await page.locator("input[type=file]").set_input_files(files)
    await expect(page.get_by_text("This is your picture now.")).to_be_visible()
    await expect(page.locator(".pages .avatar img")).to_be_visible()
    wrong = {"name": "no.png", "mimeType": "image/png", "buffer": base64.b64decode("AAAA")}
    await page.locator("input[type=file]").set_input_files(wrong)
    await expect(page.get_by_text("That is no picture this server can show")).to_be_visible()
    await page.keyboard.press("Escape")
    await page.fill("textarea", "look at me")
    await page.keyboard.press("Enter")
    other = await visit("Bob", "#/room/lobby")
    await expect(other.locator("article .avatar img")).to_be_visible()


async def test_signing_out_everywhere_else_leaves_this_page(visit: Visit, server: Running) -> None:
    page = await visit("Ann", "#/you/sessions")
    kept = await page.evaluate("JSON.parse(localStorage['linnet.sign-in'])")
    auth = server.server.auth
    again = await auth.claim(
        (await auth.resume(kept["token"])).person, None, "river amber otter", code=None, address="x"
    )
    other = await auth.log_in(again.name, "river amber otter", "x", "curl/8")
    await page.reload()
    await expect(page.get_by_text("curl/8")).to_be_visible()
    await page.get_by_role("button", name="Sign out all others").click()
    await expect(page.get_by_text("curl/8")).to_have_count(0)
    await expect(page.get_by_text("this one")).to_be_visible()
    with pytest.raises(Refused):
        await auth.resume(other.token)
