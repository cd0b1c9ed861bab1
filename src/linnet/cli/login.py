"""`linnet login`: signing in to a server once, for all commands that come after."""

import sys
from getpass import getpass
from typing import Annotated

import typer

from linnet.cli.address import (
    DEFAULT_HOST,
    DEFAULT_PORT,
    USAGE,
    Host,
    Name,
    Port,
    Server,
    enter,
    remember_name,
)
from linnet.cli.place import going
from linnet.cli.problem import give_up
from linnet.cli.script import run
from linnet.client import Address, Client, Refused
from linnet.client.places import home
from linnet.client.profiles import Profiles
from linnet.client.tokens import SignIn, TokenStore
from linnet.protocol.people import Person
from linnet.protocol.reasons import Reason
from linnet.terminal.clean import one_line

TOKENS = home() / "tokens.json"
Called = Annotated[str, typer.Argument(metavar="[PROFILE]", help="What you call it [default].")]
Guest = Annotated[bool, typer.Option("--guest", help="Without a password, by a nickname.")]
FromInput = Annotated[
    bool, typer.Option("--password-stdin", help="Read the password from standard input.")
]

TokenInput = Annotated[
    bool, typer.Option("--token-stdin", help="Read a token, such as a bot's, from standard input.")
]


def login(
    profile: Called = "default",
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
    server: Server = None,
    name: Name = None,
    guest: Guest = False,
    from_input: FromInput = False,
    token_input: TokenInput = False,
) -> None:
    """Sign in to an account, or as a guest, and remember the server under a name of your own.

    The first profile is the one that every command goes to without --server; the others are
    named by it: `linnet send lobby hi --server work`. The session is kept in the system's
    keyring where there is one, else in a file that only you can read. Exit codes: 0 signed in,
    1 refused, 2 wrong usage, 3 no connection.
    """
    if token_input:
        token = sys.stdin.readline().strip()
        address, person = run(lambda: _resume(going(server, host, port, name)[0], token))
        called = person.name
    else:
        called = name or _asked_name()
        address, person = run(
            lambda: _sign_in(going(server, host, port, called)[0], called, guest, from_input)
        )
    remember_name(address, called)
    place = TokenStore(home()).lock_away(address, called)
    kept = Profiles(home()).keep(profile, address, called)
    usual = ", the usual one" if kept.usual else ""
    print(f"You are {one_line(person.name)} ({person.id}) at {address}: profile {profile}{usual}.")
    where = f"the keyring ({place})" if place else f"a file only you can read: {TOKENS}"
    print(f"The session is kept in {where}")


async def _resume(address: Address, token: str) -> tuple[Address, Person]:
    """Who the token is of; it is kept as if they had signed in here."""
    async with Client(address, token=token, cached=False, patience=0) as client:
        await client.welcomed()
        person, about = client.me, client.server
    assert person is not None, "the server said welcome"
    assert about is not None, "and what it is"
    kept = SignIn(token, about.id, person.id, person.name)
    TokenStore(home()).keep(address, person.name, kept)
    return address, person


async def _sign_in(
    address: Address, name: str, guest: bool, from_input: bool
) -> tuple[Address, Person]:
    if guest:
        client = await enter(address, [name], cached=False)
        assert client.me is not None, "the server said welcome"
        person = client.me
        await client.close()
        return address, person
    # Loaded for those who log in: the HTTP library is slow to import.
    from linnet.client.accounts import log_in  # noqa: PLC0415

    password = _password(from_input)
    try:
        return address, await log_in(address, name, password)
    except Refused as refused:
        if refused.reason != Reason.NEW_PASSWORD or not sys.stdin.isatty():
            raise
        print(one_line(refused.message))
    return address, await log_in(address, name, password, _new_password())


def _asked_name() -> str:
    if not sys.stdin.isatty():
        give_up("--name is missing: who are you there?", USAGE)
    while not (name := input("Your name: ").strip()):
        pass
    return name


def _password(from_input: bool) -> str:
    if from_input:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        give_up("no terminal to ask for the password; --password-stdin reads it", USAGE)
    return getpass("Password: ")


def _new_password() -> str:
    while True:
        new = getpass("A password of your own: ")
        if new == getpass("The same again: "):
            return new
        print("The two were not the same.")
