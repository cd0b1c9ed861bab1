"""Messages over IRC and across doors: edits, deletions, reactions, replies, lines, history."""

import pytest
from tests.irc.conftest import House, words

NEW = ("message-tags", "echo-message", "server-time", "batch", "labeled-response",
       "draft/message-redaction", "draft/multiline", "draft/chathistory")  # fmt: skip


async def test_changes_made_elsewhere_are_lines_for_old_clients(house: House) -> None:
    ann = await house.come("ann", join="#lobby")
    async with house.server.wire("Bob") as bob:
        said = await bob.say("Shal we start?")
        await bob.ask(type="edit", room="lobby", seq=said["seq"], text="Shall we start?")
        await bob.ask(type="react", room="lobby", seq=said["seq"], emoji=":tada:")
        await bob.say("yes", reply_to=said["seq"])
        await bob.ask(type="delete", room="lobby", seq=said["seq"])
        await ann.until("NOTICE", "#lobby", '* deleted "Bob: Shall we start?"')
    told = [line for line in words(ann.heard) if line.startswith("Bob ") and "#lobby" in line]
    assert told[-5:] == [
        "Bob PRIVMSG #lobby Shal we start?",
        "Bob PRIVMSG #lobby (changed) Shall we start?",
        'Bob NOTICE #lobby * put 🎉 on "Bob: Shall we start?"',
        'Bob PRIVMSG #lobby (to "Bob: Shall we start?") yes',
        'Bob NOTICE #lobby * deleted "Bob: Shall we start?"',
    ]


async def test_changes_made_elsewhere_are_what_they_are_for_new_clients(house: House) -> None:
    ann = await house.come("ann", *NEW, join="#lobby")
    async with house.server.wire("Bob") as bob:
        said = await bob.say("Shal we start?")
        first = await ann.until("PRIVMSG")
        assert first.tags is not None
        await bob.ask(type="edit", room="lobby", seq=said["seq"], text="Shall we start?")
        assert (await ann.until("REDACT")).params == ["#lobby", first.tags["msgid"], "changed"]
        now = await ann.until("PRIVMSG")
        assert now.params == ["#lobby", "Shall we start?"]
        assert now.tags is not None
        await bob.ask(type="react", room="lobby", seq=said["seq"], emoji="🎉")
        mark = await ann.until("TAGMSG")
        assert mark.tags is not None
        assert mark.tags["+draft/react"] == "🎉"
        assert mark.tags["+draft/reply"] == now.tags["msgid"]
        words_too = (await ann.until("NOTICE", "#lobby")).params[1]
        assert words_too == '* put 🎉 on "Bob: Shall we start?"'
        await ann.ask(f"@+draft/reply={now.tags['msgid']};+draft/react=👍 TAGMSG #lobby")
        await bob.ask(type="unreact", room="lobby", seq=said["seq"], emoji="🎉")
        assert [line.command for line in await ann.sync()] == ["TAGMSG"]
        await bob.ask(type="delete", room="lobby", seq=said["seq"])
        assert (await ann.until("REDACT")).params == ["#lobby", now.tags["msgid"]]


async def test_what_irc_clients_do_is_done_on_every_door(house: House) -> None:
    ann = await house.come("ann", *NEW, join="#lobby")
    async with house.server.wire("Bob") as bob:
        await ann.until("JOIN")
        (line,) = await ann.ask("PRIVMSG #lobby :plan?")
        assert line.tags is not None
        id = line.tags["msgid"]
        await ann.ask(
            f"@+draft/reply={id};+draft/react=👍 TAGMSG #lobby",
            f"@+draft/reply={id} PRIVMSG #lobby :an answer",
            "PRIVMSG #lobby :\x01ACTION waves\x01",
            "PRIVMSG #lobby :\x02bold\x02 and \x0304,05red\x0f",
            f"REDACT #lobby {id} :oops",
        )
        bodies = [entry["body"] for entry in await bob.entries(6)]
    assert [body["kind"] for body in bodies] == [
        "said", "reacted", "said", "said", "said", "deleted",
    ]  # fmt: skip
    assert bodies[1]["emoji"] == "👍"
    assert bodies[2]["reply_to"] == bodies[1]["target"]
    assert [body["text"] for body in bodies[2:5]] == ["an answer", "*waves*", "**bold** and red"]


async def test_a_deed_and_a_notice_stay_what_they_were_between_irc_clients(house: House) -> None:
    ann = await house.come("ann", join="#lobby")
    bob = await house.come("bob", join="#lobby")
    await ann.ask("PRIVMSG #lobby :\x01ACTION waves\x01", "NOTICE #lobby :beep")
    assert words(await bob.sync()) == [
        "ann PRIVMSG #lobby \x01ACTION waves\x01", "ann NOTICE #lobby beep",
    ]  # fmt: skip


async def test_a_message_of_several_lines_is_one(house: House) -> None:
    ann = await house.come("ann", *NEW, join="#lobby")
    old = await house.come("old", join="#lobby")
    async with house.server.wire("Bob") as bob:
        await ann.ask(
            "BATCH +x draft/multiline #lobby",
            "@batch=x PRIVMSG #lobby :one",
            "@batch=x PRIVMSG #lobby :two",
            "@batch=x;draft/multiline-concat PRIVMSG #lobby : still two",
            "BATCH -x",
        )
        (entry,) = await bob.entries(1)
        assert entry["body"]["text"] == "one\ntwo still two"
        assert words(await old.sync())[-3:] == [
            "ann PRIVMSG #lobby one", "ann PRIVMSG #lobby two", "ann PRIVMSG #lobby  still two",
        ]  # fmt: skip
        await bob.say("a\nb")
        begin = await ann.until("BATCH")
        assert begin.params[1:] == ["draft/multiline", "#lobby"]


async def test_a_long_message_arrives_whole_in_lines_of_512_bytes(house: House) -> None:
    ann = await house.come("ann", join="#lobby")
    text = "wörd " * 700
    async with house.server.wire("Bob") as bob:
        await bob.say(text)
    lines = [line for line in await ann.sync() if line.command == "PRIVMSG"]
    assert "".join(line.params[1] for line in lines) == text
    assert all(len(line.format().encode()) <= 510 for line in lines)


@pytest.mark.parametrize("cap", [(), ("echo-message",)])
async def test_a_label_comes_back_with_what_it_asked_for(
    house: House, cap: tuple[str, ...]
) -> None:
    ann = await house.come("ann", "labeled-response", "batch", *cap, join="#lobby")
    (line,) = await ann.ask("@label=one PRIVMSG #lobby :hello")
    assert line.command == ("PRIVMSG" if cap else "ACK")
    assert line.tags == {"label": "one"}
    lines = await ann.ask("@label=two WHOIS ann")
    assert lines[0].params[1:] == ["labeled-response"]
    assert lines[0].tags == {"label": "two"}
    ref = lines[0].params[0][1:]
    assert all(line.tags == {"batch": ref} for line in lines[1:-1])
    assert lines[-1].params == [f"-{ref}"]
    (line,) = await ann.ask("@label=three FROBNICATE")
    assert (line.command, line.tags) == ("421", {"label": "three"})


async def test_history_is_the_same_however_one_asks(house: House) -> None:
    ann = await house.come("ann", *NEW, join="#lobby")
    said = [line for n in range(9) for line in await ann.ask(f"PRIVMSG #lobby :{n}")]
    ids = [(line.tags or {})["msgid"] for line in said]
    times = [(line.tags or {})["time"] for line in said]

    async def found(wish: str) -> str:
        lines = await ann.ask(f"CHATHISTORY {wish}")
        assert [lines[0].command, lines[-1].command] == ["BATCH", "BATCH"]
        inside = lines[1:-1]
        assert all((line.tags or {})["msgid"] in ids for line in inside)
        return "".join(line.params[1] for line in inside)

    assert await found("LATEST #lobby * 3") == "678"
    assert await found(f"LATEST #lobby msgid={ids[6]} 9") == "78"
    assert await found(f"BEFORE #lobby msgid={ids[4]} 2") == "23"
    assert await found(f"AFTER #lobby msgid={ids[4]} 2") == "56"
    assert await found(f"AROUND #lobby msgid={ids[4]} 3") == "345"
    assert await found(f"BETWEEN #lobby msgid={ids[2]} msgid={ids[6]} 9") == "345"
    assert await found(f"BETWEEN #lobby msgid={ids[6]} msgid={ids[2]} 2") == "45"
    earlier = [str(n) for n, time in enumerate(times) if time < times[4]]
    later = [str(n) for n, time in enumerate(times) if time > times[4]]
    assert await found(f"BEFORE #lobby timestamp={times[4]} 9") == "".join(earlier)
    assert await found(f"AFTER #lobby timestamp={times[4]} 9") == "".join(later)
    (line,) = await ann.ask("CHATHISTORY LATEST #nowhere * 3")
    assert line.params[:3] == ["CHATHISTORY", "INVALID_TARGET", "LATEST"]


async def test_a_private_message_is_a_query_on_both_sides(house: House) -> None:
    ann = await house.come("ann")
    async with house.server.wire("Bob Lee") as bob:
        assert words(await ann.ask("PRIVMSG Bob_Lee :psst")) == []
        told = await bob.next("room")
        assert told["room"]["kind"] == "direct"
        await bob.say("psst back", room=told["room"]["id"])
        assert words([await ann.until("PRIVMSG")]) == ["Bob_Lee PRIVMSG ann psst back"]
    assert words(await ann.ask("PRIVMSG nobody_here :hi"))[0].startswith("irc.linnet 401 ann")


async def test_messages_to_oneself_are_notes_with_a_history(house: House) -> None:
    ann = await house.come("ann")
    assert words(await ann.ask("PRIVMSG ann :buy tulips")) == ["ann PRIVMSG ann buy tulips"]
    await ann.ask("CAP REQ :batch draft/chathistory echo-message labeled-response message-tags")
    assert words(await ann.ask("PRIVMSG ann :two")) == ["ann PRIVMSG ann two"] * 2
    told = await ann.ask("@label=x PRIVMSG ann :three")
    assert sorted(line.tags.get("label", "") for line in told if line.tags) == ["", "x"]
    found = await ann.ask("CHATHISTORY LATEST ann * 9")
    assert [line.params[-1] for line in found[1:-1]] == ["buy tulips", "two", "three"]


async def test_tags_that_are_to_be_kept_are_words_elsewhere(house: House) -> None:
    caps = ("message-tags", "echo-message", "batch", "draft/chathistory")
    ann = await house.come("ann", *caps, "draft/event-playback", join="#lobby")
    bob = await house.come("bob", *caps, join="#lobby")
    old = await house.come("old", join="#lobby")
    async with house.server.wire("Carl") as carl:
        for one in (ann, bob):
            await one.sync()
        (echo,) = await ann.ask("@+a=b\\sc;+draft/persist TAGMSG #lobby")
        (told,) = await bob.sync()
        for line in (echo, told):
            assert (line.command, line.params) == ("TAGMSG", ["#lobby"])
            assert line.tags
            assert line.tags["+a"] == "b c"
            assert "+draft/persist" in line.tags
        (entry,) = await carl.entries(1)
        assert entry["body"]["text"] == "[tags] +a=b\\sc +draft/persist"
        assert words(await old.sync())[-1] == "ann PRIVMSG #lobby [tags] +a=b\\sc +draft/persist"
        wish = "CHATHISTORY LATEST #lobby * 10"
        (again,) = [line for line in await ann.ask(wish) if line.command == "TAGMSG"]
        assert again.tags
        assert echo.tags
        assert again.tags["msgid"] == echo.tags["msgid"]
        assert [line.command for line in await bob.ask(wish)] == ["BATCH", "BATCH"]
        await ann.ask("@+draft/persist TAGMSG bob")
        assert words(await bob.sync()) == ["ann TAGMSG bob"]
        await carl.say("[tags] +draft/persist")
        assert words(await bob.sync()) == ["Carl PRIVMSG #lobby [tags] +draft/persist"]


async def test_who_is_writing_is_seen_at_every_door_and_not_by_oneself(house: House) -> None:
    ann = await house.come("ann", "message-tags", join="#lobby")
    bob = await house.come("bob", "message-tags", join="#lobby")
    async with house.server.wire("Carl") as carl:
        await ann.ask("PRIVMSG Carl :psst")
        room = (await carl.next("room"))["room"]["id"]
        await ann.ask("@+typing=active TAGMSG #lobby", "@+typing=active TAGMSG Carl")
        assert {(await carl.next("typing"))["room"] for _ in range(2)} == {"lobby", room}
        assert words([await bob.until("TAGMSG")]) == ["ann TAGMSG #lobby"]
        await carl.send(type="typing", room=room)
        assert words([await ann.until("TAGMSG")]) == ["Carl TAGMSG ann"]
