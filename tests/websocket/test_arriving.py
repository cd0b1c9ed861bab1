"""What happens to somebody while their hello is being looked up is not missed."""

from contextlib import AsyncExitStack, asynccontextmanager

from tests.faults.gate import Gate

from linnet.doors.websocket import door


@asynccontextmanager
async def held_back(server, token):
    """A connection whose hello knows its rooms, but is held back before it arrives."""
    async with server.wire() as wire:
        gate = Gate(server.server.store, "standings")
        await wire.send(type="hello", token=token, rooms={"lobby": 0})
        await gate.until_reached()
        yield wire, gate


async def bobs_token(server):
    async with server.wire("Bob") as bob:
        return bob.welcome["token"]


async def test_an_invitation_during_a_hello_is_in_the_welcome(server):
    token = await bobs_token(server)
    async with server.wire("Ann") as ann, held_back(server, token) as (bob, gate):
        tea = (await ann.ask(type="create-room", name="tea", kind="private"))["room"]
        await ann.ask(type="invite", room=tea, who="Bob")
        gate.open()
        welcome = await bob.next("welcome")
        assert [room["id"] for room in welcome["rooms"]] == ["lobby", tea]
        await ann.say("hello Bob", room=tea)
        assert [e["seq"] for e in await bob.entries(1, tea)] == [3]


async def test_a_room_left_during_a_hello_is_not_heard(server):
    async with server.wire("Bob") as other, server.wire("Ann") as ann:
        tea = (await ann.ask(type="create-room", name="tea", kind="private"))["room"]
        await ann.ask(type="invite", room=tea, who="Bob")
        async with held_back(server, other.welcome["token"]) as (bob, gate):
            await other.ask(type="leave", room=tea)
            gate.open()
            welcome = await bob.next("welcome")
            assert [room["id"] for room in welcome["rooms"]] == ["lobby"]
            await ann.say("alone now", room=tea)
            await ann.say("fence")
            await bob.entries(1)
            assert [f for f in bob.heard if f.get("room") == tea] == []


async def test_a_room_left_at_the_last_moment_of_a_hello_is_not_heard(server):
    async with server.wire("Bob") as other, server.wire("Ann") as ann, server.wire() as bob:
        tea = (await ann.ask(type="create-room", name="tea", kind="private"))["room"]
        await ann.ask(type="invite", room=tea, who="Bob")
        gate = Gate(server.server.store, "room", only=tea)
        await bob.send(type="hello", token=other.welcome["token"])
        await gate.until_reached()
        await other.ask(type="leave", room=tea)
        gate.open()
        assert [room["id"] for room in (await bob.next("welcome"))["rooms"]] == ["lobby"]
        await ann.say("alone now", room=tea)
        await ann.say("fence")
        await bob.entries(1)
        assert [f for f in bob.heard if f.get("room") == tea] == []


async def test_a_session_that_ends_during_its_hello_does_not_begin(server):
    async with server.wire("Bob") as other:
        session = next(iter(server.server.engine.telling.online[other.me])).session
        async with held_back(server, other.welcome["token"]) as (bob, gate):
            await server.server.auth.log_out(session)
            gate.open()
            assert (await bob.next("refused", "welcome"))["reason"] == "signed-out"


async def test_who_hangs_up_during_the_hello_never_came(server):
    token = await bobs_token(server)
    async with server.wire("Ann") as ann:
        async with held_back(server, token) as (bob, gate):
            await bob.connection.close()
            gate.open()
        await ann.say("fence")
        await ann.entries(1)
        assert list(server.server.engine.telling.online) == [ann.me]


async def test_leaving_and_coming_back_during_a_backfill_mixes_no_two_histories(server):
    async with server.wire("Ann") as ann:
        tea = (await ann.ask(type="create-room", name="tea"))["room"]
        async with server.wire("Bob") as first:
            await first.ask(type="join", room=tea)
            for n in range(150):
                await ann.send(type="say", send_id=f"t{n}", room=tea, text="x")
            await ann.say("last", room=tea)
            await first.entries(152, tea)
            gate = Gate(server.server.store, "entries")
            hello = {"token": first.welcome["token"], "rooms": {tea: 1}}
            async with server.wire(**hello) as second:
                await gate.until_reached()
                await first.ask(type="leave", room=tea)
                gate.open()
                # It could not hear the leaving in its place, so it begins anew.
                assert (await second.next("closing"))["reason"] == "too-slow"
            held = max([1, *(f["seq"] for f in second.heard if f["type"] == "entry")])
            await first.ask(type="join", room=tea)
            hello["rooms"] = {tea: held}
            async with server.wire(**hello) as third:
                seqs = [e["seq"] for e in await third.entries(155 - held, tea)]
                assert seqs == list(range(held + 1, 156))


async def test_more_than_are_let_in_at_once_all_come_in_and_what_they_asked_next(
    server, monkeypatch
):
    monkeypatch.setattr(door, "ADMITTED", 2)
    async with AsyncExitStack() as stack:
        wires = [await stack.enter_async_context(server.wire()) for _ in range(9)]
        for n, wire in enumerate(wires):
            await wire.send(type="hello", name=f"Ann{n}")
            await wire.send(type="list-rooms", send_id="next")
        for n, wire in enumerate(wires):
            assert (await wire.next("welcome"))["you"]["name"] == f"Ann{n}"
            assert (await wire.next("rooms"))["send_id"] == "next"


async def lobby(wire):
    return (await wire.ask(type="list-rooms"))["rooms"][0]


async def arrive_during(server, wire, *deeds):
    """Somebody's other device, whose place was looked up before all this; its welcome's lobby."""
    gate = Gate(server.server.store, "standings", only=wire.me)
    async with server.wire() as other:
        await other.send(type="hello", token=wire.welcome["token"])
        await gate.until_reached()
        for deed in deeds:
            await deed()
        gate.open()
        return (await other.next("welcome"))["rooms"][0]


async def test_a_welcome_counts_what_happened_while_it_was_made(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        seq = (await ann.say("@bob"))["seq"]
        edit = {"type": "edit", "room": "lobby", "seq": seq}
        moments = [
            [lambda: ann.say("@bob")],
            [lambda: ann.ask(**edit, text="nobody")],
            [lambda: bob.say("mine")],
            [lambda: ann.ask(**edit, text="@bob"), lambda: ann.say("@bob")],
            [lambda: bob.ask(type="read", room="lobby", seq=seq)],
            [lambda: bob.ask(type="set-level", room="lobby", level="mentions")],
            [lambda: bob.ask(type="set-draft", room="lobby", text="Dear")],
        ]
        for deeds in moments:
            told = await arrive_during(server, bob, *deeds)
            now = await lobby(bob)
            for what in ("count", "level", "draft"):
                assert told.get(what) == now.get(what)
            for what in ("seq", "count", "mentions"):
                assert told["read"].get(what) == now["read"].get(what)


async def test_who_is_blocked_while_a_welcome_is_made_is_in_it(server):
    async with server.wire("Ann") as ann, server.wire("Eve"):
        gate = Gate(server.server.store, "standings", only=ann.me)
        async with server.wire() as phone:
            await phone.send(type="hello", token=ann.welcome["token"])
            await gate.until_reached()
            await ann.ask(type="block", who="eve")
            gate.open()
            assert [one["name"] for one in (await phone.next("welcome"))["blocked"]] == ["Eve"]
