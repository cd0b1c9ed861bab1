"""The box one types in: grows to eight lines, completes words, keeps drafts."""

from collections.abc import Callable, Iterable

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Static, TextArea

from linnet.fullscreen.look import MARK, Look
from linnet.terminal.completion import Choice, choices

_BREAKS = {"shift+enter", "alt+enter", "ctrl+j"}
"""Not every terminal tells Shift+Enter from Enter; the others always work."""
_WISHES = {"pageup", "pagedown", "escape"}
"""Keys that are the conversation's wherever one types."""


class Box(TextArea):
    """The text itself. Enter sends it; with choices open, the arrows and Tab are theirs."""

    class Sent(Message):
        """This was typed."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Begun(Message):
        """Something is being typed."""

    class Draft(Message):
        """This stands in the box of a room now."""

        def __init__(self, room: str, text: str) -> None:
            super().__init__()
            self.room = room
            self.text = text

    class Wish(Message):
        """A key that means something to the conversation: its name."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, names: Callable[[], Iterable[str]], painted: Callable[[], None]) -> None:
        """`painted` is called once all that a key did stands on the screen."""
        super().__init__(
            id="box", soft_wrap=True, tab_behavior="focus", highlight_cursor_line=False
        )
        self._names = names
        self.open: list[Choice] = []
        self.chosen = 0
        self._painted = painted

    async def _on_key(self, event: events.Key) -> None:
        # Twice: the next painting may have begun before the screen heard of the letter.
        self.call_after_refresh(self.call_after_refresh, self._painted)
        if self._mine(event.key):
            event.stop()
            event.prevent_default()

    def _mine(self, key: str) -> bool:
        if self.open and self._choose(key):
            return True
        if key == "enter":
            self._send()
        elif key in _BREAKS:
            self.insert("\n")
        elif key == "tab":
            pass  # Typing goes on.
        elif key in _WISHES or (key in {"up", "end"} and not self.text):
            self.post_message(self.Wish(key))
        else:
            return False
        return True

    def _choose(self, key: str) -> bool:
        match key:
            case "tab":
                self._take(self.open[self.chosen])
            case "enter" if not self.text.startswith("/"):
                self._take(self.open[self.chosen])
            case "up" | "down":
                self.chosen = (self.chosen + (1 if key == "down" else -1)) % len(self.open)
                self.post_message(self.Changed(self))
            case "escape":
                self.open = []
                self.post_message(self.Begun())
            case _:
                return False
        return True

    def _take(self, choice: Choice) -> None:
        row, column = self.cursor_location
        self.replace(choice.text, (row, 0), (row, column))

    def _send(self) -> None:
        text = self.text
        if text.strip():
            self.post_message(self.Sent(text))
            self.text = ""

    def look_for_choices(self) -> None:
        """After every change."""
        row, column = self.cursor_location
        before = self.document.get_line(row)[:column]
        found = choices(before, self._names()) if row == 0 or not before.startswith("/") else []
        if found != self.open:
            self.open, self.chosen = found, 0


class Composer(Vertical):
    """The box with its mark, and above it the choices there are."""

    def __init__(
        self, look: Look, names: Callable[[], Iterable[str]], painted: Callable[[], None]
    ) -> None:
        super().__init__(id="composer")
        self._look = look
        self.box = Box(names, painted)
        self._choices = Static(id="choices")
        self.room = ""
        self._begun: dict[str, str] = {}
        self._shown = Text()

    def compose(self) -> ComposeResult:
        """Choices, then the line that is typed in."""
        yield self._choices
        with Horizontal(id="line"):
            yield Static(Text(MARK, style=self._look.accent), id="mark")
            yield self.box

    def enter(self, room: str, title: str, draft: str) -> None:
        """What was begun in this room comes back; of the one before only commands are kept here,
        and what nobody else keeps."""
        self.box.placeholder = f"Message {title}"
        if not self.room:
            self.room = room  # What was typed before there was a room is for this one.
            if draft and not self.box.text:
                self.fill(draft)
        elif room != self.room:
            self._begun[self.room] = self.box.text
            self.room = room
            self.fill(draft or self._begun.pop(room, ""))

    def forget(self, room: str) -> None:
        """What was begun there is kept elsewhere."""
        self._begun.pop(room, None)

    def insert(self, text: str) -> None:
        """This, where the cursor is."""
        self.box.insert(text)
        self.take_keys()

    def take_keys(self) -> None:
        """What is typed from now on is for the box; at once, so that no letter goes astray."""
        self.box.screen.set_focus(self.box)

    def put(self, text: str) -> None:
        """This is in the box now, the cursor behind it."""
        self.box.text = text
        self.box.move_cursor(self.box.document.end)

    def fill(self, text: str) -> None:
        """The same, and typing goes on there."""
        self.put(text)
        self.take_keys()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Choices follow what is typed."""
        event.stop()
        self.box.look_for_choices()
        self._show()
        if self.room:
            self.post_message(Box.Draft(self.room, self.box.text))
        if self.box.text and not self.box.text.startswith("/"):
            self.post_message(Box.Begun())

    def on_box_begun(self) -> None:
        """The choices may be closed."""
        self._show()

    def _show(self) -> None:
        look = self._look
        lines = Text()
        for at, choice in enumerate(self.box.open):
            chosen = at == self.box.chosen
            style = look.call if chosen else look.secondary
            lines.append(f"{MARK if chosen else ' '} {choice.shown}", style)
            lines.append(f"  {choice.about}\n" if choice.about else "\n", look.faint)
        lines.rstrip()
        if lines != self._shown:
            self._shown = lines
            self._choices.update(lines)
            self._choices.display = bool(self.box.open)
