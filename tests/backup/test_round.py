"""Backup, restore: the same server; and whatever is in the way is said in one line."""

import os
import pty
import sqlite3
import subprocess
import sys
import tarfile
from contextlib import closing
from types import SimpleNamespace

import pytest
from tests.backup.conftest import empty_index, post_file
from tests.ground import running
from tests.store.test_schema import frozen

from linnet.backup.layout import is_plain
from linnet.store import schema


def rows(data):
    with closing(sqlite3.connect(data / "linnet.db")) as db:
        return db.execute('select room, seq, "by", send_id, body from entry order by n').fetchall()


def contents(data):
    return {path.name: path.read_bytes() for path in (data / "files/blobs").rglob("*.*")}


def test_a_restored_server_is_the_one_that_was_backed_up(data, tmp_path, run):
    code, said = run("backup", tmp_path / "b.tar", "--data", data)
    assert (code, said.split(",")[:2]) == (0, ["2 rooms", " 9 entries"])
    assert run("verify", tmp_path / "b.tar")[1] == "all is well: 2 rooms, 9 entries, 2 files\n"
    assert run("restore", tmp_path / "b.tar", "--data", tmp_path / "new")[0] == 0
    assert run("verify", tmp_path / "new")[1] == "all is well: 2 rooms, 9 entries, 2 files\n"
    assert rows(tmp_path / "new") == rows(data)
    assert contents(tmp_path / "new") == contents(data)
    assert (tmp_path / "new/linnet.toml").read_bytes() == (data / "linnet.toml").read_bytes()


async def test_who_was_signed_in_goes_on_at_the_restored_server(tmp_path, run):
    async with running(tmp_path / "data") as server, server.wire("Ann") as ann:
        token, seq = ann.welcome["token"], (await ann.say("before"))["seq"]
        assert run("backup", tmp_path / "b.tar", "--data", tmp_path / "data")[0] == 0
        await ann.say("too late")
    run("restore", tmp_path / "b.tar", "--data", tmp_path / "new")
    async with running(tmp_path / "new") as server, server.wire(token=token) as ann:
        assert (await ann.say("after", send_id="later"))["seq"] == seq + 1


def test_a_backup_and_what_is_restored_belong_to_their_owner_alone(data, tmp_path, run):
    run("backup", tmp_path / "b.tar", "--data", data)
    run("restore", tmp_path / "b.tar", "--data", tmp_path / "new")
    made = [tmp_path / "b.tar", *(tmp_path / "new").rglob("*")]
    assert [path for path in made if path.stat().st_mode & 0o077] == []


def test_any_tar_can_read_a_backup_and_the_manifest_comes_last(data, tmp_path, run):
    run("backup", tmp_path / "b.tar", "--data", data)
    with tarfile.open(tmp_path / "b.tar") as archive:
        names = archive.getnames()
    assert names[:3] == ["linnet.toml", "server-id", "linnet.db"]
    assert names[-1] == "manifest.json"
    assert len(names) == 7


async def test_a_file_that_is_deleted_meanwhile_is_told_and_no_damage(tmp_path, run):
    async with running(tmp_path / "data") as server, server.wire("Ann") as ann:
        await post_file(server, ann, b"0123456789")
        blob = next(path for path in (tmp_path / "data/files/blobs").rglob("*") if path.is_file())
        blob.unlink()
        said = run("backup", tmp_path / "b.tar", "--data", tmp_path / "data")
    assert (said[0], "1 files were deleted" in said[1]) == (0, True)
    run("restore", tmp_path / "b.tar", "--data", tmp_path / "new")
    for place in ("b.tar", "new"):
        code, said = run("verify", tmp_path / place)
        assert (code, "1 of them gone since before the backup" in said) == (0, True)
    assert run("verify", tmp_path / "data")[0] == 1


def test_a_file_that_was_damaged_before_is_kept_and_named(data, tmp_path, run):
    blob = next(p for p in (data / "files/blobs").rglob("*") if p.is_file() and not p.suffix)
    blob.write_bytes(blob.read_bytes()[:-1] + b"?")
    code, said = run("backup", tmp_path / "b.tar", "--data", data)
    assert (code, "1 files are damaged" in said) == (1, True)
    assert run("restore", tmp_path / "b.tar", "--data", tmp_path / "new")[0] == 0
    assert "has other bytes than were uploaded" in run("verify", tmp_path / "new")[1]


def test_nothing_that_is_there_is_written_over(data, tmp_path, run):
    (tmp_path / "b.tar").write_text("mine")
    assert "is there already" in run("backup", tmp_path / "b.tar", "--data", data)[1]
    assert (tmp_path / "b.tar").read_text() == "mine"
    run("backup", tmp_path / "c.tar", "--data", data)
    code, said = run("restore", tmp_path / "c.tar", "--data", data)
    assert (code, "is there and not empty" in said) == (1, True)
    assert run("verify", data)[0] == 0


async def test_a_folder_in_use_is_not_restored_into(data, tmp_path, run):
    run("backup", tmp_path / "b.tar", "--data", data)
    async with running(tmp_path / "used"):
        assert run("restore", tmp_path / "b.tar", "--data", tmp_path / "used")[0] == 1


@pytest.mark.parametrize("missing", ["linnet.db", "server-id"])
def test_what_is_no_data_folder_is_refused_without_a_trace(data, tmp_path, run, missing):
    (data / missing).unlink()
    assert run("backup", tmp_path / "b.tar", "--data", data)[0] == 1
    assert list(tmp_path.glob("b.tar*")) == []


def torn(data):
    content = bytearray((data / "linnet.db").read_bytes())
    content[3 * 4096 : 40 * 4096] = bytes(37 * 4096)
    (data / "linnet.db").write_bytes(content)


@pytest.mark.parametrize("harm", [torn, empty_index])
def test_a_backup_of_a_damaged_database_fails_and_leaves_nothing(data, tmp_path, run, harm):
    harm(data)
    code, said = run("backup", tmp_path / "b.tar", "--data", data)
    assert (code, "linnet.db" in said) == (1, True)
    assert list(tmp_path.glob("b.tar*")) == []


@pytest.mark.parametrize(
    ("name", "kept"),
    [("linnet.toml", True), ("tls-key.pem", True), ("linnet.db-wal", False), ("..", False),
     ("server.lock", False), ("server.pid", False), ("linnet.db.before-0003", False),
     ("b.tar", False), ("b.tar.1a2b3c.unfinished", False), ("a/b", False), (".x", False)],
)  # fmt: skip
def test_only_lasting_files_of_a_folder_are_kept(name, kept):
    assert is_plain(name) is kept


def test_a_backup_of_an_earlier_schema_is_looked_at_and_upgraded_by_its_server(tmp_path, run):
    old = tmp_path / "data"
    old.mkdir()
    (old / "server-id").write_text("0" * 32)
    frozen(old / "linnet.db", "0001")
    with closing(sqlite3.connect(old / "linnet.db")) as db:
        db.execute("insert into room values ('lobby', 'open', 'lobby', 'lobby', '', 1)")
        db.commit()
    assert run("backup", tmp_path / "b.tar", "--data", old)[0] == 0
    assert run("verify", tmp_path / "b.tar")[1] == "all is well: 1 rooms, 0 entries, 0 files\n"
    assert run("restore", tmp_path / "b.tar", "--data", tmp_path / "new")[0] == 0
    assert "has schema 0001" in run("verify", tmp_path / "new")[1]
    assert schema.version_of(tmp_path / "new/linnet.db") == "0001"


def test_a_disk_that_is_too_small_is_said_before_anything_is_written(
    data, tmp_path, run, monkeypatch
):
    run("backup", tmp_path / "b.tar", "--data", data)
    monkeypatch.setattr("shutil.disk_usage", lambda path: SimpleNamespace(free=1 << 20))
    code, said = run("restore", tmp_path / "b.tar", "--data", tmp_path / "new")
    assert (code, "has 1 MiB free" in said, (tmp_path / "new").exists()) == (1, True, False)


def test_progress_is_shown_on_a_terminal_and_only_there(data, tmp_path, run):
    assert "\r" not in run("backup", tmp_path / "b.tar", "--data", data)[1]
    shown, terminal = pty.openpty()
    words = [sys.executable, "-m", "linnet", "backup", str(tmp_path / "c.tar"), "--data", str(data)]
    done = subprocess.run(words, stderr=terminal, stdout=subprocess.PIPE, timeout=30, check=True)
    os.close(terminal)
    with open(shown, "rb", buffering=0) as screen:
        told = screen.read(10_000).decode()
    assert "database 100 %" in told
    assert "file 2 of 2" in told
    assert done.stdout.decode().startswith("2 rooms, 9 entries")
