"""What every store must do, run against every store."""

import asyncio

import pytest
from msgspec.structs import replace
from tests.store.turning import Turns

from linnet.hub.moderation import Sweep
from linnet.protocol.commands import (
    CreateRoom,
    Direct,
    Invite,
    Join,
    Leave,
    Rename,
    SetRole,
    SetTopic,
)
from linnet.protocol.entries import Created, Said
from linnet.protocol.people import PersonKind, Role
from linnet.protocol.reasons import Reason, Refused


async def add(store, name, **more):
    values = {"kind": PersonKind.GUEST, "role": Role.MEMBER, "password": None, "at": 1, **more}
    return (await store.add_person(name=name, key=name.lower(), **values))[0]


async def test_turns_taken_at_once_get_consecutive_places(store, ann):
    turns = Turns(store)
    taken = await asyncio.gather(*(turns.say(ann, str(n)) for n in range(300)))
    assert sorted(turn.entry.seq for turn in taken) == list(range(1, 301))
    log = await store.entries("lobby", after=0, limit=999)
    assert [entry.seq for entry in log] == list(range(1, 301))
    assert [entry.count for entry in log] == list(range(1, 301))


async def test_waiting_turns_share_a_commit(store, ann):
    turns = Turns(store)
    await asyncio.gather(*(turns.say(ann, str(n)) for n in range(300)))
    assert len(turns.batches) < 5


async def test_the_same_send_id_is_the_same_entry(store, ann):
    turns = Turns(store)
    first = await turns.say(ann, "once")
    again = await asyncio.gather(*(turns.say(ann, "once") for _ in range(3)), turns.say(ann, "2"))
    assert [turn.entry for turn in again[:3]] == [first.entry] * 3
    assert first.fresh
    assert not any(turn.fresh for turn in again[:3])
    assert [e.send_id for e in await store.entries("lobby", after=0, limit=9)] == ["once", "2"]


async def test_the_same_send_id_twice_in_one_batch_is_one_entry(store, ann):
    turns = Turns(store)
    taken = await asyncio.gather(turns.say(ann, "0"), *(turns.say(ann, "x") for _ in range(9)))
    assert len({turn.entry.seq for turn in taken}) == 2
    assert sum(turn.fresh for turn in taken) == 2


async def test_the_same_send_id_is_known_after_a_restart(opened, tmp_path):
    async with opened(tmp_path) as store:
        ann = await add(store, "Ann")
        first = await Turns(store).say(ann, "once")
    async with opened(tmp_path) as store:
        again = await Turns(store).say(ann, "once")
        assert again.entry == first.entry
        assert (await Turns(store).say(ann, "new")).entry.seq == 2


async def test_a_send_id_used_for_something_else_is_refused(store, ann):
    turns = Turns(store)
    await turns.say(ann, "1", "tea?")
    for taken in (
        await turns.say(ann, "1", "coffee?"),
        await turns.take(ann, CreateRoom("1", "cafe"), "~cafe"),
    ):
        assert taken.refused.reason is Reason.SEND_ID_REUSED


async def test_any_wish_sent_again_is_answered_and_any_other_refused(store, ann):
    turns, bob, cy = Turns(store), await add(store, "Bob"), await add(store, "Cy")
    wishes = [
        (CreateRoom("1", "Tea", "private", "leaves"), CreateRoom("1", "mate", "private"), None),
        (Invite("2", "~tea", "Bob"), Invite("2", "~tea", "Cy"), bob),
        (Rename("3", "~tea", "mate"), Rename("3", "~tea", "chai"), None),
        (SetTopic("4", "~tea", "a  b"), SetTopic("4", "~tea", "c"), None),
        (SetRole("5", "~tea", "Bob", Role.OWNER), SetRole("5", "~tea", "Bob", Role.MEMBER), bob),
    ]
    for wish, other, who in wishes:
        first = await turns.take(ann, wish, "~tea", who and who.id)
        again = await turns.take(ann, wish, "~tea", who and who.id)
        assert again.entry == first.entry is not None
        named = cy.id if isinstance(other, Invite) else who and who.id
        refused = (await turns.take(ann, other, "~tea", named)).refused
        assert refused.reason is Reason.SEND_ID_REUSED


async def test_two_purges_at_once_under_one_send_id_are_one_only_if_they_are_the_same(store, ann):
    turns, bob = Turns(store), await add(store, "Bob")
    await turns.take(ann, CreateRoom("1", "Tea"), "~tea")
    await turns.take(ann, Invite("2", "~tea", "Bob"), "~tea", bob.id)
    await turns.say(bob, "3", room="~tea")
    part = Sweep(send_id="4", room="~tea", who=bob.id, first=1, last=3, span=60)
    first = await turns.take(ann, part, "~tea", bob.id)
    assert (await turns.take(ann, part, "~tea", bob.id)).entry == first.entry is not None
    for other in (replace(part, span=600), replace(part, span=None), replace(part, why="spam")):
        refused = (await turns.take(ann, other, "~tea", bob.id)).refused
        assert refused.reason is Reason.SEND_ID_REUSED


async def test_two_people_may_use_the_same_send_id(store, ann):
    bob, turns = await add(store, "Bob"), Turns(store)
    assert [(await turns.say(who, "1")).entry.seq for who in (ann, bob)] == [1, 2]


async def test_a_refused_turn_leaves_no_trace_and_harms_no_neighbour(store, ann):
    turns = Turns(store)
    taken = await asyncio.gather(
        turns.say(ann, "1"),
        turns.say(ann, "2", "\0"),
        turns.say(ann, "3", room="~none"),
        turns.say(ann, "4"),
    )
    refused = [turn.refused and turn.refused.reason for turn in taken]
    assert refused == [None, Reason.BAD_TEXT, Reason.NO_SUCH_ROOM, None]
    assert [e.seq for e in await store.entries("lobby", after=0, limit=9)] == [1, 2]


async def test_rooms_and_members_are_as_the_log_says_after_a_restart(opened, tmp_path):
    async with opened(tmp_path) as store:
        turns = Turns(store)
        ann, bob = await add(store, "Ann"), await add(store, "Bob")
        await turns.take(ann, CreateRoom("1", "Tea", "private", "leaves"), "~tea")
        await turns.take(ann, Invite("2", "~tea", "Bob"), "~tea", bob.id)
        await turns.take(ann, SetRole("3", "~tea", "Bob", Role.OWNER), "~tea", bob.id)
        await turns.take(ann, Leave("4", "~tea"), "~tea")
        await turns.take(bob, Rename("5", "~tea", "mate"), "~tea")
        before = store.peek("~tea")
    async with opened(tmp_path) as store:
        room = await store.room("~tea")
        assert room == before
        assert (room.name, room.topic, room.seq, room.members) == (
            "mate",
            "leaves",
            5,
            {bob.id: Role.OWNER},
        )
        assert await store.room_named("mate", bob.id) == "~tea"
        assert await store.room_named("mate", ann.id) is None
        assert await store.room_named("tea", bob.id) is None
        assert [s.room for s in await store.standings(bob.id)] == ["lobby", "~tea"]
        assert [s.room for s in await store.standings(ann.id)] == ["lobby"]


async def test_a_room_name_is_given_once_however_many_ask(store, ann):
    turns = Turns(store)
    taken = await asyncio.gather(
        *(turns.take(ann, CreateRoom(str(n), "tea"), f"~{n}") for n in range(20))
    )
    reasons = [turn.refused.reason for turn in taken if turn.refused]
    assert reasons == [Reason.ROOM_NAME_TAKEN] * 19


async def test_a_private_room_keeps_its_name_to_itself(store, ann):
    turns, bob = Turns(store), await add(store, "Bob")
    for by, room in ((ann, "~anns"), (bob, "~bobs")):
        assert (await turns.take(by, CreateRoom(room, "staff", "private"), room)).entry
    assert await store.room_named("staff", ann.id) == "~anns"
    assert await store.room_named("staff", bob.id) == "~bobs"
    assert (await turns.take(bob, CreateRoom("open", "staff"), "~open")).entry
    assert await store.room_named("staff", ann.id) == "~anns"
    cy = await add(store, "Cy")
    assert await store.room_named("staff", cy.id) == "~open"


async def test_opening_a_direct_room_again_finds_it(store, ann):
    turns, bob = Turns(store), await add(store, "Bob")
    first = await turns.take(ann, Direct("1", "Bob"), "~direct", bob.id)
    again = await turns.take(bob, Direct("1", "Ann"), "~direct", ann.id)
    assert isinstance(first.entry.body, Created)
    assert again.entry == first.entry


async def test_pages_have_no_gaps_in_either_direction(store, ann):
    turns = Turns(store)
    await asyncio.gather(*(turns.say(ann, str(n)) for n in range(25)))

    async def seqs(page):
        return [entry.seq for entry in await page]

    assert await seqs(store.entries("lobby", after=20, limit=3)) == [21, 22, 23]
    assert await seqs(store.entries("lobby", after=20, limit=9, upto=22)) == [21, 22]
    assert await seqs(store.entries("lobby", after=25, limit=9)) == []
    assert await seqs(store.entries_before("lobby", before=4, limit=2)) == [2, 3]
    assert await seqs(store.entries_before("lobby", before=2**53, limit=2)) == [24, 25]
    assert await seqs(store.entries_before("lobby", before=1, limit=2)) == []
    assert await store.heads(["lobby", "~none"]) == {"lobby": 25, "~none": 0}


async def test_a_read_marker_counts_messages_and_the_last_one_written_counts(store, ann):
    turns = Turns(store)
    await turns.take(ann, CreateRoom("c", "tea"), "~tea")
    for n in range(4):
        await turns.say(ann, str(n), room="~tea")
    bob = await add(store, "Bob")
    await turns.take(bob, Join("j", "~tea"), "~tea")
    for seq, count in ((6, 4), (3, 2), (0, 0), (999, 4)):
        marker = await store.mark_read(bob.id, "~tea", seq)
        assert (marker.seq, marker.count) == (min(seq, 6), count)
    assert (await store.standings(bob.id))[1].read == marker


async def test_newcomers_have_nothing_unread(store, ann):
    turns = Turns(store)
    await turns.say(ann, "1")
    await turns.take(ann, CreateRoom("2", "tea"), "~tea")
    await turns.say(ann, "3", room="~tea")
    bob, marker = await store.add_person(
        name="Bob", key="bob", kind=PersonKind.GUEST, role=Role.MEMBER, password=None, at=1
    )
    assert (marker.seq, marker.count) == (1, 1)
    await turns.take(bob, Join("1", "~tea"), "~tea")
    assert (await store.standings(bob.id))[1].read.count == 1


async def test_a_name_is_given_once_however_many_ask(store):
    asked = (add(store, "Ann", token_hash=bytes([n])) for n in range(9))
    added = await asyncio.gather(*asked, return_exceptions=True)
    refused = [each for each in added if isinstance(each, Refused)]
    assert {each.reason for each in refused} == {Reason.NAME_TAKEN}
    assert len(refused) == 8
    assert store.members(await store.room("lobby")) == 1


async def test_everybody_has_six_digits(store):
    added = await asyncio.gather(*(add(store, f"P{n}") for n in range(200)))
    assert len({person.id for person in added}) == 200
    assert all(len(person.id) == 6 and person.id.isdecimal() for person in added)


async def test_a_guest_becomes_an_account_with_the_same_id(store, ann):
    claimed = await store.claim(ann.id, name="Anne", key="anne", password="hash")
    assert (claimed.id, claimed.name, claimed.kind) == (ann.id, "Anne", PersonKind.ACCOUNT)
    assert (await store.person_by_key("anne")).password == "hash"
    with pytest.raises(Refused) as refused:
        await store.claim(ann.id, name="Ann", key="ann", password="hash")
    assert refused.value.reason is Reason.ALREADY_AN_ACCOUNT


async def test_sessions_end_one_by_one_or_all_but_one(store, ann):
    for token in (b"a", b"b", b"c"):
        await store.add_session(ann.id, token, 1, "test")
    await store.drop_session(b"a")
    assert [await store.person_by_token(t) for t in (b"a", b"b")] == [None, ann]
    assert list(await store.drop_sessions(ann.id, but=b"c")) == [b"b"]
    assert await store.person_by_token(b"c") == ann


async def test_a_one_time_code_makes_one_owner(store):
    await store.roster.set_code(b"code", "owner", 1)
    added = await asyncio.gather(
        *(add(store, f"P{n}", code=b"code") for n in range(5)), return_exceptions=True
    )
    assert [p.role for p in added if not isinstance(p, Refused)] == [Role.OWNER]
    assert {p.reason for p in added if isinstance(p, Refused)} == {Reason.BAD_CODE}


async def test_what_was_submitted_before_closing_is_kept(opened, tmp_path):
    async with opened(tmp_path) as store:
        ann = await add(store, "Ann")
        turns = [asyncio.create_task(Turns(store).say(ann, str(n))) for n in range(50)]
        await asyncio.sleep(0)
    assert all(turn.result().entry for turn in turns)
    async with opened(tmp_path) as store:
        log = await store.entries("lobby", after=0, limit=99)
        assert [type(entry.body) for entry in log] == [Said] * 50
