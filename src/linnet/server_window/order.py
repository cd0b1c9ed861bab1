"""What can be done with somebody who is online: tell them something, or put them out."""

import tkinter as tk
from collections.abc import Awaitable, Callable
from typing import Any

from msgspec import Struct

from linnet.administrator.reaching import Server
from linnet.desktop.drawing.emoji import without
from linnet.desktop.drawing.painter import Painter
from linnet.desktop.parts.dialog import Dialog
from linnet.desktop.parts.field import Field
from linnet.desktop.parts.popup import Choice, Menu
from linnet.protocol.administration import Here
from linnet.protocol.ids import LOBBY, RoomId
from linnet.server_window.minding import Minding
from linnet.server_window.sessions import SessionsOf
from linnet.terminal.clean import one_line

_DAY = 86_400
_LOBBY = "It stands in the lobby, where everybody reads it, as said by administrator."
_ALONE = (
    "Only {} reads it, as a direct message of administrator. Nobody reads what is answered there."
)
Work = Callable[[Server, str], Awaitable[Any]]
Note = Callable[[str, str], object]


class _Room(Struct):
    """The room of two."""

    id: RoomId


class Order:
    """Opens menus and dialogs over a part of the window; `note` is told what was done."""

    def __init__(self, near: tk.Misc, paint: Painter, minding: Minding, note: Note) -> None:
        self._near, self._paint, self._minding, self._note = near, paint, minding, note
        self.menu: Menu | None = None
        self.dialog: Dialog | None = None
        self.field: Field | None = None

    def person(self, one: Here, x: int, y: int) -> None:
        """Everything that can be done with somebody."""
        choices: list[Choice] = [
            ("chat-dots", "Message…", lambda: self.message(one)),
            ("box-arrow-right", "Put out…", lambda: self.kick(one)),
            ("hammer", "Keep out for a day…", lambda: self.ban(one)),
            ("door-closed", "Where they are signed in…", lambda: self.sessions(one)),
        ]
        self.menu = Menu(self._near.winfo_toplevel(), self._paint, choices, x, y)

    def message(self, one: Here | None = None) -> None:
        """Say something as the administrator: to one person alone, or to all in the lobby."""
        name = _shown(one) if one else "everybody"

        async def say(server: Server, text: str) -> None:
            room = (await server.wish("POST", "/directs", _Room, who=one.id)).id if one else LOBBY
            await server.wish("POST", f"/rooms/{room}/messages", dict, text=text)

        self._ask(
            f"Message to {name}",
            _ALONE.format(name) if one else _LOBBY,
            *("What to say", "Send", say, "message", name),
        )

    def kick(self, one: Here) -> None:
        """Off the server, for now."""
        self._ask(
            f"Put {_shown(one)} out?",
            "All their connections end. They may come back.",
            "Why? They read it. (may be empty)",
            "Put out",
            lambda server, why: server.wish(
                "POST", "/rooms/lobby/kicks", dict, who=one.id, everywhere=True, why=why
            ),
            "put out",
            _shown(one),
        )

    def ban(self, one: Here) -> None:
        """Off the server until tomorrow."""
        self._ask(
            f"Keep {_shown(one)} out for a day?",
            "All their connections end, and they cannot come back until then.",
            "Why? They read it. (may be empty)",
            "Keep out",
            lambda server, why: server.wish(
                "POST",
                "/rooms/lobby/bans",
                dict,
                who=one.id,
                everywhere=True,
                why=why,
                span=_DAY,
            ),
            "kept out",
            _shown(one),
        )

    def sessions(self, one: Here) -> None:
        """Where somebody is signed in, to be ended."""
        self.dialog = SessionsOf(self._near, self._paint, self._minding, one, self._note)

    def _ask(
        self, title: str, say: str, label: str, words: str, do: Work, event: str, name: str
    ) -> None:
        """A line, a button; what is refused stands below, and what was typed stays."""
        dialog = self.dialog = Dialog(self._near, self._paint, title)
        dialog.words(say)
        field = self.field = Field(dialog.body, self._paint, label)
        field.pack(fill="x")

        def done(_answer: Any) -> None:
            dialog.close()
            self._note(event, name)

        def go() -> None:
            field.wrong("")
            text = field.value
            self._minding.ask(lambda server: do(server, text), done, field.wrong)

        field.entry.bind("<Return>", lambda _event: go())
        self.go = go
        dialog.buttons(words, go)
        field.entry.focus_set()


def _shown(one: Here) -> str:
    return without(one_line(one.name))
