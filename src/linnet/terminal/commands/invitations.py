"""Commands about links that let others in."""

from typing import Literal

from linnet.protocol import limits
from linnet.terminal.commands.line import Line, Row
from linnet.terminal.commands.typed import Typed, Unclear

WEEK = 7 * 86_400
"""Seconds a link is good that says nothing else."""


class OfLinks(Line, frozen=True):
    """See, make or take back links into this room; `uses` 0 is any number of people."""

    deed: Literal["list", "new", "remove"]
    id: str = ""
    span: int = WEEK
    uses: int = 0


class AcceptLink(Line, frozen=True):
    """Come into a room by a link or its code."""

    code: str


def _link(typed: Typed) -> Line:
    if typed.empty:
        return OfLinks("list")
    deed = typed.word().lower()
    if deed == "remove":
        return OfLinks("remove", typed.text())
    if deed != "new":
        raise Unclear
    span = typed.span() or WEEK
    uses = typed.number(limits.INVITATION_USES) or 0
    typed.end()
    return OfLinks("new", span=span, uses=uses)


def code_of(text: str) -> str:
    """The code in a link, or the text itself."""
    return text.rpartition("#/join/")[2].strip()


ROWS = (
    Row(
        "/link",
        {
            "/link": "links that let people into this room",
            "/link new": "make one; it is good for a week",
            "/link new 2h 30": "good for two hours and 30 people",
            "/link remove ID": "it is worth nothing any more",
        },
        _link,
    ),
    Row(
        "/accept",
        {"/accept CODE": "come into a room by a link, or the code at its end"},
        lambda typed: AcceptLink(code_of(typed.text())),
    ),
)
