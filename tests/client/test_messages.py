"""Changing messages with the client on a real server: also offline, also after a restart."""

import asyncio

import pytest
from msgspec.structs import replace
from tests.client.test_client import until
from tests.client.test_real_server import quick
from tests.ground import running

from linnet.client import Refused
from linnet.client.events import Changed, Declined
from linnet.protocol.entries import Said


async def once(client, so):
    """Wait until something is so, looking after every event."""
    while not so():
        await asyncio.wait_for(until(client, object), 10)


async def level(*clients):
    """Wait until all hold what the first one's server has told so far."""
    head = (await clients[0].history("lobby", limit=1)).head
    for client in clients:
        while client.timeline("lobby").last < head:
            await asyncio.wait_for(until(client, object), 10)


def shown(client):
    return [entry.body for entry in client.timeline("lobby").entries]


async def everything(client):
    """The room as the server tells it now to somebody who holds nothing."""
    return list((await client.history("lobby", limit=500)).entries)


async def churn(ann, ben, seqs):
    """All that can be done to messages."""
    one, two, three, four = seqs
    await ann.edit("lobby", one, "edited")
    await ann.edit("lobby", one, "edited again")
    await ben.react("lobby", one, "🎂")
    await ann.react("lobby", one, ":+1:")
    await ben.unreact("lobby", one, "🎂")
    await ben.react("lobby", two, "👀")
    await ann.edit("lobby", two, "gone soon")
    await ann.delete("lobby", two)
    await ann.edit("lobby", three, "@Ben look")
    await ben.say("lobby", "an answer", reply_to=four)


async def test_who_was_away_shows_what_a_newcomer_shows_also_after_a_restart(tmp_path, home):
    async with (
        running(tmp_path / "data") as server,
        quick(server.port, "Ann") as ann,
        quick(server.port, "Ben") as ben,
    ):
        async with quick(server.port, "Cem") as cem:
            seqs = [(await ann.say("lobby", str(n))).seq for n in range(4)]
            await ann.edit("lobby", seqs[0], "before Cem left")
            await level(ann, cem)
        await churn(ann, ben, seqs)
        now = await everything(ann)
        async with quick(server.port, "Cem") as cem:
            assert shown(cem)[: len(seqs)][0].text == "before Cem left"
            await level(ann, cem)
            assert list(cem.timeline("lobby").entries) == now
        async with quick(server.port, "Cem") as cem:
            # Straight from the disk: nothing was told since.
            assert list(cem.timeline("lobby").entries) == now
        await level(ann, ben)
        for client in (ann, ben):
            held = list(client.timeline("lobby").entries)
            assert held == now[-len(held) :]


async def test_what_was_deleted_is_nowhere_on_the_disk_of_those_who_heard_it(tmp_path, home):
    async with running(tmp_path / "data") as server:
        async with quick(server.port, "Ann") as ann, quick(server.port, "Ben") as ben:
            seq = (await ann.say("lobby", "a telling word")).seq
            await ann.edit("lobby", seq, "another telling word")
            await level(ann, ben)
        async with quick(server.port, "Ann") as ann, quick(server.port, "Ben") as ben:
            await ann.delete("lobby", seq)
            await level(ann, ben)
    kept = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert b"deleted" in kept
    assert b"telling word" not in kept


async def test_a_change_made_offline_is_sent_when_there_is_a_connection(tmp_path, home):
    async with running(tmp_path / "data") as server, quick(server.port, "Ann") as ann:
        port, seq = server.port, (await ann.say("lobby", "helo")).seq
        server.stop()
        await once(ann, lambda: not ann.live)
        wishes = [
            asyncio.create_task(wish)
            for wish in (ann.edit("lobby", seq, "hello"), ann.react("lobby", seq, "👋"))
        ]
        await once(ann, lambda: ann.waiting == len(wishes))
    async with running(tmp_path / "data", port=port), quick(port, "Ann") as again:
        await asyncio.wait_for(again.drained(), 10)
        await level(again)
        message = again.timeline("lobby").message(seq).body
        assert (message.text, list(message.reactions)) == ("hello", ["👋"])


async def test_a_change_of_what_was_deleted_meanwhile_is_declined_with_its_text(tmp_path, home):
    async with running(tmp_path / "data") as server, quick(server.port, "Ann") as ann:
        seq = (await ann.say("lobby", "one")).seq
        other = quick(server.port, "Ann", token=ann.token)
        async with other:
            await other.delete("lobby", seq)
        with pytest.raises(Refused) as refused:
            await ann.edit("lobby", seq, "a long new text")
        assert refused.value.reason == "message-deleted"
        declined = await until(ann, Declined)
        assert (declined.command.text, declined.refused.reason) == (
            "a long new text",
            "message-deleted",
        )
        send_id = ann.post("lobby", "a long answer", reply_to=seq)
        declined = await until(ann, Declined)
        assert (declined.send_id, declined.command.text) == (send_id, "a long answer")


async def test_a_message_is_found_wherever_it_lies(tmp_path, home):
    async with (
        running(tmp_path / "data") as server,
        quick(server.port, "Ann") as ann,
        quick(server.port, "Ben", keep=3) as ben,
    ):
        seqs = [(await ann.say("lobby", str(n))).seq for n in range(9)]
        await level(ann, ben)
        for seq in (seqs[0], seqs[-1]):
            assert (await ben.message("lobby", seq)).seq == seq
        await ann.delete("lobby", seqs[0])
        assert (await ben.message("lobby", seqs[0])).body.deleted == ann.me.id
        with pytest.raises(Refused):
            await ben.message("lobby", 999)
        page = await ben.history("lobby", around=seqs[4], limit=3)
        assert [entry.seq for entry in page.entries] == seqs[3:6]


async def test_pins_and_policy_are_kept_current_in_the_view_of_a_room(tmp_path, home):
    async with (
        running(tmp_path / "data") as server,
        quick(server.port, "Ann") as ann,
        quick(server.port, "Ben") as ben,
    ):
        await ann.create_room("garden")
        await ben.join("garden")
        seqs = [(await ann.say("garden", str(n))).seq for n in range(3)]
        for seq in seqs:
            await ann.pin("garden", seq)
        await ann.unpin("garden", seqs[0])
        await ann.delete("garden", seqs[1])
        await ann.set_policy("garden", keep_editions=True)
        await ann.edit("garden", seqs[2], "two, but better")
        done = await ann.say("garden", "last")
        await once(ben, lambda: ben.room("garden").head == done.seq)
        fresh = next(view for view in await ben.list_rooms() if view.name == "garden")
        assert replace(fresh, read=ben.room("garden").read) == ben.room("garden")
        assert (fresh.pins, fresh.policy.keep_editions) == (1, True)
        assert [pin.message.seq for pin in await ben.pins("garden")] == [seqs[2]]
        assert [one.text for one in await ben.editions("garden", seqs[2])] == ["2"]


async def test_a_change_is_told_with_the_entry_it_is_because_of(tmp_path, home):
    async with running(tmp_path / "data") as server, quick(server.port, "Ann") as ann:
        seq = (await ann.say("lobby", "helo")).seq
        done = await ann.edit("lobby", seq, "hello")
        changed = await until(ann, Changed)
        assert isinstance(changed.message.body, Said)
        assert (changed.message.seq, changed.message.body.text) == (seq, "hello")
        assert changed.because.seq == done.seq
