"""Bots and webhooks from the command line and from a chat, by who answers for them."""

import asyncio
import json
import signal
import sys
from pathlib import Path
from typing import Any

import httpx2
import pytest
from tests.bot.test_running import BOT, heard
from tests.ground import Running, running
from tests.http.receiving import Receiver, receiving
from tests.terminal.conftest import *  # noqa: F403 - its fixtures
from tests.terminal.conftest import Run

from linnet.client import Address
from linnet.client.tokens import SignIn, TokenStore
from linnet.protocol.ids import PersonId
from linnet.protocol.people import Role

KEY = "AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f"


@pytest.fixture
async def server(tmp_path: Path) -> Any:
    async with running(tmp_path / "data") as server:
        yield server


@pytest.fixture
async def ann(server: Running, environment: dict[str, str]) -> str:
    """Ann owns the server, and is signed in on this machine; her token."""
    async with httpx2.AsyncClient(base_url=f"{server.url}/api/v1", trust_env=False) as http:
        came = (await http.post("/guests", json={"name": "Ann"})).json()
        http.headers["authorization"] = f"Bearer {came['token']}"
        await http.post("/me/claim", json={"password": "correct horse"})
    id = PersonId(came["you"]["id"])
    await server.server.store.set_role(id, Role.OWNER)
    kept = SignIn(came["token"], came["server"]["id"], id, "Ann")
    TokenStore(Path(environment["LINNET_HOME"])).keep(Address(port=server.port), "Ann", kept)
    return str(came["token"])


@pytest.fixture
def here(server: Running) -> tuple[str, ...]:
    return ("--port", str(server.port), "--name", "Ann")


async def test_a_crash_is_told_to_who_answers_for_the_bot(
    server: Running, ann: str, here: Any, linnet: Run, tmp_path: Path
) -> None:
    code, token, errors = await (await linnet("bot", "new", "parrot", *here)).end()
    assert (code, len(token.strip())) == (0, 32)
    assert "shown only now" in errors
    folder = tmp_path / "bots"
    folder.mkdir()
    (folder / "parrot.py").write_text(BOT.format(answer="yes"))
    (folder / "parrot.token").write_text(token)
    async with server.wire(token=ann) as wire:
        program = await linnet("bot", "run", folder, "--port", server.port)
        while b"connected as parrot" not in await program.running.stderr.readline():
            pass
        await wire.say("!die")
        room = (await wire.next("room"))["room"]
        told = await wire.entries(2, room["id"])
        assert "these were my last words" in told[-1]["body"]["text"]
        program.running.send_signal(signal.SIGINT)
        assert await asyncio.wait_for(program.running.wait(), 20) == 0


async def test_bots_are_made_listed_and_removed_from_the_command_line(
    server: Running, ann: str, here: Any, linnet: Run, tmp_path: Path
) -> None:
    _, made, _ = await (await linnet("bot", "new", "dice", *here, "--json")).end()
    first = json.loads(made)
    _, second, _ = await (await linnet("bot", "token", "dice", *here)).end()
    assert second.strip() != first["token"]
    code, listed, _ = await (await linnet("bot", "list", *here)).end()
    assert [line.split()[1:] for line in listed.splitlines()] == [
        ["NAME", "OWNER", "IS"], ["dice", "Ann", "not", "here"],
    ]  # fmt: skip
    data = ("--data", server.server.folder.path)
    _, token, _ = await (
        await linnet("admin", "bots", "create", "poll", "--owner", "Ann", *data)
    ).end()
    async with server.wire(token=token.strip()) as wire:
        assert wire.welcome["you"]["name"] == "poll"
    code, told, _ = await (await linnet("bot", "remove", "dice", *here)).end()
    assert (code, told) == (0, "dice is removed\n")


async def test_webhooks_of_both_kinds_from_the_command_line(
    server: Running, ann: str, here: Any, linnet: Run
) -> None:
    _, url, _ = await (await linnet("hook", "new", "#lobby", "ci", *here)).end()
    async with server.wire(token=ann) as wire, receiving(Receiver()) as receiver:
        async with httpx2.AsyncClient(trust_env=False) as http:
            assert (await http.post(url.strip(), content="green")).text == "ok\n"
        assert await heard(wire, "ci", 1) == ["green"]
        out = await linnet("hook", "out", "lobby", "mirror", receiver.url, *here)
        code, secret, _ = await out.end()
        assert (code, len(secret.strip())) == (0, 32)
        await wire.say("away")
        assert await receiver.texts(1) == ["away"]
        _, listed, _ = await (await linnet("hook", "list", "lobby", *here)).end()
        assert url.strip() not in listed
        assert secret.strip() not in listed
        assert f"sends to {receiver.url}" in listed
    code, told, _ = await (await linnet("hook", "remove", "lobby", "ci", *here)).end()
    assert (code, told) == (0, "ci is removed\n")


async def test_the_same_is_typed_in_a_chat(
    server: Running, ann: str, here: Any, linnet: Run
) -> None:
    program = await linnet("chat", "--plain", *here)
    program.type(
        "/bot", "/bot new dice", "/bot token dice", "/bot", "/bot revoke dice", "/bot remove dice",
        "/yes", "/hook new ci", "/hook", "/hook renew ci", "/hook out away http://127.0.0.1:1/x",
        "/hook remove ci", "/hook out x http://169.254.0.1/", "/bot sing", "/hook remove away",
        "/hook", "/ssh-key", f"/ssh-key add ssh-ed25519 {KEY} me",
        "/ssh-key", "/ssh-key remove SHA256:x", "/ssh-key add nonsense", "/exit",
    )  # fmt: skip
    _, seen, _ = await program.end()
    for words in (
        "you answer for no bot", "dice comes in with the token ", "of Ann, not here",
        "dice has no token now", "/yes removes it", "dice is removed",
        f"curl -d hello {server.url}/hook/", "ci: programs post, made by Ann, never used",
        "goes to http://127.0.0.1:1/x from now on", "signed with ", "ci is removed",
        "Nothing is sent to such an address.", "you have none; /ssh-key add",
        "ssh-ed25519 me, never used",
        "you come in over SSH with SHA256:", "You have no key of that", "That is no public key",
        "type it like this: /bot", "away is removed",
    ):  # fmt: skip
        assert words in seen


@pytest.mark.parametrize("how", ["token", "profile"])
async def test_a_bot_needs_no_more_than_its_token_or_a_profile_in_the_environment(
    server: Running,
    ann: str,
    linnet: Run,
    tmp_path: Path,
    environment: dict[str, str],
    how: str,
) -> None:
    made = await server.server.crew.bots.make(
        await server.server.engine.find_person("Ann"), "parrot"
    )
    token, where = made[1], f"127.0.0.1:{server.port}"
    given = {"LINNET_TOKEN": token, "LINNET_SERVER": where}
    if how == "profile":
        login = await linnet("login", "birds", "--server", where, "--token-stdin")
        login.type(token)
        assert "profile birds" in (await login.end())[1]
        given = {"LINNET_SERVER": "birds"}
    (tmp_path / "parrot.py").write_text(BOT.format(answer="polly"))
    program = await asyncio.create_subprocess_exec(
        *(sys.executable, str(tmp_path / "parrot.py")),
        env=environment | given,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        assert b"connected as parrot" in await program.stderr.readline()
        async with server.wire(token=ann) as wire:
            await wire.say("ask")
            assert await heard(wire, "parrot", 1) == ["polly"]
            people = (await wire.ask(type="list-people", room="lobby"))["people"]
            assert [one["kind"] for one in people if one["name"] == "parrot"] == ["bot"]
    finally:
        program.kill()
        await program.wait()
