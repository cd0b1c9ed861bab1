"""Capabilities that clients of today ask for, each where it matters."""

import socket
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from tests.irc.conftest import House, housed, words
from tests.irc.test_ways_in import trusting

from linnet.doors import irc
from linnet.doors.irc import commands
from linnet.server.identity import CERTIFICATE_FILE, KEY_FILE, key_of, write_certificate


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def certified(folder: Path, port: int) -> dict[str, str]:
    """Settings of a server with a certificate of its operator's."""
    write_certificate(folder, key_of(folder), ["127.0.0.1"], None)
    cert, key = str(folder / CERTIFICATE_FILE), str(folder / KEY_FILE)
    where = f"127.0.0.1:{port}"
    return {"tls": "auto", "tls_cert": cert, "tls_key": key, "irc_tls": where}


async def test_with_a_real_certificate_clients_are_told_to_keep_to_it(tmp_path: Path) -> None:
    port = free_port()
    async with housed(tmp_path / "data", **certified(tmp_path, port)) as house:
        plain, secure = await house.connect(), await house.connect(port, trusting())
        for client, told in ((plain, f"sts=port={port}"), (secure, "sts=duration=2592000")):
            await client.send("CAP LS 302", "CAP REQ sts", "NICK x")
            lines = [await client.until("CAP", "*", "LS"), await client.until("CAP", "*", "LS")]
            assert told in " ".join(line.params[-1] for line in lines).split()
            assert (await client.until("CAP", "*", "NAK")).params[-1] == "sts"


def test_every_command_of_the_door_is_in_its_table() -> None:
    for found in iter_modules(irc.__path__):
        module = import_module(f"{irc.__name__}.{found.name}")
        for name in ("EARLY", "COMMANDS"):
            assert set(getattr(module, name, ())) <= set(commands.COMMANDS), found.name


async def test_who_becomes_an_account_has_another_host(house: House) -> None:
    ann = await house.come("ann")
    await ann.ask("REGISTER * * correct-horse")
    bob = await house.come("bob", "chghost")
    lines = await bob.ask("NICKSERV IDENTIFY ann correct-horse")
    changed = next(line for line in lines if line.command == "CHGHOST")
    (_, who, *_) = [line for line in await bob.ask("WHOIS ann") if line.command in ("311", "378")]
    assert changed.params[1] == f"{who.params[-1].split()[-1]}.linnet"


async def test_what_is_monitored_is_told_as_in_a_room(house: House) -> None:
    caps = ("extended-monitor", "away-notify", "account-notify", "setname")
    ann = await house.come("ann", *caps)
    plain = await house.come("plain", *caps[1:])
    for one in (ann, plain):
        await one.ask("MONITOR + bob")
    bob = await house.come("bob", "setname")
    for one in (ann, plain):
        await one.until("730")
    await bob.ask("AWAY :gardening", "SETNAME :Bob the Second", "REGISTER * * correct-horse")
    assert words(await ann.sync()) == [
        "bob AWAY gardening", "bob SETNAME Bob the Second", "bob ACCOUNT bob",
    ]  # fmt: skip
    assert words(await plain.sync()) == []


async def test_events_are_played_back_to_who_asks_for_them(house: House) -> None:
    caps = ("draft/chathistory", "batch", "message-tags")
    ann = await house.come("ann", *caps, "draft/event-playback", join="#garden")
    bob = await house.come("bob", *caps, join="#garden")
    await bob.ask("PRIVMSG #garden :hello")
    await ann.ask("TOPIC #garden :tulips", "KICK #garden bob :enough")
    await bob.ask("JOIN #garden")
    wish = "CHATHISTORY LATEST #garden * 20"
    events = [line.command for line in await ann.ask(wish)]
    assert events == ["JOIN", "BATCH", "JOIN", "JOIN", "PRIVMSG", "TOPIC", "KICK", "JOIN", "BATCH"]
    assert [line.command for line in await bob.ask(wish)] == ["BATCH", "PRIVMSG", "BATCH"]


async def test_a_message_of_several_lines_comes_as_one_in_both_directions(house: House) -> None:
    caps = ("draft/multiline", "batch", "message-tags", "echo-message", "labeled-response")
    ann = await house.come("ann", *caps, join="#garden")
    bob = await house.come("bob", *caps, join="#garden")
    await ann.sync()
    sent = (
        "@label=l BATCH +x draft/multiline #garden", "@batch=x PRIVMSG #garden :one",
        "@batch=x PRIVMSG #garden :", "@batch=x;draft/multiline-concat PRIVMSG #garden :two",
        "BATCH -x",
    )  # fmt: skip
    echo, read = await ann.ask(*sent), await bob.sync()
    for lines in (echo, read):
        begin, *inside, end = lines
        assert begin.params[1:] == ["draft/multiline", "#garden"]
        assert [line.params[1] for line in inside] == ["one", "", "two"]
        assert ["draft/multiline-concat" in (line.tags or {}) for line in inside] == [0, 0, 1]
        assert {(line.tags or {})["batch"] for line in inside} == {begin.params[0][1:]}
        assert end.params == [f"-{begin.params[0][1:]}"]
    assert (echo[0].tags or {})["label"] == "l"
    assert (echo[0].tags or {})["msgid"] == (read[0].tags or {})["msgid"]
    told = await ann.ask("BATCH +y draft/multiline #garden", "@batch=y PRIVMSG bob :psst")
    assert words(told)[0].startswith("irc.linnet FAIL BATCH MULTILINE_INVALID_TARGET #garden bob")
    assert len(await ann.ask(*sent)) == len(sent)  # who was refused may begin anew at once


@pytest.mark.parametrize(
    ("line", "number", "code"),
    [("y", 40, "MULTILINE_MAX_LINES 32"), ("x" * 400, 20, "MULTILINE_MAX_BYTES 4096")],
)
async def test_of_a_message_of_too_many_lines_nothing_is_said(
    house: House, line: str, number: int, code: str
) -> None:
    caps = ("draft/multiline", "batch", "message-tags", "labeled-response")
    ann = await house.come("ann", *caps, join="#garden")
    bob = await house.come("bob", join="#garden")
    await ann.sync()
    lines = [f"@batch=x PRIVMSG #garden :{line}"] * number
    told = await ann.ask("@label=l BATCH +x draft/multiline #garden", *lines, "BATCH -x")
    assert words(told)[0].startswith(f"irc.linnet FAIL BATCH {code} ")
    assert (len(told), told[0].tags) == (1, {"label": "l"})
    assert words(await ann.ask(lines[0]))[0].startswith("irc.linnet FAIL BATCH MULTILINE_INVALID ")
    assert await bob.sync() == []


async def test_metadata_is_listed_synced_and_cleared(house: House) -> None:
    caps = ("draft/metadata-2", "batch")
    ann = await house.come("ann", *caps, join="#garden")
    bob = await house.come("bob", *caps, join="#garden")
    await ann.ask("METADATA * SET avatar :a.png", "METADATA * SET status :here")
    told = words(await bob.ask("METADATA ann LIST"))
    assert [line.split(" ")[4] for line in told[1:-1]] == ["avatar", "status"]
    assert " 770 bob avatar" in words(await bob.ask("METADATA * SUB avatar"))[0]
    assert " 772 bob avatar" in words(await bob.ask("METADATA * SUBS"))[0]
    wrong = words(await bob.ask("METADATA ann SET avatar :mine", "METADATA * SET Bad!key :x"))
    assert ["KEY_NO_PERMISSION" in wrong[0], "KEY_INVALID" in wrong[1]] == [True, True]
    assert " 766 ann ann avatar" in words(await ann.ask("METADATA * CLEAR"))[1]
    assert words(await bob.sync()) == ["ann METADATA ann avatar *"]


async def test_one_may_be_away_before_one_is_here(house: House) -> None:
    watcher = await house.come("watcher", "away-notify", join="#garden")
    ann = await house.come("ann", "draft/pre-away", before=("AWAY :in a meeting",))
    assert "irc.linnet 306 * Noted" in words(ann.heard)
    await ann.ask("JOIN #garden")
    assert words(await watcher.sync()) == ["ann JOIN #garden", "ann AWAY in a meeting"]
    assert "irc.linnet 301 watcher ann in a meeting" in words(await watcher.ask("WHOIS ann"))
    plain = await house.connect()
    await plain.send("AWAY :too early")
    assert (await plain.line()).command == "451"


async def test_names_are_told_only_to_who_wants_them(house: House) -> None:
    ann = await house.come("ann", "draft/no-implicit-names")
    assert words(await ann.ask("JOIN #garden")) == ["ann JOIN #garden"]
    assert "irc.linnet 353 ann = #garden @ann" in words(await ann.ask("NAMES #garden"))


async def test_what_is_supported_is_told_before_one_registers(house: House) -> None:
    ann = await house.connect()
    await ann.send("CAP REQ :draft/extended-isupport batch", "ISUPPORT", "CAP END")
    begin = await ann.until("BATCH")
    assert begin.params[1] == "draft/isupport"
    tokens, line = [], await ann.line()
    while line.command == "005":
        assert (line.tags or {})["batch"] == begin.params[0][1:]
        tokens += line.params[1:-1]
        line = await ann.line()
    assert line.params == [f"-{begin.params[0][1:]}"]
    assert {"CHANMODES=beI,k,l,imnst", "EXCEPTS=e", "INVEX=I", "STATUSMSG=~&@%+"} <= set(tokens)


async def test_tags_say_who_is_a_bot_and_which_account_invites(house: House) -> None:
    ann = await house.come("ann", "message-tags", "account-tag")
    robot = await house.come("robot", join="#garden")
    await robot.ask("MODE robot +B", "REGISTER * * correct-horse")
    await robot.ask("INVITE ann #garden", "PRIVMSG ann :beep")
    told = {line.command: line.tags or {} for line in await ann.sync()}
    assert told["INVITE"] == {"account": "robot", "bot": ""}
    assert told["PRIVMSG"].keys() >= {"account", "bot", "msgid"}


async def test_a_read_marker_before_any_message_is_told_to_ones_other_clients(
    house: House,
) -> None:
    first = await house.come("ann", "draft/read-marker", join="#garden")
    await first.ask("REGISTER * * correct-horse")
    login = ("PASS ann:correct-horse",)
    second = await house.come("ann", "draft/read-marker", before=login)
    long_ago = "timestamp=2022-11-11T11:11:11.111Z"
    for wish in (long_ago, long_ago.replace("2022", "2021")):
        await first.ask(f"MARKREAD #garden {wish}")
    assert words(await second.sync()) == [f"irc.linnet MARKREAD #garden {long_ago}"]


async def test_metadata_of_a_room_is_its_topic_its_name_and_what_its_moderators_say(
    house: House,
) -> None:
    ann = await house.come("ann", "draft/metadata-2", join="#garden")
    bob = await house.come("bob", "draft/metadata-2", join="#garden")
    await ann.sync()
    await bob.ask("METADATA * SUB description homepage")
    told = words(await ann.ask("METADATA #garden SET description :roses"))
    assert told == [
        "ann TOPIC #garden roses",
        "irc.linnet 761 ann #garden description * roses",
    ]
    assert words(await bob.sync()) == [
        "ann TOPIC #garden roses",
        "ann METADATA #garden description * roses",
    ]
    await ann.ask("METADATA #garden SET homepage :http://roses.example")
    assert words(await bob.ask("METADATA #garden GET homepage display-name other"))[1:] == [
        "irc.linnet 761 bob #garden homepage * http://roses.example",
        "irc.linnet 761 bob #garden display-name * garden",
        "irc.linnet 766 bob #garden other It is not set",
    ]
    assert words(await bob.ask("METADATA #garden SET homepage :x"))[0].startswith(
        "irc.linnet FAIL METADATA KEY_NO_PERMISSION #garden homepage"
    )
    assert "KEY_NO_PERMISSION" in words(await ann.ask("METADATA #garden SET display-name :x"))[0]
    assert words(await ann.ask("METADATA #garden SET homepage"))[0].startswith("irc.linnet 766")
    assert words(await ann.ask("METADATA #nowhere LIST"))[0].startswith(
        "irc.linnet FAIL METADATA I"
    )


async def test_what_is_relayed_from_elsewhere_has_the_nick_it_has_there(house: House) -> None:
    ann = await house.come("ann", "echo-message", join="#lobby")
    wrong = words(await ann.ask("RELAYMSG #lobby cy/net :hi"))
    assert wrong[0].startswith("irc.linnet FAIL RELAYMSG PRIVS_NEEDED")
    await ann.ask("JOIN #garden")
    bob = await house.come("bob", "draft/relaymsg", join="#garden")
    await ann.sync()
    for nick in ("cy", "a!b/net", "<x/net"):
        told = words(await ann.ask(f"RELAYMSG #garden {nick} :hi"))
        assert told[0].startswith("irc.linnet FAIL RELAYMSG INVALID_NICK")
    assert words(await ann.ask("RELAYMSG #garden cy/net :hi all")) == [
        "cy/net PRIVMSG #garden hi all"
    ]
    (line,) = await bob.sync()
    assert (line.source or "").startswith("cy/net!")
    assert (line.tags, line.params) == ({"draft/relaymsg": "ann"}, ["#garden", "hi all"])
    async with house.server.wire("Carl") as carl:
        await carl.ask(type="join", room="garden")
        page = await carl.ask(type="history", room="garden")
        assert page["entries"][-2]["body"]["text"] == "<cy/net> hi all"
        forged = page["entries"][-2]["send_id"] + "0"
        await carl.ask(type="say", room="garden", text="<ann/net> hi", send_id=forged)
    assert "Carl PRIVMSG #garden <ann/net> hi" in words(await bob.sync())
