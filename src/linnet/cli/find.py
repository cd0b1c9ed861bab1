"""`linnet find`: the servers on this network, and which way found each."""

import asyncio
from contextlib import aclosing
from typing import Annotated

import typer
from msgspec import json

from linnet.cli.problem import give_up
from linnet.client.finding import WAIT, WAYS, Found, look
from linnet.client.known import KnownServers
from linnet.client.places import home
from linnet.protocol.pins import words_of
from linnet.terminal.clean import one_line

Wait = Annotated[float, typer.Option(metavar="SECONDS", min=0.1, max=60, help="How long to look.")]
Json = Annotated[bool, typer.Option("--json", help="Each server as a line of JSON.")]


def find(wait: Wait = WAIT, as_json: Json = False) -> None:
    """List the servers on this network that let themselves be found (`linnet serve --lan`).

    Exit codes: 0 some are there, 1 none answered, 2 wrong usage.
    """
    found = asyncio.run(_all(wait))
    for one, ways in found.items():
        print(_json(*one, ways) if as_json else _line(*one, ways))
    if not found:
        tried = " and ".join(WAYS)
        give_up(
            f"no server answered to {tried}. Is one started with --lan? Some networks let nobody "
            "hear others: then only typing the server's address helps."
        )


async def _all(wait: float) -> dict[tuple[str, str, str], list[str]]:
    """Name, address and pin of each server, and how it was found."""
    found: dict[tuple[str, str, str], list[str]] = {}
    async with aclosing(look(wait)) as servers:
        async for one in servers:
            ways = found.setdefault(_who(one), [])
            if one.by not in ways:
                ways.append(one.by)
    return found


def _who(one: Found) -> tuple[str, str, str]:
    return one.name, str(one.address), one.pin


def _line(name: str, address: str, pin: str, ways: list[str]) -> str:
    key = "known" if KnownServers(home()).knows(pin) else words_of(pin) if pin else "no key"
    return f"{one_line(name)}\t{address}\t{key}\tfound by {' and '.join(sorted(ways))}"


def _json(name: str, address: str, pin: str, ways: list[str]) -> str:
    told = {"name": name, "address": address, "pin": pin, "found_by": sorted(ways)}
    return json.encode(told).decode()
