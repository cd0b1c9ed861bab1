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
import typer
from msgspec.structs import replace

from linnet.administrator.reaching import SLOW, Server, answers, reached
from linnet.administrator.reaching import settings as settings_of
from linnet.cli.admin.configured import CONFIG
from linnet.cli.loading import loading
from linnet.cli.problem import FAILED, give_up
from linnet.client.address import Address
from linnet.client.refused import CannotConnect, Refused
from linnet.server.administrator import read_key
from linnet.server.folder import FolderError, InUseError, open_folder, server_id
from linnet.server.settings import SettingsError, load_settings

T = TypeVar("T")
NO_CONNECTION = 3
PATIENCE = 5.0
"""Seconds a server that is starting or stopping has to answer or to be gone."""
_AGAIN = 0.2
Data = Annotated[
    Path, typer.Option(metavar="DIR", envvar="LINNET_DATA", help="The server's data folder.")
]
Json = Annotated[bool, typer.Option("--json", help="For programs.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask first.")]


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
        return asyncio.run(settings_of(key)).settings
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
            if key is not None and await answers(key):
                async with reached(key) as server:
                    return await work(server)
            if time.monotonic() > until:
                raise FolderError(f"{in_use}, which does not answer") from None
        await asyncio.sleep(_AGAIN)


@asynccontextmanager
async def _stopped(data: Path) -> AsyncIterator[Server]:
    """The folder itself, answered by the same parts as a server has, without its port."""
    with open_folder(data) as folder:
        settings = load_settings({}, os.environ, data, CONFIG.get())
        # What a server is made of takes longer to load than asking one that runs.
        with loading():
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
                base_url=base, headers=headers, transport=through, timeout=SLOW
            ) as http:
                yield Server(http, Address(), None)
        finally:
            await parts.close()
