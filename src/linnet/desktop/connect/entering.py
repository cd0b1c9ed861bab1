"""Coming in: as a guest, to an account, or with a new one. Runs in the network's thread."""

import asyncio
import re
from pathlib import Path
from time import time
from typing import Literal

from msgspec import Struct

from linnet.client import Address, CannotConnect, Client, Refused
from linnet.client.accounts import claim, log_in, sign_up
from linnet.client.finding import first
from linnet.client.meeting import Met, meet
from linnet.client.tokens import TokenStore
from linnet.desktop.settings import Visit
from linnet.protocol.nearby import join_code
from linnet.protocol.reasons import SENTENCES, Reason

Way = Literal["guest", "log-in", "create"]
AGENT = "linnet-desktop"
_WITH_PORT = re.compile(r"([^:]+|\[.+\]):\d+")


class Wanted(Struct, frozen=True):
    """What somebody typed."""

    way: Way
    place: str
    """A host, a join link, or a join code."""
    port: int
    name: str
    password: str = ""
    new_password: str = ""
    """In place of a password that is good for one login."""
    code: str = ""
    """What some servers ask for before they make an account."""


class Entered(Struct):
    """Somebody is in: their client, which has said hello, and what to remember."""

    client: Client
    visit: Visit
    words: str = ""
    """What this person should know of a server that is new to them."""


async def enter(wanted: Wanted, home: Path) -> Entered:
    """Come in as was wished. Raises Refused, CannotConnect, or ValueError for no address."""
    met = await _met(wanted, home)
    address = met.address
    # Who was here by name alone makes an account of that; others need no guest to begin with.
    claims = wanted.way == "create" and TokenStore(home).knows(address, wanted.name)
    if wanted.way == "create" and not claims:
        secret, code = wanted.password, wanted.code
        await sign_up(address, wanted.name, secret, code, home=home, agent=AGENT)
    if wanted.way == "log-in":
        secret, new = wanted.password, wanted.new_password
        await log_in(address, wanted.name, secret, new, home=home, agent=AGENT)
    client = Client(address, name=wanted.name, home=home, patience=0, agent=AGENT)
    client.start()
    try:
        await client.welcomed()
        if claims:
            me = await claim(address, client.token or "", wanted.password, wanted.code)
            client.become(me)
    except BaseException:
        await client.close()
        raise
    TokenStore(home).used(address, wanted.name)
    return Entered(client, visit_of(client, address, wanted.name), met.news)


async def resume(visit: Visit, address: Address, home: Path) -> Entered:
    """Come back to where one was; without a connection one reads what is kept here."""
    client = Client(address, name=visit.name, home=home, agent=AGENT)
    client.start()
    return Entered(client, visit)


async def where(place: str, port: int) -> Address:
    """The address that a host, a link or a join code means. Raises CannotConnect, ValueError."""
    place = place.strip()
    if join_code(place):
        found = await first(lambda one: True, code=place)
        if found is None:
            raise CannotConnect(
                f"No server on this network has the join code {place}.",
                "A code is good for an hour after the server's start; its address always works.",
            )
        return found.address
    return Address.read(place) if whole(place) else Address(place, port)


def whole(place: str) -> bool:
    """Whether a port is part of what was typed: a link, a code, or HOST:PORT."""
    return "://" in place or bool(join_code(place) or _WITH_PORT.fullmatch(place))


async def look(wanted: Wanted, home: Path) -> str:
    """Whether a server answers there, in words."""
    # Loaded for those who test: the HTTP library is slow to import.
    from linnet.client.comparing import compare  # noqa: PLC0415

    met = await _met(wanted, home)
    found = await asyncio.to_thread(compare, met.address)
    key = f" Its key: {met.words}." if met.words else ""
    plain = "" if met.address.tls or met.address.near else " It speaks no TLS."
    return f"{found.server.name} answers in {found.round_trip:.1f} ms.{key}{plain}"


async def _met(wanted: Wanted, home: Path) -> Met:
    """How to connect there; on this very machine nobody listens in between."""
    address = await where(wanted.place, wanted.port)
    return Met(address) if address.near and not address.tls else await meet(address, home)


def visit_of(client: Client, address: Address, name: str) -> Visit:
    """What is remembered of a server one is at."""
    return Visit(
        host=address.host,
        port=address.port,
        tls=address.tls,
        pin=address.pin,
        server=client.server.name if client.server else "",
        name=name,
        at=int(time()),
    )


def sentence(wrong: Exception) -> str:
    """What went wrong, in words."""
    if isinstance(wrong, Refused):
        return wrong.message or SENTENCES.get(Reason(wrong.reason), str(wrong))
    return str(wrong)
