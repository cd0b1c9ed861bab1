"""A small chart of numbers over time, drawn smoothly."""

import tkinter as tk
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageTk

from linnet.desktop.drawing.painter import Painter
from linnet.desktop.look import Look
from linnet.theme import mix

_FINE = 3
"""How much larger it is drawn."""


class Chart(tk.Canvas):
    """The newest number stands at the right; the highest one seen reaches to the top."""

    def __init__(
        self,
        master: tk.Misc,
        paint: Painter,
        height: int,
        *,
        least: float,
        span: int,
        room: float = 1.08,
    ) -> None:
        """`least` is the number the top stands for at least, `span` how many fit.

        `room` is how much higher the top is than the highest number.
        """
        super().__init__(
            master, height=paint.look.px(height), width=10, bd=0, highlightthickness=0, takefocus=0
        )
        self.paint = paint
        self.numbers: Sequence[float] = ()
        self._least, self._span, self._room = least, span, room
        self.bind("<Configure>", lambda _event: self.draw())
        self.bind("<Destroy>", lambda _event: paint.look.unwatch(self.draw), add="+")
        paint.look.watch(self.draw)

    def show(self, numbers: Sequence[float]) -> None:
        """These."""
        self.numbers = numbers
        self.draw()

    def draw(self) -> None:
        """The line, and the ground below it."""
        look = self.paint.look
        self.configure(bg=look.theme.raised)
        self.delete("all")
        width, height = self.winfo_width(), self.winfo_height()
        if width > 2 and height > 2:
            top = max(self._least, *self.numbers, 0) * self._room
            drawn = curve(self.numbers, (width, height), top, self._span, look)
            self._held = ImageTk.PhotoImage(drawn, master=self)
            self.create_image(0, 0, image=self._held, anchor="nw")


def curve(
    numbers: Sequence[float], size: tuple[int, int], top: float, span: int, look: Look
) -> Image.Image:
    """The same for Pillow."""
    theme = look.theme
    width, height = size[0] * _FINE, size[1] * _FINE
    made = Image.new("RGB", (width, height), theme.raised)
    draw = ImageDraw.Draw(made)
    draw.line((0, height - 1, width, height - 1), fill=look.line(theme.raised), width=_FINE)
    if len(numbers) > 1:
        line = round(look.px(2) * _FINE)
        step = width / (span - 1)
        first = width - step * (len(numbers) - 1)
        points = [
            (first + n * step, height - line - number / top * (height - 2 * line))
            for n, number in enumerate(numbers)
        ]
        below = [(first, height), *points, (width, height)]
        draw.polygon(below, fill=mix(f"{theme.accent}26", theme.raised))
        draw.line(points, fill=theme.accent, width=line, joint="curve")
    return made.resize(size, Image.Resampling.BOX)
