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
from linnet.server_window.minding import Minding
from linnet.terminal.clean import one_line

_DAY = 86_400
Work = Callable[[Server, str], Awaitable[Any]]
Note = Callable[[str, str], object]


class Ended(Struct):
    """How many sessions ended."""

    ended: int


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
            ("door-closed", "Sign out everywhere…", lambda: self.sign_out(one)),
        ]
        self.menu = Menu(self._near.winfo_toplevel(), self._paint, choices, x, y)

    def message(self, one: Here | None = None) -> None:
        """Say something as the administrator: it stands in the lobby and calls them by name."""
        name = _shown(one) if one else "everybody"

        def say(server: Server, text: str) -> Awaitable[Any]:
            words = f"{_called(one)} {text}" if one else text
            return server.wish("POST", "/rooms/lobby/messages", dict, text=words)

        where = "It stands in the lobby, where everybody reads it, as said by administrator."
        calls = f" {name} is called by name." if one else ""
        self._ask(f"Message to {name}", where + calls, "What to say", "Send", say, "message", name)

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

    def sign_out(self, one: Here) -> None:
        """End every session of somebody."""
        dialog = self.dialog = Dialog(self._near, self._paint, f"Sign {_shown(one)} out?")
        dialog.words(
            "They are signed out on all their devices. Who has an account can log in again; "
            "a guest cannot come back as who they were."
        )

        def done(_ended: Ended) -> None:
            dialog.close()
            self._note("signed out", _shown(one))

        def go() -> None:
            self._minding.ask(
                lambda server: server.wish("DELETE", f"/admin/people/{one.id}/sessions", Ended),
                done,
                dialog.wrong,
            )

        dialog.buttons("Sign out", go).focus_set()

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


def _called(one: Here) -> str:
    """As people are called in messages, also those whose names have spaces."""
    return f'@"{one.name}"' if " " in one.name else f"@{one.name}"
