"""The cache gives back what was kept, and survives what happens to files."""

import sqlite3
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.client.test_timeline import entry, seqs

from linnet.client.cache import Cache, settle
from linnet.protocol.commands import Say
from linnet.protocol.entries import Deleted, Edited, Entry, Said
from linnet.protocol.frames import Marker, RoomView
from linnet.protocol.ids import LOBBY, PersonId
from linnet.protocol.people import Person, PersonKind

ANN = Person(id=PersonId("100001"), name="Ann", kind=PersonKind.GUEST)


def lobby(head: int) -> RoomView:
    read = Marker(seq=0, count=0)
    return RoomView(
        id=LOBBY, name="lobby", kind="open", head=head, count=head, read=read, members=1, online=1
    )


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    cache = Cache(tmp_path, "srv", "100001", keep=10, deep=20)
    cache.belongs_to("srv", ANN)
    return cache


def saying(seq: int, body: Said | Edited | Deleted) -> Entry:
    return replace(entry(seq), body=body)


def again(tmp_path: Path) -> Cache:
    return Cache(tmp_path, "srv", "100001", keep=10, deep=20)


def test_an_empty_cache_holds_nothing(tmp_path: Path):
    cache = again(tmp_path)
    assert (cache.load(), cache.outbox()) == (None, [])
    cache.close()


def test_what_was_kept_comes_back(cache: Cache, tmp_path: Path):
    cache.keep([lobby(3)], [entry(1), entry(2), entry(3)])
    cache.queue(Say("s1", "lobby", "hi"))
    cache.queue(Say("s2", "lobby", "ho"))
    cache.unqueue("s1")
    cache.close()
    cache = again(tmp_path)
    held = cache.load()
    assert (held.server, held.me, held.rooms) == ("srv", ANN, [lobby(3)])
    assert held.entries[LOBBY] == [entry(1), entry(2), entry(3)]
    assert cache.outbox() == [Say("s2", "lobby", "ho")]
    cache.close()


def test_only_the_newest_run_without_a_gap_comes_back(cache: Cache):
    cache.keep([lobby(6)], [entry(seq) for seq in (1, 2, 4, 5, 6)])
    assert seqs(cache.load().entries[LOBBY]) == [4, 5, 6]
    cache.close()


def test_a_cache_does_not_grow_for_ever_and_gives_at_first_only_what_is_held(cache: Cache):
    for seq in range(1, 31):
        cache.keep([lobby(seq)], [entry(seq)])
    assert seqs(cache.load().entries[LOBBY]) == list(range(21, 31))
    assert seqs(cache.between(LOBBY, 0, 99)) == list(range(11, 31))
    assert seqs(cache.between(LOBBY, 12, 15)) == [12, 13, 14]
    cache.close()


def test_what_is_on_disk_alone_is_changed_as_well_and_what_was_deleted_is_gone(
    cache: Cache, tmp_path: Path
):
    said = [saying(seq, Said(f"secret {seq}")) for seq in (1, 2, 3)]
    cache.keep([lobby(18)], [*said, saying(4, Edited(target=3, text="other secret"))])
    changes = [saying(19, Edited(target=2, text="better")), saying(20, Deleted(target=3))]
    cache.keep([lobby(20)], changes)
    one, two, three, edit = cache.between(LOBBY, 1, 5)
    assert [one.body.text, two.body.text, three.body.text] == ["secret 1", "better", ""]
    assert edit.body == Edited(target=3)
    cache.close()
    stored = b"".join(path.read_bytes() for path in (tmp_path / "cache").iterdir())
    assert b"secret 1" in stored
    assert b"secret 3" not in stored
    assert b"other secret" not in stored


def test_what_is_written_waits_in_the_log_until_it_is_settled(cache: Cache):
    before = cache.path.stat().st_size
    cache.keep([lobby(20)], [entry(seq) for seq in range(1, 21)])
    for seq in range(21, 3000, 20):  # More than SQLite lets its log grow to by itself.
        cache.keep([lobby(seq + 19)], [entry(seq + n) for n in range(20)])
    assert cache.path.stat().st_size == before
    settle(cache.path)
    assert cache.path.stat().st_size > before
    assert [one.seq for one in cache.between(LOBBY, 2990, 3001)] == [*range(2990, 3001)]


def test_a_discarded_room_is_gone(cache: Cache):
    cache.keep([lobby(1)], [entry(1)])
    cache.discard(LOBBY)
    assert cache.load().rooms == []
    cache.close()


@pytest.mark.parametrize("spoil", ["garbage", "newer"])
def test_a_file_that_cannot_be_used_is_replaced(cache: Cache, tmp_path: Path, spoil: str):
    cache.close()
    (file,) = (tmp_path / "cache").glob("*.db")
    if spoil == "garbage":
        file.write_bytes(b"not a database" * 100)
    else:
        db = sqlite3.connect(file)
        db.execute("PRAGMA user_version = 99")
        db.close()
    cache = again(tmp_path)
    assert cache.load() is None
    cache.close()


def test_the_file_is_for_its_owner_alone_and_named_by_nobody_else(tmp_path: Path):
    Cache(tmp_path, "../../evil", "100001").close()
    (file,) = (tmp_path / "cache").glob("*.db")
    assert file.stat().st_mode & 0o077 == 0
