"""What every client command asks for: where the server is, and under which name to go."""

import getpass
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Annotated, NamedTuple

import typer

from linnet.client import Address, Client, Refused
from linnet.client.address import HOST
from linnet.client.places import home
from linnet.client.tokens import TokenStore
from linnet.protocol.frames import RoomView
from linnet.protocol.links import PORT
from linnet.protocol.reasons import Reason

Host = Annotated[str, typer.Option(metavar="HOST", help="Where the server is.")]
Port = Annotated[int, typer.Option(metavar="PORT", min=1, max=65535, help="Its port.")]
Server = Annotated[
    str | None,
    typer.Option(
        metavar="WHERE",
        envvar="LINNET_SERVER",
        help="A profile, or a server's join link, join code, name or HOST:PORT.",
    ),
]
Name = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", envvar="LINNET_NAME", help="Your name; else the one you used here last."
    ),
]
Room = Annotated[str, typer.Argument(metavar="ROOM", help="A room's name, with or without #.")]
Key = Annotated[
    str, typer.Option(metavar="KEY", envvar="LINNET_KEY", help="The room's key, if it has one.")
]
DEFAULT_HOST = HOST
DEFAULT_PORT = PORT
REFUSED = 1
USAGE = 2
NO_CONNECTION = 3


class Into(NamedTuple):
    """The room a script is about, with its key."""

    room: str
    key: str

    async def go(self, client: Client) -> RoomView:
        """Be in it. Raises Refused."""
        return await client.join(self.room, self.key)


NAME_REASONS = frozenset(
    {Reason.NAME_TAKEN, Reason.NAME_RESERVED, Reason.BAD_NAME, Reason.TOO_LONG}
)


def last_name(address: Address) -> str | None:
    """The name chosen at this address before."""
    return TokenStore(home()).last_name(address)


def remember_name(address: Address, name: str) -> None:
    """Take this name at this address when none is given."""
    with suppress(OSError):  # Then it is asked for again.
        TokenStore(home()).used(address, name)


def names(address: Address, given: str | None) -> list[str]:
    """Names to try: the one given, or the one used here last, or one known here, or guesses.

    A chat that still runs has a name that is known here, but was not used last yet.
    """
    chosen = given or last_name(address)
    if chosen:
        return [chosen]
    known = TokenStore(home()).known_name(address)
    try:
        user = getpass.getuser()
    except (OSError, KeyError):
        user = None
    return [name for name in (known, user) if name] + [f"guest-{secrets.token_hex(2)}"]


@asynccontextmanager
async def signed_in(address: Address, given: str | None) -> AsyncIterator[Client]:
    """A client for a script: it keeps no rooms and tries to connect once.

    Raises CannotConnect or Refused.
    """
    candidates = names(address, given)
    client = await enter(address, candidates, cached=False)
    try:
        yield client
    finally:
        await client.close()


async def enter(address: Address, candidates: list[str], *, cached: bool) -> Client:
    """A client under the first of these names that the server takes."""
    for name in candidates:
        client = Client(address, name=name, cached=cached, patience=0)
        try:
            client.start()
            await client.welcomed()
        except BaseException as wrong:
            await client.close()
            another = isinstance(wrong, Refused) and wrong.reason in NAME_REASONS
            if another and name != candidates[-1]:
                continue
            raise
        if last_name(address) is None:
            remember_name(address, name)
        return client
    raise AssertionError("there is always a name to try")
