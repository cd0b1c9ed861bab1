"""Buttons: rounded ones with words, and icons."""

import tkinter as tk
from collections.abc import Callable

from linnet.desktop.drawing.painter import Painter, shown
from linnet.desktop.drawing.sketches import Box, Glyph
from linnet.desktop.parts.hint import Hint

Press = Callable[[], object]


class Pressable(tk.Label):
    """Something to press: by mouse, Return and space; focus is seen."""

    def __init__(self, master: tk.Misc, paint: Painter, press: Press, ground: str) -> None:
        """`ground` is the token of what it lies on."""
        super().__init__(master, takefocus=1, cursor="hand2", bd=0, highlightthickness=0)
        self.paint = paint
        self.press = press
        self.ground_token = ground
        self.hot = False
        self.enabled = True
        self.bind("<Button-1>", self._press)
        for sequence in ("<Return>", "<KP_Enter>", "<space>"):
            self.bind(sequence, self._press)
        for sequence, hot in (("<Enter>", True), ("<Leave>", False)):
            self.bind(sequence, lambda _event, hot=hot: self._warm(hot))  # type: ignore[misc]
        self.bind("<FocusIn>", lambda _event: self.draw(), add="+")
        self.bind("<FocusOut>", lambda _event: self.draw(), add="+")
        self.bind("<Destroy>", lambda _event: self.paint.look.unwatch(self.draw), add="+")
        paint.look.watch(self.draw)

    @property
    def ground(self) -> str:
        """The colour of what it lies on."""
        return str(getattr(self.paint.look.theme, self.ground_token))

    @property
    def focused(self) -> bool:
        """Whether keys go here."""
        return self.focus_get() is self

    def draw(self) -> None:
        """Look as things are now."""
        raise NotImplementedError

    def enable(self, enabled: bool) -> None:
        """Let it be pressed, or not."""
        self.enabled = enabled
        self.draw()

    def _press(self, _event: object) -> str:
        if self.enabled:
            self.press()
        return "break"

    def _warm(self, hot: bool) -> None:
        self.hot = hot
        self.draw()


class Button(Pressable):
    """Words in a rounded box; a `loud` one is what one most likely wants."""

    def __init__(
        self,
        master: tk.Misc,
        paint: Painter,
        text: str,
        press: Press,
        *,
        loud: bool = False,
        grave: bool = False,
        ground: str = "background",
        width: int = 0,
        height: int = 36,
    ) -> None:
        """`width` and `height` in pixels of the design; 0 is as wide as the words.

        A `grave` one, which ends something, is outlined in the accent.
        """
        super().__init__(master, paint, press, ground)
        self.text = text
        self.loud, self.grave = loud, grave
        self._size = (width, height)
        self._real: tuple[int, int] | None = None
        self.configure(compound="center", font=paint.look.font(14, "bold"), padx=0, pady=0)
        self.draw()

    def say(self, text: str) -> None:
        """Have other words."""
        self.text = text
        self.draw()

    def stretch(self, width: int) -> None:
        """Be so many real pixels wide from now on."""
        self._real = (width, self.paint.look.px(self._size[1]))
        self.draw()

    def draw(self) -> None:
        """The box, and the words on it."""
        look = self.paint.look
        theme, font = look.theme, look.font(14, "bold")
        width = look.px(self._size[0]) or look.width(self.text, font) + look.px(32)
        size = self._real or (width, look.px(self._size[1]))
        fill = theme.accent if self.loud else theme.raised
        if self.hot and self.enabled:
            fill = look.theme.over("#ffffff1a" if theme.dark else "#00000014", fill)
        line = theme.accent if self.grave else look.line()
        line = theme.text if self.focused else fill if self.loud else line
        picture = self.paint(Box(*size, fill, line, 8))
        ink = look.on_accent() if self.loud else theme.accent if self.grave else theme.text
        self.configure(
            image=picture,
            text=self.text,
            fg=ink if self.enabled else theme.faint,
            bg=self.ground,
        )
        shown(self, picture)


class Icon(Pressable):
    """An icon to press; what it does is said when the pointer rests on it."""

    def __init__(
        self,
        master: tk.Misc,
        paint: Painter,
        name: str,
        press: Press,
        hint: str,
        *,
        ground: str = "background",
        size: int = 16,
        box: int = 32,
        loud: bool = False,
    ) -> None:
        super().__init__(master, paint, press, ground)
        self.name = name
        self._size, self._box, self.loud = size, box, loud
        self.chosen = False
        self.hint = Hint(self, paint.look, hint)
        self.draw()

    def choose(self, chosen: bool) -> None:
        """Show that what it opens is open."""
        self.chosen = chosen
        self.draw()

    def draw(self) -> None:
        """The icon, on a ground where the pointer or the focus is."""
        look = self.paint.look
        theme = look.theme
        ground = ""
        if self.loud:
            ground = theme.accent if self.enabled else theme.raised
        elif self.hot or self.focused or self.chosen:
            ground = look.over_ground(self.ground)
        ink = theme.secondary
        if self.loud:
            ink = look.on_accent() if self.enabled else theme.faint
        elif self.focused or self.chosen:
            ink = theme.accent
        picture = self.paint(Glyph(self.name, self._size, ink, ground, self._box))
        self.configure(image=picture, bg=self.ground)
        shown(self, picture)
