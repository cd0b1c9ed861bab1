"""Far back in a room: what one reads stays where it is, whatever arrives above."""

import asyncio

import httpx2
from playwright.async_api import Route, expect
from tests.ground import Running
from tests.web.conftest import Visit
from tests.web.test_files import picture
from tests.web.test_reading import AT_REST, ROWS, at_end

MOVED = 3
"""Pixels that rounding may cost."""

TO_HISTORY = """async list => {
  const frame = () => new Promise(requestAnimationFrame);
  list.scrollTop = 1350;
  for (let still = 0, last = -1; still < 5; last = list.scrollTop) {
    await frame();
    still = list.scrollTop === last ? still + 1 : 0;
  }
  const height = list.scrollHeight;
  list.scrollTop -= 200;
  await frame();
  const eye = list.getBoundingClientRect().top + list.clientHeight / 2;
  const row = [...list.querySelectorAll("article")].find(
    one => one.getBoundingClientRect().bottom > eye);
  const [seq, place] = [row.dataset.seq, row.getBoundingClientRect().top];
  for (let idle = 0; list.scrollHeight < height + 300; await frame()) {
    idle = document.querySelector(".loading") ? 0 : idle + 1;
    if (idle > 60) return [seq, place, true];
  }
  for (let n = 0; n < 5; n++) await frame();
  return [seq, place, false];
}"""
"""Up to where history is fetched, and until it came: the row under the eye, and where it was."""
LEAP = """async (list, share) => {
  const painted = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  const eye = list.getBoundingClientRect().top + list.clientHeight / 2;
  list.scrollTop = share * list.scrollHeight;
  await painted();
  const row = [...list.querySelectorAll("article")].find(
    one => one.getBoundingClientRect().bottom > eye);
  const first = row.getBoundingClientRect().top;
  let most = 0;
  for (let n = 0; n < 30; n++) {
    await painted();
    most = Math.max(most, Math.abs(row.getBoundingClientRect().top - first));
  }
  return row.isConnected ? most : Infinity;
}"""
"""A leap, as one by the scrollbar, and how far what is seen there moves after it was painted."""
PLACE = "(list, seq) => list.querySelector(`[data-seq='${seq}']`)?.getBoundingClientRect().top"


async def send_picture(server: Running, token: str) -> str:
    """An upload that can be posted."""
    headers = {"authorization": f"Bearer {token}"}
    async with httpx2.AsyncClient(base_url=f"{server.url}/api/v1", headers=headers) as http:
        whole = picture()
        begun = await http.post("/uploads", json={"name": "meadow.png", "size": len(whole)})
        sent = await http.put(f"/uploads/{begun.json()['id']}", content=whole)
        return str(sent.json()["file"]["id"])


async def test_neither_history_nor_a_picture_above_moves_the_row_under_the_eye(
    visit: Visit, server: Running
) -> None:
    async with server.wire("Bob") as bob:
        for n in range(400):
            files = [await send_picture(server, bob.welcome["token"])] if n == 370 else []
            await bob.send(
                type="say", room="lobby", text=f"message {n}" + " so on" * (n % 40),
                send_id=f"far-{n}", files=files,
            )  # fmt: skip
        for _ in range(400):
            await bob.next("done")
    page, shown = await visit("Ann"), asyncio.Event()

    async def held(route: Route) -> None:
        await shown.wait()
        await route.continue_()

    await page.route("**/thumb", held)
    await page.goto(f"{server.url}/#/room/lobby")
    rows = page.locator(ROWS)
    await expect(page.get_by_text("message 399")).to_be_visible()
    await at_end(page)
    seq, place, _ = await rows.evaluate(TO_HISTORY)
    await rows.evaluate(AT_REST)
    assert abs(await rows.evaluate(PLACE, seq) - place) <= MOVED
    drawn = page.get_by_role("button", name="Picture: meadow.png")
    await drawn.scroll_into_view_if_needed()
    await drawn.evaluate(
        "one => one.closest('.list').scrollTop += one.getBoundingClientRect().bottom - 40"
    )
    await rows.evaluate(AT_REST)
    seq = await drawn.evaluate("one => Number(one.closest('article').dataset.seq) + 3")
    place = await rows.evaluate(PLACE, seq)
    await expect(drawn.locator("img")).to_have_count(0)
    shown.set()
    await expect(drawn.locator("img")).to_have_count(1)
    await rows.evaluate(AT_REST)
    assert abs(await rows.evaluate(PLACE, seq) - place) <= MOVED
    for share in (0.4, 0.15, 0.3):
        assert await rows.evaluate(LEAP, share) <= MOVED
