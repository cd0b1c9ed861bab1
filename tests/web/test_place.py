"""One's place in a conversation: whatever arrives, and by whatever way one got there, it stays."""

from playwright.async_api import Page, async_playwright, expect
from tests.ground import Running
from tests.web.conftest import Visit, program, sign_in
from tests.web.test_reading import AT_REST, ROWS, TOP_MESSAGE, at_end

TO_THE_TOP_AGAIN = (
    """async (list, arrived) => {
  const top = """
    + TOP_MESSAGE
    + """;
  const frame = () => new Promise(requestAnimationFrame);
  const height = list.scrollHeight;
  list.scrollTop = 400;
  do await frame(); while (arrived && list.scrollHeight < height + 1000);
  list.scrollTop = 0;
  await frame();
  return Number(top(list)[0]);
}"""
)
"""Moves up so that history is fetched, then to the very top while it comes, or directly after it
came and more is fetched; what is there then."""

THUMB = "list => (list.scrollTop + list.clientHeight / 2) / list.scrollHeight"
"""How far down the middle of the scrollbar's handle is."""
SIZES = "list => [list.scrollTop, list.scrollHeight]"
FRAME = "() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))"


async def long_lobby(server: Running, number: int) -> list[int]:
    """Messages of many lengths, so that no guess of their height is right.

    With 20 more than a multiple of 40 each page begins with short ones.
    """
    async with server.wire("Bob") as bob:
        for n in range(number):
            text = f"message {n}" + " and so on" * (n % 40)
            await bob.send(type="say", room="lobby", text=text, send_id=f"place-{n}")
        return [(await bob.next("done"))["seq"] for _ in range(number)]


async def lobby(page: Page, last: int) -> None:
    await expect(page.get_by_text(f"message {last}")).to_be_visible()
    # What stands above the window is drawn a moment later.
    await page.wait_for_function(
        "list => list.scrollHeight > 2200", arg=await page.locator(ROWS).element_handle()
    )
    await at_end(page)


async def test_whoever_goes_to_the_top_while_history_comes_sees_what_was_at_the_top(
    visit: Visit, server: Running
) -> None:
    await long_lobby(server, 1420)
    page = await visit("Ann", "#/room/lobby")
    await lobby(page, 1419)
    rows = page.locator(ROWS)
    for arrived in (True, False, True):
        there = await rows.evaluate(TO_THE_TOP_AGAIN, arrived)
        await expect(page.locator(".loading")).to_be_hidden()
        await rows.evaluate(AT_REST)
        now = int((await rows.evaluate(TOP_MESSAGE))[0])
        # Rows that get their height may move it by a few, but not by the page that came.
        assert abs(there - now) < 30


async def test_a_scrollbar_that_is_held_stays_under_the_hand_and_history_waits(
    server: Running,
) -> None:
    await long_lobby(server, 400)
    async with async_playwright() as playwright:
        # The usual browser of the tests draws no scrollbars.
        browser = await playwright.chromium.launch(
            executable_path=program(),
            args=["--no-sandbox", "--disable-gpu"],
            ignore_default_args=["--hide-scrollbars"],
        )
        page = await browser.new_page(reduced_motion="reduce")
        await sign_in(page, server, "Ann")
        await page.goto(f"{server.url}/#/room/lobby")
        await lobby(page, 399)
        rows = page.locator(ROWS)
        await rows.evaluate("list => (list.scrollTop = 1400)")
        await rows.evaluate(AT_REST)
        box = await rows.bounding_box()
        assert box is not None
        bar, part = box["x"] + box["width"] - 4, await rows.evaluate(THUMB)
        await page.mouse.move(bar, box["y"] + box["height"] * part)
        await page.mouse.down()
        await page.mouse.move(bar, box["y"] + 80, steps=12)
        await rows.evaluate(AT_REST)
        held, height = await rows.evaluate(TOP_MESSAGE), await rows.evaluate("l => l.scrollHeight")
        assert await rows.evaluate("l => l.scrollTop") < 1200
        await page.mouse.up()
        await page.wait_for_function(
            "([list, height]) => list.scrollHeight > height + 1000",
            arg=[await rows.element_handle(), height],
        )
        await rows.evaluate(AT_REST)
        assert await rows.evaluate(TOP_MESSAGE) == held
        # What came was never drawn: once it is, it is about as tall as it was taken for, so that
        # the handle, which goes by the sum of all, stays where the hand is.
        sizes = [await rows.evaluate(SIZES)]
        await page.mouse.move(bar, box["y"] + box["height"] * await rows.evaluate(THUMB))
        await page.mouse.down()
        for n in range(25):
            await page.mouse.move(bar, box["y"] + box["height"] * part - 6 * n)
            await rows.evaluate(FRAME)
        sizes.append(await rows.evaluate(SIZES))
        await page.mouse.up()
        (was, tall), (now, after) = sizes
        assert was - now > 2000
        assert abs(after - tall) < 100
        await browser.close()


async def test_reactions_edits_and_pictures_above_do_not_move_what_one_reads(
    visit: Visit, server: Running
) -> None:
    seqs = await long_lobby(server, 100)
    page = await visit("Ann", "#/room/lobby")
    await lobby(page, 99)
    rows = page.locator(ROWS)
    await rows.evaluate("list => (list.scrollTop -= 1500)")
    await expect(page.locator(".loading")).to_be_hidden()
    await rows.evaluate(AT_REST)
    before = await rows.evaluate(TOP_MESSAGE)
    async with server.wire("Cleo") as cleo:
        for seq in (one for one in seqs if one < int(before[0])):
            await cleo.ask(type="react", room="lobby", seq=seq, emoji="🎉")
        async with server.wire("Dan") as dan:
            await dan.say("that was all")
    await expect(page.get_by_role("button", name="1 new")).to_be_visible()
    await rows.evaluate(AT_REST)
    assert await rows.evaluate(TOP_MESSAGE) == before
