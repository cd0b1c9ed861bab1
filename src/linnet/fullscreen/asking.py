"""Small windows over the chat: where to go, and what must not be seen."""

from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from linnet.fullscreen.look import MARK, Look

_SHOWN = 10


class Destination:
    """Somewhere to go: what it is called, and what /join takes."""

    def __init__(self, title: str, key: str, note: str = "") -> None:
        self.title = title
        self.key = key
        self.note = note


class Switcher(ModalScreen[str]):
    """Type a few letters of a room or a person, Enter goes there; empty for nowhere."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss('')", show=False),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("down", "move(1)", show=False, priority=True),
    ]

    def __init__(self, look: Look, destinations: list[Destination]) -> None:
        super().__init__()
        self._look = look
        self._all = destinations
        self._found = destinations
        self._at = 0

    def compose(self) -> ComposeResult:
        """A line to type in, and what fits below it."""
        with Vertical(classes="window"):
            yield Input(placeholder="Go to a room or a person")
            yield Static(id="found")

    def on_mount(self) -> None:
        """Everything fits at first."""
        self._show()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Fewer fit."""
        wanted = event.value.casefold().strip().lstrip("#@")
        fitting = [one for one in self._all if wanted in one.title.casefold()]
        self._found = sorted(
            fitting, key=lambda one: not one.title.casefold().lstrip("#").startswith(wanted)
        )
        self._at = 0
        self._show()

    def on_input_submitted(self) -> None:
        """Go there."""
        self.dismiss(self._found[self._at].key if self._found else "")

    def action_move(self, by: int) -> None:
        """Choose the next one."""
        if self._found:
            self._at = (self._at + by) % min(len(self._found), _SHOWN)
            self._show()

    def on_click(self, event: events.Click) -> None:
        """A click beside the window closes it."""
        if event.widget is self:
            self.dismiss("")

    def _show(self) -> None:
        look = self._look
        lines = Text()
        for at, one in enumerate(self._found[:_SHOWN]):
            mark, style = (f"{MARK} ", look.call) if at == self._at else ("  ", look.text)
            lines.append(f"{mark}{one.title}", style)
            lines.append(f"  {one.note}\n", look.faint)
        if not self._found:
            lines.append(
                "  Nothing of that name here; /rooms lists what you could join.", look.faint
            )
        lines.rstrip()
        self.query_one("#found", Static).update(lines)


class Secret(ModalScreen[str]):
    """A password; empty where it is not told."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss('')", show=False)]

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """The question and its answer, unseen."""
        with Vertical(classes="window"):
            yield Static(Text(self._question))
            yield Input(password=True)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """That is it."""
        self.dismiss(event.value)


class Help(ModalScreen[None]):
    """The keys; commands have /help."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,enter,q", "dismiss(None)", show=False)
    ]

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def compose(self) -> ComposeResult:
        """One line for each."""
        with Vertical(classes="window"):
            text = Text("Keys\n", style=self._look.bold)
            for key, says in _KEYS:
                text.append(f"{key:<20}", self._look.accent)
                text.append(f"{says}\n", self._look.text)
            text.append("/help lists all commands; Esc closes this", self._look.faint)
            yield Static(text)


_KEYS = (
    ("Enter", "send"),
    ("Alt+Enter", "begin a new line"),
    ("Tab", "complete /command, @name, :emoji"),
    ("Up", "change your last message"),
    ("Ctrl+K", "go to a room or a person"),
    ("Alt+Up, Alt+Down", "the room above, below"),
    ("PgUp, PgDn, End", "look back, come back"),
    ("click a message", "answer it"),
    ("F2, F3", "show or fold rooms, people"),
    ("Esc", "put away what commands showed"),
    ("Ctrl+Q", "leave"),
)
