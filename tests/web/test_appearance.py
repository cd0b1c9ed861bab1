"""How the pages look, as far as that can be measured in a real browser."""

import pytest
from playwright.async_api import Page, expect
from tests.ground import Running
from tests.web.conftest import Visit
from tests.web.test_chatting import WRITE
from tests.web.test_pages import owner

PHONE = {"viewport": {"width": 390, "height": 844}}
FACTS = """all => all.map(facts => {
    const words = fact => {
        const range = document.createRange();
        range.selectNodeContents(fact.lastChild);
        return [...range.getClientRects()];
    };
    const edge = facts.getBoundingClientRect().left;
    const told = [...facts.querySelectorAll(".fact")];
    const lines = told.map(words);
    const tops = lines.map(([first]) => first.top);
    return {
        lines: new Set(tops).size,
        broken: told.filter((_, n) => lines[n].length > 1).map(fact => fact.textContent),
        // A dot at the beginning of a line stands before the edge, where nothing is drawn.
        dots: told.filter((fact, n) => n && tops[n] !== tops[n - 1]
            && fact.firstChild.getBoundingClientRect().right > edge + 1).length,
    };
})"""


async def test_what_is_told_of_people_breaks_between_facts_and_not_within_them(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/server/people", locale="de", **PHONE)
    await owner(server, page)
    await expect(page.locator(".pages .facts")).to_contain_text(["Gast"])
    (seen,) = await page.locator(".pages .facts").evaluate_all(FACTS)
    assert seen == {"lines": 2, "broken": [], "dots": 0}


WATCH = """
window.moved = [];
const look = () => {
    for (const one of document.getAnimations()) {
        const { endTime } = one.effect.getComputedTiming();
        moved.push([one.animationName ?? one.transitionProperty ?? "script", endTime]);
    }
};
for (const type of ["animationstart", "transitionrun"]) addEventListener(type, look, true);
(function sample() { look(); requestAnimationFrame(sample); })();
for (const name of ["scrollTo", "scrollBy", "scrollIntoView"]) {
    const plain = Element.prototype[name];
    Element.prototype[name] = function (...how) {
        if (how[0]?.behavior === "smooth") moved.push([name, Infinity]);
        return plain.apply(this, how);
    };
}
"""
SMOOTH = """() => [...document.querySelectorAll("*")]
    .filter(one => getComputedStyle(one).scrollBehavior !== "auto").map(one => one.tagName)"""
MOMENT = 120
"""Milliseconds."""


async def walk(page: Page, server: Running) -> None:
    """Through all that opens, comes and goes in the page."""
    async with server.wire("Bob") as bob:
        for _ in range(5):
            await bob.say("\n".join("one line after the other"))
        # A signal reaches who is there, and nobody who comes later.
        await expect(page.locator("article")).not_to_have_count(0)
        await bob.send(type="typing", room="lobby")
        await expect(page.get_by_text("Bob is typing")).to_be_visible()
        await page.locator(".rows").hover()
        await page.mouse.wheel(0, -900)
        await page.locator(".pill").click()
        await expect(page.locator(".pill")).to_have_count(0)
        await page.keyboard.press("Control+k")
        await expect(page.get_by_role("dialog")).to_be_visible()
        await page.keyboard.press("Escape")
        await page.locator("article").last.click(button="right")
        await expect(page.get_by_role("menu")).to_be_visible()
        await page.keyboard.press("Escape")
        await page.get_by_role("button", name="Emoji").click()
        await expect(page.locator(".panel")).to_be_visible()
        await page.keyboard.press("Escape")
        for _ in range(2):
            await page.locator("header button[aria-pressed]").click()
        await page.locator(".beside").get_by_role("button", name="Bob").click()
        await expect(page.get_by_role("dialog", name="Profile")).to_be_visible()
        await page.keyboard.press("Escape")
    for place in ("you/profile", "you/notify", "room/lobby/settings/members", "room/lobby"):
        await page.evaluate("place => (location.hash = '#/' + place)", place)
        await expect(page.get_by_role("main").last).to_be_visible()
        await page.locator("button:visible").last.hover()
    assert await page.evaluate(SMOOTH) == []


@pytest.mark.parametrize("wish", ["no-preference", "reduce"])
async def test_motion_is_over_in_a_moment_and_nothing_moves_for_who_wants_none(
    visit: Visit, server: Running, wish: str
) -> None:
    page = await visit("Ann", reduced_motion=wish)
    await page.add_init_script(WATCH)
    await page.goto(f"{server.url}/#/room/lobby")
    await page.reload()
    await walk(page, server)
    moved = {(name, end) for name, end in await page.evaluate("moved")}
    assert [one for one in moved if one[1] > MOMENT] == []
    assert bool(moved) == (wish == "no-preference")


async def test_with_colours_of_the_system_what_has_no_ground_of_its_own_has_lines(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/room/lobby", forced_colors="active")
    async with server.wire("Bob") as bob:
        garden = (await bob.ask(type="create-room", name="garden"))["room"]
        await bob.ask(type="invite", room=garden, who="Ann")
        await bob.say("@Ann the ||tulips||", garden)
        await bob.say("a ||secret||")
        badge = page.get_by_role("link", name="garden").locator("b")
        await expect(badge).to_have_css("forced-color-adjust", "none")
        spoiler = page.locator("button.spoiler")
        for one in (spoiler, page.locator("button.send"), page.locator(".jump")):
            await expect(one).to_have_css("border-top-style", "solid")
        there = page.locator(".avatar i.online").first
        await expect(there).to_have_css("background-color", "rgb(31, 157, 99)")
        await page.locator(WRITE).focus()
        box = page.locator("form .box")
        await expect(box).to_have_css("outline-style", "solid")
        await page.get_by_role("button", name="Emoji").focus()
        await expect(box).to_have_css("outline-style", "none")


async def test_who_asks_for_more_contrast_gets_lines_that_are_seen_and_no_grey_words(
    visit: Visit,
) -> None:
    page = await visit("Ann", "#/room/lobby", contrast="more")
    await expect(page.locator(WRITE)).to_be_visible()
    shades = await page.evaluate("""() => {
        const of = (what, which) => getComputedStyle(document.querySelector(what))[which];
        return [of(".side h2", "color"), of(".side kbd", "color"), of("body", "color")];
    }""")
    assert len(set(shades)) == 1
    line = await page.evaluate(
        "getComputedStyle(document.querySelector('main > header')).borderBottomColor"
    )
    assert line.endswith("/ 0.55)")


async def test_an_empty_line_has_a_button_that_leads_there_and_nothing_is_sent(
    visit: Visit,
) -> None:
    page = await visit("Ann", "#/room/lobby")
    await page.get_by_role("link", name="lobby").focus()
    await page.get_by_role("button", name="Send", exact=True).click()
    await expect(page.locator(WRITE)).to_be_focused()
    await page.keyboard.type("hello")
    await page.get_by_role("button", name="Send", exact=True).click()
    await expect(page.locator("article")).to_have_count(1)


async def test_an_answer_quotes_words_and_not_code_and_times_stand_clear_of_lines(
    visit: Visit, server: Running
) -> None:
    page = await visit("Ann", "#/room/lobby", locale="en-US")
    async with server.wire("Bob") as bob:
        told = await bob.say("look at this:\n```\nx = 1\n```")
        await bob.say("does it work?", reply_to=told["seq"])
        line = page.locator("article", has_text="does it work?")
        await expect(line.get_by_role("button", name="look at this:")).not_to_contain_text("x = 1")
        await line.hover()
        words = await line.locator("div.said").bounding_box()
        time = await line.locator("time").evaluate(
            "one => { const words = document.createRange(); words.selectNodeContents(one);"
            " return words.getBoundingClientRect().right; }"
        )
        assert words is not None
        assert time < words["x"] - 4
