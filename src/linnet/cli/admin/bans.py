"""`linnet admin bans`: who is kept out or silent, and letting them back."""

from typing import Annotated, Any

import typer
from msgspec import UNSET, Struct

from linnet.administrator.reaching import Server
from linnet.cli import table
from linnet.cli.admin.asking import Data, Json, ask
from linnet.cli.admin.rooms import Who, ref, room_id
from linnet.cli.admin.words import moment, seconds
from linnet.cli.problem import give_up
from linnet.protocol.administration import Bar

bans = typer.Typer(help="Bans: list them, keep somebody out, let them back.")
Room = Annotated[str, typer.Option(metavar="ROOM", help="From one room; else from the server.")]


class Bars(Struct):
    """Who is banned or muted."""

    bars: list[Bar]


@bans.command("list")
def list_(data: Data, as_json: Json = False) -> None:
    """Who is banned or muted now, where, and until when."""
    found = ask(data, lambda server: server.get("/admin/bars", Bars)).bars
    if as_json:
        table.show_json(found)
        return
    rows = [
        [
            one.who.id,
            one.who.name,
            "banned" if one.kind == "ban" else "muted",
            "everywhere" if one.everywhere else one.room_name,
            "for good" if one.until is UNSET else moment(one.until),
        ]
        for one in found
    ]
    table.show(("id", "name", "is", "where", "until"), rows)


@bans.command()
def add(
    who: Who,
    data: Data,
    room: Room = "",
    span: Annotated[str, typer.Option("--for", metavar="TIME", help="2h, 3d; else for good.")] = "",
    why: Annotated[str, typer.Option(metavar="TEXT", help="They read it.")] = "",
    as_json: Json = False,
) -> None:
    """Keep somebody out of a room, or of the server; `lift` takes it back."""
    try:
        wait = seconds(span) if span else None
    except ValueError as wrong:
        give_up(str(wrong), 2)

    async def work(server: Server) -> dict[str, Any]:
        path = f"/rooms/{await room_id(server, room or 'lobby')}/bans"
        fields = {"who": who, "why": why, "span": wait, "everywhere": not room}
        return await server.wish("POST", path, dict[str, Any], **fields)

    long = f"for {span}" if span else "for good"
    told = f"{who} is banned from {room or 'the server'} {long}"
    table.done(told, ask(data, work), as_json=as_json)


@bans.command()
def lift(who: Who, data: Data, room: Room = "", as_json: Json = False) -> None:
    """Let somebody come back."""

    async def work(server: Server) -> dict[str, Any]:
        path = f"/rooms/{await room_id(server, room or 'lobby')}/bans/{ref(who)}"
        return await server.wish("DELETE", path, dict[str, Any], everywhere=not room)

    told = f"{who} may come back to {room or 'the server'}"
    table.done(told, ask(data, work), as_json=as_json)
