"""What takes the place of the people at the right: what was searched for, and pinned messages."""

import tkinter as tk
from collections.abc import Sequence

from msgspec import Struct

from linnet.desktop.around import Around
from linnet.desktop.card import Card
from linnet.desktop.drawing.sketches import Disc
from linnet.desktop.parts.buttons import Icon
from linnet.desktop.parts.field import Field
from linnet.desktop.parts.label import Label
from linnet.desktop.parts.rows import Row, Rows
from linnet.protocol.entries import Entry
from linnet.protocol.frames import PinnedMessage
from linnet.protocol.search import Found
from linnet.terminal.clean import one_line
from linnet.terminal.happenings import gist
from linnet.terminal.words import moment

WIDTH = 330
_AFTER = 350
"""Milliseconds of rest after which what is typed is searched for."""


class Hit(Struct, frozen=True):
    """Where a row leads."""

    room: str
    seq: int


class Panel:
    """Open while it shows something."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._frame: tk.Frame | None = None
        self._rows: Rows | None = None
        self._field: Field | None = None
        self._note: tk.Label | None = None
        self._due = ""
        self._hits: dict[str, Hit] = {}
        self._people = False

    @property
    def open(self) -> bool:
        """Whether it is seen."""
        return self._frame is not None

    @property
    def found(self) -> int:
        """How many messages it lists."""
        return len(self._hits)

    def search(self, query: str = "") -> None:
        """Look for messages in this room, or with `in:` elsewhere."""
        self._build("Search")
        frame, around = self._frame, self._around
        assert frame is not None, "it was just built"
        assert self._rows is not None, "it was just built"
        look = around.paint.look
        ghost = "Words, from:name, in:room, has:file"
        field = self._field = Field(frame, around.paint, ground="sidebar", ghost=ghost)
        field.pack(fill="x", padx=look.px(14), pady=(0, look.px(8)), before=self._rows)
        field.text.trace_add("write", lambda *_: self._soon())
        field.entry.bind("<Return>", lambda _event: self._search())
        field.entry.bind("<Escape>", lambda _event: self.close())
        field.entry.bind("<Down>", lambda _event: self._to_rows())
        field.text.set(query)
        field.entry.focus_set()
        self._say("Found messages are listed here; choose one to go there.")

    def pins(self) -> None:
        """The pinned messages of this room."""
        self._build("Pinned messages")
        self._say("Looking…")
        room = self._around.room
        self._around.ask(lambda c: c.pins(room), self._show_pins, self._say)

    def turn_people(self) -> None:
        """The people of this room, where they have no place of their own; or what was before."""
        if self._people:
            self.close()
            return
        self._build("People")
        assert self._rows is not None, "it was just built"
        self._people = True
        self._rows.show(self._around.people.rows.rows)
        self._rows.canvas.focus_set()

    def close(self) -> None:
        """Show the people again."""
        if self._frame is None:
            return
        self._frame.destroy()
        self._frame = self._rows = self._field = None
        self._people = False
        self._around.right.configure(width=1)
        self._around.people.pack(fill="both", expand=True)
        self._around.show_right()
        self._around.composer.editor.focus_set()

    def _build(self, title: str) -> None:
        if self._frame is not None:
            self._frame.destroy()
            self._field, self._people = None, False
        around = self._around
        look = around.paint.look
        ground = look.theme.sidebar
        around.people.pack_forget()
        frame = self._frame = tk.Frame(around.right, bg=ground, width=look.px(WIDTH), bd=0)
        frame.pack_propagate(False)
        head = tk.Frame(frame, bg=ground, bd=0)
        head.pack(fill="x", padx=look.px(14), pady=look.px(12))
        tk.Label(
            head, text=title, font=look.font(15, "bold"), bg=ground, fg=look.theme.text, bd=0
        ).pack(side="left")
        Icon(
            head, around.paint, "x-lg", self.close, "Close (Esc)", ground="sidebar", size=12, box=26
        ).pack(side="right")
        self._note = Label(
            frame,
            font=look.font(13),
            bg=ground,
            fg=look.theme.secondary,
            wraplength=look.px(WIDTH - 32),
            justify="left",
            anchor="w",
        )
        self._rows = Rows(frame, around.paint, self._go, height=38)
        self._rows.pack(fill="both", expand=True)
        frame.pack(fill="both", expand=True)
        around.show_right()

    def _to_rows(self) -> None:
        if self._rows is not None:
            self._rows.canvas.focus_set()

    def _say(self, words: str) -> None:
        if self._note is None or self._rows is None or not self._note.winfo_exists():
            return
        self._note.configure(text=words)
        if words:
            look = self._around.paint.look
            self._note.pack(fill="x", padx=look.px(16), pady=look.px(4), before=self._rows)
        else:
            self._note.pack_forget()

    def _soon(self) -> None:
        if self._due:
            self._around.composer.after_cancel(self._due)
        self._due = self._around.composer.after(_AFTER, self._search)

    def _search(self) -> None:
        self._due = ""
        if self._field is None:
            return
        query = self._field.value
        if not query:
            return
        room = self._around.room
        self._around.ask(lambda c: c.search(query, room=room, limit=50), self._show, self._say)

    def _show(self, found: Found) -> None:
        if self._rows is None:
            return
        more = f"The newest {len(found.hits)} of {found.total}." if found.more else ""
        self._say(
            more or f"{found.total} found." if found.hits else "Nothing found. Try fewer words."
        )
        self._list([hit.entry for hit in found.hits])

    def _show_pins(self, pins: Sequence[PinnedMessage]) -> None:
        self._say("" if pins else "Nothing is pinned here. Right-click a message to pin it.")
        self._list([pin.message for pin in pins])

    def _list(self, entries: Sequence[Entry]) -> None:
        if self._rows is None:
            return
        self._hits = {str(n): Hit(one.room, one.seq) for n, one in enumerate(entries)}
        self._rows.show([self._row(str(n), entry) for n, entry in enumerate(entries)])

    def _row(self, key: str, entry: Entry) -> Row:
        when = moment(entry.at)
        view = next((v for v in self._around.views() if v.id == entry.room), None)
        elsewhere = view is not None and entry.room != self._around.room and view.name
        place = f" · #{one_line(view.name)}" if view is not None and elsewhere else ""
        return Row(
            gist(entry),
            key,
            under=f"{one_line(entry.name)} · {when:%d.%m. %H:%M}{place}",
            picture=Disc(entry.by, entry.name, 30),
        )

    def _go(self, key: str) -> None:
        if self._people:
            Card(self._around, key)
            return
        hit = self._hits[key]
        if hit.room == self._around.room:
            if not self._around.conversation.winfo_ismapped():
                self.close()
            self._around.conversation.go_to(hit.seq)
        else:
            self._around.go(hit.room, around=hit.seq)
