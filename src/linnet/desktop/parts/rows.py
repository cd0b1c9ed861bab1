"""A list of rows with pictures, words and badges; only those that are seen are drawn."""

import tkinter as tk
from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct

from linnet.desktop.drawing import emoji
from linnet.desktop.drawing.painter import Painter
from linnet.desktop.drawing.sketches import Badge, Box, EmojiSketch, Sketch
from linnet.desktop.parts.scrollbar import Scrollbar
from linnet.desktop.parts.wheel import on_wheel

Chosen = Callable[[str], object]
Asked = Callable[[str, int, int], object]


class Row(Struct, frozen=True):
    """One row. `key` names it to whoever made the list; a row without one is a heading."""

    title: str
    key: str = ""
    under: str = ""
    picture: Sketch | None = None
    badge: str = ""
    loud: bool = False
    bold: bool = False
    faint: bool = False
    note: str = ""
    """Faint words at the right end."""


class Rows(tk.Frame):
    """Rows to choose from, by mouse or keys."""

    def __init__(
        self,
        master: tk.Misc,
        paint: Painter,
        choose: Chosen,
        *,
        ask: Asked | None = None,
        ground: str = "sidebar",
        height: int = 34,
        heading: int = 34,
    ) -> None:
        """`choose` gets a key; `ask` one and where on the screen, for a menu."""
        super().__init__(master, bd=0, highlightthickness=0)
        self.paint = paint
        self.rows: Sequence[Row] = ()
        self.chosen = ""
        self.pointed = ""
        self._choose, self._ask = choose, ask
        self._ground, self._height, self._heading = ground, height, heading
        self._tops: list[int] = [0]
        self._pictures: list[object] = []
        self.canvas = tk.Canvas(self, bd=0, highlightthickness=0, takefocus=1)
        self.canvas.configure(yscrollincrement=1)
        self._bar = Scrollbar(self, paint, self._scrolled, ground)
        self.canvas.pack(side="left", fill="both", expand=True)
        self._bar.place(relx=1.0, rely=0, relheight=1.0, anchor="ne")
        self._listen()
        paint.look.watch(self.draw)

    def _listen(self) -> None:
        canvas = self.canvas
        canvas.bind("<Configure>", lambda _event: self.draw())
        canvas.bind("<Motion>", lambda event: self._point(self._at(event.y)))
        canvas.bind("<Leave>", lambda _event: self._point(""))
        canvas.bind("<Button-1>", self._clicked)
        for sequence in ("<Button-3>", "<Control-Button-1>"):
            canvas.bind(sequence, self._menu)
        for sequence, step in (("<Up>", -1), ("<Down>", 1)):
            canvas.bind(sequence, lambda _event, step=step: self.step(step))  # type: ignore[misc]
        for sequence in ("<Return>", "<space>"):
            canvas.bind(sequence, lambda _event: self.take())
        for sequence in ("<FocusIn>", "<FocusOut>"):
            canvas.bind(sequence, lambda _event: self.draw())
        on_wheel(canvas, self._wheel)
        self.bind("<Destroy>", lambda _event: self.paint.look.unwatch(self.draw))

    def show(self, rows: Sequence[Row], chosen: str | None = None) -> None:
        """These rows from now on; where one has scrolled to stays."""
        self.rows = rows
        if chosen is not None:
            self.chosen = chosen
        look = self.paint.look
        self._tops = [0]
        for row in rows:
            tall = self._height if row.key else self._heading
            self._tops.append(self._tops[-1] + look.px(tall + (16 if row.under else 0)))
        self.draw()

    def point(self, key: str) -> None:
        """Go with the keys to this row, and see to it that it is seen."""
        self.pointed = key
        place = next((n for n, row in enumerate(self.rows) if row.key == key), None)
        if place is not None:
            self._see(place)
        self.draw()

    def step(self, by: int) -> str:
        """Go up or down with the keys."""
        keys = [row.key for row in self.rows if row.key]
        if keys:
            here = self.pointed or self.chosen
            at = keys.index(here) + by if here in keys else (0 if by > 0 else len(keys) - 1)
            self.point(keys[max(0, min(at, len(keys) - 1))])
        return "break"

    def take(self) -> str:
        """Choose the row the keys are at."""
        if self.pointed:
            self._choose(self.pointed)
        return "break"

    def draw(self) -> None:
        """Everything that is seen."""
        canvas, look = self.canvas, self.paint.look
        ground = str(getattr(look.theme, self._ground))
        self.configure(bg=ground)
        canvas.configure(bg=ground)
        canvas.delete("all")
        self._pictures.clear()
        whole, height = self._tops[-1], max(1, canvas.winfo_height())
        canvas.configure(scrollregion=(0, 0, 1, max(whole, height)))
        top = int(canvas.canvasy(0))
        self._bar.set(top / max(whole, height), min(1.0, (top + height) / max(whole, height)))
        for place, row in enumerate(self.rows):
            if self._tops[place + 1] > top and self._tops[place] < top + height:
                self._draw(place, row, ground)

    def _draw(self, place: int, row: Row, ground: str) -> None:
        look, canvas = self.paint.look, self.canvas
        top, bottom = self._tops[place], self._tops[place + 1]
        width, middle = canvas.winfo_width(), (top + bottom) // 2
        if not row.key:
            canvas.create_text(
                look.px(16),
                bottom - look.px(10),
                text=row.title,
                anchor="w",
                fill=look.theme.faint,
                font=look.font(12, "bold"),
            )
            return
        self._draw_ground(row, top, bottom, width, ground)
        left = look.px(16)
        if row.picture is not None:
            picture = self._picture(row.picture)
            canvas.create_image(left, middle, image=picture, anchor="w")
            left += picture.width() + look.px(10)
        right = width - look.px(16)
        if row.badge:
            badge = self._picture(Badge(row.badge, row.loud, ground))
            canvas.create_image(right, middle, image=badge, anchor="e")
            right -= badge.width() + look.px(6)
        elif row.note:
            font = look.font(12)
            canvas.create_text(
                right, middle, text=row.note, anchor="e", fill=look.theme.faint, font=font
            )
            right -= look.measured(font).measure(row.note) + look.px(6)
        self._draw_words(row, left, right, middle)

    def _draw_ground(self, row: Row, top: int, bottom: int, width: int, ground: str) -> None:
        look = self.paint.look
        focused = self.canvas.focus_get() is self.canvas
        chosen, pointed = row.key == self.chosen, row.key == self.pointed
        if not chosen and not pointed:
            return
        fill = look.chosen(ground) if chosen else look.over_ground(ground)
        line = look.theme.accent if pointed and focused else ""
        box = Box(width - look.px(12), bottom - top - look.px(2), fill, line, 8)
        picture = self._picture(box)
        self.canvas.create_image(look.px(6), top + look.px(1), image=picture, anchor="nw")

    def _draw_words(self, row: Row, left: int, right: int, middle: int) -> None:
        look = self.paint.look
        theme = look.theme
        ink = theme.faint if row.faint else theme.secondary
        if row.bold or row.key == self.chosen:
            ink = theme.text
        lift = look.px(9) if row.under else 0
        font = look.font(14, "bold") if row.bold else look.font(14)
        self._write(row.title, left, right, middle - lift, font, ink)
        if row.under:
            self._write(row.under, left, right, middle + lift, look.font(12), theme.faint)

    def _write(self, text: str, left: int, right: int, middle: int, font: Any, ink: str) -> None:
        """A line that ends where it must; emoji in it are pictures."""
        look = self.paint.look
        measure = look.measured(font).measure
        for part, is_emoji in emoji.split(text):
            if left >= right:
                return
            if is_emoji:
                picture = self._picture(EmojiSketch(part, 16, ink))
                self.canvas.create_image(left, middle, image=picture, anchor="w")
                left += picture.width() + look.px(1)
                continue
            seen = look.fitting(part, font, right - left)
            self.canvas.create_text(left, middle, text=seen, anchor="w", font=font, fill=ink)
            left += measure(seen) if seen == part else right

    def _picture(self, sketch: Sketch) -> Any:
        picture = self.paint(sketch)
        self._pictures.append(picture)
        return picture

    def _at(self, y: int) -> str:
        """The key of the row at a height of the widget."""
        place = self.canvas.canvasy(y)
        for number, row in enumerate(self.rows):
            if self._tops[number] <= place < self._tops[number + 1]:
                return row.key
        return ""

    def _point(self, key: str) -> None:
        if key != self.pointed:
            self.pointed = key
            self.canvas.configure(cursor="hand2" if key else "")
            self.draw()

    def _clicked(self, event: "tk.Event[Any]") -> None:
        if key := self._at(event.y):
            self._choose(key)

    def _menu(self, event: "tk.Event[Any]") -> None:
        key = self._at(event.y)
        if key and self._ask:
            self._ask(key, event.x_root, event.y_root)

    def _wheel(self, pixels: int) -> None:
        self._scroll_to(int(self.canvas.canvasy(0)) + pixels)

    def _scrolled(self, _word: str, place: str) -> None:
        self._scroll_to(round(float(place) * self._tops[-1]))

    def _see(self, place: int) -> None:
        top, height = int(self.canvas.canvasy(0)), self.canvas.winfo_height()
        if self._tops[place] < top:
            self._scroll_to(self._tops[place])
        elif self._tops[place + 1] > top + height:
            self._scroll_to(self._tops[place + 1] - height)

    def _scroll_to(self, top: int) -> None:
        most = max(0, self._tops[-1] - self.canvas.winfo_height())
        self.canvas.yview_scroll(max(0, min(top, most)) - int(self.canvas.canvasy(0)), "units")
        self.draw()
