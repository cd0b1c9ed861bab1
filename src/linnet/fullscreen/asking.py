"""Small windows over the chat: what must not be seen, and the keys."""

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from linnet.fullscreen.look import Look


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
        with VerticalScroll(classes="window keys"):
            text = Text.assemble(("Keys\n", self._look.bold))
            for key, says in _KEYS:
                text.append(f"{key:<18}", self._look.accent)
                text.append(f"{says}\n", self._look.text)
            text.append("/help lists all commands; Esc closes this", self._look.faint)
            yield Static(text)


_KEYS = (
    ("Enter, Alt+Enter", "send; begin a new line"),
    ("Tab", "complete /command, @name, :emoji"),
    ("Up", "change your last message"),
    ("Ctrl+P", "everything that can be done"),
    ("Ctrl+K", "go to a room or a person"),
    ("Ctrl+F", "find messages"),
    ("Ctrl+E, Ctrl+U", "emoji; send a file"),
    ("Alt+Up, Alt+Down", "the room above, below"),
    ("PgUp, PgDn, End", "look back, come back"),
    ("Shift+Up", "choose a message: Up, Down, then"),
    ("  Enter", "all that can be done with it"),
    ("  r x e d", "answer, react, change, delete"),
    ("  c o s h", "copy, open links, save files, unhide"),
    ("  t i p", "thread, who wrote it, pin"),
    ("F2, F3", "show or fold rooms, people"),
    ("F4", "pictures, or only their names"),
    ("Esc", "back; put away what commands showed"),
    ("Ctrl+Q", "leave"),
)
