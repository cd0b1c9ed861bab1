"""Many real browsers in one room: all come in, talk at once, are cut off, and read the same.

A whole class of thirty with LINNET_SOAK, which takes a minute; else ten.
"""

import asyncio
import os
from collections.abc import Awaitable, Callable

from playwright.async_api import Page, expect
from tests.ground import Running
from tests.web.conftest import Visit
from tests.web.test_chatting import WRITE, say

PEOPLE = 30 if "LINNET_SOAK" in os.environ else 10
AT_ONCE = 5
SMALL = {"viewport": {"width": 420, "height": 4400}}
"""High enough that all that is said is drawn."""
PATIENCE = 60_000.0
"""Milliseconds they may take together on two cores that have other work."""
TEXTS = "all => all.map(one => one.textContent.trim())"


async def texts(page: Page) -> list[str]:
    found: list[str] = await page.locator("article .text").evaluate_all(TEXTS)
    return found


async def all_read(pages: list[Page], number: int) -> list[str]:
    """What everybody reads once so many messages are there and none is on its way."""
    for page in pages:
        await expect(page.locator("article .text")).to_have_count(number, timeout=PATIENCE)
        await expect(page.locator(".state")).to_have_count(0, timeout=PATIENCE)
    read = await asyncio.gather(*(texts(page) for page in pages))
    assert all(one == read[0] for one in read)
    return read[0]


async def server_said(server: Running, number: int) -> list[str]:
    """All that was said in the lobby, once it is so much."""
    async with server.wire(f"Teacher {number}") as teacher:
        told = await teacher.ask(type="history", room="lobby", after=0, limit=500)
        entries = told["entries"]
        while sum(one["body"]["kind"] == "said" for one in entries) < number:
            entries.append(await teacher.next("entry"))
        return [one["body"]["text"] for one in entries if one["body"]["kind"] == "said"]


async def by_fives(all_of: list[Page], act: Callable[[int, Page], Awaitable[None]]) -> None:
    """More browsers at once than this machine has cores only get in each other's way."""
    for first in range(0, PEOPLE, AT_ONCE):
        some = list(enumerate(all_of))[first : first + AT_ONCE]
        await asyncio.gather(*(act(n, page) for n, page in some))


async def test_browsers_of_a_class_talk_at_once_are_cut_off_and_all_read_the_same(
    visit: Visit, server: Running
) -> None:
    pages: list[Page] = []
    for first in range(0, PEOPLE, AT_ONCE):
        names = (f"Pupil {n}" for n in range(first, first + AT_ONCE))
        pages += await asyncio.gather(*(visit(name, "#/room/lobby", **SMALL) for name in names))
    for page in pages:
        page.set_default_timeout(PATIENCE)
        await page.locator(WRITE).wait_for()
    await by_fives(pages, lambda n, page: say(page, f"I am {n}"))
    assert sorted(await all_read(pages, PEOPLE)) == sorted(f"I am {n}" for n in range(PEOPLE))
    # In the middle of it everybody is cut off: what was on its way may or may not have arrived.
    sending = asyncio.create_task(by_fives(pages, lambda n, page: say(page, f"still {n}")))
    await server_said(server, PEOPLE + AT_ONCE)
    for connection in list(server.server.door.connections):
        connection.abort()
    await sending
    read = await all_read(pages, 2 * PEOPLE)
    assert sorted(read[PEOPLE:]) == sorted(f"still {n}" for n in range(PEOPLE))
    assert await server_said(server, 2 * PEOPLE) == read
