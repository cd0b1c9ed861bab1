"""Rooms over IRC: coming, going, who is there, topics, roles, kicks, bans and invitations."""

from pathlib import Path

from tests.irc.conftest import House, housed, words


async def test_who_makes_a_room_owns_it_and_others_see_who_comes(house: House) -> None:
    ann = await house.come("ann")
    told = words(await ann.ask("JOIN #garden"))
    assert told[0] == "ann JOIN #garden"
    assert "irc.linnet 353 ann = #garden @ann" in told
    bob = await house.come("bob", join="#garden")
    assert words(await ann.sync()) == ["bob JOIN #garden"]
    await bob.ask("PART #garden :bye")
    assert words(await ann.sync()) == ["bob PART #garden bye"]


async def test_the_last_owner_who_leaves_hands_the_room_over(house: House) -> None:
    ann = await house.come("ann", join="#garden")
    bob = await house.come("bob", join="#garden")
    await ann.ask("PART #garden")
    told = words(await bob.sync())
    assert told == ["ann PART #garden", "ann MODE #garden +o bob"]


async def test_a_guest_who_quits_leaves_and_their_nick_is_free(house: House) -> None:
    ann = await house.come("ann", join="#garden")
    bob = await house.come("bob", join="#garden")
    await ann.sync()
    await bob.send("QUIT :so long")
    assert words(await bob.ended())[-1].startswith("irc.linnet ERROR") or bob.heard
    assert words([await ann.line()]) == ["bob QUIT Quit: so long"]
    again = await house.come("bob")
    assert "319" not in [line.command for line in await again.ask("WHOIS bob")]


async def test_only_moderators_set_the_topic_and_everybody_learns_it(house: House) -> None:
    ann = await house.come("ann", join="#garden")
    bob = await house.come("bob", join="#garden")
    await ann.sync()
    assert words(await bob.ask("TOPIC #garden :mine"))[0].startswith("irc.linnet 482 bob #garden")
    await ann.ask("TOPIC #garden :tulips and roses")
    assert words(await bob.sync()) == ["ann TOPIC #garden tulips and roses"]
    told = words(await bob.ask("TOPIC #garden"))
    assert told[0] == "irc.linnet 332 bob #garden tulips and roses"
    assert told[1].startswith("irc.linnet 333 bob #garden ann!~user@")


async def test_roles_are_modes_and_a_locked_room_is_moderated(house: House) -> None:
    ann = await house.come("ann", join="#garden")
    bob = await house.come("bob", join="#garden")
    await ann.sync()
    for wish in ("+h bob", "-h bob", "+o bob", "-o bob", "+m", "-m"):
        assert words(await ann.ask(f"MODE #garden {wish}")) == [f"ann MODE #garden {wish}"]
        assert words(await bob.sync()) == [f"ann MODE #garden {wish}"]
    await ann.ask("MODE #garden +m")
    await bob.sync()
    assert words(await bob.ask("PRIVMSG #garden :may I?"))[0].startswith("irc.linnet 404 bob")
    assert words(await ann.ask("MODE #garden"))[0] == "irc.linnet 324 ann #garden +ntm"
    assert words(await bob.ask("MODE #garden -m"))[0].startswith("irc.linnet 482 bob #garden")


async def test_who_is_kicked_may_return_and_who_is_banned_may_not(house: House) -> None:
    ann = await house.come("ann", join="#garden")
    bob = await house.come("bob", join="#garden")
    await ann.sync()
    await ann.ask("KICK #garden bob :enough")
    assert words(await bob.sync()) == ["ann KICK #garden bob enough"]
    await bob.ask("JOIN #garden")
    await ann.sync()
    told = words(await ann.ask("MODE #garden +b bob!*@*"))
    assert [line.split(" ")[1] for line in told] == ["MODE", "KICK"]
    await bob.sync()
    assert words(await bob.ask("JOIN #garden"))[0].startswith("irc.linnet 474 bob #garden")
    mask = told[0].split(" ")[-1]
    assert words(await ann.ask("MODE #garden b"))[0] == f"irc.linnet 367 ann #garden {mask}"
    await ann.ask(f"MODE #garden -b {mask}")
    assert words(await bob.ask("JOIN #garden"))[0] == "bob JOIN #garden"


async def test_who_is_invited_comes_when_they_like(house: House) -> None:
    ann = await house.come("ann")
    bob = await house.come("bob")
    async with house.server.wire("Carl") as carl:
        made = await carl.ask(type="create-room", name="den", kind="private")
        await carl.ask(type="invite", room=made["room"], who="ann")
        assert words([await ann.until("INVITE")]) == ["Carl INVITE ann #den"]
        told = words(await ann.ask("JOIN #den"))
        assert "irc.linnet 353 ann @ #den @Carl ann" in told
        assert words(await bob.ask("JOIN #den"))[0] == "bob JOIN #den"
        assert "Carl" not in " ".join(words(bob.heard))


async def test_a_room_that_is_renamed_is_another_channel(house: House) -> None:
    old = await house.come("old", join="#garden")
    new = await house.come("new", "draft/channel-rename", join="#garden")
    await old.sync()
    async with house.server.wire("Bob") as bob:
        await bob.ask(type="join", room="garden")
        await old.ask("MODE #garden +o Bob")
        await new.sync()
        await old.sync()
        await bob.ask(type="rename", room="garden", name="park")
        assert words([await new.until("RENAME")]) == ["Bob RENAME #garden #park "]
        told = words(await old.sync())
    assert told[:2] == ["old PART #garden Is #park now", "old JOIN #park"]
    await old.ask("PRIVMSG #park :here")
    assert "old PRIVMSG #park here" in words(await new.sync())


async def test_two_connections_of_one_account_are_one_person(house: House) -> None:
    ann = await house.come("ann")
    await ann.ask("REGISTER * * correct-horse")
    other = await house.come("else", before=("PASS ann:correct-horse",))
    assert words(await ann.ask("JOIN #garden"))[0] == "ann JOIN #garden"
    told = words(await other.sync())
    assert told[0] == "ann JOIN #garden"
    assert "irc.linnet 353 ann = #garden @ann" in told
    assert words(await ann.ask("PRIVMSG #garden :hello")) == []
    assert words(await other.sync()) == ["ann PRIVMSG #garden hello"]
    third = await house.connect()
    await third.send("PASS ann:correct-horse", "NICK x", "USER u 0 * :r")
    await third.until("001", "ann")
    assert "ann JOIN #garden" in words(await third.sync())


async def test_the_list_shows_open_rooms_and_no_private_ones(house: House) -> None:
    ann = await house.come("ann", join="#garden")
    bob = await house.come("bob")
    async with house.server.wire("Carl") as carl:
        await carl.ask(type="create-room", name="den", kind="private")
        told = await bob.ask("LIST")
    rooms = [line.params[1] for line in told if line.command == "322"]
    assert "#garden" in rooms
    assert "#den" not in rooms
    assert "#garden" not in " ".join(words(await ann.ask("LIST >1")))


async def test_invited_only_rooms_let_in_who_was_invited_and_by_moderators(house: House) -> None:
    ann = await house.come("ann", join="#garden")
    bob = await house.come("bob")
    carl = await house.come("carl", join="#garden")
    await ann.sync()
    assert words(await ann.ask("MODE #garden +i")) == ["ann MODE #garden +i"]
    assert words(await bob.ask("JOIN #garden"))[0].startswith("irc.linnet 473 bob #garden")
    assert words(await carl.ask("INVITE bob #garden"))[-1].startswith("irc.linnet 482 carl")
    await ann.ask("INVITE bob #garden")
    assert words(await bob.sync()) == ["ann INVITE bob #garden"]
    assert words(await bob.ask("JOIN #garden"))[0] == "bob JOIN #garden"
    await ann.sync()
    assert words(await ann.ask("MODE #garden"))[0] == "irc.linnet 324 ann #garden +nti"


async def test_a_full_room_lets_nobody_in_and_a_hidden_one_is_not_listed(house: House) -> None:
    ann = await house.come("ann", join="#garden")
    bob = await house.come("bob")
    assert words(await ann.ask("MODE #garden +ls 1")) == [
        "ann MODE #garden +l 1", "ann MODE #garden +s",
    ]  # fmt: skip
    assert words(await bob.ask("JOIN #garden"))[0].startswith("irc.linnet 471 bob #garden")
    assert "#garden" not in " ".join(words(await bob.ask("LIST")))
    told = await bob.ask("NAMES #garden", "WHOIS ann")
    assert "353" not in [line.command for line in told]
    assert "#garden" in " ".join(words(await ann.ask("LIST")))
    assert words(await ann.ask("MODE #garden -ls")) == [
        "ann MODE #garden -l", "ann MODE #garden -s",
    ]  # fmt: skip
    assert words(await bob.ask("JOIN #garden"))[0] == "bob JOIN #garden"


async def test_of_two_who_come_at_once_one_makes_the_room_and_the_other_is_in_it(
    house: House,
) -> None:
    people = [await house.come(nick) for nick in ("ann", "bob", "carl")]
    for one in people:
        await one.send("JOIN #garden")
    for one in people:
        assert "366" in [line.command for line in await one.sync()]


async def test_a_room_is_renamed_with_a_reason_and_old_clients_move(house: House) -> None:
    ann = await house.come("ann", "draft/channel-rename", join="#garden")
    bob = await house.come("bob", join="#garden")
    await ann.sync()
    assert words(await bob.ask("RENAME #garden #mine"))[0].startswith("irc.linnet 482 bob #garden")
    assert words(await ann.ask("RENAME #garden #park :it grew")) == [
        "ann RENAME #garden #park it grew"
    ]
    told = words(await bob.sync())
    assert told[:2] == ["bob PART #garden Is #park now", "bob JOIN #park"]
    taken = words(await ann.ask("RENAME #park #lobby"))
    assert taken[0].startswith("irc.linnet FAIL RENAME CHANNEL_NAME_IN_USE #park #lobby")
    bad = words(await ann.ask("RENAME #park park"))
    assert bad[0].startswith("irc.linnet FAIL RENAME CANNOT_RENAME #park park")


async def test_who_set_the_topic_when_is_found_in_the_log(tmp_path: Path) -> None:
    async with housed(tmp_path / "data") as house, house.server.wire("Bob") as bob:
        for name in ("tea", "garden"):
            await bob.ask(type="create-room", name=name, topic="Tulips")
        await bob.ask(type="set-topic", room="tea", topic="Roses")
    async with housed(tmp_path / "data") as house:
        ann = await house.come("ann")
        told = words(await ann.ask("JOIN #tea", "TOPIC #garden", "LIST T<5", "LIST T>5"))
        by = [line.split()[4].partition("!")[0] for line in told if " 333 " in line]
        assert by == ["Bob", "Bob"]
        listed = [line.split()[3] for line in told if " 322 " in line]
        assert sorted(listed) == ["#garden", "#tea"]


async def test_as_many_names_as_the_server_says_fit_one_command(house: House) -> None:
    ann = await house.come("ann")
    rooms = ",".join(f"#{n}" for n in range(55))
    joined = [line for line in await ann.ask(f"JOIN {rooms}") if line.command == "JOIN"]
    assert len(joined) == 55
    assert [line.command for line in await ann.ask("KICK #1 " + ",".join("x" * 21))] == ["407"]
