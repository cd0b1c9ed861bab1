"""Each kind of damage is found, and said in a sentence that names the place."""

import io
import sqlite3
import tarfile
from contextlib import closing

import pytest
from tests.backup.conftest import empty_index
from tests.ground import running

DAMAGES = {
    "a missing entry": ("delete from entry where room = 'lobby' and seq = 2", "entry 2 is missing"),
    "missing entries": (
        "delete from entry where room = 'lobby' and seq in (1, 2)", "entry 1 to 2 is missing"
    ),
    "a wrong count": (
        "update entry set count = 7 where room = 'lobby' and seq = 3",
        "entry 3 counts 7 messages, and there are 2",
    ),
    "a body that is no JSON": (
        """update entry set body = '{"kind":"said"' where seq = 1 and room = 'lobby'""",
        "entry 1 cannot be read",
    ),
    "a body with a wrong field": (
        """update entry set body = '{"kind":"said","text":7}' where seq = 1 and room = 'lobby'""",
        "entry 1 cannot be read",
    ),
    "a lost room": (
        "delete from room where name = 'tea'", "entries of a room '~"
    ),
    "a lost lobby": ("delete from room where id = 'lobby'", "The lobby is missing."),
    "a lost member": (
        "delete from member where role = 'member'", "its members are not what its log says"
    ),
    "a role nobody gave": (
        "update member set role = 'owner'", "its members are not what its log says"
    ),
    "another topic": ("update room set topic = 'black'", "its topic is not what its log says"),
    "another kind of room": (
        "update room set kind = 'private' where name = 'tea'", "its kind is not what its log says"
    ),
    "another policy": (
        """update room set policy = '{"no_direct":true}'""", "its policy is not what its log says"
    ),
    "a policy that is no JSON": ("update room set policy = '{'", "its rows cannot be read"),
    "a lost pin": ("delete from pin", "its pinned messages are not what its log says"),
    "a ban from nowhere": (
        "insert into restriction select 'lobby', id, 'ban', 0, null from person limit 1",
        "its bans and mutes are not what its log says",
    ),
    "a lost attachment": (
        "delete from attachment where room = 'lobby'", "entry 3 has the file"
    ),
    "an attachment of nothing": (
        "insert into attachment select 'lobby', 1, id from file limit 1",
        "is with entry 1, which does not have it",
    ),
    "a lost file": ("delete from file where size = 10", "A row of attachment is about something"),
    "a wrong size": (
        "update file set size = 11 where size = 10", "has 10 bytes instead of 11"
    ),
    "a marker beyond the end": (
        "update marker set seq = 99 where room = 'lobby'",
        "has read up to 99, and the last entry is 3",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("damage", "said"), DAMAGES.values(), ids=DAMAGES.keys())
async def test_damage_of_the_database_is_said(damage, said, data, run):
    with closing(sqlite3.connect(data / "linnet.db")) as db:
        # Damage is not done by statements: none of the index's triggers would see it.
        for (name,) in db.execute(
            "select name from sqlite_master where type = 'trigger'"
        ).fetchall():
            db.execute(f"drop trigger {name}")
        assert db.execute(damage).rowcount > 0
        db.commit()
    code, found = run("verify", data)
    assert code == 1
    assert said in found
    assert len(found.splitlines()) <= 4


def content(data, end):
    return next(p for p in (data / "files/blobs").rglob("*") if p.is_file() and p.suffix == end)


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda data: content(data, "").unlink(), "is missing."),
        (lambda data: content(data, "").write_bytes(b""), "has 0 bytes instead of"),
        (lambda data: content(data, ".thumb").unlink(), "small version of 'cup.jpg'"),
        (lambda data: (data / "server-id").unlink(), "has no server-id"),
        (lambda data: (data / "linnet.db").unlink(), "has no linnet.db"),
        (lambda data: (data / "linnet.db").write_bytes(b"nonsense" * 99), "not a Linnet database"),
    ],
)
async def test_damage_of_files_is_said(harm, said, data, run):
    harm(data)
    code, found = run("verify", data)
    assert (code, said in found) == (1, True), found


def test_a_torn_database_is_said_and_not_looked_into(data, run):
    whole = (data / "linnet.db").read_bytes()
    (data / "linnet.db").write_bytes(whole[:-8192])
    code, found = run("verify", data)
    assert (code, "linnet.db" in found) == (1, True)


def test_an_index_that_lacks_a_row_is_said(data, run):
    empty_index(data)
    code, found = run("verify", data)
    assert (code, "linnet.db is damaged: row" in found) == (1, True), found


def test_a_backup_that_lacks_the_end_of_a_log_is_said(data, tmp_path, run):
    run("backup", tmp_path / "a.tar", "--data", data)
    with (
        tarfile.open(tmp_path / "a.tar") as before,
        tarfile.open(tmp_path / "b.tar", "w", format=tarfile.GNU_FORMAT) as after,
    ):
        for part in before:
            content = before.extractfile(part).read()
            if part.name == "manifest.json":
                content = content.replace(b'"lobby": 3', b'"lobby": 4')
            after.addfile(part, io.BytesIO(content))
    code, found = run("verify", tmp_path / "b.tar")
    assert (code, found) == (1, "The logs of rooms do not end where the manifest says.\n")


async def test_a_folder_in_use_is_looked_at_as_it_is_at_one_moment(tmp_path, run):
    async with running(tmp_path / "data") as server, server.wire("Ann") as ann:
        await ann.say("hello")
        assert run("verify", tmp_path / "data")[1].startswith("all is well: 1 rooms, 1 entries")
        await ann.say("and on")


def test_looking_changes_nothing_in_the_folder(data, run):
    before = {path: path.stat().st_mtime_ns for path in data.rglob("*")}
    assert run("verify", data)[0] == 0
    assert {path: path.stat().st_mtime_ns for path in data.rglob("*")} == before


def test_what_is_not_there_is_said(tmp_path, run):
    assert "is not there" in run("verify", tmp_path / "none")[1]
