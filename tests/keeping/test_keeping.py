"""Retention and erasing: what goes is gone from every copy, and its place is not."""

import sqlite3
from contextlib import closing

import httpx2
import pytest
from tests.ground import running

from linnet.client import Client
from linnet.client.events import Arrived
from linnet.protocol.entries import Expired

DAY = 86_400_000


async def owned(server, wire, name="tea"):
    """A room of this person's with some messages, old and new; its id."""
    room = (await wire.ask(type="create-room", name=name))["room"]
    for n in range(6):
        await wire.say(f"leaf {n}", room)
    return room


def grow_old(data, room, upto, days):
    """Make the entries of a room up to a place older by so many days."""
    with closing(sqlite3.connect(data / "linnet.db")) as db:
        change = "update entry set at = at - ? where room = ? and seq <= ?"
        db.execute(change, (days * DAY, room, upto))
        db.commit()


async def bodies(wire, room):
    page = await wire.ask(type="history", room=room, limit=500)
    return {entry["seq"]: entry["body"] for entry in page["entries"]}


async def test_what_a_preview_counts_is_what_goes(tmp_path):
    async with running(tmp_path) as server, server.wire("Ann") as ann:
        room = await owned(server, ann)
        grow_old(tmp_path, room, upto=4, days=40)
        told = await ann.ask(type="retention", room=room, days=30)
        assert (told["messages"], told["upto"]) == (3, 4)
        assert (await ann.ask(type="retention", room=room, days=50))["messages"] == 0
        await ann.ask(type="set-policy", room=room, retention=30)
        while (expired := await ann.next("entry"))["body"]["kind"] != "expired":
            pass
        assert (expired["by"], expired["body"]["messages"]) == ("000000", 3)
        left = await bodies(ann, room)
        assert [seq for seq, body in left.items() if body.get("text")] == [5, 6, 7]
        assert left[2] == {"kind": "said", "text": "", "deleted": "000000", "rev": expired["seq"]}


async def test_a_client_that_was_away_loses_the_same_messages(tmp_path):
    async with running(tmp_path / "data") as server, server.wire("Ann") as ann:
        room = await owned(server, ann)
        home = tmp_path / "home"
        async with Client.connect(port=server.port, name="Bob", home=home) as bob:
            await bob.join(room)
            await bob.history(room)
        grow_old(tmp_path / "data", room, upto=4, days=40)
        await ann.ask(type="set-policy", room=room, retention=30)
        while (await ann.next("entry"))["body"]["kind"] != "expired":
            pass
        async with Client.connect(port=server.port, name="Bob", home=home) as bob:
            async for event in bob:
                if isinstance(event, Arrived) and isinstance(event.entry.body, Expired):
                    break
            held = {entry.seq: entry.body for entry in bob.timeline(room).entries}
            assert {1, 2, 3, 4, 5} < held.keys()
            fresh = await bodies(ann, room)
            assert {seq for seq, body in held.items() if getattr(body, "text", "")} == {
                seq for seq, body in fresh.items() if body.get("text")
            }


async def test_what_a_moderator_removed_is_not_kept_longer_than_the_room_keeps_it(tmp_path):
    async with running(tmp_path) as server, server.wire("Ann") as ann, server.wire("Bob") as bob:
        room = await owned(server, ann)
        await bob.ask(type="join", room=room)
        seq = (await bob.say("removed", room))["seq"]
        await ann.ask(type="delete", room=room, seq=seq)
        grow_old(tmp_path, room, upto=seq, days=40)
        await ann.ask(type="set-policy", room=room, retention=30)
        while (await ann.next("entry"))["body"]["kind"] != "expired":
            pass
        with closing(sqlite3.connect(tmp_path / "linnet.db")) as db:
            assert db.execute("select count(*) from removed").fetchone() == (0,)


async def test_only_owners_ask_what_a_room_would_lose(tmp_path):
    async with running(tmp_path) as server, server.wire("Ann") as ann, server.wire("Bob") as bob:
        room = await owned(server, ann)
        await bob.ask(type="join", room=room)
        refused = await bob.ask(type="retention", room=room, days=1)
        assert refused["reason"] == "not-allowed"


SECRET = "blueheronfeather"
TRACES = (SECRET.encode(), b"Bobolink")


async def spoken(server, ann, bob):
    """Bob leaves traces wherever one can; the private room."""
    room = (await ann.ask(type="create-room", name="nest", kind="private"))["room"]
    await ann.ask(type="invite", room=room, who=bob.me)
    await ann.ask(type="set-policy", room=room, keep_editions=True)
    for place in ("lobby", room):
        seq = (await bob.say(f"{SECRET} in {place}", place))["seq"]
        await bob.ask(type="edit", room=place, seq=seq, text=f"{SECRET} again {place}")
        await bob.ask(type="set-draft", room=place, text=f"{SECRET} draft")
        for _ in range(20):
            await bob.say(f"{SECRET} " * 50, place)
    gone = (await bob.say(f"{SECRET} removed", room))["seq"]
    await ann.ask(type="delete", room=room, seq=gone)
    await ann.ask(type="delete", room=room, seq=await posted_file(server, bob, room))
    return room


async def posted_file(server, wire, room):
    """Where the message with a file of theirs is."""
    address = f"{server.url}/api/v1/rooms/{room}/files/notes.txt"
    head = {"Authorization": f"Bearer {wire.welcome['token']}"}
    async with httpx2.AsyncClient() as http:
        answer = await http.put(address, content=SECRET.encode(), headers=head)
    return answer.json()["seq"]


@pytest.fixture
async def erased(tmp_path):
    """Bob was there and is erased; the files with a trace of him, and what was answered."""
    async with running(tmp_path, owner_from_loopback=True) as server:
        async with server.wire("Ann") as ann, server.wire("Bobolink") as bob:
            room = await spoken(server, ann, bob)
            await bob.ask(type="create-room", name="alone")
            found = await ann.ask(type="search", query=SECRET)
            assert found["total"] > 40
            preview = await bob.ask(type="erase", who=bob.me, preview=True)
            answer = await bob.ask(type="erase", who=bob.me)
            assert (await bob.next("closing"))["reason"] == "signed-out"
            await server.server.engine.keeping.settled()
            await server.server.shelf.tended.wait()
            contents = {
                path.name: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()
            }
            traces = [name for name, found in contents.items() if any(t in found for t in TRACES)]
            kinds = [body["kind"] for body in (await bodies(ann, room)).values()]
        token = {"token": bob.welcome["token"]}
        async with server.wire() as again:
            await again.send(type="hello", **token)
            assert (await again.next("refused", "closing"))["reason"] == "bad-token"
    return traces, preview, answer, kinds


async def test_nothing_an_erased_person_said_is_in_any_file(erased):
    traces, preview, answer, _ = erased
    assert traces == []
    assert (preview["messages"], preview["rooms"], preview["preview"]) == (42, 2, True)
    assert (answer["messages"], answer["preview"]) == (42, False)


async def test_the_places_of_what_an_erased_person_said_stay(erased):
    kinds = erased[-1]
    assert kinds[:3] == ["created", "invited", "policy-set"]
    assert kinds.count("said") == 23
    assert kinds.count("erased") == 1
    assert kinds[-1] == "erased"


async def test_only_the_owner_erases_somebody_else(tmp_path):
    async with running(tmp_path) as server, server.wire("Ann") as ann, server.wire("Bob") as bob:
        assert (await ann.ask(type="erase", who=bob.me))["reason"] == "not-allowed"
        assert (await ann.ask(type="erase", who="nobody"))["reason"] == "no-such-person"


async def test_a_room_whose_only_owner_is_erased_has_another(tmp_path):
    async with running(tmp_path) as server, server.wire("Ann") as ann, server.wire("Bob") as bob:
        room = await owned(server, ann)
        await bob.ask(type="join", room=room)
        await ann.ask(type="erase", who=ann.me)
        await server.server.engine.keeping.settled()
        assert (await bob.ask(type="set-policy", room=room, locked=True))["type"] == "done"
        view = server.server.store.peek(room)
        assert view.members == {bob.me: "owner"}


async def test_an_earlier_text_and_a_deleted_one_are_in_no_file_after_tidying(
    tmp_path, monkeypatch
):
    monkeypatch.setattr("linnet.store.tidying.A_REST", 1e12)
    async with running(tmp_path) as server, server.wire("Ann") as ann:
        first = (await ann.say("xylophonic zebra"))["seq"]
        second = (await ann.say("quixotic walrus"))["seq"]
        assert (await ann.ask(type="search", query="zebra"))["total"] == 1
        await ann.ask(type="edit", room="lobby", seq=first, text="tulip")
        await ann.ask(type="delete", room="lobby", seq=second)
        assert (await ann.ask(type="search", query="tulip"))["total"] == 1
        await server.server.store.tidy()
        kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
        assert b"tulip" in kept
        for word in (b"ylophonic", b"zebra", b"uixotic", b"walrus"):
            assert word not in kept.lower()
