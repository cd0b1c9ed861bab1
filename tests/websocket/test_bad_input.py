"""Whatever arrives: a clear refusal, the right fate for the connection, and nobody else notices."""

import asyncio
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.websocket.raw import raw
from websockets.frames import Opcode

from linnet.protocol import limits

SAY = {"type": "say", "send_id": "1", "room": "lobby", "text": "hi"}


def text(**changes):
    return json.dumps({k: v for k, v in (SAY | changes).items() if v is not ...}).encode()


STAYS = [
    (b"", "bad-frame"),
    (b"hello", "bad-frame"),
    (b"null", "bad-frame"),
    (b"[]", "bad-frame"),
    (b"{}", "bad-frame"),
    (b'{"type":', "bad-frame"),
    (b'{"type": "ping"} {"type": "ping"}', "bad-frame"),
    (b"[" * 60_000, "bad-frame"),
    (b'{"type": "ping", "x": ' + b"[" * 60_000, "bad-frame"),
    (b'{"a":' * 10_000, "bad-frame"),
    (b"9" * 60_000, "bad-frame"),
    (b'{"type": "teleport", "send_id": "1"}', "bad-frame"),
    (b'{"type": "welcome"}', "bad-frame"),
    (b'{"type": 7}', "bad-frame"),
    (text(text=...), "bad-frame"),
    (text(text=7), "bad-frame"),
    (text(text=None), "bad-frame"),
    (text(extra="x"), "bad-frame"),
    (text(send_id=""), "bad-frame"),
    (text(send_id="x" * 65), "bad-frame"),
    (text(send_id="a b"), "bad-frame"),
    (text(send_id="1\n"), "bad-frame"),
    (text(send_id=1), "bad-frame"),
    (text(room=""), "bad-frame"),
    (text(room="x" * 81), "bad-frame"),
    (text(text="\ud800"), "bad-frame"),
    (b'{"type": "read", "send_id": "1", "room": "lobby", "seq": 1e999}', "bad-frame"),
    (b'{"type": "read", "send_id": "1", "room": "lobby", "seq": -1}', "bad-frame"),
    (b'{"type": "read", "send_id": "1", "room": "lobby", "seq": 1.5}', "bad-frame"),
    (b'{"type": "read", "send_id": "1", "room": "lobby", "seq": 9007199254740992}', "bad-frame"),
    (b'{"type": "history", "send_id": "1", "room": "lobby", "limit": 0}', "bad-frame"),
    (b'{"type": "history", "send_id": "1", "room": "lobby", "limit": -1}', "bad-frame"),
    (b'{"type": "set-role", "send_id": "1", "room": "lobby", "who": "x", "role": "god"}',
     "bad-frame"),
    (b'{"type": "create-room", "send_id": "1", "name": "x", "kind": "direct"}', "bad-frame"),
    (text(text=""), "empty-text"),
    (text(text=" \n\u200b"), "empty-text"),
    (text(text="a\0b"), "bad-text"),
    (text(text="\x1b]0;gotcha\x07"), "bad-text"),
    (text(text="x" * (limits.TEXT + 1)), "too-long"),
    (text(room="~none"), "no-such-room"),
    (text(room="none\0"), "no-such-room"),
    (text(room="#"), "no-such-room"),
    (text(room="'; drop table entry; --"), "no-such-room"),
    (b'{"type": "typing", "room": "~none"}', "no-such-room"),
    (b'{"type": "direct", "send_id": "1", "who": "\\u0000"}', "no-such-person"),
    (b'{"type": "direct", "send_id": "1", "who": "99999999999999999999"}', "no-such-person"),
    (b'{"type": "create-room", "send_id": "1", "name": "a b"}', "bad-room-name"),
]  # fmt: skip
ENDS = [
    (Opcode.TEXT, b'{"type": "say", "text": "\xff"}', "not-text", 1007),
    (Opcode.BINARY, text(), "not-text", 1003),
    (Opcode.TEXT, b" " * (limits.FRAME + 1), "too-large", 1009),
    (Opcode.CONT, text(), "bad-frame", 1002),
]


async def test_a_bad_frame_is_refused_with_its_reason_and_the_connection_stays(server):
    async with raw(server.port, "Mallory") as mallory, server.wire("Bystander") as bystander:
        for n, (payload, reason) in enumerate(STAYS):
            mallory.send_text(payload)
            refused = await mallory.next("refused")
            assert (payload[:60], refused["reason"]) == (payload[:60], reason)
            assert refused["message"].endswith(".")
            assert len(refused["message"]) < 300
            mallory.send(**SAY | {"send_id": f"ok-{n}"})
            assert (await mallory.next("done"))["seq"] == n + 1
        entries = await bystander.entries(len(STAYS))
        assert [e["seq"] for e in entries] == list(range(1, len(STAYS) + 1))
        assert {f["type"] for f in bystander.heard} <= {"welcome", "entry", "presence"}


async def test_what_breaks_the_stream_ends_the_connection_with_its_code(server):
    async with server.wire("Bystander") as bystander:
        for opcode, payload, reason, code in ENDS:
            async with raw(server.port, f"Mallory {code}") as mallory:
                sending = {
                    Opcode.TEXT: mallory.peer.send_text,
                    Opcode.BINARY: mallory.peer.send_binary,
                }
                if opcode in sending:
                    sending[opcode](payload)
                else:
                    mallory.peer.expect_continuation_frame = True
                    mallory.peer.send_continuation(payload, fin=True)
                mallory.flush()
                assert await mallory.closed() == (reason, code)
        assert (await bystander.say("unharmed"))["seq"] == 1


async def test_who_waits_for_a_wish_that_was_no_command_learns_which(server):
    async with raw(server.port, "Mallory") as mallory:
        for more in ({"seq": "x"}, {"odd": 1}, {"type": "dance"}, {"room": [[]]}):
            mallory.send(**SAY | {"send_id": "mine"} | more)
            refused = await mallory.next("refused")
            assert (refused["reason"], refused["send_id"]) == ("bad-frame", "mine")
        for bad in ("", "a b", "x" * 65, 1, None, ["mine"]):
            mallory.send(**SAY | {"send_id": bad, "odd": 1})
            assert "send_id" not in await mallory.next("refused")


async def test_nobody_is_corrected_for_ever(server):
    async with raw(server.port, "Mallory") as mallory:
        for _ in range(limits.BAD_FRAMES):
            mallory.send_text(b"nonsense")
        mallory.send(type="ping")
        assert (await mallory.next("pong", "closing"))["type"] == "pong"
        for _ in range(limits.BAD_FRAMES + 1):
            mallory.send_text(b"nonsense")
        assert await mallory.closed() == ("bad-frame", 1008)


async def test_the_same_send_id_with_another_wish_is_refused_whatever_the_wish(server):
    async with server.wire("Ann") as ann:
        await ann.say("hi", send_id="1")
        for command in (
            {"type": "say", "room": "lobby", "text": "ho"},
            {"type": "create-room", "name": "tea"},
            {"type": "leave", "room": "lobby"},
        ):
            assert (await ann.ask(**command, send_id="1"))["reason"] == "send-id-reused"


async def test_a_hello_may_name_thousands_of_rooms_that_are_not_there(server):
    async with raw(server.port) as mallory:
        rooms = {f"~{n}": 1 for n in range(3000)}
        mallory.send(type="hello", name="Mallory", rooms=rooms)
        assert len((await mallory.next("welcome"))["rooms"]) == 1


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
TYPES = [
    "say", "create-room", "direct", "join", "leave", "invite", "rename", "set-topic", "set-role",
    "read", "history", "list-people", "list-rooms", "typing", "ping", "hello", "nonsense",
]  # fmt: skip
FIELDS = [
    "send_id", "room", "text", "name", "who", "role", "seq", "before", "after", "limit", "kind",
    "topic", "offset", "token",
]  # fmt: skip
likely = st.sampled_from(["lobby", "1", "x", "Ann", "member", "open", 1, 0, 50, "~1-2"])
commands = st.fixed_dictionaries(
    {"type": st.sampled_from(TYPES)},
    optional=dict.fromkeys(FIELDS, likely | anything),
)


async def test_random_commands_are_each_answered_and_harm_nobody(server):
    async with raw(server.port, "Mallory") as mallory, server.wire("Bystander") as bystander:
        loop = asyncio.get_running_loop()

        async def send(command):
            mallory.send_text(json.dumps(command).encode("utf-8", "surrogatepass"))
            mallory.send(type="list-rooms", send_id="fence")
            while (await mallory.next("rooms", "refused", "pong", "done")).get("type") != "rooms":
                pass

        @settings(
            max_examples=150, deadline=None, suppress_health_check=list(HealthCheck),
            database=None,
        )  # fmt: skip
        @given(commands)
        def fuzz(command):
            asyncio.run_coroutine_threadsafe(send(command), loop).result(10)

        await asyncio.to_thread(fuzz)
        assert (await bystander.say("unharmed"))["type"] == "done"


@pytest.mark.parametrize("cut", [1, 7, 1000])
async def test_two_megabytes_of_commands_at_once_are_all_answered_in_order(cut, server):
    number = 2_000_000 // 1_000
    async with raw(server.port, "Ann") as ann:
        for n in range(number):
            ann.peer.send_text(text(send_id=f"{n}", text="x" * 930))
        data = b"".join(ann.peer.data_to_send())
        assert len(data) > 1_900_000
        size = len(data) // cut

        async def answers():
            return [(await ann.next("done"))["send_id"] for _ in range(number)]

        reading = asyncio.create_task(answers())
        for at in range(0, len(data), size):
            ann.writer.write(data[at : at + size])
            await ann.writer.drain()
        assert await reading == [f"{n}" for n in range(number)]
