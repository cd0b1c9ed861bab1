"""`linnet people import`: a class list becomes accounts, all of it or nothing."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from msgspec import Struct, to_builtins

from linnet.administrator.reaching import Server
from linnet.cli import table
from linnet.cli.admin import sheet
from linnet.cli.admin.asking import Data, Json, ask
from linnet.cli.admin.begun import Begun
from linnet.cli.admin.handing import Cards, Link, hand_out, target_of
from linnet.cli.admin.rooms import AllRooms, ref
from linnet.cli.admin.sheet import Line, Problem, SheetError
from linnet.cli.admin.whereabouts import whereabouts
from linnet.cli.problem import FAILED, give_up, say_problem
from linnet.client.refused import CannotConnect, Refused
from linnet.protocol.administration import Account, Card, Wrong
from linnet.protocol.reasons import Reason

File = Annotated[Path, typer.Argument(metavar="FILE", help="CSV: name, password, role, rooms.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what is wrong with it.")]
SkipExisting = Annotated[
    bool,
    typer.Option("--skip-existing", help="Leave who has an account as they are, but for rooms."),
]
MakeRooms = Annotated[
    Literal["open", "private"] | None,
    typer.Option(help="Make rooms that are not there; needs --owner."),
]
Owner = Annotated[str | None, typer.Option(metavar="NAME", help="Who is to own rooms made.")]


class Gathering(Struct):
    """How many messages in how many rooms."""

    messages: int
    rooms: int
    preview: bool = False


class Enrolled(Struct):
    """What came of accounts to be made."""

    cards: list[Card]
    problems: list[Wrong]


class Plan(Struct, kw_only=True):
    """Who is to be made, who is only to be put into rooms, and what is wrong."""

    make: list[Line]
    skip: list[Line]
    rooms: list[str]
    problems: list[Problem]


def import_(
    file: File,
    data: Data,
    cards: Cards = None,
    dry_run: DryRun = False,
    skip_existing: SkipExisting = False,
    make_rooms: MakeRooms = None,
    owner: Owner = None,
    link: Link = None,
    as_json: Json = False,
) -> None:
    """Make accounts of a class list, all or none; who has no password gets a one-time one.

    With anything wrong nothing is changed, and every problem is said with its line. Cut off, the
    same command goes on. Exit codes: 0 done, 1 something is wrong, 2 usage, 3 no server answers.
    """
    found, target = _read(file), target_of(cards)
    if make_rooms and not owner:
        give_up("--make-rooms needs --owner, who is to own them", 2)
    once = sum(one.newcomer.password is None for one in found.lines)
    if once and not (target or dry_run or as_json or found.problems):
        give_up(f"{once} people get one-time passwords: say where their cards go, with --cards", 2)

    begun = Begun.of(data, found.lines)

    async def work(server: Server) -> None:
        plan = await _planned(server, found, begun, skip=skip_existing, make=bool(make_rooms))
        if make_rooms and plan.rooms:
            await server.get(f"/admin/people/{ref(owner or '')}", Account)
        if plan.problems or dry_run:
            _tell(plan, found.encoding, as_json=as_json)
            raise typer.Exit(FAILED if plan.problems else 0)
        place = await whereabouts(server, data, link)
        for room in plan.rooms:
            wish = {"name": room, "owner": owner, "kind": make_rooms}
            await server.wish("POST", "/admin/rooms", dict[str, Any], **wish)
        hand_out(await _carried_out(server, plan, begun), place, target, as_json=as_json)
        begun.done()

    ask(data, work)


def _read(file: Path) -> sheet.Sheet:
    try:
        return sheet.read(file)
    except SheetError as wrong:
        give_up(str(wrong))


async def _planned(
    server: Server, found: sheet.Sheet, begun: Begun, *, skip: bool, make: bool
) -> Plan:
    """What would happen, under the server's own rules; nothing is changed."""
    rooms = await _absent_rooms(server, found.lines) if make else []
    asked = [
        to_builtins(one.newcomer) | {"rooms": [r for r in one.newcomer.rooms if r not in rooms]}
        for one in found.lines
    ]
    told = Enrolled([], [])
    if asked:
        told = await server.wish("POST", "/admin/people", Enrolled, people=asked, preview=True)
    there, problems = [], list(found.problems)
    bad = {one.index for one in told.problems}
    for one in told.problems:
        line = found.lines[one.index]
        known = skip or line in begun
        if known and one.taken_by and _same(line.newcomer.name, one.taken_by.name):
            there.append(line)
        else:
            hint = " --make-rooms makes it." if one.reason == Reason.NO_SUCH_ROOM else ""
            problems.append(Problem(line.number, one.message + hint))
    make_ = [line for index, line in enumerate(found.lines) if index not in bad]
    problems.sort(key=lambda one: one.line)
    return Plan(make=make_, skip=there, rooms=rooms, problems=problems)


async def _absent_rooms(server: Server, lines: Sequence[Line]) -> list[str]:
    """Rooms that are named and not there, each once."""
    there = {one.name.casefold() for one in (await server.get("/admin/rooms", AllRooms)).rooms}
    named = {room.casefold(): room for line in lines for room in line.newcomer.rooms}
    return [room for key, room in named.items() if key not in there and not room.startswith("~")]


async def _carried_out(server: Server, plan: Plan, begun: Begun) -> list[Card]:
    """Accounts, then rooms, then the cards that a cut before them kept from people."""
    if begun:
        say_problem("an import of this list was cut off; going on with it")
    if plan.make:
        begun.note(plan.make)
    try:
        made = await _made(server, plan, begun)
        for line in plan.skip:
            for room in line.newcomer.rooms:
                path = f"/admin/rooms/{ref(room)}/members"
                await server.wish("POST", path, dict[str, Any], who=line.newcomer.name)
        late = [await _card(server, line) for line in plan.skip if line in begun]
    except (Refused, CannotConnect):
        say_problem("cut off; the same command goes on with it")
        raise
    there = sum(line not in begun for line in plan.skip)
    if there:
        say_problem(f"{there} had accounts, which stay; they are in the rooms of the list now")
    return made + [one for one in late if one is not None]


async def _made(server: Server, plan: Plan, begun: Begun) -> list[Card]:
    if not plan.make:
        return []
    people = [to_builtins(one.newcomer) for one in plan.make]
    told = await server.wish("POST", "/admin/people", Enrolled, people=people)
    if told.problems:
        begun.done()
        give_up("somebody else changed something meanwhile; nothing was imported, try it again")
    return told.cards


async def _card(server: Server, line: Line) -> Card | None:
    """For somebody whose account was made before the cut; None where they are in already."""
    one = await server.get(f"/admin/people/{ref(line.newcomer.name)}", Account)
    if one.password == "one-time":
        return await server.wish("POST", f"/admin/people/{one.id}/one-time", Card)
    return Card(id=one.id, name=one.name, one_time="") if line.newcomer.password else None


def _tell(plan: Plan, encoding: str, *, as_json: bool) -> None:
    if as_json:
        table.show_json(
            {
                "encoding": encoding,
                "to_make": len(plan.make),
                "to_skip": len(plan.skip),
                "rooms_to_make": plan.rooms,
                "problems": plan.problems,
            }
        )
        return
    for one in plan.problems:
        say_problem(f"line {one.line}: {one.message}")
    if plan.problems:
        say_problem(f"nothing was imported; problems: {len(plan.problems)}")
        return
    skip = f"; {len(plan.skip)} more have one already" if plan.skip else ""
    rooms = f"; rooms to make: {', '.join(plan.rooms)}" if plan.rooms else ""
    print(f"nothing is wrong; accounts to make: {len(plan.make)}{skip}{rooms}; read as {encoding}")
    if plan.make and encoding == "Windows-1252":
        odd = [one.newcomer.name for one in plan.make if not one.newcomer.name.isascii()]
        if odd:
            print(f"look whether this is right: {', '.join(odd[:3])}")


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == other.casefold()
