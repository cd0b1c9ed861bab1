"""`linnet people`: accounts, their roles, passwords and login cards."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from msgspec import Struct

from linnet.administrator.reaching import Server
from linnet.cli import table
from linnet.cli.admin.asking import Data, Json, Yes, ask, certain
from linnet.cli.admin.handing import Cards, Link, hand_out, target_of
from linnet.cli.admin.importing import Enrolled, Gathering, import_
from linnet.cli.admin.rooms import ref, room_id
from linnet.cli.admin.whereabouts import whereabouts
from linnet.cli.admin.words import moment
from linnet.cli.problem import give_up
from linnet.protocol.administration import Account, Card
from linnet.protocol.people import Role

people = typer.Typer(help="Accounts, their roles, passwords and login cards.")
people.command("import")(import_)
Who = Annotated[str, typer.Argument(metavar="NAME", help="A name, or an id.")]


class Found(Struct):
    """A page of accounts."""

    people: list[Account]
    total: int


@people.command("list")
def list_(
    data: Data,
    search: Annotated[str, typer.Option(metavar="TEXT", help="In the name, or an id.")] = "",
    as_json: Json = False,
) -> None:
    """Everybody, by name, with role, password and sign-ins."""
    found = ask(data, lambda server: _everybody(server, search))
    if as_json:
        table.show_json(found)
    else:
        table.show(_HEADS, map(_row, found))


@people.command()
def show(who: Who, data: Data, as_json: Json = False) -> None:
    """One of them."""
    found = ask(data, lambda server: server.get(f"/admin/people/{ref(who)}", Account))
    if as_json:
        table.show_json(found)
    else:
        for head, cell in zip(_HEADS, _row(found), strict=True):
            print(f"{head:9} {table.line(cell)}")


@people.command()
def create(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The new account's name.")],
    data: Data,
    role: Annotated[Role, typer.Option(help="On the whole server.")] = Role.MEMBER,
    room: Annotated[
        list[str] | None, typer.Option(metavar="ROOM", help="To be in; repeat it.")
    ] = None,
    password: Annotated[
        str, typer.Option(metavar="-", help="- reads one; else a one-time one is made.")
    ] = "",
    cards: Cards = None,
    link: Link = None,
    as_json: Json = False,
) -> None:
    """Make an account; its login card is printed, or written with --cards."""
    if password not in ("", "-"):
        give_up("--password takes - only: what is typed in a command, others can see", 2)
    given = sys.stdin.readline().rstrip("\r\n") if password else None
    target = target_of(cards)

    async def work(server: Server) -> None:
        place = await whereabouts(server, data, link)
        newcomer = {"name": name, "role": role, "rooms": room or []}
        if given:
            newcomer["password"] = given
        made = await server.wish("POST", "/admin/people", Enrolled, people=[newcomer])
        if made.problems:
            give_up("; ".join(one.message for one in made.problems))
        hand_out(made.cards, place, target, as_json=as_json)

    ask(data, work)


@people.command()
def role(
    who: Who,
    role: Annotated[Role, typer.Argument(metavar="ROLE", help="member, moderator or owner.")],
    data: Data,
    room: Annotated[str, typer.Option(metavar="ROOM", help="In it; else on the server.")] = "lobby",
    as_json: Json = False,
) -> None:
    """Give somebody another role, on the server or in one room."""

    async def work(server: Server) -> dict[str, Any]:
        path = f"/rooms/{await room_id(server, room)}/members/{ref(who)}/role"
        return await server.wish("PUT", path, dict[str, Any], role=role)

    where = "on the server" if room == "lobby" else f"in {room}"
    table.done(f"{who} is {role} {where}", ask(data, work), as_json=as_json)


@people.command()
def reset(
    who: Who,
    data: Data,
    cards: Cards = None,
    link: Link = None,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Give somebody a one-time password; the old one is worth nothing, and they are signed out."""
    target = target_of(cards)
    certain(f"{who} is signed out everywhere and needs the new card. Go on?", yes=yes)

    async def work(server: Server) -> None:
        place = await whereabouts(server, data, link)
        card = await server.wish("POST", f"/admin/people/{ref(who)}/one-time", Card)
        hand_out([card], place, target, as_json=as_json)

    ask(data, work)


@people.command("cards")
def cards_(
    cards: Annotated[Path, typer.Argument(metavar="FILE", help="HTML to print, or .txt.")],
    data: Data,
    who: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="For them; repeat it.")
    ] = None,
    link: Link = None,
    as_json: Json = False,
) -> None:
    """New login cards for everybody who has not used theirs yet, or for those named by --who.

    The cards before are worth nothing then.
    """
    target = target_of(cards)

    async def work(server: Server) -> None:
        names = who or [
            one.id for one in await _everybody(server, "") if one.password == "one-time"
        ]
        found = [await server.get(f"/admin/people/{ref(name)}", Account) for name in names]
        used = [one.name for one in found if one.password == "own"]
        if used:
            give_up(f"{used[0]} has a password of their own; `linnet people reset` replaces it")
        if not found:
            give_up("everybody has used their card; --who names people")
        place = await whereabouts(server, data, link)
        made = [
            await server.wish("POST", f"/admin/people/{one.id}/one-time", Card) for one in found
        ]
        hand_out(made, place, target, as_json=as_json)

    ask(data, work)


@people.command()
def erase(who: Who, data: Data, yes: Yes = False, as_json: Json = False) -> None:
    """Take away all that somebody said, their files and their name, for ever."""

    async def work(server: Server) -> dict[str, Any]:
        path = f"/people/{ref(who)}/erasure"
        told = await server.wish("POST", path, Gathering, preview=True)
        question = (
            f"{told.messages} messages in {told.rooms} rooms go for ever, and the name. Go on?"
        )
        certain(question, yes=yes)
        gone = await server.wish("POST", path, Gathering)
        return {"messages": gone.messages, "rooms": gone.rooms}

    gone = ask(data, work)
    told = f"erased: {gone['messages']} messages in {gone['rooms']} rooms"
    table.done(told, gone, as_json=as_json)


async def _everybody(server: Server, search: str) -> list[Account]:
    found: list[Account] = []
    while True:
        page = await server.get("/admin/people", Found, q=search, offset=len(found))
        found += page.people
        if not page.people or len(found) >= page.total:
            return found


_HEADS = ("id", "name", "kind", "role", "password", "sign-ins", "since")


def _row(one: Account) -> list[str]:
    online = " (online)" if one.online else ""
    counted = f"{one.sessions}{online}"
    return [one.id, one.name, one.kind, one.role, one.password, counted, moment(one.created)]
