"""Modes over IRC that are rules of the room for everybody: keys, voices, masks, `@#room`."""

from tests.irc.conftest import House, words


async def test_a_room_with_a_key_lets_in_who_gives_it(house: House) -> None:
    ann = await house.come("ann", join="#garden")
    bob = await house.come("bob")
    assert words(await ann.ask("MODE #garden +k tulip")) == ["ann MODE #garden +k tulip"]
    assert words(await ann.ask("MODE #garden"))[0] == "irc.linnet 324 ann #garden +ntk tulip"
    assert words(await bob.ask("MODE #garden"))[0] == "irc.linnet 324 bob #garden +ntk *"
    for join in ("JOIN #garden", "JOIN #garden rose", "JOIN #lobby,#garden x,"):
        told = words(await bob.ask(join))
        assert any(line.startswith("irc.linnet 475 bob #garden") for line in told)
    assert words(await bob.ask("JOIN #tea,#garden ,tulip"))[-2].endswith("@ann bob")
    await ann.sync()
    for key in ("", "two words", "a,b", "long" * 100):
        told = words(await ann.ask(f"MODE #garden +k :{key}"))
        assert told[0].startswith("irc.linnet 696 ann #garden k * ")
    assert words(await ann.ask("MODE #garden -k *")) == ["ann MODE #garden -k tulip"]
    carl = await house.come("carl", join="#garden")
    assert "carl JOIN #garden" in words(carl.heard)


async def test_in_a_moderated_room_a_voice_is_heard(house: House) -> None:
    ann = await house.come("ann", join="#garden")
    bob = await house.come("bob", "multi-prefix", join="#garden")
    await ann.ask("MODE #garden +m")
    await bob.sync()
    assert words(await bob.ask("PRIVMSG #garden :may I?"))[0].startswith("irc.linnet 404 bob")
    assert words(await ann.ask("MODE #garden +v bob")) == ["ann MODE #garden +v bob"]
    assert words(await bob.sync()) == ["ann MODE #garden +v bob"]
    assert words(await bob.ask("PRIVMSG #garden :thanks")) == []
    assert words(await ann.sync()) == ["bob PRIVMSG #garden thanks"]
    assert "irc.linnet 353 ann = #garden @ann +bob" in words(await ann.ask("NAMES #garden"))
    assert words(await ann.ask("MODE #garden -v bob")) == ["ann MODE #garden -v bob"]
    assert words(await ann.ask("MODE #garden -v bob")) == []
    assert words(await bob.ask("MODE #garden +v bob"))[-1].startswith("irc.linnet 482 bob")


async def test_masks_keep_out_except_and_expect_people_nobody_knows_yet(house: House) -> None:
    ann = await house.come("ann", join="#garden")
    for letter, mask in (("b", "b*!*@*"), ("e", "bob!*@*"), ("I", "carl")):
        shown = mask if "!" in mask else f"{mask}!*@*"
        assert words(await ann.ask(f"MODE #garden +{letter} {mask}")) == [
            f"ann MODE #garden +{letter} {shown}"
        ]
    for letter, number, mask in (("b", 367, "b*"), ("e", 348, "bob"), ("I", 346, "carl")):
        told = words(await ann.ask(f"MODE #garden {letter}"))
        assert told[0] == f"irc.linnet {number} ann #garden {mask}!*@*"
        assert told[1].startswith(f"irc.linnet {number + 1} ann #garden")
    bea = await house.come("bea")
    assert words(await bea.ask("JOIN #garden"))[0].startswith("irc.linnet 474 bea #garden")
    bob = await house.come("bob")
    assert words(await bob.ask("JOIN #garden"))[0] == "bob JOIN #garden"
    await ann.ask("MODE #garden +i-b b*!*@*")
    assert words(await bea.ask("JOIN #garden"))[0].startswith("irc.linnet 473 bea #garden")
    carl = await house.come("carl")
    assert words(await carl.ask("JOIN #garden"))[0] == "carl JOIN #garden"


async def test_a_ban_by_user_and_host_is_of_the_one_it_fits(house: House) -> None:
    ann = await house.come("ann", join="#garden")
    await house.come("bob", join="#garden")
    await ann.sync()
    told = words(await ann.ask("MODE #garden +b bo*!~user@*.linnet"))
    assert [line.split(" ")[1] for line in told] == ["MODE", "KICK"]
    told = words(await ann.ask("MODE #garden +b *!nobody@example.org"))
    assert told[0].startswith("irc.linnet 696 ann #garden b *!nobody@example.org")


async def test_a_message_for_moderators_is_kept_with_each_of_them(house: House) -> None:
    ann = await house.come("ann", join="#garden")
    bob = await house.come("bob", "echo-message", join="#garden")
    carl = await house.come("carl", join="#garden")
    async with house.server.wire("Dora") as dora:
        await dora.ask(type="join", room="garden")
        await ann.ask("MODE #garden +h Dora")
        await bob.sync(), await carl.sync()
        assert words(await bob.ask("PRIVMSG @#garden :help")) == ["bob PRIVMSG @#garden help"]
        assert words(await ann.sync()) == ["bob PRIVMSG @#garden help"]
        assert words(await bob.ask("NOTICE %#garden :both of you")) == [
            "bob NOTICE %#garden both of you"
        ]
        assert words(await ann.sync()) == ["bob NOTICE %#garden both of you"]
        said = [frame["body"] for frame in dora.heard if frame["type"] == "entry"]
        while {"kind": "said", "text": "(to %#garden) both of you"} not in said:
            said.append((await dora.next("entry"))["body"])
    assert "@#garden" not in " ".join(words(await carl.sync()))
    eve = await house.come("eve")
    assert words(await eve.ask("PRIVMSG @#garden :psst"))[0].startswith("irc.linnet 404 eve")


async def test_a_mask_of_users_bans_all_in_the_room_who_fit_but_not_oneself(house: House) -> None:
    ann = await house.come("ann", join="#garden")
    bob, carl = [await house.come(nick, join="#garden") for nick in ("bob", "carl")]
    await ann.sync()
    told = words(await ann.ask("MODE #garden +b *!~user@*"))
    assert sorted(line.split()[1] for line in told) == ["KICK", "KICK", "MODE", "MODE"]
    for one in (bob, carl):
        assert any("KICK #garden" in line for line in words(await one.sync()))
        assert words(await one.ask("JOIN #garden"))[0].startswith("irc.linnet 474")
    nobody = words(await ann.ask("MODE #garden +b *!~user@*"))
    assert nobody[0].startswith("irc.linnet 696 ann #garden b *!~user@*")


async def test_a_room_without_n_hears_outsiders_and_one_without_t_lets_all_set_its_topic(
    house: House,
) -> None:
    ann = await house.come("ann", join="#garden")
    bob = await house.come("bob", "echo-message")
    assert words(await bob.ask("PRIVMSG #garden :hi"))[0].startswith("irc.linnet 404 bob")
    assert words(await ann.ask("MODE #garden -nt")) == ["ann MODE #garden -nt"]
    assert words(await ann.ask("MODE #garden"))[0] == "irc.linnet 324 ann #garden +"
    assert words(await bob.ask("PRIVMSG #garden :hi")) == ["bob PRIVMSG #garden hi"]
    assert words(await ann.sync()) == ["bob PRIVMSG #garden hi"]
    await bob.ask("JOIN #garden")
    assert words(await bob.ask("TOPIC #garden :roses")) == ["bob TOPIC #garden roses"]
    await ann.ask("MODE #garden +t")
    await bob.sync()
    assert words(await bob.ask("TOPIC #garden :weeds"))[0].startswith("irc.linnet 482 bob")


async def test_who_is_alone_puts_the_room_down_and_the_next_one_picks_it_up(house: House) -> None:
    ann = await house.come("ann", join="#garden")
    assert words(await ann.ask("MODE #garden -o ann")) == ["ann MODE #garden -o ann"]
    assert words(await ann.ask("MODE #garden +i"))[0].startswith("irc.linnet 482 ann")
    bob = await house.come("bob", join="#garden")
    assert "irc.linnet 353 bob = #garden ann @bob" in words(bob.heard)
