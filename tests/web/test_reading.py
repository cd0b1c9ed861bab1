"""Reading in a real browser: history, what is new, going somewhere and back, on a phone too."""

import pytest
from playwright.async_api import Page, expect
from tests.ground import Running, Wire
from tests.web.conftest import Visit, sign_in
from tests.web.cutting import Wire as Cut
from tests.web.test_offline import kept

ROWS = ".rows .list"
TOP_MESSAGE = """list => {
  const top = list.getBoundingClientRect().top;
  const shown = [...list.querySelectorAll("article")].filter(
    one => one.getBoundingClientRect().bottom > top);
  const first = shown.sort((a, b) =>
    a.getBoundingClientRect().top - b.getBoundingClientRect().top)[0];
  return first && [first.dataset.seq, Math.round(first.getBoundingClientRect().top - top)];
}"""

AT_REST = """list => new Promise(resolve => {
  let [last, still] = [-1, 0];
  const look = () => {
    still = list.scrollTop === last ? still + 1 : 0;
    last = list.scrollTop;
    if (still > 10) resolve(); else requestAnimationFrame(look);
  };
  look();
})"""
"""The browser moves lists by the wheel step by step."""


FIRST_SEEN = """() => new Promise(resolve => {
  document.querySelector('nav a[href*="lobby"]').click();
  const look = () => {
    const list = document.querySelector(".rows .list");
    const rows = [...list?.querySelectorAll("article") ?? []];
    if (!rows.some(row => row.textContent.includes("message"))) return requestAnimationFrame(look);
    setTimeout(() => {
      const tops = rows.map(row => row.getBoundingClientRect().top);
      resolve(Math.min(...tops) - list.getBoundingClientRect().top);
    });
  };
  look();
})"""
"""How far below the top of the list the first message stands once a room was drawn first."""


async def fill(server: Running, number: int) -> list[int]:
    """A lobby with so many messages of Bob."""
    async with server.wire("Bob") as bob:
        return [(await bob.say(f"message {n}"))["seq"] for n in range(number)]


async def at_end(page: Page) -> None:
    """Waits until the list is at its end, and all that is held stands above the window."""
    await page.wait_for_function(
        "list => list.scrollTop > 0 && list.scrollTop + list.clientHeight > list.scrollHeight - 3"
        " && (list.scrollHeight > 1.5 * list.clientHeight || list.querySelector('.start'))",
        arg=await page.locator(ROWS).element_handle(),
    )


async def ann_with_unread(server: Running, bob: Wire, page: Page) -> None:
    """Ann has read the room before Bob goes on."""
    await bob.say("old")
    await expect(page.get_by_text("old", exact=True)).to_be_visible()
    await page.goto(f"{server.url}/healthz")
    await bob.say("new")


async def test_history_arrives_above_without_moving_what_one_reads(
    visit: Visit, server: Running
) -> None:
    await fill(server, 400)
    page = await visit("Ann", "#/room/lobby")
    await expect(page.get_by_text("message 399")).to_be_visible()
    await at_end(page)
    rows = page.locator(ROWS)
    await page.locator("textarea").press("PageUp")
    await expect(page.get_by_text("message 399")).not_to_be_in_viewport()
    await page.keyboard.press("PageDown")
    await at_end(page)
    await rows.hover()
    while True:
        seq, height = await rows.evaluate(TOP_MESSAGE), await rows.evaluate("l => l.scrollHeight")
        await page.mouse.wheel(0, -400)
        await rows.evaluate(AT_REST)
        if await rows.evaluate("l => l.scrollHeight") > height + 1000:
            break
    # One wheel's way further up, and not where the new beginning is.
    assert 0 < int(seq[0]) - int((await rows.evaluate(TOP_MESSAGE))[0]) < 40
    first = page.get_by_text("message 0", exact=True)
    await page.wait_for_function(
        "list => { list.scrollTop = 0; return list.querySelector('.start') !== null; }",
        arg=await rows.element_handle(),
        polling=100,
    )
    await expect(first).to_be_visible()


async def test_a_reply_leads_to_a_message_far_back_and_the_pill_back_to_the_newest(
    visit: Visit, server: Running
) -> None:
    seqs = await fill(server, 700)
    async with server.wire("Cleo") as cleo:
        await cleo.say("see there", reply_to=seqs[100])
    page = await visit("Ann", "#/room/lobby")
    await page.get_by_role("button", name="Reply to an earlier message").click()
    await expect(page.get_by_text("message 100", exact=True)).to_be_in_viewport()
    await page.get_by_role("button", name="To the newest").click()
    await expect(page.get_by_text("see there")).to_be_in_viewport()
    await page.locator(".rows").press("Home")
    await expect(page.get_by_text("message 0", exact=True)).to_be_in_viewport()
    await page.locator(".rows").press("End")
    await expect(page.get_by_text("see there")).to_be_in_viewport()


async def test_a_search_finds_words_anywhere_and_leads_there(visit: Visit, server: Running) -> None:
    await fill(server, 300)
    async with server.wire("Cleo") as cleo:
        await cleo.say("tulips are red")
    page = await visit("Ann", "#/room/lobby")
    await expect(page.get_by_text("tulips are red")).to_be_visible()
    await page.keyboard.press("Control+Shift+F")
    await page.keyboard.type("from:Bob 17")
    await expect(page.get_by_text("1 message", exact=True)).to_be_visible()
    await page.get_by_role("dialog").get_by_role("button", name="Bob").click()
    await expect(page.get_by_text("message 17", exact=True)).to_be_in_viewport()


async def test_what_is_new_has_a_line_above_it_and_is_read_once_seen(
    visit: Visit, server: Running
) -> None:
    async with server.wire("Bob") as bob:
        page = await visit("Ann", "#/room/lobby")
        await ann_with_unread(server, bob, page)
        await page.goto(f"{server.url}/#/room/lobby")
        await expect(page.get_by_role("separator", name="New", exact=True)).to_be_visible()
        await expect(page.get_by_text("new", exact=True)).to_be_in_viewport()
        mine = await page.evaluate("JSON.parse(localStorage['linnet.sign-in'])")
        async with server.wire(token=mine["token"]) as ann:
            view = ann.welcome["rooms"][0]
            assert view["read"]["count"] == view["count"]


@pytest.mark.parametrize("leaves", [False, True])
async def test_what_was_said_without_a_connection_is_new_to_who_looked_on_and_to_who_comes_back(
    visit: Visit, server: Running, leaves: bool
) -> None:
    page, wire = await visit(), Cut()
    await wire.between(page)
    await sign_in(page, server, "Ann")
    await page.goto(f"{server.url}/#/room/lobby")
    await page.reload()
    await expect(page.locator("textarea")).to_be_visible()
    mine = await page.evaluate("JSON.parse(localStorage['linnet.sign-in'])")
    async with server.wire("Bob") as bob, server.wire(token=mine["token"]) as ann:
        seq = (await bob.say("before"))["seq"]
        while (await ann.next("read"))["seq"] < seq:
            pass
        await kept(page, "before")
        await wire.cut()
        await bob.say("meanwhile")
        if leaves:
            await page.reload()
        await expect(page.get_by_text("before", exact=True)).to_be_visible()
        wire.mend()
        await expect(page.get_by_text("meanwhile", exact=True)).to_be_visible(timeout=15_000)
        order = await page.locator("[role=separator], article").all_inner_texts()
        assert [one.split("\n")[-1] for one in order][-3:] == ["before", "New", "meanwhile"]
        # The next message is in plain sight.
        await bob.say("and then")
        await expect(page.get_by_text("and then", exact=True)).to_be_visible()
        await expect(page.get_by_role("separator", name="New", exact=True)).to_have_count(1)


async def test_who_reads_further_up_stays_there_and_is_told_how_much_is_new(
    visit: Visit, server: Running
) -> None:
    await fill(server, 80)
    page = await visit("Ann", "#/room/lobby")
    await expect(page.get_by_text("message 79")).to_be_visible()
    await at_end(page)
    rows = page.locator(ROWS)
    await rows.hover()
    await page.mouse.wheel(0, -900)
    await expect(page.get_by_role("button", name="To the newest")).to_be_visible()
    await expect(page.locator(".loading")).to_be_hidden()
    await rows.evaluate(AT_REST)
    before = await rows.evaluate(TOP_MESSAGE)
    async with server.wire("Cleo") as cleo:
        for text in ("one", "two"):
            await cleo.say(text)
        await expect(page.get_by_role("button", name="2 new")).to_be_visible()
    assert await rows.evaluate(TOP_MESSAGE) == before
    await page.get_by_role("button", name="2 new").click()
    await expect(page.get_by_text("two", exact=True)).to_be_in_viewport()


async def test_a_phone_shows_one_pane_and_its_way_back_leads_up(
    visit: Visit, server: Running
) -> None:
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    page = await visit("Ann", **phone)
    lobby, people = page.get_by_role("link", name="lobby"), page.get_by_label("People", exact=True)
    up = page.get_by_label("Back to the rooms")
    await lobby.tap()
    await expect(page.locator("textarea")).to_be_visible()
    await expect(page.locator("nav")).to_be_hidden()
    await expect(up).to_be_focused()  # so that a screen reader is where the eye is
    await people.and_(page.locator("button")).tap()
    await expect(page.get_by_role("heading", name="People")).to_be_visible()
    await expect(page.locator("textarea")).to_be_hidden()
    await expect(page.get_by_label("Back to the conversation")).to_be_focused()
    await page.go_back()
    await expect(page.locator("textarea")).to_be_visible()
    await expect(people.and_(page.locator("button"))).to_be_focused()
    await page.get_by_role("button", name="# lobby").tap()
    await page.get_by_role("link", name="Members").tap()
    await expect(page.get_by_role("link", name="Back to the list")).to_be_focused()
    await page.go_back()
    await expect(page.get_by_role("link", name="Members")).to_be_focused()
    await page.go_back()
    await expect(page.get_by_role("button", name="# lobby")).to_be_focused()
    await page.go_back()
    await expect(page.locator("nav")).to_be_visible()
    await expect(lobby).to_be_focused()
    wide = "document.documentElement.scrollWidth > innerWidth"
    assert not await page.evaluate(wide)


async def test_a_window_made_narrow_shows_the_conversation_and_wide_again_the_people(
    visit: Visit,
) -> None:
    page = await visit("Ann", "#/room/lobby")
    people = page.get_by_role("complementary", name="People")
    await expect(people).to_be_visible()
    await page.set_viewport_size({"width": 390, "height": 844})
    await expect(people).to_be_hidden()
    await expect(page.locator("textarea")).to_be_visible()
    await page.set_viewport_size({"width": 1440, "height": 900})
    await expect(people).to_be_visible()
    await expect(page.get_by_role("link", name="lobby")).to_be_visible()


async def test_a_room_of_short_lines_fills_its_window_as_soon_as_it_is_seen(
    visit: Visit, server: Running
) -> None:
    await fill(server, 100)
    page = await visit("Ann", "#/room/lobby")
    await expect(page.get_by_text("message 99")).to_be_visible()
    await page.fill("textarea", "/join attic")
    await page.press("textarea", "Enter")
    await expect(page.locator("main h1")).to_contain_text("attic")
    assert await page.evaluate(FIRST_SEEN) <= 0
