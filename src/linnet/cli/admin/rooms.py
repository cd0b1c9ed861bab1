"""`linnet admin rooms`: which there are, also private ones, and who is in them."""

from typing import Annotated, Any, Literal
from urllib.parse import quote

import typer
from msgspec import Struct

from linnet.administrator.reaching import Server
from linnet.cli import table
from linnet.cli.admin.asking import Data, Json, ask
from linnet.cli.admin.words import moment
from linnet.cli.problem import give_up
from linnet.protocol.administration import RoomFigures

rooms = typer.Typer(help="Rooms: list and make them, put people in and out.")
Room = Annotated[str, typer.Argument(metavar="ROOM", help="Its name, or its id.")]
Who = Annotated[str, typer.Argument(metavar="NAME", help="A name, or an id.")]


class AllRooms(Struct):
    """All rooms but those of two."""

    rooms: list[RoomFigures]


def ref(who: str) -> str:
    """A name or id as part of an address."""
    return quote(who, safe="")


async def room_id(server: Server, wanted: str) -> str:
    """The id of a room by its name, also of private ones, as part of an address."""
    if wanted.startswith("~") or wanted == "lobby":
        return ref(wanted)
    key = wanted.removeprefix("#").casefold()
    found = [
        one.id
        for one in (await server.get("/admin/rooms", AllRooms)).rooms
        if one.name.casefold() == key
    ]
    if len(found) != 1:
        several = f"several rooms have this name; say which: {', '.join(found)}"
        give_up(several if found else f"there is no room {wanted}")
    return found[0]


@rooms.command("list")
def list_(data: Data, as_json: Json = False) -> None:
    """All rooms but those of two: who owns them and how much is in them, not what was said."""
    found = ask(data, lambda server: server.get("/admin/rooms", AllRooms)).rooms
    if as_json:
        table.show_json(found)
        return
    rows = [
        [
            one.id,
            one.name,
            one.kind,
            ", ".join(owner.name for owner in one.owners),
            str(one.members),
            str(one.messages),
            moment(one.last),
        ]
        for one in found
    ]
    table.show(("id", "name", "kind", "owners", "members", "messages", "last news"), rows)


@rooms.command()
def create(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Letters, digits, dots, dashes.")],
    data: Data,
    owner: Annotated[str, typer.Option(metavar="NAME", help="Who is to own it.")],
    kind: Annotated[Literal["open", "private"], typer.Option(help="Who may come in.")] = "open",
    topic: Annotated[str, typer.Option(metavar="TEXT", help="What it is about.")] = "",
    as_json: Json = False,
) -> None:
    """Make a room in the name of who is to own it."""

    async def work(server: Server) -> RoomFigures:
        return await server.wish(
            "POST", "/admin/rooms", RoomFigures, name=name, owner=owner, kind=kind, topic=topic
        )

    made = ask(data, work)
    table.done(f"{made.name} is made ({made.id})", made, as_json=as_json)


@rooms.command()
def put(who: Who, room: Room, data: Data, as_json: Json = False) -> None:
    """Make somebody a member of a room."""

    async def work(server: Server) -> dict[str, Any]:
        path = f"/admin/rooms/{await room_id(server, room)}/members"
        return await server.wish("POST", path, dict[str, Any], who=who)

    put = ask(data, work)
    told = f"{who} {'was in' if put['already'] else 'is in'} {room}{' already' * put['already']}"
    table.done(told, put, as_json=as_json)


@rooms.command()
def remove(
    who: Who,
    room: Room,
    data: Data,
    why: Annotated[str, typer.Option(metavar="TEXT", help="They read it.")] = "",
    as_json: Json = False,
) -> None:
    """Put somebody out of a room; to an open one they may come back."""

    async def work(server: Server) -> dict[str, Any]:
        path = f"/rooms/{await room_id(server, room)}/kicks"
        return await server.wish("POST", path, dict[str, Any], who=who, why=why)

    table.done(f"{who} is not in {room} any more", ask(data, work), as_json=as_json)


@rooms.command()
def rename(
    room: Room,
    name: Annotated[str, typer.Argument(metavar="NEWNAME", help="What it is called then.")],
    data: Data,
    as_json: Json = False,
) -> None:
    """Give a room another name."""

    async def work(server: Server) -> dict[str, Any]:
        path = f"/rooms/{await room_id(server, room)}"
        return await server.wish("PATCH", path, dict[str, Any], name=name)

    table.done(f"{room} is called {name}", ask(data, work), as_json=as_json)
