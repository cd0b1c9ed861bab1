"""The one-time code by which somebody becomes the first owner."""

import tkinter as tk

from msgspec import Struct

from linnet.desktop.drawing.painter import Painter
from linnet.desktop.parts.dialog import Dialog
from linnet.server_window.labels import Label
from linnet.server_window.minding import Minding

_SAYS = (
    "Whoever uses this code is the owner of the server, once. In any chat type /claim and the "
    "code; or give it as the code when making an account. A code that was shown before is worth "
    "nothing any more."
)


class OwnerCode(Struct):
    """Empty where the server has an owner."""

    code: str


class Owner(Dialog):
    """Shows a fresh code, and copies it."""

    def __init__(self, near: tk.Misc, paint: Painter, minding: Minding) -> None:
        super().__init__(near, paint, "Become the owner")
        self.code = ""
        self._shown = Label(self.body, paint, "…", size=28, code=True, anchor="center")
        self._shown.pack(fill="x", pady=(0, paint.look.px(14)))
        self.words(_SAYS)
        self.main = self.buttons("Copy  /claim CODE", self.copy, "Close")
        self.main.focus_set()
        minding.ask(
            lambda server: server.wish("POST", "/admin/owner-code", OwnerCode),
            self._came,
            self.wrong,
        )

    def copy(self) -> None:
        """What is to be typed, to the clipboard."""
        if self.code:
            self.top.clipboard_clear()
            self.top.clipboard_append(f"/claim {self.code}")
            self.main.say("Copied")

    def _came(self, told: OwnerCode) -> None:
        if self.winfo_exists():
            self.code = told.code
            self._shown.say(told.code or "Somebody owns it already")
