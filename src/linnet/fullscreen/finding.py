"""The window that finds messages: in all rooms, as one types."""

from collections.abc import Callable
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input, Static

from linnet.client import CannotConnect, Client, Refused
from linnet.fullscreen.look import MARK, Look
from linnet.markup.plain import excerpt
from linnet.protocol.entries import Entry, Said
from linnet.protocol.frames import RoomView
from linnet.protocol.ids import RoomId
from linnet.protocol.search import Hit
from linnet.terminal.clean import one_line
from linnet.terminal.happenings import gist
from linnet.terminal.words import day_and_time, refusal, room_title

_PAUSE = 0.25
"""Seconds without a key, after which what is typed is looked for."""
_PAGE = 20
_SHOWN = 5
"""Messages seen at once where there is room, two lines each."""
_AROUND = 9
"""Lines of the screen that are not for messages."""
_LONGEST = 160
_EMPTY = 'words, "a phrase", from:Ann in:garden has:file before:2026-11-20'
Begin = Callable[..., None]


class Finder(ModalScreen[str]):
    """Answers `ROOM N` of the message that was chosen; empty for none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss('')", show=False),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("pageup", f"move({-_SHOWN})", show=False, priority=True),
        Binding("pagedown", f"move({_SHOWN})", show=False, priority=True),
    ]

    def __init__(self, look: Look, client: Client, begin: Begin) -> None:
        super().__init__()
        self._look = look
        self._client = client
        self._begin = begin
        self._hits: list[Hit] = []
        self._rooms: dict[RoomId, RoomView] = {}
        self._query = ""
        self._more = False
        self._said = _EMPTY
        self._at = 0
        self._first = 0
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        """A line to type in, how much was found, and what."""
        with Vertical(classes="window wide"):
            yield Input(placeholder="Find messages in all rooms")
            yield Static(id="said")
            yield Static(id="found")

    def on_mount(self) -> None:
        """Nothing is looked for yet."""
        self._show()

    def on_input_changed(self) -> None:
        """Look for it when typing pauses."""
        if self._pause:
            self._pause.stop()
        self._pause = self.set_timer(_PAUSE, self._look_for)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the chosen one; look first where what is typed was not looked for yet."""
        if event.value.strip() != self._query:
            self._look_for()
        elif self._hits:
            entry = self._hits[self._at].entry
            self.dismiss(f"{entry.room} {entry.seq}")

    def action_move(self, by: int) -> None:
        """Choose another one; near the end more are fetched."""
        if self._hits:
            self._at = min(max(0, self._at + by), len(self._hits) - 1)
            self._first = min(self._first, self._at)
            self._first = max(self._first, self._at - self._room + 1)
            self._show()
            if self._more and self._at >= len(self._hits) - _SHOWN:
                self._more = False
                self._begin(self._fetch(self._query, len(self._hits)))

    @property
    def _room(self) -> int:
        return min(_SHOWN, max(1, (self.app.size.height - _AROUND) // 2))

    def _look_for(self) -> None:
        query = self.query_one(Input).value.strip()
        if query == self._query:
            return
        self._query = query
        self._hits, self._more, self._at, self._first = [], False, 0, 0
        self._said = "looking …" if query else _EMPTY
        self._show()
        if query:
            self._begin(self._fetch(query, 0))

    async def _fetch(self, query: str, offset: int) -> None:
        try:
            found = await self._client.search(query, offset=offset, limit=_PAGE, context=0)
            rooms = dict(self._client.rooms)
            if any(hit.entry.room not in rooms for hit in found.hits):
                rooms |= {view.id: view for view in await self._client.list_rooms()}
        except Refused as refused:
            said, hits, rooms, more = refusal(refused), [], {}, False
        except (CannotConnect, TimeoutError):
            return
        else:
            number = f"{found.total}" if found.total < 1000 else "more than 1000"
            odd = f" · not known here: {one_line(', '.join(found.unknown))}"
            part = " · older messages are still being indexed"
            said = f"{number} found, the newest first" if found.total else "nothing was found"
            said += (odd if found.unknown else "") + (part if found.partial else "")
            hits, more = found.hits, found.more
        if query == self._query and self.is_attached:
            self._hits += hits
            self._rooms |= rooms
            self._said, self._more = said, more
            self._show()

    def _show(self) -> None:
        look = self._look
        self.query_one("#said", Static).update(Text(self._said, style=look.faint))
        lines = Text(no_wrap=True, overflow="ellipsis")
        for at in range(self._first, min(len(self._hits), self._first + self._room)):
            entry = self._hits[at].entry
            view = self._rooms.get(entry.room)
            chosen = at == self._at
            lines.append(f"{MARK if chosen else ' '} ", look.call)
            lines.append(one_line(entry.name), look.name(entry.by))
            place = room_title(view) if view else ""
            lines.append(f"  {place}  {day_and_time(entry.at)}\n", look.faint)
            lines.append(f"  {_words(entry)}\n", look.bold if chosen else look.text)
        lines.rstrip()
        self.query_one("#found", Static).update(lines)


def _words(entry: Entry) -> str:
    """As much of a message as a wide window has room for."""
    text = entry.body.text if isinstance(entry.body, Said) else ""
    return one_line(excerpt(text, _LONGEST)) or gist(entry)
