"""`linnet admin acts`: the audit log, and taking acts back."""

from typing import Annotated, Any

import typer
from msgspec import Struct

from linnet.administrator.reaching import Server
from linnet.cli import table
from linnet.cli.admin.asking import Data, Json, ask
from linnet.cli.admin.rooms import AllRooms, room_id
from linnet.protocol.administration import RoomFigures
from linnet.protocol.frames import Marker, RoomView
from linnet.protocol.ids import RoomId
from linnet.protocol.moderation import Act
from linnet.terminal.records import act_line

Room = Annotated[str, typer.Option(metavar="ROOM", help="In one room; else anywhere.")]


class Done(Struct):
    """A page of the audit log."""

    acts: list[Act]
    more: bool


def acts(
    data: Data,
    room: Room = "",
    before: Annotated[int, typer.Option(metavar="N", help="Those before this one.")] = 0,
    as_json: Json = False,
) -> None:
    """What was done to keep order and to run the server, newest first, a hundred at a time."""

    async def work(server: Server) -> tuple[Done, dict[RoomId, RoomView]]:
        path = f"/rooms/{await room_id(server, room)}/acts" if room else "/acts"
        found = await server.get(path, Done, **({"before": before} if before else {}))
        rooms = (await server.get("/admin/rooms", AllRooms)).rooms
        return found, {one.id: _named(one) for one in rooms}

    found, rooms = ask(data, work)
    if as_json:
        table.show_json(found.acts)
        return
    for act in found.acts:
        print(act_line(act, rooms))
    if found.more:
        print(f"older ones: --before {found.acts[-1].id}")


def _named(one: RoomFigures) -> RoomView:
    """As much of a room as its name is found by."""
    nothing = Marker(seq=0, count=0)
    return RoomView(
        id=one.id, name=one.name, kind=one.kind, head=0, count=0, read=nothing, members=0, online=0
    )


def undo(
    number: Annotated[int, typer.Argument(metavar="N", help="As `acts` shows it.")],
    data: Data,
    as_json: Json = False,
) -> None:
    """Take an act back, within a day."""
    path = f"/acts/{number}/undo"
    entry = ask(data, lambda server: server.wish("POST", path, dict[str, Any]))
    table.done(f"#{number} was taken back", entry, as_json=as_json)
