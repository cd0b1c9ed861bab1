"""The line above the conversation: which room, what it is about, and what can be opened."""

import tkinter as tk
from collections.abc import Callable
from typing import Any

from msgspec import Struct

from linnet.desktop.drawing.painter import Painter
from linnet.desktop.drawing.sketches import Glyph
from linnet.desktop.parts.buttons import Icon
from linnet.desktop.parts.writing import LineWriter

HEIGHT = 56


class Wished(Struct):
    """What the header tells the window around it."""

    rooms: Callable[[], object]
    pins: Callable[[], object]
    search: Callable[[], object]
    people: Callable[[], object]
    about: Callable[[], object]


class Header(tk.Frame):
    """`tell` says what stands there."""

    def __init__(self, master: tk.Misc, paint: Painter, wished: Wished) -> None:
        look = paint.look
        super().__init__(master, bd=0, highlightthickness=0, height=look.px(HEIGHT))
        self.pack_propagate(False)
        self.paint = paint
        self._title, self._topic, self._icon = "", "", "hash"
        self._line = tk.Frame(self, height=1, bd=0)
        self._line.pack(side="bottom", fill="x")
        self._rooms = Icon(self, paint, "list", wished.rooms, "Rooms", size=20)
        self.people = Icon(self, paint, "people", wished.people, "People", size=18)
        self._search = Icon(self, paint, "search", wished.search, "Search here (Ctrl+F)", size=16)
        self._pins = Icon(self, paint, "pin-angle", wished.pins, "Pinned messages", size=17)
        for icon in (self.people, self._search, self._pins):
            icon.pack(side="right", padx=(0, look.px(6)))
        self._canvas = tk.Canvas(self, bd=0, highlightthickness=0, cursor="hand2")
        self._canvas.pack(side="left", fill="both", expand=True)
        self._canvas.bind("<Configure>", lambda _event: self.draw())
        self._canvas.bind("<Button-1>", lambda _event: wished.about())
        self._pictures: list[Any] = []
        self._words = LineWriter(self._canvas, paint, 18)
        look.watch(self.draw)
        self.draw()

    def tell(self, title: str, topic: str, icon: str) -> None:
        """Which room this is."""
        if (title, topic, icon) != (self._title, self._topic, self._icon):
            self._title, self._topic, self._icon = title, topic, icon
            self.draw()

    def narrow(self, narrow: bool) -> None:
        """Whether the list of rooms is hidden and must be asked for."""
        if narrow:
            self._rooms.pack(side="left", padx=(self.paint.look.px(8), 0), before=self._canvas)
        else:
            self._rooms.pack_forget()

    def draw(self) -> None:
        """The title and the topic, as far as they fit."""
        look, canvas = self.paint.look, self._canvas
        theme = look.theme
        for part in (self, canvas):
            part.configure(bg=theme.background)
        self._line.configure(bg=look.line())
        canvas.delete("all")
        self._pictures.clear()
        self._words.clear()
        middle, left = look.px(HEIGHT) // 2, look.px(20)
        width = canvas.winfo_width() - look.px(12)
        if self._icon:
            picture = self.paint(Glyph(self._icon, 18, theme.faint))
            self._pictures.append(picture)
            canvas.create_image(left, middle, image=picture, anchor="w")
            left += picture.width() + look.px(8)
        write = self._words.write
        left = write(self._title, left, width, middle, look.font(17, "bold"), theme.text)
        if width - left > look.px(60):
            left += look.px(14)
            write(self._topic, left, width, middle, look.font(14), theme.secondary)
