"""Who is who over IRC: WHO, WHOIS, WHOWAS, AWAY, MONITOR, SETNAME, METADATA, read markers."""

import httpx2
from tests.irc.conftest import House, words


async def test_whois_tells_the_id_that_every_door_shows(house: House) -> None:
    ann = await house.come("ann", join="#garden")
    async with house.server.wire("Bob Lee") as bob:
        told = words(await ann.ask("WHOIS bob_lee"))
        assert told[0] == f"irc.linnet 311 ann Bob_Lee linnet {bob.me}.linnet * Bob Lee"
        assert any(line.endswith(f"has the id {bob.me}") for line in told)
    assert words(await ann.ask("WHOIS nobody_here"))[0].startswith("irc.linnet 401 ann")


async def test_who_shows_fields_in_their_order_however_they_were_asked_for(house: House) -> None:
    ann = await house.come("ann", join="#garden")
    (line, _) = words(await ann.ask("WHO #garden %nct,42"))
    assert line == "irc.linnet 354 ann 42 #garden ann"
    (line, _) = words(await ann.ask("WHO #garden"))
    assert line.endswith("irc.linnet ann H@ 0 Real Name")


async def test_who_left_is_known_for_a_while(house: House) -> None:
    ann = await house.come("ann")
    bob = await house.come("bob")
    await bob.send("QUIT")
    await bob.ended()
    assert words(await ann.ask("WHOWAS bob"))[0].startswith("irc.linnet 314 ann bob ~user ")
    assert words(await ann.ask("WHOWAS carl"))[0].startswith("irc.linnet 406 ann carl")


async def test_who_is_away_says_so_to_who_asks_and_to_who_wants_to_know(house: House) -> None:
    ann = await house.come("ann", "away-notify", join="#garden")
    bob = await house.come("bob", join="#garden")
    await ann.sync()
    await bob.ask("AWAY :out for tea")
    assert words(await ann.sync()) == ["bob AWAY out for tea"]
    assert words(await ann.ask("PRIVMSG bob :hello?")) == ["irc.linnet 301 ann bob out for tea"]
    await bob.ask("AWAY")
    assert words(await ann.sync()) == ["bob AWAY"]


async def test_monitors_hear_of_comings_and_goings_on_every_door(house: House) -> None:
    ann = await house.come("ann")
    assert words(await ann.ask("MONITOR + bob,carl")) == ["irc.linnet 731 ann bob,carl"]
    bob = await house.come("bob")
    assert words([await ann.until("730")])[0].startswith("irc.linnet 730 ann bob!~user@")
    await bob.ask("NICK rob")
    assert words([await ann.until("731")]) == ["irc.linnet 731 ann bob"]
    async with house.server.wire("carl"):
        assert words([await ann.until("730")])[0].startswith("irc.linnet 730 ann carl!linnet@")
    assert words([await ann.until("731")]) == ["irc.linnet 731 ann carl"]


async def test_a_marker_set_on_one_door_is_told_on_the_other(house: House) -> None:
    ann = await house.come("ann", "draft/read-marker", "server-time", "message-tags", join="#lobby")
    await ann.ask("REGISTER * * correct-horse")
    signed = await house.server.server.auth.log_in("ann", "correct-horse", "", "")
    async with (
        house.server.wire(token=signed.token) as web,
        house.server.wire("Bob") as bob,
    ):
        engine = house.server.server.engine
        now, engine.clock = engine.clock, lambda: now() - 1  # of one moment, both would be read
        await bob.say("one")
        engine.clock = now
        said = await bob.say("two")
        lines = [await ann.until("PRIVMSG"), await ann.until("PRIVMSG")]
        times = [(line.tags or {})["time"] for line in lines]
        await ann.ask(f"MARKREAD #lobby timestamp={times[0]}")
        assert (await web.next("read"))["seq"] == said["seq"] - 1
        await web.ask(type="read", room="lobby", seq=said["seq"])
        assert (await ann.until("MARKREAD")).params == ["#lobby", f"timestamp={times[1]}"]
        told = words(await ann.ask(f"MARKREAD #lobby timestamp={times[0]}"))
        assert told == [f"irc.linnet MARKREAD #lobby timestamp={times[1]}"]


async def test_metadata_and_real_names_are_told_to_who_asked_for_them(house: House) -> None:
    ann = await house.come("ann", "draft/metadata-2", "batch", "setname", join="#garden")
    bob = await house.come("bob", "draft/metadata-2", "batch", "setname", join="#garden")
    await ann.sync()
    await ann.ask("METADATA * SUB avatar")
    await bob.ask("METADATA * SET avatar :https://example.org/b.png", "SETNAME :Bob the Second")
    told = words(await ann.sync())
    assert told == [
        "bob METADATA bob avatar * https://example.org/b.png", "bob SETNAME Bob the Second",
    ]  # fmt: skip
    (_, value, _) = words(await ann.ask("METADATA bob GET avatar"))
    assert value == "irc.linnet 761 ann bob avatar * https://example.org/b.png"


async def test_help_says_how_a_command_is_written_and_lusers_counts_the_hidden(
    house: House,
) -> None:
    ann = await house.come("ann")
    told = words(await ann.ask("HELP privmsg"))
    assert [line.split()[1] for line in told] == ["704", "706"]
    assert words(await ann.ask("HELP NOSUCH"))[0].startswith("irc.linnet 524 ann NOSUCH")
    await ann.ask("MODE ann +i")
    assert "There are 0 users and 1 invisible" in words(await ann.ask("LUSERS"))[0]
    assert words(await ann.ask("PRIVMSG #lobby :"))[0].startswith("irc.linnet 412 ann")


async def test_who_was_here_is_found_by_a_mask(house: House) -> None:
    ann, bob = await house.come("ann"), await house.come("bob")
    await bob.send("QUIT")
    await bob.ended()
    assert words(await ann.ask("WHOWAS b*"))[0].startswith("irc.linnet 314 ann bob ~user")
    assert words(await ann.ask("WHOWAS c*"))[0].startswith("irc.linnet 406 ann c*")


async def test_a_line_that_is_no_text_is_refused_under_its_label(house: House) -> None:
    ann = await house.come("ann", "batch", "labeled-response")
    await ann.raw(b"@label=x;+y=z PRIVMSG ann hi\xaa\r\n")
    line = await ann.until("FAIL", "PRIVMSG", "INVALID_UTF8")
    assert line.tags == {"label": "x"}


async def test_who_takes_another_name_at_another_door_has_another_nick(house: House) -> None:
    ann = await house.come("ann", "account-notify", join="#lobby")
    async with (
        house.server.wire("Bob") as bob,
        httpx2.AsyncClient(base_url=house.server.url) as http,
    ):
        await ann.until("JOIN", "#lobby")
        bearer = {"authorization": f"Bearer {bob.welcome['token']}"}
        await http.patch("/api/v1/me", json={"name": "Ben"}, headers=bearer)
        assert words(await ann.sync()) == ["Bob NICK Ben"]
        await http.post("/api/v1/me/claim", json={"password": "a-good-one"}, headers=bearer)
        assert words(await ann.sync()) == ["Ben ACCOUNT Ben"]


async def test_a_program_that_comes_by_itself_changes_nothing_about_who_is_away(
    house: House,
) -> None:
    bob = await house.come("bob", "away-notify", join="#garden")
    ann = await house.come("ann", join="#garden")
    await ann.ask("REGISTER * * correct-horse")
    await bob.sync()
    as_ann = ("PASS ann:correct-horse", "AWAY *")
    robot = await house.come("ann", "draft/pre-away", before=as_ann)
    assert words(await bob.sync()) == []
    ann.close()
    assert words([await bob.until("AWAY")]) == ["ann AWAY *"]
    await house.come("ann", before=as_ann[:1])
    assert words([await bob.until("AWAY")]) == ["ann AWAY"]
    await robot.ask("AWAY :lunch")
    assert words([await bob.until("AWAY")]) == ["ann AWAY lunch"]
    await robot.ask("AWAY *")
    assert await bob.sync() == []
