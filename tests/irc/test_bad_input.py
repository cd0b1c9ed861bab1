"""Bad input over IRC: too long, not text, for ever, too fast, forged; and nobody else notices."""

import asyncio
import socket
from pathlib import Path

import pytest
from tests.irc.conftest import House, housed, words

from linnet.doors.irc.connection import IrcConnection


async def test_ten_thousand_registration_commands_end_the_connection(house: House) -> None:
    ann = await house.come("ann", join="#lobby")
    flood = await house.connect()
    await flood.raw(b"NICK x\r\nCAP LS 302\r\n" * 5_000)
    ends = await flood.ended()
    assert not ends or ends[-1].command == "ERROR"
    assert words(await ann.ask("PRIVMSG #lobby :still here")) == []


async def test_sasl_without_end_is_too_long_and_leaves_nothing(house: House) -> None:
    ann = await house.connect()
    await ann.send("CAP REQ :sasl", "AUTHENTICATE PLAIN", *[f"AUTHENTICATE {'A' * 400}"] * 20)
    assert (await ann.until("905")).params[0] == "*"
    await ann.send("AUTHENTICATE PLAIN", "AUTHENTICATE *")
    await ann.until("906")
    await ann.send("AUTHENTICATE PLAIN", "AUTHENTICATE !!!!")
    await ann.until("904")
    await ann.send("NICK ann", "USER u 0 * :r", "CAP END")
    await ann.until("001", "ann")


async def test_lines_over_the_limit_are_refused_and_the_next_one_is_read(house: House) -> None:
    ann = await house.come("ann", "message-tags", join="#lobby")
    over = [
        f"PRIVMSG #lobby :{'x' * 500}",
        f"@+tag={'x' * 4_100} PRIVMSG #lobby :x",
        "x" * 10_000,
    ]
    for line in over:
        told = await ann.ask(line)
        assert [one.command for one in told] == ["417"], line[:40]
    assert words(await ann.ask("ISON ann")) == ["irc.linnet 303 ann ann"]
    await ann.raw(b"x" * 9_000)
    await ann.until("417")
    await ann.raw(b"x" * 9_000)
    assert [line.command for line in await ann.ended()] == ["417", "ERROR"]


async def test_what_is_no_utf8_is_refused_by_name(house: House) -> None:
    ann = await house.come("ann", join="#lobby")
    bob = await house.come("bob", join="#lobby")
    await ann.sync()
    await ann.raw(b"PRIVMSG #lobby :caf\xe9\r\n")
    (line,) = await ann.sync()
    assert line.params[:2] == ["PRIVMSG", "INVALID_UTF8"]
    assert await bob.sync() == []


async def test_nul_cr_and_lf_never_make_another_line(house: House) -> None:
    ann = await house.come("ann", join="#lobby")
    bob = await house.come("bob", join="#lobby")
    await ann.sync()
    await ann.raw(b"PRIVMSG #lobby :a\rQUIT\r\nPRIVMSG #lobby :b\0QUIT\r\n")
    assert await ann.sync() == []
    assert await bob.sync() == []
    async with house.server.wire("Carl") as carl:
        await carl.say("one\nQUIT :forged\nthree")
        await carl.ask(type="create-room", name="den", topic="x")
        told = words([await bob.until("PRIVMSG") for _ in range(3)])
    assert told == [
        "Carl PRIVMSG #lobby one", "Carl PRIVMSG #lobby QUIT :forged", "Carl PRIVMSG #lobby three",
    ]  # fmt: skip


async def test_escape_sequences_do_not_cross(house: House) -> None:
    ann = await house.come("ann", join="#lobby")
    async with house.server.wire("Bob") as bob:
        await ann.ask("PRIVMSG #lobby :\x1b[2J\x07red\x9b alert")
        (entry,) = await bob.entries(1)
        assert entry["body"]["text"] == "[2Jred alert"
        refused = await bob.say("\x1b]0;title\x07")
        assert refused["reason"] == "bad-text"


async def test_who_talks_too_fast_is_slowed_and_nobody_else_notices(tmp_path: Path) -> None:
    async with housed(tmp_path / "data", rate_messages="10/s burst 30") as house:
        loud = await house.come("loud", join="#lobby")
        calm = await house.come("calm", join="#lobby")
        await loud.send(*["PRIVMSG #lobby :now"] * 200)
        await asyncio.wait_for(calm.ask("PRIVMSG #lobby :in between"), 2)
        refused = [line for line in await loud.sync() if line.command == "404"]
        assert len(refused) > 100
        assert "too often" in refused[0].params[-1]


async def test_unknown_and_strange_commands_are_answered_and_do_no_harm(house: House) -> None:
    ann = await house.come("ann", join="#lobby")
    for line in (
        "", " ", ":", ":x", "@", "@x", "@ PING", "PRIVMSG", "PRIVMSG ,,, :x", "JOIN ,", "JOIN :",
        "MODE #lobby +ooooooooooooooooooooooooooooo", "WHO :", "KICK #lobby :", "NAMES #", "CAP",
        "CHATHISTORY LATEST #lobby * 99999999999999999999", "CHATHISTORY BEFORE #lobby msgid=. 5",
        "CHATHISTORY AFTER #lobby timestamp=99999-01-01T00:00:00.000Z 5", "MARKREAD #lobby x=y",
        "REDACT #lobby lobby.0", "REDACT #lobby .", "METADATA * GET", "METADATA ! LIST",
        "MONITOR +", "MONITOR + ,,,", "BATCH +", "BATCH -x", "WHOWAS ann -1", "TOPIC", "INVITE x",
        "LIST >x,C<,T>,<", "OPER a", "KILL", "USERHOST a b c d e f g", "NICK :", "@+x TAGMSG",
        "MODE #lobby b b b", "MODE #lobby -b+b ann!*@* *!*@*", "MODE #lobby +k-l x 3",
    ):  # fmt: skip
        await asyncio.wait_for(ann.ask(line), 5)
    assert words(await ann.ask("ISON ann")) == ["irc.linnet 303 ann ann"]


async def test_half_open_connections_hold_nobody_up(house: House) -> None:
    waiting = [await house.connect() for _ in range(500)]
    for n, one in enumerate(waiting):
        await one.raw(b"NICK"[: n % 5])
    ann = await house.come("ann")
    told = words(await ann.ask("LUSERS"))
    assert "irc.linnet 253 ann 500 unregistered connections" in told


async def test_a_line_that_never_ends_ends_the_connection(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(IrcConnection, "line_within", 1.0)
    ann, drip = await house.come("ann"), await house.come("drip")

    async def dripping() -> None:
        while True:
            await drip.raw(b"x")
            await asyncio.sleep(0.1)

    endless = asyncio.create_task(dripping())
    told = words(await drip.ended())
    endless.cancel()
    await asyncio.wait([endless])
    assert "A line was begun and not finished" in told[-1]
    assert words(await ann.ask("ISON ann")) == ["irc.linnet 303 ann ann"]


async def test_who_does_not_read_holds_nobody_up_and_misses_nothing(tmp_path: Path) -> None:
    async with housed(tmp_path / "data", write_buffer=1 << 16) as house:
        lazy, loop = socket.socket(), asyncio.get_running_loop()
        lazy.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        lazy.connect(("127.0.0.1", house.port))
        lazy.sendall(b"NICK lazy\r\nUSER u 0 * :r\r\nJOIN #lobby\r\n")
        lazy.setblocking(False)
        heard = b""
        while b" 366 " not in heard:
            heard += await asyncio.wait_for(loop.sock_recv(lazy, 4096), 10)
        bob = await house.come("bob", join="#lobby")
        async with house.server.wire("Web") as web:
            for n in range(3_000):
                await web.send(type="say", send_id=f"{n}", room="lobby", text=f"{n} {'x' * 280}")
            while not (await bob.until("PRIVMSG")).params[1].startswith("2999 "):
                pass
        door = house.server.server.irc
        assert door is not None
        assert any(one.behind for one in door.connections)
        while b":2999 x" not in heard:
            heard += await asyncio.wait_for(loop.sock_recv(lazy, 1 << 20), 10)
        said = [line for line in heard.decode().split("\r\n") if line.startswith(":Web!")]
        numbers = [int(line.partition(" :")[2].split()[0]) for line in said if "PRIVMSG" in line]
        assert numbers == list(range(3_000))
        lazy.close()
