"""What an operator sets: the message of the day, TLS for later, who is put off and why."""

from pathlib import Path
from typing import Any

from msgspec.structs import replace
from tests.irc.conftest import House, housed, words
from tests.irc.test_capabilities import certified, free_port
from tests.irc.test_ways_in import trusting


def change(house: House, **settings: Any) -> None:
    """The settings are read anew, and say this."""
    server = house.server.server
    server.reread = lambda: replace(server.settings, **settings)
    assert server.reload() is not None


async def test_the_message_of_the_day_changes_while_the_server_runs(tmp_path: Path) -> None:
    async with housed(tmp_path / "data", irc_motd="Be kind.\n\nAsk.") as house:
        ann = await house.come("ann")
        told = [line.params[1] for line in ann.heard if line.command == "372"]
        assert told == ["Be kind.", "", "Ask."]
        change(house, irc_motd="ö" * 500)
        told = [line.params[1] for line in await ann.ask("MOTD") if line.command == "372"]
        assert ("".join(told), len(told)) == ("ö" * 500, 3)
        change(house, irc_motd="off")
        assert [line.command for line in await ann.ask("MOTD")] == ["422"]


async def test_capabilities_that_come_and_go_are_told(tmp_path: Path) -> None:
    port = free_port()
    async with housed(tmp_path / "data", **certified(tmp_path, port)) as house:
        secure = await house.come("ann", "batch", port=port, tls=trusting())
        plain = await house.come("bob", "batch")
        change(house, irc_sts=60.0)
        assert words(await secure.sync()) == ["irc.linnet CAP ann NEW sts=duration=60"]
        assert await plain.sync() == []
        change(house, irc_sts=0.0)
        assert words(await secure.sync()) == ["irc.linnet CAP ann NEW sts=duration=0"]
        new = await house.connect()
        await new.send("CAP LS 302")
        assert "sts" not in (await new.until("CAP")).params[-1]
        change(house, registration="closed")
        gone = "draft/account-registration"
        assert words(await plain.sync()) == [f"irc.linnet CAP bob DEL {gone}"]
        assert words(await plain.ask(f"CAP REQ {gone}")) == [f"irc.linnet CAP bob NAK {gone}"]
        change(house, registration="open")
        assert words(await plain.sync()) == [f"irc.linnet CAP bob NEW {gone}=before-connect"]


async def test_who_is_killed_reads_why(tmp_path: Path) -> None:
    async with housed(tmp_path / "data", irc_oper="ada sesame") as house:
        ada, bob = await house.come("ada"), await house.come("bob")
        assert words(await bob.ask("KILL ada :x"))[0].startswith("irc.linnet 481 ")
        await ada.ask("OPER ada sesame")
        await ada.send("KILL bob :no adverts")
        told = words(await bob.ended())
        assert [line.partition("(")[2][:10] for line in told] == ["no adverts", "A moderato"]
        change(house, irc_oper="ada other")
        assert words(await (await house.come("eve")).ask("OPER ada sesame"))[0].split()[1] == "464"
