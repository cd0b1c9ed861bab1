"""Commands for saying something and for looking back."""

from linnet.terminal.commands.line import Line, Row
from linnet.terminal.commands.typed import Typed

PAGE = 20
_MOST = 9999


class Msg(Line, frozen=True):
    """A message to one person."""

    who: str
    text: str


class ShowHistory(Line, frozen=True):
    """Show the last messages again."""

    number: int


def _msg(typed: Typed) -> Line:
    return Msg(typed.who(), typed.text())


def _history(typed: Typed) -> Line:
    number = PAGE if typed.empty else typed.needed_number(_MOST)
    typed.end()
    return ShowHistory(number)


ROWS = (
    Row("/msg", ("/msg WHO TEXT",), "write to one person, by name or 6-digit id", _msg),
    Row("/history", ("/history", "/history N"), f"the last {PAGE} or N messages again", _history),
)
