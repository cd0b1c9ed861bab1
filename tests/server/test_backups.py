"""Backups by themselves: when, how many, and what happens when one fails."""

import asyncio
import re
from contextlib import asynccontextmanager, suppress

import httpx2
import pytest
import structlog
from tests.ground import PATIENCE, running

from linnet.backup.verifying import archive
from linnet.server.backups import Backups, Plan
from linnet.server.folder import open_folder
from linnet.store import schema

DAY = 86_400.0


class Clock:
    def __init__(self):
        self.time = 1_795_267_200.0

    def __call__(self):
        return self.time


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def folder(tmp_path):
    with open_folder(tmp_path / "data") as opened:
        schema.upgrade(opened.database)
        yield opened


@asynccontextmanager
async def tended(plan, folder, clock):
    backups = Backups(plan, folder, clock)
    tending = asyncio.create_task(backups.tend())
    try:
        yield backups
    finally:
        backups.stop()
        tending.cancel()
        with suppress(asyncio.CancelledError):
            await tending


async def one(plan, folder, clock):
    """One more attempt; the names in the folder afterwards."""
    async with tended(plan, folder, clock) as backups:
        await asyncio.wait_for(backups.made.wait(), PATIENCE)
    return sorted(path.name for path in plan.folder.iterdir())


async def test_a_running_server_backs_itself_up_and_says_when(tmp_path):
    async with running(tmp_path / "data", backup_every=DAY) as server:
        async with server.wire("Ann") as ann:
            await ann.say("hello")
        backups = server.server.backups
        await asyncio.wait_for(backups.made.wait(), PATIENCE)
        (made,) = (tmp_path / "data/backups").iterdir()
        assert archive(made, lambda text: None).problems == []
        async with httpx2.AsyncClient() as http:
            told = (await http.get(f"{server.url}/metrics")).text
    (shown,) = re.findall(r"^linnet_backup_last_timestamp_seconds (.*)", told, re.MULTILINE)
    assert float(shown) == backups.last > 0


async def test_off_by_default(tmp_path):
    async with running(tmp_path / "data") as server, httpx2.AsyncClient() as http:
        assert "linnet_backup" not in (await http.get(f"{server.url}/metrics")).text
    assert not (tmp_path / "data/backups").exists()


async def test_the_newest_stay_and_nobody_elses_go(folder, clock, tmp_path):
    plan = Plan(DAY, tmp_path / "out", 3)
    plan.folder.mkdir()
    others = ["linnet-00000000-20200101-000000.tar", "mine.tar", f"linnet-{folder.server_id}.tar"]
    for name in others:
        (plan.folder / name).write_text("")
    made = []
    for _ in range(5):
        found = await one(plan, folder, clock)
        made += [name for name in found if name not in (*others, *made)]
        clock.time += DAY
    assert len(made) == 5
    assert found == sorted([*others, *made[-3:]])


async def test_a_restart_makes_no_backup_before_the_next_is_due(folder, clock, tmp_path):
    plan = Plan(DAY, tmp_path / "out", 3)
    await one(plan, folder, clock)
    clock.time += DAY - 2
    backups = Backups(plan, folder, clock)
    assert backups.until_due() == 2
    assert backups.last == clock.time + 2 - DAY


async def test_a_clock_that_was_set_back_holds_no_backup_up(folder, clock, tmp_path):
    plan = Plan(DAY, tmp_path / "out", 3)
    await one(plan, folder, clock)
    clock.time -= 100 * DAY
    assert len(await one(plan, folder, clock)) == 2


async def test_a_failure_is_logged_with_its_cause_and_tried_again(folder, clock, tmp_path):
    plan = Plan(DAY, tmp_path / "out", 3)
    plan.folder.write_text("in the way")
    with structlog.testing.capture_logs() as logs:
        async with tended(plan, folder, clock) as backups:
            await asyncio.wait_for(backups.made.wait(), PATIENCE)
    assert [(line["event"], "File exists" in line["error"]) for line in logs] == [
        ("backup-failed", True)
    ]
    plan.folder.unlink()
    assert len(await one(plan, folder, clock)) == 1


async def test_what_a_killed_server_left_goes_with_the_next(folder, clock, tmp_path):
    plan = Plan(DAY, tmp_path / "out", 3)
    plan.folder.mkdir()
    rest = f"linnet-{folder.server_id[:8]}-20200101-000000.tar.1a2b3c.unfinished"
    for name in (rest, f"{rest}-db"):
        (plan.folder / name).write_text("")
    (found,) = await one(plan, folder, clock)
    assert found.endswith(".tar")


async def test_a_stop_gives_the_backup_under_way_up_and_leaves_nothing(folder, clock, tmp_path):
    backups = Backups(Plan(DAY, tmp_path / "out", 3), folder, clock)
    backups.stop()
    tending = asyncio.create_task(backups.tend())
    await asyncio.wait_for(backups.made.wait(), PATIENCE)
    tending.cancel()
    assert list((tmp_path / "out").iterdir()) == []
    assert backups.last == 0
