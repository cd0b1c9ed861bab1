"""Commands for saying something and for looking back."""

from linnet.terminal.commands.line import Line, Row
from linnet.terminal.commands.typed import Typed, Unclear

PAGE = 20
_MOST = 9999


class Msg(Line, frozen=True):
    """A message to one person."""

    who: str
    text: str


class ShowHistory(Line, frozen=True):
    """Show the last messages again."""

    number: int


class GoTo(Line, frozen=True):
    """Show what was said around a message, of the room one is in or another."""

    seq: int
    room: str = ""


def _msg(typed: Typed) -> Line:
    return Msg(typed.who(), typed.text())


def _history(typed: Typed) -> Line:
    if typed.flag("around"):
        return _around(typed)
    number = PAGE if typed.empty else typed.needed_number(_MOST)
    typed.end()
    return ShowHistory(number)


def _around(typed: Typed) -> Line:
    room = ""
    if (target := typed.target()) is None:
        room, target = typed.word(), typed.target()
    typed.end()
    if target is None or not target.seq:
        raise Unclear
    return GoTo(target.seq, room)


MESSAGE = (Row("/msg", {"/msg WHO TEXT": "write to one person, by name or 6-digit id"}, _msg),)
LOOKING = (
    Row(
        "/history",
        {
            "/history": f"the last {PAGE} messages again",
            "/history N": "the last N messages again",
            "/history N around": "what was said around message N",
        },
        _history,
    ),
    Row(
        "/goto",
        {
            "/goto N": "what was said around message N",
            "/goto ROOM N": "the same in another room, and go there",
        },
        _around,
    ),
)
