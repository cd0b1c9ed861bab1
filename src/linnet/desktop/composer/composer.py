"""The composer: one rounded box with + for files, the text, emoji and send."""

import tkinter as tk
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from msgspec import Struct

from linnet.desktop.composer import completion
from linnet.desktop.composer.completion import Asked, Offer
from linnet.desktop.composer.offers import Offers
from linnet.desktop.drawing.painter import Painter
from linnet.desktop.drawing.sketches import Box
from linnet.desktop.parts.buttons import Icon
from linnet.desktop.parts.editor import Editor
from linnet.desktop.parts.label import Label

_SIDE = 16


class Wished(Struct):
    """What the composer tells the window around it."""

    send: Callable[[str], object]
    typing: Callable[[], object]
    edit_last: Callable[[], object]
    leave: Callable[[], object]
    """Escape: give up answering or changing."""
    attach: Callable[[], object]
    emoji: Callable[[], object]
    out: Callable[[], object]
    """Tab: on to the conversation."""
    people: Callable[[], Iterable[tuple[str, str]]]
    rooms: Callable[[], Iterable[str]]


class Composer(tk.Frame):
    """Enter sends, Shift+Enter breaks the line, Up in an empty one changes one's last message."""

    def __init__(self, master: tk.Misc, paint: Painter, wished: Wished) -> None:
        super().__init__(master, bd=0, highlightthickness=0)
        look = paint.look
        self.paint, self._wished = paint, wished
        self._ghost_text = ""
        self._above = tk.Frame(self, bd=0)
        self._above_text = Label(self._above, anchor="w", bd=0, padx=0)
        self._above_close = Icon(
            self._above, paint, "x-lg", wished.leave, "Leave it (Esc)", size=11, box=22
        )
        self._above_close.pack(side="right")
        self._above_text.pack(side="left", fill="x", expand=True)
        self.canvas = tk.Canvas(self, bd=0, highlightthickness=0, height=look.px(50))
        self.canvas.pack(
            fill="x", padx=look.px(_SIDE), pady=(look.px(2), look.px(4)), side="bottom"
        )
        self.editor = Editor(self.canvas, paint, self._changed)
        self._ghost = Label(self.editor, bd=0, padx=0, pady=0, cursor="xterm", anchor="w")
        self._ghost.bind("<Button-1>", lambda _event: self.editor.focus_set())
        self._plus = Icon(
            self.canvas, paint, "plus-lg", wished.attach, "Send a file", ground="raised"
        )
        self._smile = Icon(
            self.canvas,
            paint,
            "emoji-smile",
            wished.emoji,
            "Emoji (Ctrl+E)",
            ground="raised",
            size=18,
        )
        self._send = Icon(
            self.canvas, paint, "arrow-up", self.submit, "Send (Enter)", ground="raised", loud=True
        )
        self.offers = Offers(self.editor, paint, self._take)
        self._asked: Asked | None = None
        self._listen()
        look.watch(self.draw)
        self.draw()

    def _listen(self) -> None:
        editor = self.editor
        editor.bind("<Return>", self._entered)
        editor.bind("<KP_Enter>", self._entered)
        editor.bind("<Shift-Return>", lambda _event: None)
        editor.bind("<Up>", lambda _event: self._up(-1))
        editor.bind("<Down>", lambda _event: self._up(1))
        editor.bind("<Tab>", self._tabbed)
        editor.bind("<Escape>", self._escaped)
        editor.bind("<Control-e>", lambda _event: self._emoji())
        editor.bind("<FocusIn>", lambda _event: self.draw(), add="+")
        editor.bind("<FocusOut>", lambda _event: self.draw(), add="+")
        self.canvas.bind("<Configure>", lambda _event: self._arrange())
        self.canvas.bind("<Button-1>", lambda _event: editor.focus_set())

    # What is written

    @property
    def text(self) -> str:
        """What one has written so far."""
        return self.editor.text

    def fill(self, text: str) -> None:
        """Hold this text instead, ready to go on."""
        self.editor.fill(text)
        self._changed()

    def put(self, text: str) -> None:
        """Write at the cursor."""
        self.editor.put(text)
        self.editor.focus_set()

    def submit(self) -> None:
        """Send what is written, if anything is."""
        text = self.editor.text.strip()
        if text:
            self.offers.hide()
            self._wished.send(text)

    def ghost(self, words: str) -> None:
        """What stands there while nothing does."""
        self._ghost_text = words
        self.draw()

    def above(self, words: str) -> None:
        """What one is doing, above the box: answering, changing; empty for nothing."""
        self._above_text.configure(text=words)
        if words:
            look = self.paint.look
            self._above.pack(fill="x", padx=look.px(_SIDE + 8), pady=(look.px(6), 0), side="top")
        else:
            self._above.pack_forget()

    def enable(self, enabled: bool, why: str = "") -> None:
        """Let one write, or say why not."""
        self.editor.configure(state="normal" if enabled else "disabled")
        if not enabled:
            self.ghost(why)

    # Keys

    def _entered(self, event: "tk.Event[Any]") -> str | None:
        typed = self._asked.sign + self._asked.word if self._asked else ""
        if self.offers.open and self.offers.adds_nothing(typed):
            self.offers.hide()
        if self.offers.open:
            self.offers.take()
            return "break"
        if int(event.state) & 1:
            return None
        self.submit()
        return "break"

    def _up(self, by: int) -> str | None:
        if self.offers.open:
            self.offers.step(by)
            return "break"
        if by < 0 and not self.editor.text:
            self._wished.edit_last()
            return "break"
        return None

    def _tabbed(self, _event: object) -> str | None:
        if self.offers.open:
            self.offers.take()
            return "break"
        self._wished.out()
        return "break"

    def _emoji(self) -> str:
        self._wished.emoji()
        return "break"

    def _escaped(self, _event: object) -> str:
        if self.offers.open:
            self.offers.hide()
        else:
            self._wished.leave()
        return "break"

    # Completing

    def _changed(self) -> None:
        self.draw()
        if self.editor.text:
            self._wished.typing()
        self._asked = completion.asked(self.editor.before_cursor)
        found: Sequence[Offer] = ()
        if self._asked is not None:
            people, rooms = self._wished.people(), self._wished.rooms()
            found = completion.offers(self._asked, people, rooms)
        self.offers.show(found)

    def _take(self, offer: Offer) -> None:
        if self._asked is not None:
            self.editor.take_back(self._asked.length)
            self.editor.put(offer.becomes)
            self.offers.hide()

    # Looks

    def draw(self) -> None:
        """The box in the colours of now, and what stands in it while nothing is written."""
        look = self.paint.look
        theme = look.theme
        for part in (self, self._above, self._above_text):
            part.configure(bg=theme.background)
        self._above_text.configure(fg=theme.secondary, font=look.font(13))
        self.canvas.configure(bg=theme.background)
        self._ghost.configure(
            text=self._ghost_text, bg=theme.raised, fg=theme.faint, font=look.font(15)
        )
        empty = not self.editor.text
        if empty:
            self._ghost.place(x=look.px(2), y=0, anchor="nw")
        else:
            self._ghost.place_forget()
        if self._send.enabled == empty:
            self._send.enable(not empty)
        self._arrange()

    def _arrange(self) -> None:
        look, canvas = self.paint.look, self.canvas
        pad = look.px(15)
        tall = max(look.px(50), self.editor.winfo_reqheight() + 2 * pad)
        if int(canvas.cget("height")) != tall:
            canvas.configure(height=tall)
        width = max(canvas.winfo_width(), 10)
        focused = self.editor.focus_get() is self.editor
        theme = look.theme
        line = theme.over(f"{theme.secondary}80", theme.raised) if focused else look.line()
        canvas.delete("all")
        self._picture = self.paint(Box(width, tall, theme.raised, line, 12))
        canvas.create_image(0, 0, image=self._picture, anchor="nw")
        low = tall - look.px(25)
        canvas.create_window(look.px(10), low, window=self._plus, anchor="w")
        canvas.create_window(width - look.px(9), low, window=self._send, anchor="e")
        canvas.create_window(width - look.px(46), low, window=self._smile, anchor="e")
        canvas.create_window(
            look.px(50), pad, window=self.editor, anchor="nw", width=max(20, width - look.px(136))
        )
