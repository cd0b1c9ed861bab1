"""`linnet admin codes`: invitations, each good for one new account."""

from typing import Annotated

import typer
from msgspec import Struct

from linnet.administrator.reaching import Server
from linnet.cli import table
from linnet.cli.admin.asking import Data, Json, ask
from linnet.cli.admin.words import moment
from linnet.protocol.administration import Code

codes = typer.Typer(help="Invitations: codes that make one account each.")


class Codes(Struct):
    """Codes nobody used yet."""

    codes: list[Code]


class NewCode(Struct):
    """A code with its secret."""

    id: str
    until: int
    code: str


class Dropped(Struct):
    """It is worth nothing any more."""

    id: str


@codes.command("list")
def list_(data: Data, as_json: Json = False) -> None:
    """Codes nobody used yet. The secrets themselves are told only when they are made."""
    found = ask(data, lambda server: server.get("/admin/codes", Codes)).codes
    if as_json:
        table.show_json(found)
    else:
        table.show(("id", "good until"), [[one.id, moment(one.until)] for one in found])


@codes.command()
def create(
    data: Data,
    number: Annotated[int, typer.Option(min=1, max=1000, help="How many.")] = 1,
    as_json: Json = False,
) -> None:
    """Make codes; whoever has one makes one account with it, whatever `registration` says."""

    async def work(server: Server) -> list[NewCode]:
        return [await server.wish("POST", "/admin/codes", NewCode) for _ in range(number)]

    made = ask(data, work)
    if as_json:
        table.show_json(made)
    else:
        table.show(("code", "id", "good until"), [[o.code, o.id, moment(o.until)] for o in made])


@codes.command()
def drop(
    id: Annotated[str, typer.Argument(metavar="ID", help="As `list` shows it.")],
    data: Data,
    as_json: Json = False,
) -> None:
    """Take a code back."""
    gone = ask(data, lambda server: server.wish("DELETE", f"/admin/codes/{id}", Dropped))
    table.done(f"{id} is worth nothing any more", gone, as_json=as_json)
