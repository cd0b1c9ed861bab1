"""A window to choose from: a few letters, the arrows, Enter."""

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from linnet.fullscreen.look import MARK, Look

SHOWN = 10
"""Lines seen at once where there is room; the arrows reach the others."""
_COLUMN = 30
"""Columns of titles at most before their notes, which stand below each other."""
_AROUND = 8
"""Lines of the screen that are not for options."""


class Option(NamedTuple):
    """What can be chosen: its title, a word about it, and what choosing it answers.

    `goes_on` is typed instead where choosing it leads to further options.
    """

    title: str
    key: str
    note: str = ""
    goes_on: str = ""


Find = Callable[[str], list[Option]]
"""What fits the letters typed so far, the best first."""


def fitting(options: list[Option]) -> Find:
    """Finds by title: those that begin with it first, then those that have it somewhere."""

    def find(typed: str) -> list[Option]:
        wanted = typed.casefold().strip().lstrip("#@/")
        titles = [(one.title.casefold().lstrip("#@/"), one) for one in options]
        found = [(title, one) for title, one in titles if wanted in title]
        found += [
            (f"~{title}", one)
            for title, one in titles
            if wanted not in title and wanted in one.note.casefold()
        ]
        found.sort(key=lambda pair: not pair[0].startswith(wanted))
        return [one for _, one in found]

    return find


class Chooser(ModalScreen[str]):
    """Answers the key of what was chosen; empty for nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss('')", show=False),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("pageup", f"move({-SHOWN})", show=False, priority=True),
        Binding("pagedown", f"move({SHOWN})", show=False, priority=True),
        Binding("tab", "go_on", show=False, priority=True),
    ]

    def __init__(
        self,
        look: Look,
        question: str,
        find: Find,
        *,
        heading: Text | None = None,
        nothing: str = "Nothing of that name.",
    ) -> None:
        super().__init__()
        self._look = look
        self._question = question
        self._find = find
        self._heading = heading
        self._nothing = nothing
        self._found = find("")
        self._at = 0
        self._first = 0

    def compose(self) -> ComposeResult:
        """A line to type in, and what fits below it."""
        with Vertical(classes="window"):
            if self._heading:
                yield Static(self._heading, id="heading")
            yield Input(placeholder=self._question)
            yield Static(id="found")

    def on_mount(self) -> None:
        """Everything fits at first."""
        self._show()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Fewer fit."""
        self._found = self._find(event.value)
        self._at = self._first = 0
        self._show()

    def on_input_submitted(self) -> None:
        """This one."""
        self._take(self._at)

    def action_go_on(self) -> None:
        """Type what the chosen one leads to."""
        if self._found and self._found[self._at].goes_on:
            self._take(self._at)

    def action_move(self, by: int) -> None:
        """Choose another one; one step beyond an end is the other end."""
        if not self._found:
            return
        last = len(self._found) - 1
        at = self._at + by
        if abs(by) > 1:
            at = min(max(0, at), last)
        self._at = at % len(self._found)
        self._first = min(self._first, self._at)
        self._first = max(self._first, self._at - self._room + 1)
        self._show()

    def on_click(self, event: events.Click) -> None:
        """A line is chosen by a click; one beside the window closes it."""
        if event.widget is self:
            self.dismiss("")
        elif event.widget is not None and event.widget.id == "found":
            number = self._first + event.y
            if number < len(self._found):
                self._take(number)

    @property
    def _room(self) -> int:
        heading = self._heading.plain.count("\n") + 2 if self._heading else 0
        return min(SHOWN, max(1, self.app.size.height - _AROUND - heading))

    def _take(self, number: int) -> None:
        if not self._found:
            self.dismiss("")
        elif onward := self._found[number].goes_on:
            typed = self.query_one(Input)
            typed.value = onward
            typed.cursor_position = len(onward)
        else:
            self.dismiss(self._found[number].key)

    def _show(self) -> None:
        look = self._look
        lines = Text(no_wrap=True, overflow="ellipsis")
        shown = self._found[self._first : self._first + self._room]
        column = min(_COLUMN, max((cell_len(one.title) for one in shown), default=0)) + 2
        for at, one in enumerate(shown, self._first):
            mark, style = (f"{MARK} ", look.call) if at == self._at else ("  ", look.text)
            lines.append(f"{mark}{one.title}", style)
            lines.append(" " * max(2, column - cell_len(one.title)))
            lines.append(f"{one.note}\n", look.faint)
        more = len(self._found) - self._first - len(shown)
        if more > 0:
            lines.append(f"  and {more} more ↓", look.faint)
        if not self._found:
            lines.append(f"  {self._nothing}", look.faint)
        lines.rstrip()
        self.query_one("#found", Static).update(lines)
