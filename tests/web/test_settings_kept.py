"""What somebody changes on a page is lost neither to a message nor to an unwilling server."""

import asyncio

from playwright.async_api import WebSocketRoute, expect
from tests.ground import Running
from tests.web.conftest import Visit
from tests.web.test_chatting import say
from tests.web.test_pages import owner

from linnet.protocol.ids import PersonId
from linnet.protocol.people import Role


async def test_rules_and_a_topic_half_changed_stay_while_others_talk(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/room/lobby/settings/rules")
    await owner(server, page)
    async with server.wire("Bob") as bob:
        locked = page.get_by_role("checkbox", name="Locked")
        await locked.check()
        await page.get_by_label("Slow mode").select_option("60")
        await bob.say("meanwhile")
        await expect(page.get_by_text("Bob: meanwhile")).to_be_attached()
        await expect(locked).to_be_checked()
        await page.get_by_role("button", name="Save").click()
        await expect(page.get_by_text("Saved.")).to_be_visible()
        assert (await bob.say("more"))["reason"] == "locked"
        await page.goto(f"{server.url}/#/room/lobby/settings/general")
        topic = page.get_by_label("What it is about")
        ann = await page.evaluate("JSON.parse(localStorage['linnet.sign-in']).token")
        async with server.wire(token=ann) as elsewhere:
            await elsewhere.ask(type="set-topic", room="lobby", topic="Tulips")
            await expect(topic).to_have_value("Tulips")
            await topic.fill("Ro")
            await elsewhere.ask(type="set-topic", room="lobby", topic="Lilies")
            await elsewhere.say("there")
            await expect(page.get_by_text("Lilies").first).to_be_attached()
            await expect(topic).to_have_value("Ro")


async def test_every_level_one_chose_counts_however_slow_the_server_is(
    visit: Visit, server: Running
) -> None:
    late: list[asyncio.Task[None]] = []

    def between(page_side: WebSocketRoute) -> None:
        server_side = page_side.connect_to_server()

        async def pass_on(frame: str | bytes) -> None:
            await asyncio.sleep(0.3)
            page_side.send(frame)

        server_side.on_message(lambda frame: late.append(asyncio.create_task(pass_on(frame))))

    page = await visit("Ann")
    await page.route_web_socket("**/ws", between)
    await page.goto(f"{server.url}/#/room/lobby")
    await page.reload()
    await say(page, "/join garden")
    await expect(page.get_by_role("link", name="garden")).to_be_visible()
    await page.goto(f"{server.url}/#/you/notify")
    garden, lobby = (page.get_by_role("combobox", name=one) for one in ("# garden", "# lobby"))
    await garden.select_option("nothing")
    await lobby.select_option("nothing")
    await lobby.select_option("mentions")
    ann = await page.evaluate("JSON.parse(localStorage['linnet.sign-in']).token")
    for _ in range(100):
        async with server.wire(token=ann) as wire:
            levels = {room["name"]: room.get("level") for room in wire.welcome["rooms"]}
        if levels == {"lobby": "mentions", "garden": "nothing"}:
            break
        await asyncio.sleep(0.05)
    assert levels == {"lobby": "mentions", "garden": "nothing"}


async def test_a_role_that_is_refused_is_taken_back_beside_whom_it_was_for(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/server/people")
    await owner(server, page)
    async with server.wire("Bob") as bob:
        await page.reload()
        row = page.get_by_role("listitem").filter(has_text="Bob")
        await row.get_by_role("button", name="More").click()
        role = row.get_by_label("Role on the server")
        await server.server.store.set_role(PersonId(bob.me), Role.MODERATOR)
        await role.select_option("moderator")
        await expect(row.get_by_role("alert")).to_be_visible()
        await expect(role).to_have_value("member")


async def test_owners_are_offered_nothing_over_themselves_and_other_owners_that_is_refused(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/server/people")
    await owner(server, page)
    other = (await server.server.auth.enter_as_guest("Bob", "127.0.0.1", "")).person
    await server.server.store.set_role(other.id, Role.OWNER)
    await page.reload()
    row = page.get_by_role("listitem").filter(has_text="Ann")
    await row.get_by_role("button", name="More").click()
    await expect(row).to_contain_text("Your role: Owner. Only another owner can change it.")
    await expect(row.get_by_role("combobox")).to_have_count(0)
    row = page.get_by_role("listitem").filter(has_text="Bob")
    await row.get_by_role("button", name="More").click()
    await expect(row.get_by_role("combobox")).to_have_value("owner")
    await expect(row.get_by_role("button", name="Sign out everywhere")).to_have_count(0)
    await expect(row.get_by_role("button", name="One-time password")).to_have_count(0)
