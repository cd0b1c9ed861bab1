"""What a person sees of what is not there yet, or does not come."""

import asyncio
import json
import re

from playwright.async_api import Page, Route, WebSocketRoute, expect
from tests.ground import Running
from tests.web.conftest import Visit
from tests.web.test_accessible import serious
from tests.web.test_chatting import WRITE
from tests.web.test_pages import owner


class Seats:
    """A server that names people of a room twice, which none should."""

    on = True

    def doubled(self, socket: WebSocketRoute) -> None:
        def tell(frame: str | bytes) -> None:
            told = json.loads(frame)
            if self.on and told["type"] == "people":
                told["people"] *= 2
            socket.send(json.dumps(told))

        socket.connect_to_server().on_message(tell)


class Held:
    """Requests wait until they are let go."""

    def __init__(self) -> None:
        self.open = asyncio.Event()

    async def __call__(self, route: Route) -> None:
        await self.open.wait()
        await route.continue_()


async def refuse(route: Route) -> None:
    await route.abort("connectionrefused")


async def lose_parts(page: Page) -> None:
    """A newer server has other files."""

    async def gone(route: Route) -> None:
        await route.fulfill(status=404, body="gone")

    await page.route("**/assets/**", gone)


async def test_a_page_says_that_it_waits_why_nothing_came_and_asks_again(visit: Visit) -> None:
    page = await visit("Ann", "#/room/lobby")
    await expect(page.locator(WRITE)).to_be_visible()
    held = Held()
    await page.route("**/api/v1/sessions", held)
    await page.evaluate("location.hash = '#/you/sessions'")
    await expect(page.get_by_text("Loading…")).to_be_visible()
    held.open.set()
    await expect(page.get_by_text("this one")).to_be_visible()
    await expect(page.get_by_text("Loading…")).to_have_count(0)
    await page.unroute_all()
    await page.route("**/api/v1/sessions", refuse)
    await page.reload()
    await expect(page.get_by_role("alert")).to_contain_text("The server does not answer")
    assert await serious(page) == []
    await page.unroute_all()
    await page.get_by_role("button", name="Try again").click()
    await expect(page.get_by_text("this one")).to_be_visible()
    await expect(page.get_by_role("alert")).to_have_count(0)


async def test_pages_say_that_the_connection_is_gone_and_ask_again_when_it_is_back(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/room/lobby")
    await expect(page.locator(WRITE)).to_be_visible()
    for place, shown in (("sessions", "this one"), ("profile", "PNG, JPEG")):
        await page.evaluate("place => (location.hash = `#/you/${place}`)", place)
        await expect(page.locator(".pages .body")).to_contain_text(shown)
    await page.context.set_offline(True)
    for connection in list(server.server.door.connections):
        connection.abort()
    off = page.locator(".pages div.off")
    await expect(off).to_contain_text("Reconnecting in")
    await page.evaluate("location.hash = '#/you/sessions'")
    await expect(page.get_by_role("alert")).to_contain_text("The server does not answer")
    await page.context.set_offline(False)
    await expect(off).to_have_count(0, timeout=20_000)
    await expect(page.get_by_text("this one")).to_be_visible()


async def test_a_part_of_the_page_that_is_gone_freezes_nothing_and_asks_for_a_reload(
    visit: Visit,
) -> None:
    page = await visit("Ann", "#/room/lobby")
    await page.fill(WRITE, "half a thought")
    await lose_parts(page)
    await page.locator("button.me").click()
    await page.get_by_role("button", name="Your profile and account").click()
    lacks = page.get_by_text("A part of this page did not come")
    await expect(lacks).to_be_visible()
    await expect(page).to_have_url(re.compile("#/room/lobby$"))
    await page.locator(".beside li button").first.click()
    await expect(page.locator("dialog[open]")).to_have_count(0)
    await page.fill(WRITE, "half a thought more")
    assert await serious(page) == []
    await page.unroute_all()
    await page.get_by_role("button", name="Reload").click()
    await expect(lacks).to_have_count(0)
    await expect(page.locator(WRITE)).to_have_value("half a thought more")


async def test_a_room_one_may_not_enter_is_said_to_be_so_only_by_the_server(visit: Visit) -> None:
    page = await visit("Ann", "#/room/lobby")
    held = Held()
    await page.route("**/api/v1/rooms/cellar", held)
    await page.evaluate("location.hash = '#/room/cellar/at/7'")
    not_in = page.get_by_text("You are not in this room")
    await expect(page.get_by_text("Loading…")).to_be_visible()
    await expect(not_in).to_have_count(0)
    held.open.set()
    await expect(not_in).to_be_visible()
    await page.unroute_all()
    await page.route("**/api/v1/rooms/attic", refuse)
    await page.evaluate("location.hash = '#/room/attic'")
    await expect(page.get_by_role("alert")).to_contain_text("The server does not answer")
    await page.unroute_all()
    await page.get_by_role("button", name="Try again").click()
    await expect(not_in).to_be_visible()


async def test_a_card_says_nothing_of_somebody_before_the_server_does(
    visit: Visit, server: Running
) -> None:
    async with server.wire("Bob") as bob:
        garden = (await bob.ask(type="create-room", name="garden", kind="open"))["room"]
        await bob.say("hello", garden)
        await bob.ask(type="leave", room=garden)
        who = bob.me
    page = await visit("Ann", "#/room/garden")
    await page.get_by_role("button", name="Join", exact=True).click()
    held = Held()
    await page.route(f"**/api/v1/people/{who}", held)
    await page.get_by_role("button", name="Profile of Bob").click()
    card = page.get_by_role("dialog", name="Profile")
    await expect(card).to_contain_text(who)
    await expect(card).not_to_contain_text("Not known here any more")
    held.open.set()
    await expect(card).to_contain_text("Offline")


async def test_what_is_refused_in_the_window_of_rooms_stands_where_one_pressed(
    visit: Visit, server: Running
) -> None:
    async with server.wire("Bob") as bob:
        for n in range(12):
            await bob.ask(type="create-room", name=f"room-{n}", topic=f"about {n}", kind="open")
        page = await visit("Ann", "#/room/lobby")
        await owner(server, page)
        await page.get_by_role("button", name="Find or make a room").click()
        await page.get_by_label("Name", exact=True).fill("room-3")
        await page.get_by_role("button", name="Make it").click()
        await expect(page.locator("dialog form").get_by_role("alert")).to_be_visible()
        await expect(page.get_by_label("Name", exact=True)).to_have_value("room-3")
        await page.get_by_label("Find by name").fill("about 11")
        await expect(page.locator("dialog li")).to_have_count(1)
        assert await serious(page) == []
        await page.get_by_role("button", name="Join", exact=True).click()
        await expect(page.get_by_role("heading", name="room-11", level=1)).to_be_visible()


async def test_what_goes_wrong_unforeseen_is_said_with_a_button_that_brings_all_back(
    visit: Visit, server: Running
) -> None:
    # A page of its own: in others nothing may go wrong unheard.
    visited = await visit("Ann", "#/room/lobby")
    await expect(visited.locator(WRITE)).to_be_visible()
    page = await visited.context.new_page()
    seats = Seats()
    await page.route_web_socket("**/ws", seats.doubled)
    await page.goto(f"{server.url}/#/room/lobby")
    await expect(page.get_by_text("Something in this page went wrong")).to_be_visible()
    await page.fill(WRITE, "half a thought")
    seats.on = False
    await page.get_by_role("button", name="Reload").click()
    await expect(page.get_by_text("Something in this page went wrong")).to_have_count(0)
    await expect(page.locator(WRITE)).to_have_value("half a thought")
    await expect(page.locator(".beside").get_by_text("Ann")).to_be_visible()
