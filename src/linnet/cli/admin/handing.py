"""Handing login cards out: printed, written into a file to print, or as JSON."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from linnet.cli import table
from linnet.cli.admin import cards as drawing
from linnet.cli.admin.cards import Place
from linnet.cli.problem import give_up, say_problem
from linnet.protocol.administration import Card

Cards = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Write login cards: HTML to print, eight a page, or .txt."),
]
Link = Annotated[
    str | None,
    typer.Option(metavar="LINK", help="Where people come in, if not at this machine's address."),
]


def target_of(cards: Path | None) -> Path | None:
    """Where the cards go; gives up before anything is changed if they cannot."""
    if cards is None:
        return None
    if cards.exists():
        give_up(f"{cards} is there already; cards are written into a new file", 2)
    if not cards.absolute().parent.is_dir():
        give_up(f"there is no folder {cards.absolute().parent}", 2)
    return cards


def hand_out(made: Sequence[Card], place: Place, target: Path | None, *, as_json: bool) -> None:
    """What was made is told in any case: one-time passwords are known to nobody else."""
    if not made and not as_json:
        print("nobody new, so no cards")
        return
    if target is not None and made:
        try:
            drawing.write(made, place, target)
        except OSError as failed:
            say_problem(f"{target} cannot be written ({failed.strerror}); here are the cards")
            target = None
        else:
            _warn(place.page)
    if as_json:
        table.show_json({"page": place.page, "cards": made})
    elif target is None:
        print(drawing.as_text(made, place), end="")
    else:
        print(f"{len(made)} cards: {target}")


def _warn(page: str) -> None:
    if "//127.0.0.1" in page or "//localhost" in page or "//[::1]" in page:
        say_problem(
            f"the cards say {page}, which works on this machine only: the server has no --lan; "
            "--link names another address"
        )
