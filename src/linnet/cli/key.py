"""`linnet key`: the keys with which one comes in over SSH."""

from pathlib import Path
from typing import Annotated

import typer
from msgspec import UNSET

from linnet.cli import table
from linnet.cli.address import DEFAULT_HOST, DEFAULT_PORT, USAGE, Host, Name, Port, Server
from linnet.cli.admin.words import moment
from linnet.cli.bot_accounts import Json, asked
from linnet.cli.problem import give_up

key = typer.Typer(help="The keys with which you come in over SSH: add, list, remove them.")
File = Annotated[
    Path, typer.Argument(metavar="FILE", help="A public key, such as ~/.ssh/id_ed25519.pub.")
]
Print = Annotated[str, typer.Argument(metavar="FINGERPRINT", help="As `list` shows it: SHA256:…")]


@key.command()
def add(
    file: File,
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
    server: Server = None,
    name: Name = None,
    as_json: Json = False,
) -> None:
    """Come in over SSH with this key from now on."""
    try:
        line = file.expanduser().read_text()
    except (OSError, UnicodeDecodeError) as wrong:
        give_up(f"{file} cannot be read: {wrong}", USAGE)
    if "PRIVATE KEY" in line:
        give_up(f"{file} is the private key, which nobody else should have; take {file}.pub", USAGE)
    added = asked(server, host, port, name, lambda crew: crew.add_key(line.strip()))
    table.done(f"{added.fingerprint} is yours", added, as_json=as_json)


@key.command("list")
def list_(
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
    server: Server = None,
    name: Name = None,
    as_json: Json = False,
) -> None:
    """Your keys, oldest first."""
    found = asked(server, host, port, name, lambda crew: crew.keys())
    if as_json:
        table.show_json(found)
        return
    rows = [
        [
            one.fingerprint,
            one.kind,
            one.comment,
            moment(one.since),
            "never" if one.used is UNSET else moment(int(one.used)),
        ]
        for one in found
    ]
    table.show(("fingerprint", "kind", "comment", "since", "used"), rows)


@key.command()
def remove(
    which: Print,
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
    server: Server = None,
    name: Name = None,
    as_json: Json = False,
) -> None:
    """Remove a key; a chat that is open with it stays open."""
    left = asked(server, host, port, name, lambda crew: crew.remove_key(which))
    table.done(f"{which} is nobody's any more", left, as_json=as_json)
