"""Hello, welcome, and coming back: who somebody is and where they go on."""

import asyncio

import pytest
from tests.ground import running
from websockets.exceptions import ConnectionClosed

from linnet.protocol import limits


async def test_a_welcome_says_who_one_is_and_what_the_server_allows(server):
    async with server.wire("Ann", agent="test") as ann, server.wire("Bob") as bob:
        you = ann.welcome["you"]
        assert (you["name"], you["kind"], you["role"]) == ("Ann", "guest", "member")
        assert len(you["id"]) == 6
        assert you["id"].isdecimal()
        (lobby,) = ann.welcome["rooms"]
        assert (lobby["id"], lobby["kind"], lobby["role"], lobby["head"]) == (
            "lobby", "open", "member", 0,
        )  # fmt: skip
        assert (lobby["members"], lobby["online"]) == (1, 1)
        assert ann.welcome["limits"]["frame"] == limits.FRAME
        assert ann.welcome["heartbeat"] == 25.0
        assert ann.welcome["server"]["name"] == "Linnet"
        assert ann.welcome["token"] != bob.welcome["token"]
        assert [p["name"] for p in bob.welcome["people"]] == ["Ann"]


async def test_a_token_brings_the_same_person_back_without_a_new_token(server):
    async with server.wire("Ann") as first:
        token = first.welcome["token"]
    async with server.wire(token=token) as again:
        assert again.welcome["you"] == first.welcome["you"]
        assert "token" not in again.welcome


async def test_a_token_is_good_after_a_restart_and_so_is_the_server_s_id(tmp_path):
    async with running(tmp_path) as server, server.wire("Ann") as first:
        await first.say("kept")
    hello = {"token": first.welcome["token"], "rooms": {"lobby": 0}}
    async with running(tmp_path) as server, server.wire(**hello) as again:
        assert again.welcome["you"] == first.welcome["you"]
        assert again.welcome["server"]["id"] == first.welcome["server"]["id"]
        (entry,) = await again.entries(1)
        assert (entry["seq"], entry["body"]["text"]) == (1, "kept")


NOT_A_HELLO = [
    {"type": "ping"},
    {"type": "say", "send_id": "1", "room": "lobby", "text": "hi"},
    {"type": "list-rooms", "send_id": "1"},
    {"type": "typing", "room": "lobby"},
    {"type": "nonsense"},
]
REFUSED = [
    ({}, "bad-frame"),
    ({"name": "Ann2", "token": "x"}, "bad-frame"),
    ({"token": "wrong"}, "bad-token"),
    ({"token": ""}, "bad-token"),
    ({"token": "\U0001f426"}, "bad-token"),
    ({"name": "Ann"}, "name-taken"),
    ({"name": "aNN"}, "name-taken"),
    ({"name": "\u0410nn"}, "bad-name"),
    ({"name": "admin"}, "name-reserved"),
    ({"name": ""}, "bad-name"),
    ({"name": "a\u202eb"}, "bad-name"),
]


async def test_whatever_is_not_a_hello_ends_a_connection_that_has_not_said_it(server):
    for frame in NOT_A_HELLO:
        async with server.wire() as wire:
            await wire.send(**frame)
            assert (await wire.next("closing"))["reason"] in ("hello-first", "bad-frame")
            with pytest.raises(ConnectionClosed) as closed:
                await wire.connection.recv()
            assert closed.value.rcvd.code == 1008


async def test_a_refused_hello_may_be_said_again(server):
    async with server.wire("Ann"), server.wire() as wire:
        for hello, reason in REFUSED:
            await wire.send(type="hello", **hello)
            assert (hello, (await wire.next("refused"))["reason"]) == (hello, reason)
        assert (await wire.hello(name="Bob"))["you"]["name"] == "Bob"


async def test_hello_is_said_once(server):
    async with server.wire("Ann") as ann:
        await ann.send(type="hello", name="Bob")
        assert (await ann.next("refused"))["reason"] == "hello-twice"
        assert (await ann.say("still here"))["seq"] == 1


async def test_who_comes_hears_what_they_do_not_hold_and_nothing_else(server):
    async with server.wire("Ann") as ann:
        for n in range(1, 8):
            await ann.say(f"{n}")
        token = ann.welcome["token"]
        async with server.wire(token=token, rooms={"lobby": 4}) as back:
            assert back.welcome["rooms"][0]["head"] == 7
            await ann.say("8")
            assert [e["seq"] for e in await back.entries(4)] == [5, 6, 7, 8]
            assert back.heard[0]["type"] == "welcome"
        async with server.wire(token=token) as new:
            await ann.say("9")
            assert [e["seq"] for e in await new.entries(1)] == [9]
        async with server.wire(token=token, rooms={"lobby": 0}) as all_of_it:
            assert [e["seq"] for e in await all_of_it.entries(9)] == list(range(1, 10))


@pytest.mark.parametrize("held", [9, 2**53 - 1])
async def test_who_claims_to_hold_what_never_was_hears_what_comes(held, server):
    async with server.wire("Ann") as ann, server.wire("Bob", rooms={"lobby": held}) as bob:
        await ann.say("1")
        assert [e["seq"] for e in await bob.entries(1)] == [1]


async def test_rooms_one_is_not_in_are_no_place_to_go_on(server):
    async with server.wire("Ann") as ann:
        secret = (await ann.ask(type="create-room", name="secret", kind="private"))["room"]
        held = {secret: 0, "secret": 0, "~none": 0, "lobby": 0}
        async with server.wire("Bob", rooms=held) as bob:
            await ann.say("psst", room=secret)
            await ann.say("hi all")
            (entry,) = await bob.entries(1)
            assert entry["body"]["text"] == "hi all"
            assert [f for f in bob.heard if f.get("room") == secret] == []


async def test_there_is_no_seam_between_past_and_present_while_many_talk(server):
    """One who leaves and resumes at random places hears 1..n, each once and in order."""
    senders, each = 5, 60
    total = senders * each

    async def talk(n):
        async with server.wire(f"Sender {n}") as wire:
            for k in range(each):
                await wire.say(f"{n} {k}")

    async def listen(token, chunk):
        held, seen = 0, []
        while held < total:
            async with server.wire(token=token, rooms={"lobby": held}) as wire:
                wanted = min(chunk, total - held)
                seen += [entry["seq"] for entry in await wire.entries(wanted)]
                held = seen[-1]
        return seen

    tokens = []
    for n in range(4):
        async with server.wire(f"Listener {n}") as wire:
            tokens.append(wire.welcome["token"])
    listeners = [
        asyncio.create_task(listen(token, chunk))
        for token, chunk in zip(tokens, (3, 17, 40, 300), strict=True)
    ]
    await asyncio.gather(*(talk(n) for n in range(senders)))
    for seen in await asyncio.gather(*listeners):
        assert seen == list(range(1, total + 1))


async def test_done_is_said_after_the_entry_is_on_disk(server):
    store = server.server.store
    async with server.wire("Ann") as ann:
        for n in range(1, 30):
            done = await ann.say(str(n))
            (entry,) = await store.entries("lobby", after=done["seq"] - 1, limit=1)
            assert (entry.seq, entry.body.text) == (n, str(n))


async def test_the_answers_to_one_connection_come_in_the_order_of_its_commands(server):
    async with server.wire("Ann") as ann:
        ids = [f"{n}" for n in range(300)]
        for n, send_id in enumerate(ids):
            match n % 4:
                case 0:
                    await ann.send(type="create-room", send_id=send_id, name=f"room-{n}")
                case 1:
                    await ann.send(type="list-rooms", send_id=send_id)
                case 2:
                    await ann.send(type="history", send_id=send_id, room=f"room-{n - 2}")
                case _:
                    await ann.send(type="read", send_id=send_id, room=f"#room-{n - 3}", seq=1)
        answers = [await ann.next("done", "refused", "rooms", "history") for _ in ids]
        assert [a["send_id"] for a in answers] == ids
        assert {a["type"] for a in answers} == {"done", "rooms", "history"}


async def test_messages_said_at_once_are_logged_and_answered_in_their_order(server):
    async with server.wire("Ann") as ann:
        for n in range(500):
            await ann.send(type="say", send_id=f"{n}", room="lobby", text=f"{n}")
        answers = [await ann.next("done") for _ in range(500)]
        assert [(a["send_id"], a["seq"]) for a in answers] == [(str(n), n + 1) for n in range(500)]
        assert [e["send_id"] for e in await ann.entries(500)] == [str(n) for n in range(500)]


async def test_what_is_sent_twice_is_said_once_also_from_another_connection(server):
    async with server.wire("Ann") as ann, server.wire(token=ann.welcome["token"]) as other:
        first = await ann.say("hi", send_id="once")
        assert await ann.say("hi", send_id="once") == first
        assert await other.say("hi", send_id="once") == first
        assert (await other.say("ho", send_id="once"))["reason"] == "send-id-reused"
        await ann.say("next")
        assert [e["body"]["text"] for e in await other.entries(2)] == ["hi", "next"]


async def test_a_sign_out_closes_the_connection_of_that_session_only(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        session = next(iter(server.server.engine.telling.online[ann.me])).session
        await server.server.auth.log_out(session)
        assert (await ann.next("closing"))["reason"] == "signed-out"
        assert (await bob.say("still here"))["type"] == "done"
        async with server.wire() as wire:
            await wire.send(type="hello", token=ann.welcome["token"])
            assert (await wire.next("refused"))["reason"] == "bad-token"
