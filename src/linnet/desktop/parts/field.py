"""A line to write in, in a rounded box, with what it is for above and what is wrong below."""

import tkinter as tk

from linnet.desktop.drawing.painter import Painter
from linnet.desktop.drawing.sketches import Box
from linnet.desktop.parts.label import Label
from linnet.desktop.parts.line import Line


class Field(tk.Frame):
    """An entry with a label; `wrong` marks it and says why."""

    def __init__(
        self,
        master: tk.Misc,
        paint: Painter,
        label: str = "",
        *,
        secret: bool = False,
        ground: str = "background",
        text: str = "",
        ghost: str = "",
    ) -> None:
        """`ground` is the token it lies on, `ghost` what stands there while nothing does."""
        super().__init__(master, bd=0, highlightthickness=0)
        self.paint = paint
        self._ground = ground
        self._wrong = ""
        self._ghost = ghost
        look = paint.look
        self.text = tk.StringVar(self, text)
        self._label = Label(self, text=label, anchor="w", bd=0, padx=0)
        self._canvas = tk.Canvas(self, width=60, height=look.px(38), bd=0, highlightthickness=0)
        self.entry = self._made(secret)
        self._note = Label(self, anchor="w", justify="left", bd=0, padx=0)
        if label:
            self._label.pack(fill="x", pady=(0, look.px(6)))
        self._canvas.pack(fill="x")
        for sequence in ("<FocusIn>", "<FocusOut>"):
            self.entry.bind(sequence, lambda _event: self.draw(), add="+")
        self._canvas.bind("<Configure>", lambda _event: self.draw())
        self._canvas.bind("<Button-1>", lambda _event: self.entry.focus_set())
        self.text.trace_add("write", lambda *_: self.draw())
        self.bind("<Destroy>", lambda _event: look.unwatch(self.draw))
        look.watch(self.draw)
        self.draw()

    def _made(self, secret: bool) -> tk.Entry | Line:
        if not secret:
            return Line(self._canvas, self.paint, self.text)
        return tk.Entry(
            self._canvas, textvariable=self.text, bd=0, highlightthickness=0, width=6, show="•"
        )

    @property
    def value(self) -> str:
        """What stands there, without spaces around it."""
        written = self.entry.text if isinstance(self.entry, Line) else self.text.get()
        return written.strip()

    def wrong(self, why: str) -> None:
        """Say what is wrong with it; nothing is wrong with an empty text."""
        self._wrong = why
        if why:
            self._note.pack(fill="x", pady=(self.paint.look.px(5), 0))
        else:
            self._note.pack_forget()
        self.draw()

    def draw(self) -> None:
        """The box in the colours of now."""
        look, canvas = self.paint.look, self._canvas
        theme = look.theme
        ground, fill = str(getattr(theme, self._ground)), theme.sidebar
        if fill == ground:
            fill = theme.raised
        focused = self.entry.focus_get() is self.entry
        line = theme.accent if focused or self._wrong else look.line(ground)
        self.configure(bg=ground)
        self._label.configure(bg=ground, fg=theme.secondary, font=look.font(13))
        width = max(canvas.winfo_width(), 2)
        self._note.configure(
            bg=ground, fg=theme.accent, font=look.font(13), text=self._wrong, wraplength=width
        )
        canvas.configure(bg=ground)
        self.entry.configure(
            bg=fill,
            fg=theme.text,
            insertbackground=theme.text,
            selectbackground=theme.accent,
            selectforeground=look.on_accent(),
            font=look.font(14),
        )
        canvas.delete("all")
        self._picture = self.paint(Box(width, look.px(38), fill, line, 8))
        canvas.create_image(0, 0, image=self._picture, anchor="nw")
        canvas.create_window(
            look.px(12), look.px(19), window=self.entry, anchor="w", width=width - look.px(24)
        )
        self._place_ghost(fill)

    def _place_ghost(self, fill: str) -> None:
        """What stands there while nothing does; it is no text of the entry."""
        look = self.paint.look
        if not hasattr(self, "_ghost_label"):
            self._ghost_label = tk.Label(self.entry, bd=0, padx=0, pady=0, cursor="xterm")
            self._ghost_label.bind("<Button-1>", lambda _event: self.entry.focus_set())
        if self._ghost and not self.text.get():
            self._ghost_label.configure(
                text=self._ghost, bg=fill, fg=look.theme.faint, font=look.font(14)
            )
            self._ghost_label.place(x=1, rely=0.5, anchor="w")
        else:
            self._ghost_label.place_forget()
