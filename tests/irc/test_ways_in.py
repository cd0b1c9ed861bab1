"""Ways into the IRC door: TLS, WebSockets, and what is no IRC at all."""

import asyncio
import ssl
from pathlib import Path

import httpx2
import pytest
from tests.ground import PATIENCE
from tests.irc.conftest import House, housed, words
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidStatus
from websockets.typing import Subprotocol


def trusting() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


async def test_the_tls_port_speaks_tls_and_nothing_else(tmp_path: Path) -> None:
    async with housed(tmp_path / "data", irc_tls="127.0.0.1:0", tls="auto") as house:
        door = house.server.server.irc
        assert door is not None
        ann = await house.come("ann", port=door.ports[1], tls=trusting(), join="#lobby")
        bob = await house.come("bob", join="#lobby")
        await ann.ask("PRIVMSG #lobby :whispered")
        assert words(await bob.sync()) == ["ann PRIVMSG #lobby whispered"]
        assert any(" 671 bob ann " in line for line in words(await bob.ask("WHOIS ann")))
        plain = await house.connect(port=door.ports[1])
        await plain.send("NICK carl", "USER u 0 * :r")
        assert [line.command for line in await plain.ended()] == ["ERROR"]


@pytest.mark.parametrize("kind", ["text.ircv3.net", "binary.ircv3.net"])
async def test_a_web_page_speaks_irc_a_line_a_message(tmp_path: Path, kind: str) -> None:
    async with housed(tmp_path / "data", irc_ws="127.0.0.1:0") as house:
        door = house.server.server.irc
        assert door is not None
        ann = await house.come("ann", join="#lobby")
        url = f"ws://127.0.0.1:{door.ports[1]}"
        async with connect(url, subprotocols=[Subprotocol(kind)]) as web:
            assert web.subprotocol == kind
            for line in ("NICK web", "USER u 0 * :r", "JOIN #lobby", "PRIVMSG #lobby :hellö"):
                await web.send(line if kind.startswith("text") else line.encode())
            assert words([await ann.until("PRIVMSG")]) == ["web PRIVMSG #lobby hellö"]
            await ann.ask("PRIVMSG #lobby :hello web")
            assert (await until(web, "PRIVMSG")).endswith("PRIVMSG #lobby :hello web")
            await web.send("QUIT :bye" if kind.startswith("text") else b"QUIT :bye")
            assert (await until(web, "ERROR")).startswith("ERROR")
        assert words([await ann.until("QUIT")]) == ["web QUIT Quit: bye"]


async def test_pages_of_other_sites_are_turned_away(tmp_path: Path) -> None:
    async with housed(tmp_path / "data", irc_ws="127.0.0.1:0") as house:
        door = house.server.server.irc
        assert door is not None
        url = f"ws://127.0.0.1:{door.ports[1]}"
        with pytest.raises(InvalidStatus):
            async with connect(url, origin="https://evil.example"):
                pass


@pytest.mark.parametrize("path", [b"", b"x" * 600, b"x" * 5_000, b"x" * 70_000, b"caf\xe9"])
async def test_a_web_page_cannot_speak_through_a_form(house: House, path: bytes) -> None:
    form = await house.connect()
    await form.raw(b"POST /" + path + b" HTTP/1.1\r\nHost: x\r\n\r\nNICK evil\r\nUSER u 0 * :r\r\n")
    assert await form.ended() == []


async def until(web: ClientConnection, command: str) -> str:
    while True:
        got = await asyncio.wait_for(web.recv(), PATIENCE)
        line = got.decode() if isinstance(got, bytes) else got
        assert "\n" not in line
        if f" {command} " in f" {line}":
            return line


async def test_the_code_of_an_invitation_is_the_key_of_a_private_room(house: House) -> None:
    server = house.server
    async with server.wire("Bob") as bob, httpx2.AsyncClient(base_url=server.url) as http:
        made = await bob.ask(type="create-room", name="garden", kind="private")
        where = f"/api/v1/rooms/{made['room']}/invitations"
        bearer = {"authorization": f"Bearer {bob.welcome['token']}"}
        code = (await http.post(where, json={}, headers=bearer)).json()["code"]
        ann = await house.come("ann")
        told = words(await ann.ask("JOIN #garden 7HQ2-M4XK-0B9T"))
        assert told[0].startswith("irc.linnet 475 ann #garden This code")
        told = words(await ann.ask(f"JOIN #garden {code.lower()}"))
        assert told[0] == "ann JOIN #garden"
        assert "irc.linnet 353 ann @ #garden @Bob ann" in told
