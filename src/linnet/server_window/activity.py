"""The live log: what happens, newest at the bottom, filtered by kind and by words."""

import tkinter as tk
from collections.abc import Sequence
from typing import Any

from linnet.desktop.drawing.painter import Painter
from linnet.desktop.parts.chip import Chip
from linnet.desktop.parts.field import Field
from linnet.desktop.parts.scrollbar import Scrollbar
from linnet.server_window.labels import Label, Plain
from linnet.server_window.lines import PEOPLE, Line, Lines, Show, wanted

SEEN = 2_000
"""Lines in the widget; what was before is found by filtering."""
_SPARE = 400
"""Lines more than that, before the oldest are taken out together."""
_EMPTY = "What happens on the server is listed here as it happens."
_NOTHING = "Nothing of that kind so far."


class Activity(Plain):
    """Give it lines with `add`; it follows the newest one unless somebody scrolled up."""

    def __init__(self, master: tk.Misc, paint: Painter, ground: str = "raised") -> None:
        super().__init__(master, paint, ground)
        self.lines = Lines()
        self.show = Show.ALL
        self._due = ""
        px = paint.look.px
        head = Plain(self, paint, ground)
        head.pack(fill="x", pady=(0, px(10)))
        Label(head, paint, "Activity", size=14, weight="bold", ground=ground).pack(side="left")
        self.filter = Field(head, paint, ground=ground, ghost="Filter")
        self.filter.configure(width=px(180), height=px(38))
        self.filter.pack_propagate(False)
        self.filter.pack(side="right")
        self.chips: dict[Show, Chip] = {}
        for show in Show:
            chip = Chip(head, paint, show.value, lambda show=show: self.choose(show), ground)  # type: ignore[misc]
            chip.pack(side="left", padx=(px(8), 0))
            self.chips[show] = chip
        self._rule = tk.Frame(self, height=1, bd=0)
        self._rule.pack(fill="x", pady=(0, px(8)))
        self.text = tk.Text(
            self, bd=0, highlightthickness=0, wrap="word", state="disabled", cursor="arrow",
            width=20, height=4, takefocus=1, padx=0, pady=0,
        )  # fmt: skip
        self._bar = Scrollbar(self, paint, self.text.yview, ground)
        self.text.configure(yscrollcommand=self._bar.set)
        self._bar.pack(side="right", fill="y")
        self.text.pack(side="left", fill="both", expand=True)
        self._empty = Label(self.text, paint, _EMPTY, ink="faint", size=13, ground=ground)
        self._empty.place(x=px(2), y=px(4))
        self.filter.text.trace_add("write", lambda *_: self._soon())
        self.filter.entry.bind("<Escape>", lambda _event: self.filter.text.set(""))
        self.chips[self.show].choose(True)
        self.dress()

    def add(self, lines: Sequence[Line]) -> None:
        """These happened."""
        if not lines:
            return
        self.lines.add(lines)
        self._count()
        fresh = list(wanted(lines, self.show, self.filter.value))[-SEEN:]
        if fresh:
            self._write(fresh)

    def choose(self, show: Show) -> None:
        """Show only this kind."""
        self.show = show
        for one, chip in self.chips.items():
            chip.choose(one is show)
        self._anew()

    def clear(self) -> None:
        """Begin anew."""
        self.lines.clear()
        self._count()
        self._anew()

    @property
    def at_end(self) -> bool:
        """Whether the newest line is seen; by lines, as Tk only guesses at shares."""
        lowest = self.text.index(f"@0,{self.text.winfo_height()}")
        return bool(self.text.compare(lowest, ">=", "end-1c linestart"))

    def seen(self) -> str:
        """All that can be read now."""
        return self.text.get("1.0", "end-1c")

    def _soon(self) -> None:
        """After a key, when no other follows at once."""
        if self._due:
            self.after_cancel(self._due)
        self._due = self.after(120, self._anew)

    def _anew(self) -> None:
        self._due = ""
        self.text.configure(state="normal")
        self.text.delete("1.0", "end")
        self.text.configure(state="disabled")
        self._write(self.lines.last(SEEN, self.show, self.filter.value))

    def _write(self, lines: Sequence[Line]) -> None:
        text = self.text
        follow = self.at_end
        text.configure(state="normal")
        parts: list[Any] = []
        first = text.index("end-1c") == "1.0"
        for line in lines:
            parts += _parts(line, first=first)
            first = False
        if parts:
            text.insert("end", *parts)
        over = int(text.index("end-1c").partition(".")[0]) - SEEN
        if over > _SPARE:
            text.delete("1.0", f"{over + 1}.0")
        text.configure(state="disabled")
        if follow:
            text.see("end")
        self._say_empty()

    def _say_empty(self) -> None:
        if self.text.index("end-1c") != "1.0":
            self._empty.place_forget()
        else:
            narrowed = self.show is not Show.ALL or self.filter.value
            self._empty.say(_NOTHING if narrowed else _EMPTY)
            self._empty.place(x=2, y=4)

    def _count(self) -> None:
        for show, number in (
            (Show.WARNINGS, self.lines.warnings + self.lines.errors),
            (Show.ERRORS, self.lines.errors),
        ):
            self.chips[show].say(f"{show.value} {number}" if number else show.value)

    def destroy(self) -> None:
        """Filter no more."""
        if self._due:
            self.after_cancel(self._due)
        super().destroy()

    def dress(self) -> None:
        """The colours of now."""
        super().dress()
        if not hasattr(self, "text"):
            return
        look = self.paint.look
        theme = look.theme
        ground = str(getattr(theme, self._ground))
        self._rule.configure(bg=look.line(ground))
        font = look.font(12.5, code=True)
        self.text.configure(
            bg=ground, fg=theme.text, font=font, spacing1=look.px(3), spacing3=look.px(3),
            selectbackground=theme.accent, selectforeground=look.on_accent(),
        )  # fmt: skip
        column = look.measured(font).measure("0" * 10)
        self.text.configure(tabs=(column, column + look.measured(font).measure("0" * 12)))
        inks = {
            "time": theme.faint, "event": theme.text, "more": theme.secondary,
            "debug": theme.faint, "warning": theme.idle, "error": theme.accent,
            "joined": theme.online, "left": theme.faint,
        }  # fmt: skip
        for tag, colour in inks.items():
            self.text.tag_configure(tag, foreground=colour)
        indent = column + look.measured(font).measure("0" * 12)
        self.text.tag_configure("line", lmargin2=indent)


def _parts(line: Line, *, first: bool) -> list[Any]:
    """The arguments with which a Text writes a line."""
    tag = "event"
    if line.level == PEOPLE:
        tag = line.event
    elif line.grave:
        tag = "warning" if line.grave == 1 else "error"
    elif line.level == "debug":
        tag = "debug"
    start = "" if first else "\n"
    event = f"{line.event}\t" if len(line.event) < 12 else f"{line.event}  "
    return [
        f"{start}{line.at}\t", ("time", "line"), event, (tag, "line"), line.more, ("more", "line"),
    ]  # fmt: skip
