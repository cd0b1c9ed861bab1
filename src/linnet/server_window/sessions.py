"""Where somebody is signed in: their clients, since when; one of them ended, or all."""

import tkinter as tk
from collections.abc import Awaitable, Callable
from typing import Any

from linnet.administrator.reaching import Server
from linnet.desktop.drawing.emoji import without
from linnet.desktop.drawing.painter import Painter
from linnet.desktop.drawing.sketches import Glyph
from linnet.desktop.parts.dialog import Dialog
from linnet.desktop.parts.rows import Row, Rows
from linnet.doors.http.administration_shapes import Sessions
from linnet.doors.http.shapes import Ended
from linnet.protocol.administration import Here, SessionView
from linnet.server_window.minding import Minding
from linnet.terminal.clean import one_line
from linnet.terminal.words import moment

_SEEN = 5
_ROW = 34
_UNDER = 16
Note = Callable[[str, str], object]


class SessionsOf(Dialog):
    """A press on one ends it; the list is asked for anew after that."""

    def __init__(
        self, near: tk.Misc, paint: Painter, minding: Minding, one: Here, note: Note
    ) -> None:
        name = without(one_line(one.name))
        super().__init__(near, paint, f"Where {name} is signed in", 500)
        self._minding, self._name, self._note = minding, name, note
        self._path = f"/admin/people/{one.id}/sessions"
        self.told = self.words("Looking…", faint=True)
        self.rows = Rows(self.body, paint, self.end, ground="background", height=_ROW)
        self.rows.configure(height=paint.look.px((_ROW + _UNDER) * _SEEN))
        self.rows.pack_propagate(False)
        self.rows.pack(fill="x")
        self.words(
            "Who has an account can log in again; a guest cannot come back as who they were.",
            faint=True,
        ).pack_configure(pady=(paint.look.px(10), 0))
        self.buttons("Sign out everywhere", self.end_all, "Close")
        self._ask()

    def end(self, session: str) -> None:
        """This one ends."""
        self._do(lambda server: server.wish("DELETE", f"{self._path}/{session}", Ended))

    def end_all(self) -> None:
        """All of them end."""
        self._do(lambda server: server.wish("DELETE", self._path, Ended))

    def _do(self, deed: Callable[[Server], Awaitable[Any]]) -> None:
        def done(_answer: Any) -> None:
            self._note("signed out", self._name)
            self._ask()

        self.wrong("")
        self._minding.ask(deed, done, self._refused)

    def _ask(self) -> None:
        if self.winfo_exists():
            self._minding.ask(
                lambda server: server.get(self._path, Sessions), self._show, self._refused
            )

    def _show(self, found: Sessions) -> None:
        if not self.winfo_exists():
            return
        some = "A press on one signs them out there." if found.sessions else "Nowhere any more."
        self.told.configure(text=some)
        ink = self.paint.look.theme.secondary
        self.rows.show([_row(one, ink) for one in found.sessions])
        self.rows.canvas.focus_set()

    def _refused(self, why: str) -> None:
        if self.winfo_exists():
            self.wrong(why)


def _row(one: SessionView, ink: str) -> Row:
    return Row(
        without(one_line(one.agent)) or "an unnamed client",
        one.id,
        under=f"since {moment(one.since):%d.%m.%Y %H:%M}",
        picture=Glyph("pc-display", 18, ink),
        note="connected now" if one.online else "",
    )
