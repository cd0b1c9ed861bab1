"""Should a server ever let markup into names: the page still shows all of it as letters.

The real server refuses such names, so they are put into its answers on the way to the browser.
"""

import json

import httpx2
from playwright.async_api import Page, Route, WebSocketRoute, expect
from tests.ground import Running, Wire
from tests.web.conftest import Visit
from tests.web.test_hostile import NAME, WATCH
from tests.web.test_pages import picture
from tests.web.test_programs import KEY, account

ANYWHERE = (
    "[onerror], [onload], [onclick], img[src='x'], iframe, object, embed, base, math, form[action]"
)
"""What only somebody else's markup has."""
PEOPLE, ROOM, TOPIC, REASON, FILE = "Mallory", "garden", "tulips", "rudeness", "letter.png"
PLACES = (
    "you/profile", "you/sessions", "you/keys", "you/bots", "you/notify", "you/blocked",
    "server/people", "server/rooms", "server/reports", "server/bars", "server/log", "server/codes",
    "room/{}/settings/general", "room/{}/settings/members", "room/{}/settings/invite",
    "room/{}/settings/hooks",
)  # fmt: skip


def hostile(told: str) -> str:
    """The same, where every name, topic, reason and name of a file is markup."""
    for word in (PEOPLE, ROOM, TOPIC, REASON, FILE):
        told = told.replace(word, f"{word}{NAME}")
    return told


async def rewrite(page: Page) -> None:
    """From now on this page hears of nothing but hostile names."""

    def live(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()
        server.on_message(lambda told: socket.send(hostile(str(told))))

    async def asked(route: Route) -> None:
        answer = await route.fetch()
        named = "json" in answer.headers.get("content-type", "")
        body = hostile(await answer.text()) if named else await answer.body()
        await route.fulfill(response=answer, body=body)

    await page.route_web_socket("**/ws", live)
    await page.route("**/api/v1/**", asked)


async def harmless(page: Page, where: str) -> None:
    """Names stand there as letters, and nothing else came of them."""
    foreign = await page.locator(ANYWHERE).evaluate_all("all => all.map(one => one.outerHTML)")
    assert (where, foreign) == (where, [])
    tried = await page.evaluate("[globalThis.ran ?? 0, violations]")
    assert (where, tried) == (where, [0, []])


async def garden(server: Running, mallory: Wire, ann: str) -> str:
    """A room with everything in it that has a name; its id."""
    room = str((await mallory.ask(type="create-room", name=ROOM, topic=TOPIC))["room"])
    await mallory.ask(type="invite", room=room, who=ann)
    await mallory.ask(type="set-role", room=room, who=ann, role="owner")
    headers = {"authorization": f"Bearer {mallory.welcome['token']}"}
    async with httpx2.AsyncClient(base_url=f"{server.url}/api/v1", headers=headers) as http:
        drawn = picture("#2050c0")
        begun = await http.post("/uploads", json={"name": FILE, "size": len(drawn)})
        sent = await http.put(f"/uploads/{begun.json()['id']}", content=drawn)
    file = sent.json()["file"]["id"]
    seq = (await mallory.say(f"look @{PEOPLE}", room, files=[file]))["seq"]
    await mallory.say("an answer", room, reply_to=seq)
    await mallory.ask(type="pin", room=room, seq=seq)
    await mallory.ask(type="direct", who=ann)
    return room


async def test_markup_in_names_topics_and_files_is_letters_on_every_page(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/room/lobby")
    await account(server, page)
    me = await page.evaluate("JSON.parse(localStorage['linnet.sign-in']).you.id")
    token = await page.evaluate("JSON.parse(localStorage['linnet.sign-in']).token")
    await page.request.post(
        f"{server.url}/api/v1/me/keys",
        data={"key": KEY.replace("ann@home", PEOPLE)},
        headers={"authorization": f"Bearer {token}"},
    )
    async with server.wire(PEOPLE) as mallory:
        room = await garden(server, mallory, me)
        async with server.wire("Bob") as bob:
            seq = (await bob.say("spam"))["seq"]
            await mallory.ask(type="report", room="lobby", seq=seq, why=REASON)
        async with server.wire(token=token) as ann:
            await ann.ask(type="mute", room="lobby", who=mallory.me, span=60, why=REASON)
            await ann.ask(type="block", who="Bob")
        kept = json.dumps(await page.evaluate("localStorage['linnet.sign-in']"))
        page = await visit()  # another browser, which has kept nothing of the real names
        await page.add_init_script(f"localStorage['linnet.sign-in'] = {kept}")
        await rewrite(page)
        await page.add_init_script(WATCH)
        await page.goto(f"{server.url}/#/room/{room}")
        await page.reload()
        # Whatever fails below then fails for this reason and no other.
        await page.wait_for_function("() => violations.length || document.querySelector('article')")
        await harmless(page, "the room")
        for shown in (f"# {ROOM}{NAME}", f"{TOPIC}{NAME}", f"{PEOPLE}{NAME}"):
            await expect(page.locator(".app").get_by_text(shown).first).to_be_visible()
        await page.locator("article .avatar").first.click()
        await expect(page.locator("dialog h3")).to_contain_text(f"{PEOPLE}{NAME}")
        await harmless(page, "a card")
        await page.keyboard.press("Escape")
        await page.locator("article button:has(img)").first.click()
        await expect(page.locator("dialog header span")).to_contain_text(f"{FILE}{NAME}")
        await harmless(page, "the viewer")
        await page.keyboard.press("Escape")
        await page.keyboard.press("Control+k")
        await expect(page.get_by_role("option").first).to_be_visible()
        await harmless(page, "jump")
        await page.keyboard.press("Escape")
        for place in PLACES:
            await page.goto(f"{server.url}/#/{place.format(room)}")
            await expect(page.locator(".pages main h1")).to_be_visible()
            await page.wait_for_load_state("networkidle")
            await harmless(page, place)
        await page.goto(f"{server.url}/#/server/people")
        await expect(page.locator(".pages").get_by_text(f"{PEOPLE}{NAME}").first).to_be_visible()
