"""The commands against the real server: the ways they promise to work together."""

import json
import re

from tests.ground import running
from tests.terminal.conftest import Run

from linnet.hub.administration import THE_ADMINISTRATOR
from linnet.protocol.administration import Newcomer
from linnet.protocol.people import Role

PASSWORD = "correct horse"


async def texts(linnet: Run, port: int) -> list[str]:
    """Everything said in the lobby, by name and text."""
    program = await linnet("chat", "--port", port, "--name", "Reader")
    program.type("/history 100")
    _, printed, _ = await program.end()
    return [line[6:].rpartition(" [")[0] for line in printed.splitlines() if line[:2].isdigit()]


async def test_chat_send_and_tail_meet_in_one_room(tmp_path, linnet: Run):
    async with running(tmp_path / "data") as server:
        tail = await linnet(
            "tail", "lobby", "--json", "--since", 0, "--count", 3, "--port", server.port
        )
        ann = await linnet("chat", "--port", server.port, "--name", "Ann")
        await ann.until(" online")
        ann.type("from chat")
        await ann.until("Ann: from chat")
        program = await linnet("send", "#lobby", "from send", "--port", server.port)
        assert (await program.end())[0] == 0
        await ann.until(": from send")
        ann.type("bye", "/exit")
        assert (await ann.end())[0] == 0
        code, printed, _ = await tail.end()
        assert code == 0
        told = [json.loads(line) for line in printed.splitlines()]
        assert [one["seq"] for one in told] == [1, 2, 3]
        assert [one["body"]["text"] for one in told] == ["from chat", "from send", "bye"]


async def test_a_guest_becomes_an_account_and_comes_back_as_it_elsewhere(
    tmp_path, linnet: Run, environment
):
    async with running(tmp_path / "data") as server:
        ann = await linnet("chat", "--port", server.port, "--name", "Ann")
        ann.type("as a guest", "/claim", "short", "/claim", PASSWORD, "/who")
        code, printed, _ = await ann.end()
        assert code == 0
        assert "A password has 6 to 512 bytes" in printed
        assert "you have an account now" in printed
        id = printed.partition("as Ann (")[2][:6]
        elsewhere = {"LINNET_HOME": str(tmp_path / "elsewhere")}
        other = await linnet("chat", "--port", server.port, "--name", "Other", **elsewhere)
        other.type("/login Ann", "wrong password", "/login Ann", PASSWORD, "from elsewhere")
        code, printed, _ = await other.end()
        assert code == 0
        assert "Name or password is wrong" in printed
        assert f"as Ann ({id})" in printed
        again = await linnet(
            "send", "lobby", "x", "--port", server.port, "--name", "Ann", **elsewhere
        )
        assert (await again.end())[0] == 0
        said = await texts(linnet, server.port)
        assert [one for one in said if one in ("Ann: from elsewhere", "Ann: x")]
        assert not [one for one in said if "password" in one or PASSWORD in one]


async def test_thirty_arrive_in_one_line(tmp_path, linnet: Run):
    async with running(tmp_path / "data") as server:
        ann = await linnet("chat", "--port", server.port, "--name", "Ann")
        await ann.until(" online")
        async with (
            server.wire("Pupil 0"),
            server.wire("Pupil 1"),
            server.wire("Pupil 2"),
            server.wire("Pupil 3"),
        ):
            await ann.until("→ Pupil 0 and 3 others joined")
        await ann.until(" left")


async def test_tail_tells_changes_as_lines_and_as_they_are_in_json(tmp_path, linnet: Run):
    async with running(tmp_path / "data") as server:
        ann = await linnet("chat", "--port", server.port, "--name", "Ann")
        ann.type("one", "/edit two\tlines", "/react last :+1:", "/delete")
        assert (await ann.end())[0] == 0
        program = await linnet("send", "lobby", "yes", "--reply-to", 1, "--port", server.port)
        assert (await program.end())[1:] == ("", "linnet: message-deleted: This message was "
            "deleted, so nothing can be done with it any more.\n")  # fmt: skip
        program = await linnet("send", "lobby", "more", "--port", server.port)
        assert (await program.end())[0] == 0
        program = await linnet("send", "lobby", "yes", "--reply-to", 5, "--port", server.port)
        assert (await program.end())[0] == 0
        tail = ["tail", "lobby", "--since", 0, "--count", 6, "--port", server.port]
        _, printed, _ = await (await linnet(*tail)).end()
        assert [line.split("\t")[2:] for line in printed.splitlines()] == [
            ["Ann", "(deleted)"],
            ["*", "Ann changed [1]"],
            ["*", "Ann reacted 👍 to [1]"],
            ["*", "Ann deleted [1]"],
            ["Ann", "more"],
            ["Ann", "yes"],
        ]
        _, printed, _ = await (await linnet(*tail, "--json")).end()
        bodies = [json.loads(line)["body"] for line in printed.splitlines()]
        kinds = ["said", "edited", "reacted", "deleted", "said", "said"]
        assert [body["kind"] for body in bodies] == kinds
        assert bodies[2] == {"kind": "reacted", "target": 1, "emoji": "👍"}
        assert bodies[-1] == {"kind": "said", "text": "yes", "reply_to": 5}


async def test_a_one_time_password_is_changed_for_ones_own_in_the_chat(tmp_path, linnet: Run):
    async with running(tmp_path / "data") as server:
        administering = server.server.administering
        newcomers = [Newcomer(name="Ann"), Newcomer(name="Ms Hill", role=Role.OWNER)]
        cards, _ = await administering.add(THE_ADMINISTRATOR, newcomers, preview=False)
        one_time = cards[0].one_time
        chat = await linnet("chat", "--port", server.port, "--name", "Visitor")
        chat.type("/login Ann", one_time, "short", "/login Ann", one_time, PASSWORD, "it is me")
        code, printed, _ = await chat.end()
        assert code == 0
        assert "This password works once" in printed
        assert "A password has 6 to 512 bytes" in printed
        assert f"as Ann ({cards[0].id})" in printed
        hill = await linnet("chat", "--port", server.port, "--name", "Hill")
        lines = ("/invite-code", "/login Ms Hill", cards[1].one_time, PASSWORD, "/invite-code")
        hill.type(*lines)
        code, printed, _ = await hill.end()
        assert code == 0
        assert "needs a role there" in printed
        assert re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4} makes one account", printed)
        said = await texts(linnet, server.port)
        assert set(said) == {"Ann: it is me"}
