"""`linnet admin sessions`: who is signed in where, and signing them out."""

from typing import Annotated

import typer
from msgspec import Struct

from linnet.administrator.reaching import Server
from linnet.cli import table
from linnet.cli.admin.asking import Data, Json, Yes, ask, certain
from linnet.cli.admin.rooms import ref
from linnet.cli.admin.words import moment
from linnet.protocol.administration import SessionView

sessions = typer.Typer(help="Sessions: who is signed in where, and signing them out.")


class Sessions(Struct):
    """A page of sessions."""

    sessions: list[SessionView]
    total: int


class Ended(Struct):
    """How many ended."""

    ended: int


@sessions.command("list")
def list_(
    data: Data,
    who: Annotated[str, typer.Option(metavar="NAME", help="Only theirs.")] = "",
    as_json: Json = False,
) -> None:
    """Every sign-in, the newest first."""
    found = ask(data, lambda server: _all(server, who))
    if as_json:
        table.show_json(found)
        return
    rows = [
        [one.id, one.person.name, moment(one.since), "yes" if one.online else "", one.agent]
        for one in found
    ]
    table.show(("session", "name", "since", "online", "client"), rows)


@sessions.command()
def end(
    who: Annotated[str, typer.Argument(metavar="NAME", help="A name, or an id.")],
    data: Data,
    session: Annotated[str, typer.Argument(metavar="[SESSION]", help="One; else all.")] = "",
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Sign somebody out, of one session or of all; guests cannot come back as who they were."""
    certain(f"{who} is signed out{'' if session else ' everywhere'}. Go on?", yes=yes)
    path = f"/admin/people/{ref(who)}/sessions" + (f"/{session}" if session else "")
    ended = ask(data, lambda server: server.wish("DELETE", path, Ended)).ended
    table.done(f"{ended} sessions ended", {"ended": ended}, as_json=as_json)


async def _all(server: Server, who: str) -> list[SessionView]:
    path = f"/admin/people/{ref(who)}/sessions" if who else "/admin/sessions"
    found: list[SessionView] = []
    while True:
        page = await server.get(path, Sessions, offset=len(found))
        found += page.sessions
        if not page.sessions or len(found) >= page.total:
            return found
