"""Hostile words on the way out and around it: files that wait, refusals, the title, sessions."""

import pytest
from playwright.async_api import FilePayload, expect
from tests.ground import Running
from tests.web.conftest import Visit
from tests.web.payloads import ONE_LINE, PAYLOADS
from tests.web.test_chatting import WRITE, say
from tests.web.test_files import CHOOSER
from tests.web.test_hostile import NAME, WATCH
from tests.web.test_hostile_names import harmless
from tests.web.test_refused import hall

from linnet.protocol.ids import PersonId
from linnet.protocol.people import Person, PersonKind


@pytest.mark.parametrize("server", [{"server_name": NAME}], indirect=True)
async def test_files_that_wait_refusals_the_title_and_sessions_are_letters(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/room/lobby")
    await page.add_init_script(WATCH)
    await page.reload()
    async with server.wire("Bob") as bob:
        room = await hall(page, bob)
        await expect(page).to_have_title(f"# hall · {NAME}")
        names = [one.replace("/", "_") for one in (NAME, *ONE_LINE[::9])]
        files: list[FilePayload] = [
            {"name": one, "mimeType": "text/html", "buffer": b"<b>"} for one in names
        ]
        await page.context.set_offline(True)
        await page.set_input_files(CHOOSER, files[:10])
        await expect(page.locator("form li bdi").first).to_have_text(names[0])
        await harmless(page, "files that wait")
        await page.context.set_offline(False)
        for _ in range(await page.locator("form li").count()):
            await page.locator("form li .icon-button").first.click()
        await bob.ask(type="mute", room=room, who="Ann", span=3600, why=NAME)
        await page.fill(WRITE, "")
        await page.context.set_offline(True)
        said = [NAME, *PAYLOADS[1:40:4]]
        for text in said:
            await say(page, text)
        await harmless(page, "lines that wait")
        await page.context.set_offline(False)
        await page.reload()
        await page.get_by_role("link", name="hall").click()
        await expect(page.locator(".failed .text").first).to_have_text(NAME)
        await harmless(page, "refusals")
    me = await page.evaluate("JSON.parse(localStorage['linnet.sign-in']).you.id")
    ann = Person(id=PersonId(me), name="Ann", kind=PersonKind.GUEST)
    await server.server.auth.let_in(ann, "127.0.0.1", NAME)
    await page.goto(f"{server.url}/#/you/sessions")
    await expect(page.locator(".pages main")).to_contain_text(NAME)
    await harmless(page, "sessions")
