"""Ctrl+K: go anywhere by a few letters."""

from collections.abc import Sequence

from msgspec import UNSET

from linnet.desktop.around import Around
from linnet.desktop.drawing.sketches import Disc, Glyph
from linnet.desktop.parts.dialog import Dialog
from linnet.desktop.parts.field import Field
from linnet.desktop.parts.rows import Row, Rows
from linnet.protocol.frames import RoomView
from linnet.protocol.people import NOTES
from linnet.terminal.clean import one_line

_MOST = 8


class Jump(Dialog):
    """Rooms, direct rooms and people whose names fit; the last choice searches messages."""

    def __init__(self, around: Around) -> None:
        super().__init__(around.winfo_toplevel(), around.paint, "Jump to", 480)
        self._around = around
        look = around.paint.look
        self.field = Field(self.body, around.paint, ghost="A room, a person, or words to find")
        self.field.pack(fill="x", pady=(0, look.px(8)))
        self.rows = Rows(self.body, around.paint, self._go, ground="background", height=36)
        self.rows.pack(fill="both", expand=True)
        self.rows.configure(height=look.px(36 * (_MOST + 1)))
        self.rows.pack_propagate(False)
        self.field.text.trace_add("write", lambda *_: self._look())
        entry = self.field.entry
        for key, by in (("<Up>", -1), ("<Down>", 1)):
            entry.bind(key, lambda _event, by=by: self.rows.step(by))  # type: ignore[misc]
        entry.bind("<Return>", lambda _event: self.rows.take())
        self._look()
        entry.focus_set()

    def _look(self) -> None:
        word = self.field.value.casefold().lstrip("#@")
        rows = [*self._rooms(word), *self._people(word)][:_MOST]
        if word:
            ink = self.paint.look.theme.secondary
            words = f"Search messages for “{self.field.value}”"
            rows.append(Row(words, "?", picture=Glyph("search", 15, ink)))
        self.rows.show(rows)
        self.rows.point(rows[0].key if rows else "")

    def _rooms(self, word: str) -> Sequence[Row]:
        found = [v for v in self._around.views() if word in _name(v).casefold()]
        found.sort(key=lambda v: (not _name(v).casefold().startswith(word), _name(v).casefold()))
        return [self._room(view) for view in found]

    def _room(self, view: RoomView) -> Row:
        if view.with_ is not UNSET:
            return Row(_name(view), view.id, picture=Disc(view.with_.id, view.with_.name, 22))
        icon = "lock" if view.kind == "private" else "hash"
        ink = self.paint.look.theme.secondary
        return Row(_name(view), view.id, picture=Glyph(icon, 15, ink), note=one_line(view.topic))

    def _people(self, word: str) -> Sequence[Row]:
        client = self._around.client
        if not word or client is None:
            return []
        known = {v.with_.id for v in self._around.views() if v.with_ is not UNSET}
        me = client.me.id if client.me else ""
        everybody = list(client.people.values())
        names = [(one, NOTES if one.id == me else one.name) for one in everybody]
        return [
            Row(one_line(called), f"@{one.id}", picture=Disc(one.id, one.name, 22), note="write")
            for one, called in names
            if word in called.casefold() and one.id not in known
        ]

    def _go(self, key: str) -> None:
        query = self.field.value
        self.close()
        if key == "?":
            self._around.look_for(query)
        elif key.startswith("@"):
            self._around.ask(lambda c: c.direct(key[1:]), self._around.enter)
        else:
            self._around.go(key)


def _name(view: RoomView) -> str:
    return one_line(view.with_.name if view.with_ is not UNSET else view.name)
