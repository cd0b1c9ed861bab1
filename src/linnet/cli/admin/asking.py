"""How administration reaches a server: the one that runs, or its data folder while none does.

Both answer at the same addresses under the same rules. Which it is, the lock of the folder says.
"""

import asyncio
import os
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated, Any, TypeVar

import httpx2
import msgspec
import typer
from msgspec.structs import replace

from linnet.cli.admin.configured import CONFIG
from linnet.cli.problem import FAILED, give_up
from linnet.client.address import Address
from linnet.client.refused import CannotConnect, Refused
from linnet.client.web import JSON, Cut, calling, told
from linnet.server.administrator import Key, read_key
from linnet.server.folder import FolderError, InUseError, open_folder, server_id
from linnet.server.settings import SettingsError, load_settings

T = TypeVar("T")
NO_CONNECTION = 3
PATIENCE = 5.0
"""Seconds a server that is starting or stopping has to answer or to be gone."""
_AGAIN = 0.2
_SLOW = httpx2.Timeout(900.0, connect=10.0)
"""Hashing passwords for a whole school takes a while."""

Data = Annotated[
    Path, typer.Option(metavar="DIR", envvar="LINNET_DATA", help="The server's data folder.")
]
Json = Annotated[bool, typer.Option("--json", help="For programs.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask first.")]


class InEffect(msgspec.Struct):
    """The settings a server goes by."""

    settings: dict[str, Any]


class Server:
    """A server as its administrator sees it. `key` is None where none runs."""

    def __init__(self, http: httpx2.AsyncClient, address: Address, key: Key | None) -> None:
        self._http = http
        self._address = address
        self.key = key

    async def get(self, path: str, kind: type[T], /, **query: object) -> T:
        """What stands at an address. Raises Refused or CannotConnect."""
        asked = {name: str(value) for name, value in query.items()}
        return told(self._address, await self._http.get(path, params=asked), kind)

    async def wish(self, method: str, path: str, kind: type[T], /, **fields: object) -> T:
        """Have something done; fields that are None are left out. Raises Refused."""
        given = {name: value for name, value in fields.items() if value is not None}
        answer = await self._http.request(
            method, path, content=msgspec.json.encode(given), headers=JSON
        )
        return told(self._address, answer, kind)


def ask(data: Path, work: Callable[[Server], Awaitable[T]]) -> T:
    """Carry it out at the server of this folder; what goes wrong is one line and an exit code.

    1 for a refusal or a folder that cannot be used, 3 for a server that does not answer.
    """
    try:
        return asyncio.run(carry_out(data, work))
    except Refused as refused:
        give_up(f"{refused.reason}: {refused.message}")
    except CannotConnect as failed:
        give_up(str(failed), NO_CONNECTION)
    except (FolderError, SettingsError) as failed:
        give_up(str(failed))


def in_effect(data: Path) -> dict[str, Any] | None:
    """The settings of the server that runs on this folder; None where none answers."""
    key = read_key(data)
    if key is None:
        return None
    try:
        return asyncio.run(_settings(key)).settings
    except (CannotConnect, Refused):
        return None


def certain(question: str, *, yes: bool) -> None:
    """Ask whether to go on, or give up where nobody can be asked."""
    if not yes:
        if not typer.get_text_stream("stdin").isatty():
            give_up(f"{question} Say so with --yes.", 2)
        if not typer.confirm(question, err=True):
            give_up("nothing was changed", FAILED)


async def carry_out(data: Path, work: Callable[[Server], Awaitable[T]]) -> T:
    """The same within a loop. Raises Refused, CannotConnect, FolderError or SettingsError."""
    server_id(data)  # or a mistyped name would become a new folder
    until = time.monotonic() + PATIENCE
    while True:
        try:
            async with _stopped(data) as server:
                return await work(server)
        except InUseError as in_use:
            key = read_key(data)
            if key is not None and await _answers(key):
                async with _running(key) as server:
                    return await work(server)
            if time.monotonic() > until:
                raise FolderError(f"{in_use}, which does not answer") from None
        await asyncio.sleep(_AGAIN)


@asynccontextmanager
async def _running(key: Key, times: httpx2.Timeout = _SLOW) -> AsyncIterator[Server]:
    address = _address(key)
    try:
        async with calling(address, key.token) as http:
            http.timeout = times
            yield Server(http, address, key)
    except Cut as cut:
        raise cut.why from None


async def _settings(key: Key) -> InEffect:
    async with _running(key, httpx2.Timeout(PATIENCE)) as server:
        return await server.get("/admin/settings", InEffect)


async def _answers(key: Key) -> bool:
    """Whether the server that wrote the key is there already, or still."""
    try:
        await _settings(key)
    except (CannotConnect, Refused):
        return False
    return True


def _address(key: Key) -> Address:
    near = Address(key.host, key.port)
    return near if near.near or not key.pin else Address(key.host, key.port, True, key.pin)


@asynccontextmanager
async def _stopped(data: Path) -> AsyncIterator[Server]:
    """The folder itself, answered by the same parts as a server has, without its port."""
    with open_folder(data) as folder:
        settings = load_settings({}, os.environ, data, CONFIG.get())
        # What a server is made of takes longer to load than asking one that runs.
        from linnet.server import logs  # noqa: PLC0415
        from linnet.server.app import Server as Parts  # noqa: PLC0415

        logs.begin(replace(settings, log_level="error", log_file=""), folder.path)
        parts = Parts(settings, folder)
        await parts.open()
        try:
            headers = {"authorization": f"Bearer {parts.key}"}
            through = httpx2.ASGITransport(app=parts.app)
            base = "http://127.0.0.1/api/v1"
            async with httpx2.AsyncClient(
                base_url=base, headers=headers, transport=through, timeout=_SLOW
            ) as http:
                yield Server(http, Address(), None)
        finally:
            await parts.close()
