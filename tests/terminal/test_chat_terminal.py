"""`linnet chat` at a terminal: a pseudo-terminal stands in for the person's."""

import re

from tests.client.little import LittleServer
from tests.client.net import LittleNet, serving
from tests.ground import running
from tests.terminal.test_chat import said

from linnet.client import Address, Client
from linnet.hub.administration import THE_ADMINISTRATOR
from linnet.protocol.administration import Newcomer
from linnet.protocol.frames import TypingTold
from linnet.protocol.ids import LOBBY, PersonId, RoomId
from linnet.terminal.writing import Writing


async def test_it_asks_for_a_name_once_until_the_server_takes_it(net: LittleNet, open_terminal):
    net.server.enter("Taken")
    terminal = await open_terminal("--plain", "--port", net.port)
    await terminal.until("Your name: ")
    terminal.type("Taken\n")
    await terminal.until("Somebody has this name")
    await terminal.until("The password of Taken, if this is you")
    terminal.type("\n")
    await terminal.until("Your name: ", after=terminal.seen.index("Somebody"))
    terminal.type("Ann\n")
    await terminal.until("as Ann (")
    await terminal.until("#lobby >")
    terminal.type("/exit\r")
    assert await terminal.end() == 0
    again = await open_terminal("--plain", "--port", net.port)
    await again.until("as Ann (")
    await again.until("#lobby >")
    assert "Your name" not in again.seen
    again.type("\x04")
    assert await again.end() == 0


async def test_names_are_coloured_and_what_others_write_does_nothing(net, open_terminal):
    net.server.post("\x1b[2Jgone\x1b]0;title\x07", name="Ben")
    terminal = await open_terminal("--plain", "--port", net.port, "--name", "Ann")
    await terminal.until("␛[2Jgone␛]0;title␇")
    await terminal.until("#lobby >")
    assert re.search(r"\x1b\[[0-9;]*38;5;\d+m\x1b?\[?.*Ben", terminal.raw)
    assert "\x1b[2Jgone" not in terminal.raw
    terminal.type("hello\r")
    await terminal.until("Ann: hello")
    terminal.type("quit\r")
    assert await terminal.end() == 0
    assert said(net.server, "Ann") == ["hello"]


async def test_a_new_password_is_asked_for_twice_and_a_slip_changes_nothing(
    tmp_path, open_terminal
):
    async with running(tmp_path / "data") as server:
        terminal = await open_terminal("--plain", "--port", server.port, "--name", "Ann")
        await terminal.until("#lobby >")
        for second in ("correct horse slip", "correct horse battery"):
            start = len(terminal.seen)
            terminal.type("/claim\r")
            await terminal.until("A password for your account:", after=start)
            terminal.type("correct horse battery\r")
            await terminal.until("The same again:", after=start)
            terminal.type(f"{second}\r")
            came = "were not the same" if "slip" in second else "you have an account now"
            await terminal.until(came, after=start)
        assert "correct horse" not in terminal.seen
        await terminal.until("#lobby >", after=terminal.seen.index("you have an account now"))
        terminal.type("\x04")
        assert await terminal.end() == 0


async def test_how_things_stand_is_always_to_be_seen(open_terminal):
    server = LittleServer()
    async with serving(server) as net:
        terminal = await open_terminal("--plain", "--port", net.port, "--name", "Ann")
        await terminal.until("#lobby - connected")
    await terminal.until("reconnecting in")
    terminal.type("typed offline\r")
    await terminal.until("1 waiting")
    async with serving(server, net.port):
        await terminal.until("Ann: typed offline")
        await terminal.until("#lobby - connected", after=terminal.seen.index("Ann: typed offline"))
        terminal.type("\x04")
        assert await terminal.end() == 0
    assert said(server, "Ann") == ["typed offline"]


async def test_formatting_is_seen_and_a_call_is_heard(tmp_path, open_terminal):
    async with running(tmp_path / "data") as server, server.wire("Ben") as ben:
        terminal = await open_terminal("--plain", "--port", server.port, "--name", "Ann", "--bell")
        await terminal.until("#lobby >")
        await ben.say("**all** is ||secret|| `here`")
        await terminal.until("all is ▒▒▒ here [")
        assert "\x1b[1mall\x1b[0m is" in terminal.raw
        assert "\x07" not in terminal.raw
        await ben.say("@Ann, look")
        await terminal.until("! Ben: @Ann, look [")
        assert terminal.raw.count("\x07") == 1
        terminal.type("\x04")
        assert await terminal.end() == 0


async def test_who_has_an_account_comes_in_by_its_name_where_guests_may_not(
    tmp_path, open_terminal
):
    async with running(tmp_path / "data", guests=False) as server:
        cards, _ = await server.server.administering.add(
            THE_ADMINISTRATOR, [Newcomer(name="Ann Lee")], preview=False
        )
        terminal = await open_terminal("--plain", "--port", server.port, "--name", "Ann Lee")
        await terminal.until("takes no guests")
        await terminal.until("if this is you")
        terminal.type(f"{cards[0].one_time}\r")
        start = 0
        for second in ("correct slip", "correct horse"):
            await terminal.until("A password of your own", after=start)
            start = len(terminal.seen)
            terminal.type("correct horse\r")
            await terminal.until("The same again:", after=start)
            start = len(terminal.seen)
            terminal.type(f"{second}\r")
        await terminal.until("#lobby >")
        terminal.type("/exit\r")
        assert await terminal.end() == 0


async def test_who_writes_stands_below_and_others_see_that_one_writes(tmp_path, open_terminal):
    async with running(tmp_path / "data") as server, server.wire("Ben") as ben:
        terminal = await open_terminal("--plain", "--port", server.port, "--name", "Ann")
        await terminal.until("#lobby >")
        terminal.type("/me")
        terminal.type("\x15hello")
        told = await ben.next("typing")
        assert [server.server.engine.telling.online[id][0].person.name for id in told["who"]] == [
            "Ann"
        ]
        await ben.send(type="typing", room="lobby")
        await terminal.until("Ben is writing…")
        terminal.type("\r")
        await terminal.until("Ann: hello")


async def test_who_said_something_or_is_in_another_room_is_not_writing(net: LittleNet):
    async with Client(Address("127.0.0.1", net.port), name="Ann") as client:
        writing = Writing(client)
        told = TypingTold(room=LOBBY, who=[PersonId("100009"), PersonId("100010")])
        writing.heard(told, RoomId("~garden"))
        assert not writing.text(LOBBY)
        writing.heard(told, LOBBY)
        assert writing.text(LOBBY) == "2 people are writing…"
        assert not writing.text(RoomId("~garden"))
        assert [writing.said(PersonId("100009")) for _ in "12"] == [True, False]
        assert writing.text(LOBBY).endswith("is writing…")
