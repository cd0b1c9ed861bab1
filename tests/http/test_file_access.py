"""Who may read a file: who may now read a room it is in, and nobody else is told of it."""

import os
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.files.pictures import PLAIN_JPEG
from tests.ground import Running, Wire
from tests.http.conftest import Caller
from tests.http.uploading import download, hidden, posted, upload

from linnet.protocol.entries import Entry, Restored
from linnet.store.statements import removals

FOREVER = 1 << 60


@pytest.fixture
async def garden(ann: Caller, bob: Caller) -> str:
    """A private room of Ann's and Bob's."""
    room = await ann.told("POST", "/rooms", json={"name": "garden", "kind": "private"})
    await ann.told("POST", f"/rooms/{room['id']}/members", json={"who": bob.you["id"]})
    return str(room["id"])


def on_disk(server: Running) -> list[Path]:
    folder = server.server.folder.files
    return [Path(base, name) for base, _, names in os.walk(folder) for name in names]


async def gone(server: Running, ann: Caller, room: str, seq: int) -> None:
    """Ann deletes a message, and the server has tidied up after it."""
    async with server.wire(token=ann.token) as wire:
        assert (await wire.ask(type="delete", room=room, seq=seq, send_id=f"d{seq}"))[
            "type"
        ] == "done"
    await server.server.shelf.tended.wait()


async def test_before_it_is_posted_a_file_is_its_senders_alone(ann: Caller, bob: Caller) -> None:
    file = await upload(ann, PLAIN_JPEG)
    assert (await download(ann, file)).status_code == 200
    assert await hidden(bob, file)
    wish = {"text": "mine now", "files": [file["id"]]}
    refused = await bob.refused("POST", "/rooms/lobby/messages", json=wish)
    assert refused == (404, "no-such-file")


async def test_strangers_are_asked_who_they_are(ann: Caller, stranger: Caller) -> None:
    file, _ = await posted(ann, PLAIN_JPEG)
    assert await stranger.refused("GET", f"/files/{file['id']}") == (401, "hello-first")
    assert await stranger.refused("POST", "/uploads", json={}) == (401, "hello-first")


async def test_members_may_read_it_and_others_hear_that_there_is_none(
    ann: Caller, bob: Caller, garden: str, guest
) -> None:
    cleo = await guest("Cleo")
    file, _ = await posted(ann, PLAIN_JPEG, garden)
    assert (await download(bob, file, "/thumb")).status_code == 200
    assert await hidden(cleo, file)
    nothing = await download(cleo, {"id": "0" * 32})
    assert nothing.json() == (await download(cleo, file)).json()


async def test_who_left_the_room_may_not_read_it_any_more_not_even_their_own(
    ann: Caller, bob: Caller, garden: str
) -> None:
    theirs, _ = await posted(ann, b"Ann's", garden)
    own, _ = await posted(bob, b"Bob's", garden)
    assert (await download(bob, theirs)).status_code == 200
    await bob.told("DELETE", f"/rooms/{garden}/members/me")
    assert await hidden(bob, theirs)
    assert await hidden(bob, own)
    wish = {"text": "", "files": [theirs["id"]]}
    refused = await bob.refused("POST", "/rooms/lobby/messages", json=wish)
    assert refused == (404, "no-such-file")


async def test_who_may_read_it_may_post_it_again_elsewhere(
    ann: Caller, bob: Caller, garden: str, guest
) -> None:
    cleo = await guest("Cleo")
    file, _ = await posted(ann, PLAIN_JPEG, garden)
    await bob.told("POST", "/rooms/lobby/messages", json={"files": [file["id"]]})
    assert (await download(cleo, file)).status_code == 200


async def test_after_its_message_is_deleted_there_is_no_such_file_and_no_content(
    server: Running, ann: Caller, bob: Caller
) -> None:
    file, seq = await posted(ann, PLAIN_JPEG)
    assert len(on_disk(server)) == 2
    await gone(server, ann, "lobby", seq)
    assert await hidden(ann, file)
    assert await hidden(bob, file)
    assert on_disk(server) == []
    assert await server.server.store.files_used(ann.you["id"]) == 0


async def test_a_content_stays_while_another_file_has_it(
    server: Running, ann: Caller, bob: Caller
) -> None:
    one, seq = await posted(ann, PLAIN_JPEG)
    other, _ = await posted(bob, PLAIN_JPEG)
    assert one["id"] != other["id"]
    assert len(on_disk(server)) == 2
    await gone(server, ann, "lobby", seq)
    assert await hidden(bob, one)
    assert (await download(bob, other)).content == (await download(ann, other)).content


async def test_a_file_in_two_messages_goes_with_the_last(server: Running, ann: Caller) -> None:
    file, first = await posted(ann, b"twice")
    again = await ann.told("POST", "/rooms/lobby/messages", json={"files": [file["id"]]})
    await gone(server, ann, "lobby", first)
    assert (await download(ann, file)).status_code == 200
    await gone(server, ann, "lobby", again["seq"])
    assert await hidden(ann, file)


async def test_an_avatar_that_was_replaced_leaves_nothing(server: Running, ann: Caller) -> None:
    await ann.told("PUT", "/me/avatar", content=PLAIN_JPEG)
    await ann.told("DELETE", "/me/avatar")
    await server.server.shelf.tended.wait()
    assert on_disk(server) == []


async def test_a_session_that_ended_reads_nothing(ann: Caller) -> None:
    file, _ = await posted(ann, b"x")
    await ann.told("DELETE", "/sessions/current")
    assert await ann.refused("GET", f"/files/{file['id']}") == (401, "bad-token")


async def test_the_websocket_posts_files_like_the_http_door(server: Running, ann: Caller) -> None:
    file = await upload(ann, b"x")
    async with server.wire(token=ann.token) as wire:
        answer = await wire.say("", files=[file["id"]])
        assert answer["type"] == "done"
        (entry,) = await wire.entries(1)
        assert entry["body"]["files"] == [file]
        assert await _refused(wire, [file["id"], "0" * 32]) == "no-such-file"


async def _refused(wire: Wire, files: list[str]) -> str:
    return str((await wire.say("", files=files))["reason"])


async def test_what_a_moderator_deleted_is_hidden_at_once_and_kept_while_it_can_be_undone(
    server: Running, ann: Caller, bob: Caller, garden: str
) -> None:
    parts = server.server
    (file, seq), (other, later) = [await posted(bob, PLAIN_JPEG + n, garden) for n in (b"1", b"2")]
    removal = await deleted(server, ann, garden, seq)
    await deleted(server, ann, garden, later)
    assert await hidden(bob, file)
    assert await hidden(ann, file)
    undo = replace(removal, body=Restored(removal=removal.seq), seq=removal.seq + 5)
    await parts.store._write(lambda c: removals.restore(c, undo, None))
    assert (await download(bob, file)).status_code == 200
    await parts.store._write(lambda c: removals.forget(c, FOREVER))
    await parts.shelf.sweep(thorough=True)
    assert (await download(bob, file)).status_code == 200
    assert await parts.store.file(other["id"]) is None
    await gone(server, bob, garden, seq)
    assert on_disk(server) == []


async def deleted(server: Running, who: Caller, room: str, seq: int) -> Entry:
    """Somebody deletes a message; the entry that says so."""
    async with server.wire(token=who.token) as wire:
        done = await wire.ask(type="delete", room=room, seq=seq, send_id=f"m{seq}")
    await server.server.shelf.tended.wait()
    (entry,) = await server.server.store.entries(room, after=done["seq"] - 1, limit=1)
    return entry


async def test_who_was_banned_may_not_read_it_any_more(
    server: Running, ann: Caller, bob: Caller, garden: str
) -> None:
    file, _ = await posted(ann, PLAIN_JPEG, garden)
    async with server.wire(token=ann.token) as wire:
        answer = await wire.ask(type="ban", room=garden, who=bob.you["id"])
        assert answer["type"] == "done", answer
    assert await hidden(bob, file)
