"""A small round button that is chosen or not, such as for what a list shows."""

import tkinter as tk

from linnet.desktop.drawing.painter import Painter, shown
from linnet.desktop.drawing.sketches import Box
from linnet.desktop.parts.buttons import Press, Pressable

_HEIGHT = 26


class Chip(Pressable):
    """Words in a rounded line; filled with a little of the accent while it is chosen."""

    def __init__(
        self, master: tk.Misc, paint: Painter, text: str, press: Press, ground: str = "raised"
    ) -> None:
        super().__init__(master, paint, press, ground)
        self.text = text
        self.chosen = False
        self.configure(compound="center", font=paint.look.font(13), padx=0, pady=0)
        self.draw()

    def choose(self, chosen: bool) -> None:
        """Look chosen, or not."""
        if chosen != self.chosen:
            self.chosen = chosen
            self.draw()

    def say(self, text: str) -> None:
        """Have other words."""
        if text != self.text:
            self.text = text
            self.draw()

    def draw(self) -> None:
        """The words and the line round them."""
        look = self.paint.look
        theme = look.theme
        width = look.measured(look.font(13)).measure(self.text) + look.px(24)
        fill = look.chosen(self.ground) if self.chosen else self.ground
        if self.hot and not self.chosen:
            fill = look.over_ground(self.ground)
        line = theme.text if self.focused else theme.accent if self.chosen else look.line()
        picture = self.paint(Box(width, look.px(_HEIGHT), fill, line, _HEIGHT // 2))
        ink = theme.text if self.chosen else theme.secondary
        self.configure(image=picture, text=self.text, fg=ink, bg=self.ground)
        shown(self, picture)
