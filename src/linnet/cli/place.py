"""Where a client command goes: a profile, an address, a join link or code, or a name here."""

import asyncio
import re
from collections.abc import Callable
from typing import Any

from linnet.cli.address import DEFAULT_HOST, DEFAULT_PORT, NO_CONNECTION, USAGE
from linnet.cli.problem import give_up, say_problem
from linnet.client import Address
from linnet.client.places import home
from linnet.client.profiles import Profiles
from linnet.protocol.nearby import join_code

_ADDRESS = re.compile(r"[.:]|^localhost$")
"""What no name of a server is taken for."""


def going(server: str | None, host: str, port: int, name: str | None) -> tuple[Address, str | None]:
    """Where to connect and under which name: a profile knows both.

    Without --server, --host and --port it is the usual profile, if there is one; else this
    machine. Raises CannotConnect.
    """
    profiles = Profiles(home())
    elsewhere = server or (host, port) != (DEFAULT_HOST, DEFAULT_PORT)
    profile = profiles.find(server) if server else None if elsewhere else profiles.usual()
    if profile is not None:
        return profile.address, name or profile.name
    return place(server, host, port), name


def place(server: str | None, host: str, port: int) -> Address:
    """Where to connect and what to check there; says so when a key is new to this person.

    Raises CannotConnect.
    """
    address = _named(server) if server else Address(host, port)
    if address.near and not address.tls:
        return address
    # Reading certificates costs start-up time, which those on the same machine need not pay.
    from linnet.client.meeting import meet  # noqa: PLC0415

    met = asyncio.run(meet(address))
    if met.news:
        say_problem(met.news)
    return met.address


def _named(server: str) -> Address:
    """The address that a link, HOST:PORT, a join code or the name of a server here means."""
    if code := join_code(server):
        found = _nearby(lambda one: True, code)
        if found is None:
            give_up(
                f"no server on this network has the join code {server}; it is good for an hour "
                "after the server's start. Its address or join link works at any time.",
                NO_CONNECTION,
            )
        return found
    if not _ADDRESS.search(server):
        name = server.casefold()
        if found := _nearby(lambda one: one.name.casefold() == name):
            return found
    try:
        return Address.read(server)
    except ValueError as wrong:
        give_up(f"{wrong}, and no server of that name is on this network", USAGE)


def _nearby(true: Callable[[Any], bool], code: str = "") -> Address | None:
    # Costs start-up time that those who know where to go need not pay.
    from linnet.client.finding import first  # noqa: PLC0415

    found = asyncio.run(first(true, code=code))
    return found.address if found else None
