"""Disks that are slow, broken or nearly full, and clocks that are wrong."""

import errno
import json
import os
import shutil
import sqlite3
import time
from functools import partial

import pytest
from tests.disk.test_small_disk import mounted
from tests.doctor.test_machine import doctor
from tests.faults.preload import faults, shim
from tests.ground import running
from tests.server.ntp_servers import answering, packet

from linnet.doctor import clock, disk
from linnet.files.files import FLOOR
from linnet.server.settings import Settings

__all__ = ["faults", "shim"]


def test_a_disk_that_confirms_slowly_is_measured(tmp_path, faults):
    faults.of("/slow/")
    faults.set(sync_ms=70)
    (tmp_path / "slow").mkdir()
    code, found = doctor("--port", 0, "--data", tmp_path / "slow")
    assert code == 1
    assert "confirms a write in 7" in found["fsync"]["says"]
    assert "waits that long" in found["fsync"]["breaks"]
    faults.set(sync_ms=0, sync_error=errno.EIO)
    code, found = doctor("--port", 0, "--data", tmp_path / "slow")
    assert code == 3
    assert "Input/output error" in found["fsync"]["says"]
    assert list((tmp_path / "slow").iterdir()) == []


async def test_a_disk_nearly_full_says_until_when_it_lasts(tmp_path):
    async with mounted(tmp_path, 400) as folder:
        blobs = folder / "files" / "blobs"
        blobs.mkdir(parents=True)
        (blobs / "new").write_bytes(bytes(14_000_000))
        (blobs / "old").write_bytes(bytes(30_000_000))
        os.utime(blobs / "old", (1, 1))
        space, _ = disk.look(folder)
        assert space.level == "warning"
        assert "2 MB a day" in space.says
        days = (shutil.disk_usage(folder).free - FLOOR) / disk.growth(folder)
        assert f"fits for {days:.0f} days" in space.says
        (folder / "ballast").write_bytes(bytes(120_000_000))
        space, _ = disk.look(folder)
        assert space.level == "problem"
        assert "sending files now" in space.breaks


async def test_messages_count_as_growth_by_their_share_of_the_database(tmp_path):
    async with running(tmp_path) as server, server.wire("Ann") as ann:
        for n in range(4):
            await ann.say(f"{n}")
    path = tmp_path / "linnet.db"
    with sqlite3.connect(path) as db:
        db.execute("update entry set at = 0 where seq <= 2")
    db.close()
    assert disk.growth(tmp_path) == pytest.approx(path.stat().st_size / 2 / 7)


@pytest.mark.parametrize(("ahead", "level"), [(0.0, "ok"), (90.0, "warning"), (-90.0, "warning")])
def test_a_clock_is_compared_with_that_of_an_ntp_server(ahead, level):
    with answering(partial(packet, ahead=ahead)) as server:
        (found,) = clock.look(Settings(ntp_server=server), None)
    assert found.level == level
    if ahead:
        assert f"s {'behind' if ahead > 0 else 'ahead of'} {server}" in found.says
        assert "certificates" in found.breaks


def test_a_clock_before_what_was_written_with_it_is_wrong(tmp_path):
    with sqlite3.connect(tmp_path / "linnet.db") as db:
        db.execute("create table entry (n integer primary key, at integer)")
        db.execute("insert into entry values (1, ?)", (int((time.time() + 3600) * 1000),))
    db.close()
    (found,) = clock.look(Settings(), tmp_path)
    assert found.level == "problem"
    assert "earlier than what was written" in found.says


def test_nobody_to_ask_is_a_note_and_nobody_who_answers_a_warning():
    (found,) = clock.look(Settings(), None)
    assert found.level == "note"
    (found,) = clock.look(Settings(ntp_server="127.0.0.1:9"), None)
    assert found.level == "warning"
    assert json.dumps(found.says)
