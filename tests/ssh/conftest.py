"""A server with a door for SSH, and people with real keys who come in by it."""

import asyncio
import base64
import re
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import asyncssh
import httpx2
import pytest
from tests.ground import Running, running

PATIENCE = 20.0
OWN = "correct horse"


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Willing(asyncssh.SSHClient):
    """Answers questions, as ssh does; it is asked none."""

    def kbdint_auth_requested(self) -> str:
        return ""

    def kbdint_challenge_received(self, *told: Any) -> Any:
        return None if told[-1] else []


class House:
    """A running server: `port` is that of its door."""

    def __init__(self, server: Running, port: int) -> None:
        self.server = server
        self.port = port
        self.ann = asyncssh.generate_private_key("ssh-ed25519", comment="ann@home")
        self.stranger = asyncssh.generate_private_key("ssh-ed25519")

    @property
    def door(self) -> Any:
        return self.server.server.ssh

    @asynccontextmanager
    async def comes(self, name: str, **more: Any) -> AsyncIterator[asyncssh.SSHClientConnection]:
        """A connection of this user; without a key or password it has none."""
        more.setdefault("client_keys", None)
        if "password" not in more:
            more.setdefault("client_factory", Willing)
        async with asyncssh.connect(
            "127.0.0.1", self.port, username=name, known_hosts=None, config=None,
            agent_path=None, **more,
        ) as connection:  # fmt: skip
            yield connection

    @asynccontextmanager
    async def sits(self, name: str, **more: Any) -> AsyncIterator["Screen"]:
        """The same with a chat before them."""
        size = more.pop("size", (100, 30))
        term, env = more.pop("term", "xterm-256color"), more.pop("env", None)
        async with self.comes(name, **more) as connection:
            process = await connection.create_process(
                term_type=term, term_size=size, env=env, encoding="utf-8", errors="replace"
            )
            screen = Screen(process)
            try:
                yield screen
            finally:
                process.close()

    async def account(self, name: str, *keys: asyncssh.SSHKey) -> str:
        """Somebody with an account and these keys; their token."""
        base = f"{self.server.url}/api/v1"
        async with httpx2.AsyncClient(base_url=base, trust_env=False) as http:
            wish = {"name": name, "password": OWN}
            made = (await http.post("/accounts", json=wish)).json()
            http.headers["authorization"] = f"Bearer {made['token']}"
            for one in keys:
                line = one.export_public_key().decode()
                assert (await http.post("/me/keys", json={"key": line})).status_code == 201
        return str(made["token"])


class Screen:
    """What a chat over SSH shows."""

    def __init__(self, process: Any) -> None:
        self.process = process
        self.raw = ""

    @property
    def seen(self) -> str:
        return re.sub(r"\x1b(\[[0-9;?<>=]*[a-zA-Z]|[()=>].?|\][^\x07]*\x07)", "", self.raw)

    def type(self, text: str) -> None:
        self.process.stdin.write(text)

    async def until(self, text: str, after: int = 0) -> None:
        async with asyncio.timeout(PATIENCE):
            while text not in self.seen[after:]:
                more = await self.process.stdout.read(65536)
                assert more, f"no {text!r} in:\n{self.seen[after:]}"
                self.raw += more

    async def end(self) -> int:
        """Read what is left; the exit code."""
        async with asyncio.timeout(PATIENCE):
            while more := await self.process.stdout.read(65536):
                self.raw += more
            await self.process.wait_closed()
        return int(self.process.returncode)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    port = free_port()
    async with running(tmp_path / "data", ssh=f"127.0.0.1:{port}") as server:
        yield House(server, port)


def fingerprint(key: asyncssh.SSHKey) -> str:
    return str(key.get_fingerprint())


def line_of(key: asyncssh.SSHKey) -> str:
    return f"ssh-ed25519 {base64.b64encode(key.public_data).decode()} me"
