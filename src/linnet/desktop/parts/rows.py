"""A list of rows with pictures, words and badges; only those that are seen are drawn."""

import tkinter as tk
from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct

from linnet.desktop.drawing import emoji
from linnet.desktop.drawing.painter import Painter
from linnet.desktop.drawing.pen import Pen
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
        self.rows: list[Row] = []
        self.chosen = ""
        self.pointed = ""
        self._choose, self._ask = choose, ask
        self._ground, self._height, self._heading = ground, height, heading
        self._tops: list[int] = [0]
        self._wide, self._focused = 1, False
        self._pictures: list[object] = []
        self.canvas = tk.Canvas(self, bd=0, highlightthickness=0, takefocus=1)
        self.canvas.configure(yscrollincrement=1)
        self._pen = Pen(self.canvas)
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
        for sequence in ("<Menu>", "<Shift-F10>"):
            canvas.bind(sequence, lambda _event: self._menu_of_pointed())
        canvas.bind("<FocusIn>", lambda _event: self._entered())
        canvas.bind("<FocusOut>", lambda _event: self.draw())
        on_wheel(canvas, self._wheel)
        self.bind("<Destroy>", lambda _event: self.paint.look.unwatch(self.draw))

    def show(self, rows: Sequence[Row], chosen: str | None = None) -> None:
        """These rows from now on; where one has scrolled to stays."""
        if list(rows) == self.rows and chosen in (None, self.chosen):
            return
        self.rows = list(rows)
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
        self._pen.add("delete", "all")
        self._pictures.clear()
        self._wide, self._focused = canvas.winfo_width(), canvas.focus_get() is canvas
        whole, height = self._tops[-1], max(1, canvas.winfo_height())
        canvas.configure(scrollregion=(0, 0, 1, max(whole, height)))
        top = int(canvas.canvasy(0))
        self._bar.set(top / max(whole, height), min(1.0, (top + height) / max(whole, height)))
        for place, row in enumerate(self.rows):
            if self._tops[place + 1] > top and self._tops[place] < top + height:
                self._draw(place, row, ground)
        self._pen.done()

    def _draw(self, place: int, row: Row, ground: str) -> None:
        look = self.paint.look
        top, bottom = self._tops[place], self._tops[place + 1]
        width, middle = self._wide, (top + bottom) // 2
        if not row.key:
            font = look.font(12, "bold")
            self._text(look.px(16), bottom - look.px(10), row.title, "w", font, look.theme.faint)
            return
        self._draw_ground(row, top, bottom, width, ground)
        left = look.px(16)
        if row.picture is not None:
            left += self._picture(left, middle, row.picture, "w") + look.px(10)
        right = width - look.px(16)
        if row.badge:
            badge = Badge(row.badge, row.loud, ground)
            right -= self._picture(right, middle, badge, "e") + look.px(6)
        elif row.note:
            font = look.font(12)
            note = look.fitting(emoji.without(row.note), font, (right - left) // 2)
            self._text(right, middle, note, "e", font, look.theme.faint)
            right -= look.width(note, font) + look.px(6)
        self._draw_words(row, left, right, middle)

    def _draw_ground(self, row: Row, top: int, bottom: int, width: int, ground: str) -> None:
        look = self.paint.look
        chosen, pointed = row.key == self.chosen, row.key == self.pointed
        if not chosen and not pointed:
            return
        fill = look.chosen(ground) if chosen else look.over_ground(ground)
        line = look.theme.accent if pointed and self._focused else ""
        box = Box(width - look.px(12), bottom - top - look.px(2), fill, line, 8)
        self._picture(look.px(6), top + look.px(1), box, "nw")

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
        for part, is_emoji in emoji.split(text):
            if left >= right:
                return
            if is_emoji:
                left += self._picture(left, middle, EmojiSketch(part, 16, ink), "w") + look.px(1)
                continue
            seen = look.fitting(part, font, right - left)
            self._text(left, middle, seen, "w", font, ink)
            left += look.width(seen, font) if seen == part else right

    def _text(self, x: int, y: int, text: str, anchor: str, font: Any, ink: str) -> None:
        options = ("-text", text, "-anchor", anchor, "-font", font, "-fill", ink)
        self._pen.add("create", "text", x, y, *options)

    def _picture(self, x: int, y: int, sketch: Sketch, anchor: str) -> int:
        """Put a picture there; its width."""
        picture = self.paint(sketch)
        self._pictures.append(picture)
        self._pen.add("create", "image", x, y, "-image", str(picture), "-anchor", anchor)
        return picture.width()

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

    def _entered(self) -> None:
        """The keys are here now: at some row, so that one sees where."""
        first = next((row.key for row in self.rows if row.key), "")
        self.point(self.pointed or self.chosen or first)

    def _menu_of_pointed(self) -> str:
        """The same with the keys, beside the row they are at."""
        key, canvas = self.pointed or self.chosen, self.canvas
        place = next((n for n, row in enumerate(self.rows) if row.key == key and key), None)
        if place is not None and self._ask:
            down = self._tops[place] - int(canvas.canvasy(0))
            left = self.paint.look.px(60)
            self._ask(key, canvas.winfo_rootx() + left, canvas.winfo_rooty() + down)
        return "break"

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
