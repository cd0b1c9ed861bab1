"""What nobody may learn or do over IRC: private rooms, history from outside, voices taken away."""

from tests.irc.conftest import House, words

ASKED = (
    "NAMES {0}", "WHO {0}", "TOPIC {0}", "MODE {0}", "MODE {0} b", "CHATHISTORY LATEST {0} * 9",
    "MARKREAD {0}", "REDACT {0} {1}", "KICK {0} Carl", "INVITE ann {0}", "PRIVMSG {0} :x",
    "PART {0}", "LIST {0}", "@+typing=active TAGMSG {0}", "METADATA {0} GET url",
)  # fmt: skip


async def test_a_private_room_looks_like_one_that_is_not_there(house: House) -> None:
    ann = await house.come("ann", "message-tags", "batch")
    async with house.server.wire("Carl") as carl:
        room = (await carl.ask(type="create-room", name="den", kind="private"))["room"]
        await carl.say("secret", room=room)
        for wish in ASKED:
            told = []
            for name in ("den", "nix"):
                lines = await ann.ask(wish.format(f"#{name}", f"{room}.2"))
                told.append([line.replace(name, "?") for line in words(lines)])
            assert told[0] == told[1], wish
        lines = await ann.ask("LIST", "WHOIS Carl", "NAMES", f"REDACT Carl {room}.2")
        assert "den" not in " ".join(words(lines)).split("#")
        assert "secret" not in " ".join(words(ann.heard))


async def test_history_is_for_those_who_are_in_the_room(house: House) -> None:
    ann = await house.come("ann", join="#garden")
    await ann.ask("PRIVMSG #garden :for us")
    bob = await house.come("bob", "batch")
    (line,) = await bob.ask("CHATHISTORY LATEST #garden * 9")
    assert line.params[:3] == ["CHATHISTORY", "INVALID_TARGET", "LATEST"]
    await bob.ask("JOIN #garden")
    assert "ann PRIVMSG #garden for us" in words(await bob.ask("CHATHISTORY LATEST #garden * 9"))


async def test_who_may_not_speak_does_not_speak_in_tags_or_between_programs(house: House) -> None:
    ann = await house.come("ann", "message-tags", join="#garden")
    bob = await house.come("bob", "message-tags", join="#garden")
    await ann.ask("MODE #garden +m")
    await bob.sync()
    await ann.sync()
    for line in ("@+x=y TAGMSG #garden", "PRIVMSG #garden :\x01VERSION\x01", "NOTICE #garden :x"):
        await bob.ask(line)
    assert await ann.sync() == []
    await ann.ask("MODE #garden -m")
    await bob.ask("@+x=y TAGMSG #garden")
    assert [line.command for line in await ann.sync()][-1] == "TAGMSG"


async def test_a_session_ends_with_its_connection(house: House) -> None:
    ann = await house.come("ann")
    await ann.ask("REGISTER * * correct-horse")
    person = await house.server.server.engine.find_person("ann")
    await ann.send("QUIT")
    await ann.ended()
    await house.come("bob")
    assert await house.server.server.auth.log_out_everywhere(person.id) == 0
