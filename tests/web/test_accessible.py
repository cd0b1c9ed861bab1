"""What axe finds on every page, in light and dark, on wide screens and phones: nothing serious."""

from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import Page, expect
from tests.ground import Running
from tests.web.conftest import ROOT, Visit
from tests.web.test_chatting import WRITE, say
from tests.web.test_pages import owner

AXE = ROOT / "web/node_modules/axe-core/axe.min.js"
LOOK = """async () => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await axe.run(document, { runOnly: tags });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}"""
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
EVERYTHING = """**strong** _leaning_ ~~gone~~ `code` ||hidden|| https://example.org @Ann :tada:
> a quote
- a list
1. one
```python
print("hello")  # a comment
```"""
Act = Callable[[Page], Awaitable[None]]


async def serious(page: Page) -> list[str]:
    if not AXE.exists():
        pytest.skip("the web client's packages are not installed: python3 dev.py web")
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = []
    for theme in ("light", "dark"):
        await page.emulate_media(color_scheme=theme)
        found += [f"{theme} {place}" for place in await page.evaluate(LOOK)]
    return found


async def jump(page: Page) -> None:
    await page.keyboard.press("Control+k")
    await expect(page.get_by_role("combobox")).to_be_focused()


async def search(page: Page) -> None:
    await page.keyboard.press("Control+Shift+F")
    await page.keyboard.type("yes")
    await expect(page.get_by_text("1 message")).to_be_visible()


async def me(page: Page) -> None:
    await page.locator("button.me").click()


async def rooms(page: Page) -> None:
    await page.get_by_role("button", name="Find or make a room").click()


async def card(page: Page) -> None:
    await page.locator(".beside li button").first.click()
    await expect(page.locator("dialog[open]")).to_be_visible()


async def menu(page: Page) -> None:
    await page.locator("article").first.click(button="right")


async def emoji(page: Page) -> None:
    await page.get_by_role("button", name="Emoji").click()


async def suggestions(page: Page) -> None:
    await page.fill(WRITE, "/")
    await page.press(WRITE, "End")


async def test_coming_in(visit: Visit) -> None:
    page = await visit()
    await page.get_by_role("tab", name="Just a name").focus()
    for name in ("Log in", "Create account"):
        await page.keyboard.press("ArrowRight")
        await expect(page.get_by_role("tab", name=name, selected=True)).to_be_focused()
    assert await serious(page) == []


async def test_a_conversation_and_everything_that_opens_over_it(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/room/lobby")
    async with server.wire("Bob") as bob:
        seq = (await bob.say(EVERYTHING))["seq"]
        await bob.ask(type="react", room="lobby", seq=seq, emoji="🎉")
        await bob.say("@Ann yes", reply_to=seq)
        await say(page, "and I")
        await expect(page.locator("article")).to_have_count(3)
        assert await serious(page) == []
        for act in (jump, search, me, rooms, card, menu, emoji, suggestions):
            await act(page)
            assert (act.__name__, await serious(page)) == (act.__name__, [])
            await page.keyboard.press("Escape")


async def test_every_page_about_oneself_the_server_and_a_room(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/room/lobby")
    await owner(server, page)
    seen = set()
    for of in ("you", "server", "room/lobby/settings"):
        await page.goto(f"{server.url}/#/{of}")
        await page.reload()
        tabs = page.locator(".pages nav a")
        await expect(tabs.first).to_be_focused()
        assert await tabs.evaluate_all("all => all.map(one => one.tabIndex).indexOf(0, 1)") == -1
        await page.keyboard.press("End")
        await expect(tabs.last).to_be_focused()
        await page.keyboard.press("ArrowDown")
        await expect(tabs.first).to_be_focused()
        for place in await tabs.evaluate_all("all => all.map(one => one.getAttribute('href'))"):
            await page.locator(f".pages nav a[href='{place}']").click()
            await page.locator(".pages main .body").locator("*:visible").first.wait_for()
            assert (place, await serious(page)) == (place, [])
            seen.add(place)
    assert {"#/you/profile", "#/server/settings", "#/room/lobby/settings/general"} <= seen


async def test_in_arabic_from_right_to_left(visit: Visit, server: Running) -> None:
    page = await visit(locale="ar")
    await page.locator("#name").fill("server")
    await page.locator("form button.main").click()
    await expect(page.locator("#name-wrong")).not_to_be_empty()
    assert await serious(page) == []
    page = await visit("Ann", "#/room/lobby", locale="ar")
    await owner(server, page)
    async with server.wire("Bob") as bob:
        seq = (await bob.say(EVERYTHING))["seq"]
        await bob.ask(type="react", room="lobby", seq=seq, emoji="🎉")
        await bob.say("@Ann نعم", reply_to=seq)
        ann = await page.evaluate("JSON.parse(localStorage['linnet.sign-in']).you.id")
        talk = (await bob.ask(type="direct", who=ann))["room"]
        await bob.ask(type="say", room=talk, text="وحدك")
    # Bob is gone: one is there and one is not.
    await expect(page.locator(".beside .avatar.faded")).to_be_visible(timeout=15_000)
    await expect(page.locator("article")).to_have_count(2)
    await expect(page.locator("a.unread")).to_have_count(1)
    assert await serious(page) == []
    for key in ("Control+k", "Control+Shift+F"):
        await page.keyboard.press(key)
        await page.keyboard.type("before:tomorrow-or-never x")
        await expect(page.locator("dialog[open]")).to_be_visible()
        assert (key, await serious(page)) == (key, [])
        await page.keyboard.press("Escape")
    for place in ("you/profile", "server/people", "server/log", "room/lobby/settings/general"):
        await page.goto(f"{server.url}/#/{place}")
        await page.locator(".pages main .body").locator("*:visible").first.wait_for()
        assert (place, await serious(page)) == (place, [])
    await page.route("**/api/v1/sessions", lambda route: route.abort("connectionrefused"))
    await page.goto(f"{server.url}/#/you/sessions")
    await expect(page.get_by_role("alert")).to_be_visible()
    assert await serious(page) == []


async def test_a_phone(visit: Visit) -> None:
    page = await visit("Ann", "#/", **PHONE)
    await expect(page.locator("nav")).to_be_visible()
    assert await serious(page) == []
    await page.get_by_role("link", name="lobby").tap()
    await expect(page.locator(WRITE)).to_be_visible()
    assert await serious(page) == []
    await page.get_by_role("button", name="People", exact=True).tap()
    assert await serious(page) == []
