"""Messages over HTTP: every change is answered by the message as it is now."""

from urllib.parse import quote

import pytest
from tests.ground import Running
from tests.http.conftest import Caller

LOBBY = "/rooms/lobby/messages"


async def said(caller: Caller, text: str = "hello", room: str = "lobby", **more) -> int:
    entry = await caller.told("POST", f"/rooms/{room}/messages", json={"text": text, **more})
    return int(entry["seq"])


async def owned(caller: Caller) -> str:
    return str((await caller.told("POST", "/rooms", json={"name": "garden"}))["id"])


async def test_a_message_is_read_edited_and_deleted_at_its_place(ann: Caller, bob: Caller) -> None:
    seq = await said(ann, "helo")
    assert (await bob.told("GET", f"{LOBBY}/{seq}"))["body"]["text"] == "helo"
    edited = await ann.told("PATCH", f"{LOBBY}/{seq}", json={"text": "hello"})
    assert (edited["seq"], edited["body"]["text"], edited["body"]["rev"]) == (seq, "hello", seq + 1)
    assert await bob.told("GET", f"{LOBBY}/{seq}") == edited
    gone = await ann.told("DELETE", f"{LOBBY}/{seq}")
    assert gone["body"] == {"kind": "said", "text": "", "deleted": ann.you["id"], "rev": seq + 2}
    assert await ann.refused("PATCH", f"{LOBBY}/{seq}", json={"text": "x"}) == (
        410,
        "message-deleted",
    )
    assert await bob.told("GET", f"{LOBBY}/{seq}") == gone


async def test_the_bare_body_is_the_new_text(ann: Caller) -> None:
    seq = await said(ann)
    headers = {"content-type": "application/x-www-form-urlencoded"}
    edited = await ann.told("PATCH", f"{LOBBY}/{seq}", content=b"1+1=2 & so\n", headers=headers)
    assert edited["body"]["text"] == "1+1=2 & so"


async def test_a_reply_names_a_message_of_the_same_room(ann: Caller) -> None:
    seq = await said(ann, "question")
    answer = await ann.told("POST", LOBBY, json={"text": "answer", "reply_to": seq})
    assert answer["body"]["reply_to"] == seq
    room = await owned(ann)
    lost = {"text": "answer", "reply_to": seq + 1}
    assert await ann.refused("POST", f"/rooms/{room}/messages", json=lost) == (
        404,
        "no-such-message",
    )


@pytest.mark.parametrize("emoji", ["👍", ":+1:", "#️⃣", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "👩🏽‍🚀"])
async def test_a_reaction_is_an_emoji_in_the_path(ann: Caller, emoji: str) -> None:
    place = f"{LOBBY}/{await said(ann)}/reactions/{quote(emoji, safe='')}"
    shown = "👍" if emoji == ":+1:" else emoji
    marked = await ann.told("PUT", place)
    assert marked["body"]["reactions"] == {shown: [ann.you["id"]]}
    assert await ann.refused("PUT", place) == (409, "already-there")
    assert "reactions" not in (await ann.told("DELETE", place))["body"]
    assert await ann.refused("DELETE", place) == (409, "already-there")


@pytest.mark.parametrize("word", ["x", ":nosuchname:", "👍👍", "%00", "..."])
async def test_only_one_emoji_is_a_reaction(ann: Caller, word: str) -> None:
    place = f"{LOBBY}/{await said(ann)}/reactions/{quote(word, safe='%')}"
    assert await ann.refused("PUT", place) == (422, "not-an-emoji")


async def test_messages_are_pinned_by_who_may_and_listed(ann: Caller, bob: Caller) -> None:
    room = await owned(ann)
    await bob.told("PUT", f"/rooms/{room}/members/me")
    seq = await said(bob, "rules", room)
    place = f"/rooms/{room}/messages/{seq}/pin"
    assert await bob.refused("PUT", place) == (403, "not-allowed")
    assert (await ann.told("PUT", place))["body"]["pinned"] is True
    assert await ann.refused("PUT", place) == (409, "already-there")
    listed = await bob.told("GET", f"/rooms/{room}/pins")
    assert [(pin["message"]["seq"], pin["by_name"]) for pin in listed["pins"]] == [(seq, "Ann")]
    assert (await bob.told("GET", f"/rooms/{room}"))["pins"] == 1
    assert "pinned" not in (await ann.told("DELETE", place))["body"]
    assert (await bob.told("GET", f"/rooms/{room}/pins"))["pins"] == []


async def test_a_policy_is_told_in_full_and_changed_in_part(ann: Caller, bob: Caller) -> None:
    policy = f"/rooms/{await owned(ann)}/policy"
    first = await bob.told("GET", policy)
    assert first == {
        "slow": 0,
        "locked": False,
        "edit_within": 0,
        "keep_editions": False,
        "receipts": "off",
        "no_direct": False,
        "retention": 0,
        "invited": False,
        "key": "",
        "voices": [],
        "kept_out": [],
        "excepted": [],
        "expected": [],
        "hidden": False,
        "most": 0,
        "outsiders": False,
        "any_topic": False,
    }
    assert await ann.told("PUT", policy, data={"keep_editions": "true", "slow": "5"}) == {
        **first,
        "keep_editions": True,
        "slow": 5,
    }
    assert await ann.refused("PUT", policy, json={"slow": 5}) == (409, "already-there")
    assert (await bob.refused("PUT", policy, json={"slow": 0}))[0] == 403


async def test_earlier_texts_are_listed_where_the_room_keeps_them(ann: Caller) -> None:
    room = await owned(ann)
    await ann.told("PUT", f"/rooms/{room}/policy", json={"keep_editions": True})
    seq = await said(ann, "one", room)
    place = f"/rooms/{room}/messages/{seq}"
    for text in ("two", "three"):
        await ann.told("PATCH", place, json={"text": text})
    told = await ann.told("GET", f"{place}/editions")
    assert [edition["text"] for edition in told["editions"]] == ["one", "two"]
    assert (told["seq"], told["more"]) == (seq, False)
    rest = await ann.told("GET", f"{place}/editions?offset=1")
    assert [edition["text"] for edition in rest["editions"]] == ["two"]


async def test_the_same_key_for_the_same_change_is_one_change(ann: Caller) -> None:
    seq = await said(ann)
    key = {"idempotency-key": "edit-1"}
    wish = {"json": {"text": "once"}, "headers": key}
    first = await ann.told("PATCH", f"{LOBBY}/{seq}", **wish)
    assert await ann.told("PATCH", f"{LOBBY}/{seq}", **wish) == first
    other = {"json": {"text": "other"}, "headers": key}
    assert await ann.refused("PATCH", f"{LOBBY}/{seq}", **other) == (409, "send-id-reused")


@pytest.mark.parametrize("seq", ["0", "-1", "x", "²", "9" * 15, "9" * 40, "1.0"])
async def test_a_place_where_no_message_can_be_has_none(ann: Caller, seq: str) -> None:
    for method in ("GET", "PATCH", "DELETE"):
        body = {"json": {"text": "x"}} if method == "PATCH" else {}
        refused = await ann.refused(method, f"{LOBBY}/{quote(seq)}", **body)
        assert refused == (404, "no-such-message")


async def test_a_page_around_a_place(ann: Caller) -> None:
    for number in range(9):
        await said(ann, str(number))
    page = await ann.told("GET", "/rooms/lobby/entries?around=5&limit=3")
    assert ([entry["seq"] for entry in page["entries"]], page["more"]) == ([4, 5, 6], True)


async def test_a_room_one_may_not_read_hides_its_messages(
    server: Running, ann: Caller, bob: Caller
) -> None:
    made = await ann.told("POST", "/rooms", json={"name": "den", "kind": "private"})
    place = f"/rooms/{made['id']}"
    seq = await said(ann, "secret", made["id"])
    for path in (f"messages/{seq}", f"messages/{seq}/editions", "pins", "policy"):
        assert await bob.refused("GET", f"{place}/{path}") == (404, "no-such-room")
    for method, path in (("DELETE", ""), ("PUT", "/pin"), ("PUT", "/reactions/:+1:")):
        refused = await bob.refused(method, f"{place}/messages/{seq}{path}")
        assert refused == (404, "no-such-room")
