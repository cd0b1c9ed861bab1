"""The whole path in a real browser: coming in, talking, being cut off, coming back."""

from playwright.async_api import Page, expect
from tests.ground import Running
from tests.web.conftest import Visit

WRITE = "textarea"


async def say(page: Page, text: str) -> None:
    await page.fill(WRITE, text)
    await page.press(WRITE, "Enter")


async def test_two_people_come_in_by_name_and_read_each_other(visit: Visit) -> None:
    ann, bob = await visit(), await visit()
    for page, name in ((ann, "Ann"), (bob, "Bob")):
        await page.get_by_label("Your name").fill(name)
        await page.get_by_role("button", name="Join", exact=True).click()
        await expect(page.locator(WRITE)).to_be_visible()
    await expect(ann.locator(".start")).to_contain_text("Nothing has been said here yet")
    await say(ann, "Hello **Bob**")
    await expect(bob.locator("article .strong")).to_have_text("Bob")
    await say(bob, "Hi @Ann")
    await expect(ann.locator("article.at .mention.me")).to_have_text("@Ann")
    await bob.reload()
    await expect(bob.locator("article")).to_have_count(2)


async def test_a_name_that_is_taken_is_refused_in_place_and_stays(
    visit: Visit, server: Running
) -> None:
    async with server.wire("Ann"):
        page = await visit()
        await page.get_by_label("Your name").fill("Ann")
        await page.get_by_role("button", name="Join", exact=True).click()
        field = page.get_by_label("Your name")
        await expect(field).to_have_attribute("aria-invalid", "true")
        await expect(field).to_have_value("Ann")
        await expect(page.locator("#name-wrong")).to_contain_text("choose another")


async def test_what_is_written_while_the_network_is_gone_is_sent_once_when_it_is_back(
    visit: Visit, server: Running
) -> None:
    async with server.wire("Bob") as bob:
        page = await visit("Ann", "#/room/lobby")
        await say(page, "before")
        await bob.next("entry")
        await page.context.set_offline(True)
        for connection in list(server.server.door.connections):
            if connection.person.name == "Ann":
                connection.abort()
        await expect(page.locator("main > .off")).to_be_visible()
        await say(page, "while away")
        await bob.say("you missed this")
        await expect(page.locator(".state")).to_be_visible()
        await page.context.set_offline(False)
        await expect(page.locator("main > .off")).to_be_hidden(timeout=20_000)
        await expect(page.locator("article .text")).to_have_text(
            ["before", "you missed this", "while away"]
        )
        assert [one["body"]["text"] for one in await bob.entries(2)] == [
            "you missed this",
            "while away",
        ]


async def test_what_stands_beside_a_conversation_is_not_asked_for_with_every_message(
    visit: Visit, server: Running
) -> None:
    async with server.wire("Bob") as bob:
        asked: list[str] = []
        page = await visit("Ann", "#/room/lobby", viewport={"width": 1440, "height": 900})
        page.on("websocket", lambda socket: socket.on("framesent", lambda sent: asked.append(sent)))
        await page.reload()
        await bob.say("the first")
        await page.locator("article .name", has_text="Bob").click()
        await expect(page.get_by_role("dialog")).to_contain_text("Bob")
        await expect(page.get_by_role("complementary", name="People")).to_contain_text("Bob")
        await page.wait_for_load_state("networkidle")
        page.on("request", lambda request: asked.append(request.url))
        asked.clear()
        for n in range(5):
            await bob.say(f"one more: {n}")
            await expect(page.locator("article .text").last).to_have_text(f"one more: {n}")
        assert [one for one in asked if '"read"' not in one] == []
