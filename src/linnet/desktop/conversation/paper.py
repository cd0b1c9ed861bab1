"""The paper: one Text widget on which runs are written, found again, and copied as clean text.

Every item has a mark at its beginning; what lies between two marks is one item. A widget for every
message would make each resize last half a second, so there is only this one.
"""

import tkinter as tk
from collections.abc import Callable, Iterable
from typing import Any, Literal

from linnet.desktop.conversation.inks import RIGHT, TEXT, name_style, style
from linnet.desktop.conversation.runs import ALONE, CodeEdge, Drawn, Run, Words
from linnet.desktop.conversation.writing import RuleMark, Sticker
from linnet.desktop.drawing.painter import Painter
from linnet.desktop.drawing.pen import Pen
from linnet.desktop.drawing.sketches import Edge, HalfDisc, Rule, Sketch, Space

Align = Literal["top", "center", "bottom"]
_SIDES = 20
"""Pixels of the design left free beside a line across."""


class Paper(tk.Text):
    """Written on by the program only; a person may select and copy."""

    def __init__(
        self, master: tk.Misc, paint: Painter, sticker: Callable[[Sticker], object | None]
    ) -> None:
        """`sticker` gives the picture of a file where it is here already."""
        super().__init__(
            master,
            wrap="word",
            bd=0,
            highlightthickness=0,
            padx=0,
            pady=0,
            state="disabled",
            cursor="arrow",
            undo=False,
            takefocus=1,
            insertwidth=0,
            exportselection=True,
        )
        self.paint = paint
        self._sticker = sticker
        self._copies: dict[str, str] = {}
        self._sketches: dict[str, Sketch] = {}
        self._pictures: dict[str, object] = {}
        self._rules: dict[str, RuleMark] = {}
        self._own: set[str] = set()
        """Tags of single people and addresses, which come and go."""
        self._number = 0
        self.pen = Pen(self)
        self.bind("<<Copy>>", self._copy)
        self.bind("<Tab>", lambda _event: None)
        self.bind("<Control-c>", self._copy)
        self.dress()

    def dress(self) -> None:
        """Take on the theme."""
        look = self.paint.look
        theme = look.theme
        self.configure(
            bg=theme.background,
            fg=theme.text,
            font=look.font(15),
            selectbackground=look.chosen(),
            selectforeground=theme.text,
            inactiveselectbackground=look.chosen(),
            tabs=(look.px(92),),
        )
        for tag, options in style(look).items():
            self.tag_configure(tag, **options)
        for tag in sorted(self._own):
            self._dress_own(tag)
        self.tag_raise("sel")

    def clear(self) -> None:
        """An empty page."""
        self.open()
        self.pen.add("delete", "1.0", "end")
        self.pen.done()
        self.mark_unset(*[mark for mark in self.mark_names() if mark not in ("insert", "current")])
        if self._own:
            self.tag_delete(*self._own)
        for kept in (self._copies, self._sketches, self._pictures, self._rules, self._own):
            kept.clear()
        self.close()

    def open(self) -> None:
        """Let the program write; it is seen when the paper is closed."""
        self.pen.add("configure", "-state", "normal")

    def close(self) -> None:
        """Write what was gathered, and let nobody write."""
        self.pen.add("configure", "-state", "disabled")
        self.pen.done()

    def write(self, place: str, runs: Iterable[Run]) -> None:
        """Write runs at a mark or index; the paper is open."""
        self.mark("pen", place, "right")
        words: list[Any] = []
        for run in runs:
            if isinstance(run, Words):
                words += [run.text, self._known(run.tags)]
                continue
            if words:
                self.pen.add("insert", "pen", *words)
                words = []
            self._draw(run)
        if words:
            self.pen.add("insert", "pen", *words)

    def mark(self, name: str, place: str, side: str) -> None:
        """Set a mark that stays at this side of what is written there; the paper is open."""
        self.pen.add("mark", "set", name, place)
        self.lean(name, side)

    def lean(self, name: str, side: str) -> None:
        """Let a mark stay at this side from now on; the paper is open."""
        self.pen.add("mark", "gravity", name, side)

    def erase(self, first: str, last: str) -> None:
        """Take away what lies between two places, and forget its pictures; the paper is open."""
        self.pen.done()
        for name in self._images(first, last):
            for kept in (self._copies, self._sketches, self._pictures, self._rules):
                kept.pop(name, None)
        self.pen.add("delete", first, last)

    def sketch_at(self, index: str) -> Sketch | None:
        """What is drawn at a place."""
        return self._sketches.get(self._name_at(index))

    def copied(self, first: str, last: str) -> str:
        """The text between two places as one would type it: emoji as such, no avatars."""
        parts: list[str] = []
        for kind, value, _place in self.dump(first, last, text=True, image=True):
            parts.append(value if kind == "text" else self._copies.get(value, ""))
        lines = "".join(parts).split("\n")
        return "\n".join(line.replace("\t", " ").rstrip() for line in lines if ALONE not in line)

    def redraw(self, wanted: Callable[[Sketch], bool]) -> None:
        """Draw again what depends on something that changed."""
        for name, sketch in list(self._sketches.items()):
            if wanted(sketch):
                self._set(name, sketch)

    def widen(self) -> None:
        """Make lines across as wide as the paper is now."""
        self.redraw(lambda sketch: isinstance(sketch, RuleMark | CodeEdge))

    def repaint(self) -> None:
        """Draw everything again, in the colours of now."""
        self.dress()
        self.redraw(lambda _sketch: True)

    def _draw(self, run: Drawn) -> None:
        align: Align = "center"
        if isinstance(run.sketch, HalfDisc):
            align = "bottom" if run.sketch.upper else "top"
        picture = self._picture(run.sketch)
        self._number += 1
        name = f"drawn-{self._number}"
        self.pen.add(
            "image", "create", "pen", "-image", str(picture), "-align", align, "-name", name
        )
        self._pictures[name] = picture
        self._sketches[name] = run.sketch
        if run.copy:
            self._copies[name] = run.copy
        for tag in self._known(run.tags):
            self.pen.add("tag", "add", tag, "pen - 1 indices")

    def _set(self, name: str, sketch: Sketch) -> None:
        picture = self._picture(sketch)
        self._pictures[name] = picture
        self.image_configure(name, image=picture)

    def _picture(self, sketch: Sketch) -> Any:
        if isinstance(sketch, RuleMark):
            width = self.winfo_width() - 2 * self.paint.look.px(_SIDES)
            return self.paint(Rule(sketch.text, max(10, width), sketch.loud))
        if isinstance(sketch, CodeEdge):
            px = self.paint.look.px
            width = self.winfo_width() - px(TEXT) - px(RIGHT)
            return self.paint(Edge(max(10, width), sketch.upper))
        if isinstance(sketch, Sticker):
            return self._sticker(sketch) or self.paint(Space(sketch.width, sketch.height))
        return self.paint(sketch)

    def _name_at(self, index: str) -> str:
        found = self.dump(index, f"{index} + 1 indices", image=True)
        return found[0][1] if found else ""

    def _images(self, first: str, last: str) -> list[str]:
        return [value for _kind, value, _place in self.dump(first, last, image=True)]

    def _known(self, tags: tuple[str, ...]) -> tuple[str, ...]:
        for tag in tags:
            if ":" in tag and tag not in self._own:
                self._own.add(tag)
                self._dress_own(tag)
        return tags

    def _dress_own(self, tag: str) -> None:
        kind, _, value = tag.partition(":")
        if kind == "name":
            self.tag_configure(tag, **name_style(self.paint.look, value))

    def _copy(self, _event: object) -> str:
        if self.tag_ranges("sel"):
            text = self.copied("sel.first", "sel.last")
            self.clipboard_clear()
            self.clipboard_append(text)
        return "break"
