"""The index of words: it follows the log, forgets what is deleted, and survives anything."""

import asyncio
import sqlite3
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.conftest import sqlite
from tests.store.turning import Turns

from linnet.engine import search_line
from linnet.hub.room import Room
from linnet.protocol.commands import Delete, Edit
from linnet.protocol.people import PersonKind, Role
from linnet.protocol.reasons import Reason, Refused
from linnet.store import indexing
from linnet.store.api import Sought
from linnet.store.sqlite import SqliteStore
from linnet.store.statements import search as index

LOBBY = [Room(id="lobby", kind="open", seq=1)]


def sought(query, **more):
    line = search_line.read(query)
    filters = {"has": line.has, "has_not": line.has_not, "since": line.since, "until": line.until}
    given = {"rooms": LOBBY, "wanted": line.wanted, "unwanted": line.unwanted, **filters}
    return Sought(**{**given, "limit": 100, **more})


async def texts(store, query, **more):
    return [hit.entry.body.text for hit in (await store.search(sought(query, **more))).hits]


@pytest.fixture
async def said(store, ann):
    """Say these texts in the lobby."""
    turns = Turns(store)

    async def say(*given):
        for text in given:
            assert (await turns.say(ann, f"s{len(turns.batches)}", text)).entry

    return say


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Crème brûlée", "creme BRULEE"),
        ("naïve", "nai*"),
        ("Straße", "straße "),
        ("我在東京工作", "東京"),
        ("한국어를 배운다", "한국"),
        ("สวัสดีครับ", "ครับ"),
        ("happy birthday 🎂🎉", "🎂"),
        ("👍🏽 fine", "👍"),
        ("look at foo_bar.baz(1)", "foo_bar.baz"),
        ("\ufb01le \uff21BC", "file abc"),
        ("one two three", '"two three"'),
        ("one two three", "one -four"),
        ("one two three", "three one "),
        ("https://example.org/path", "example.org"),
    ],
)
async def test_words_are_found_in_any_script(store, said, text, query):
    await said(text, "nothing of that kind")
    assert await texts(store, query) == [text]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("one two three", '"one three"'),
        ("one two three", "one -two"),
        ("category", '"cat"'),
        ("category", "cat "),
        ("京東", "東京"),
        ("one", "one two"),
    ],
)
async def test_what_does_not_fit_is_not_found(store, said, text, query):
    await said(text)
    assert await texts(store, query) == []


async def test_links_are_found_where_a_reader_sees_one(store, said):
    await said(
        "see https://example.org", "`https://example.org` is code", "[x](mailto:a@b.org)", "no"
    )
    assert await texts(store, "has:link") == ["[x](mailto:a@b.org)", "see https://example.org"]
    assert await texts(store, "no* -has:link") == ["no"]


ODD = st.text(
    alphabet=st.one_of(
        st.characters(codec=None), st.sampled_from("\"*:-+^(){}[]'\\ \0,;%_aANDORT東")
    ),
    max_size=60,
)


ODD |= st.sampled_from(("AND", "OR", "NOT", "NEAR", "a NOT", "NEAR(a b)", "text:", "*a", "a*b"))


@given(typed=st.lists(ODD, max_size=20).map(" ".join), relevance=st.booleans())
@settings(max_examples=200, deadline=None)
def test_no_search_is_too_odd_for_the_database(odd_store, typed, relevance):
    runner, store = odd_store
    order = "relevance" if relevance else "time"
    runner.run(store.search(sought(typed, order=order)))


@pytest.fixture(scope="module")
def odd_store(tmp_path_factory):
    """A store that outlives the examples of one test."""
    with asyncio.Runner() as runner:
        path = tmp_path_factory.mktemp("odd") / "linnet.db"
        store = runner.run(SqliteStore.open(path, at=1))
        runner.run(speak(store, "tulip AND rose", '"quoted"', "東京 and a NEAR b"))
        yield runner, store
        runner.run(store.close())


async def test_days_are_exact_though_the_clock_jumped(store, ann):
    turns = Turns(store)
    day = index.DAY
    for number, at in enumerate((5 * day, 9 * day, 4 * day, 5 * day + 1, 6 * day)):
        turns.at = at
        await turns.say(ann, f"d{number}", f"tulip {number}")
    assert await texts(store, "", since=5 * day, until=6 * day) == ["tulip 3", "tulip 0"]
    assert await texts(store, "tulip", until=5 * day) == ["tulip 2"]
    assert await texts(store, "tulip", since=9 * day) == ["tulip 1"]
    assert await texts(store, "tulip", since=7 * day, until=8 * day) == []


async def test_an_index_that_is_gone_or_of_another_version_is_made_anew(tmp_path):
    path = tmp_path / "linnet.db"
    async with sqlite(tmp_path) as store:
        await speak(store, "tulip")
        assert await texts(store, "tulip") == ["tulip"]
    for damage in ("drop table search", "update search_state set version = 0"):
        with closing(sqlite3.connect(path)) as db:
            db.execute(damage)
            db.commit()
        async with sqlite(tmp_path) as store:
            assert await texts(store, "tulip") == ["tulip"]


async def test_the_newest_are_found_while_older_ones_are_still_being_indexed(tmp_path, monkeypatch):
    monkeypatch.setattr(indexing, "GATHER", 1000)
    monkeypatch.setattr(indexing, "LEAP", 3)
    monkeypatch.setattr(indexing, "STEP", 2)
    async with sqlite(tmp_path) as store:
        await speak(store, *(f"tulip {n}" for n in range(12)))
        first = await store.search(sought("tulip"))
        assert [hit.entry.body.text for hit in first.hits] == ["tulip 11", "tulip 10", "tulip 9"]
        assert first.partial
    # Stopped in the middle, it goes on from there.
    async with sqlite(tmp_path) as store:
        monkeypatch.setattr(indexing, "GATHER", 0)
        store._indexing.news(1)
        while (last := await store.search(sought("tulip"))).partial:
            pass
        assert last.total == 12


async def test_a_search_that_takes_too_long_ends_and_the_next_one_runs(store, said, monkeypatch):
    await said("tulip")
    with monkeypatch.context() as patch:
        patch.setattr("linnet.store.sqlite.SEARCH_TIME", -1)
        patch.setattr("linnet.store.sqlite._LOOK", 1)
        with pytest.raises(Refused) as refused:
            await texts(store, "tulip")
        assert refused.value.reason is Reason.BAD_SEARCH
    assert await texts(store, "tulip") == ["tulip"]


async def test_an_index_that_fails_harms_no_message(store, said, monkeypatch):
    await said("tulip")
    with monkeypatch.context() as patch:
        patch.setattr(index, "_INSERT", "insert into nowhere values (?, ?, ?)")
        results = asyncio.gather(texts(store, "tulip"), said("rose"), return_exceptions=True)
        failed, acknowledged = await results
    assert (failed.reason, acknowledged) == (Reason.STORE_FAILED, None)
    assert await texts(store, "rose") == ["rose"]


async def test_a_broken_index_is_made_anew_by_itself(store, said, tmp_path):
    await said("tulip", "rose")
    assert await texts(store, "tulip") == ["tulip"]
    with closing(sqlite3.connect(tmp_path / "linnet.db")) as db:
        db.execute("update search_state set high = 0")  # all are there already
        db.commit()
    with pytest.raises(Refused):
        await texts(store, "rose")
    assert await texts(store, "rose") == ["rose"]


async def test_a_message_that_cannot_be_read_keeps_no_other_from_being_found(
    store, said, monkeypatch
):
    read = index.document

    def document(room, kind, by, body):
        if body.text == "poison":
            raise RecursionError
        return read(room, kind, by, body)

    monkeypatch.setattr(index, "document", document)
    await said("tulip", "poison", "rose")
    assert await texts(store, "rose") == ["rose"]
    assert await texts(store, "tulip") == ["tulip"]


async def test_nothing_of_a_deleted_message_stays_in_the_file(tmp_path):
    path = tmp_path / "linnet.db"
    async with sqlite(tmp_path) as store:
        ann, turns = await speak(store, *(f"tulip {n}" for n in range(50)), "xylophonic zebra")
        assert await texts(store, "xylophonic") == ["xylophonic zebra"]
        await turns.take(ann, Edit("e", "lobby", 51, "xylophonic antelope"))
        assert await texts(store, "zebra") == []
        assert await texts(store, "antelope") == ["xylophonic antelope"]
        await turns.take(ann, Delete("d", "lobby", 51))
        assert await texts(store, "xylophonic") == []
        await store.leave_no_trace()
        assert len(await texts(store, "tulip")) == 50
    content = path.read_bytes().lower()
    assert b"tulip" in content
    for word in (b"xylophonic", b"ylophonic", b"zebra", b"antelope"):
        assert word not in content


async def speak(store, *given):
    """Ann comes and says these texts."""
    ann, _ = await store.add_person(
        name="Ann", key="ann", kind=PersonKind.GUEST, role=Role.MEMBER, password=None, at=1
    )
    turns = Turns(store)
    for number, text in enumerate(given):
        await turns.say(ann, f"a{number}", text)
    return ann, turns
