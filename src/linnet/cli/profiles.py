"""`linnet profiles`: the servers one signed in to."""

from typing import Annotated

import typer

from linnet.cli import table
from linnet.cli.address import REFUSED
from linnet.cli.problem import give_up
from linnet.client.places import home
from linnet.client.profiles import Profiles

Usual = Annotated[
    str | None, typer.Option("--usual", metavar="PROFILE", help="Make this the usual one.")
]
Json = Annotated[bool, typer.Option("--json", help="For programs.")]


def profiles(usual: Usual = None, as_json: Json = False) -> None:
    """List the profiles that `linnet login` made; commands go to the usual one by themselves.

    Exit codes: 0, 1 there is no such profile.
    """
    kept = Profiles(home())
    if usual and not kept.prefer(usual):
        give_up(f"there is no profile {usual}", REFUSED)
    found = kept.all()
    if as_json:
        table.show_json(
            [
                {
                    "profile": name,
                    "server": str(one.address),
                    "name": one.name,
                    "tls": one.address.tls,
                    "usual": one.usual,
                }
                for name, one in found.items()
            ]
        )
    elif found:
        table.show(
            ("profile", "server", "name", "usual"),
            [
                (name, str(one.address), one.name, "yes" if one.usual else "")
                for name, one in found.items()
            ],
        )
    else:
        print("No profiles yet: `linnet login` makes one.")
