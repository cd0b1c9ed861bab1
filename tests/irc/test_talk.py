"""People talk over IRC, with each other and with people behind other doors."""

from tests.irc.conftest import House, words


async def test_what_one_says_the_other_reads(house: House) -> None:
    ann = await house.come("ann", join="#lobby")
    bob = await house.come("bob", join="#lobby")
    await ann.sync()
    assert words(await ann.ask("PRIVMSG #lobby :hello there")) == []
    assert words(await bob.sync()) == ["ann PRIVMSG #lobby hello there"]


async def test_a_web_client_and_an_irc_client_talk(house: House) -> None:
    ann = await house.come("ann", join="#lobby")
    async with house.server.wire("Bob") as bob:
        await bob.say("from the web")
        line = await ann.until("PRIVMSG")
        assert words([line]) == ["Bob PRIVMSG #lobby from the web"]
        await ann.send("PRIVMSG #lobby :from irc")
        (entry,) = await bob.entries(1)
        entry = entry if entry["name"] == "ann" else (await bob.entries(1))[0]
        assert entry["body"]["text"] == "from irc"
