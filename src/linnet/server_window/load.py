"""The card with the server's figures: messages per second and memory, as charts."""

import tkinter as tk

from linnet.desktop.drawing.painter import Painter
from linnet.desktop.parts.card import Card
from linnet.server_window.chart import Chart
from linnet.server_window.labels import Label, Plain
from linnet.server_window.measures import SPAN, Measures, rate, size

_HEIGHT = 54
_MEGABYTE = 1_000_000


class Load(Card):
    """`low` leaves the charts out, where a window has no room for them."""

    def __init__(self, master: tk.Misc, paint: Painter) -> None:
        super().__init__(master, paint)
        px = paint.look.px
        self.low = False
        titles, charts = Plain(self.body, paint, "raised"), Plain(self.body, paint, "raised")
        foot = Plain(self.body, paint, "raised")
        self._titles, self._charts = titles, charts
        self.rate = Chart(charts, paint, _HEIGHT, least=5, span=SPAN)
        self.memory = Chart(charts, paint, _HEIGHT, least=50 * _MEGABYTE, span=SPAN, room=1.6)
        for column, (words, chart) in enumerate(
            (("Messages per second", self.rate), ("Memory", self.memory))
        ):
            title = Label(
                titles, paint, words, ink="secondary", size=12, weight="bold", ground="raised"
            )
            title.grid(row=0, column=column, sticky="w")
            chart.grid(row=0, column=column, sticky="ew", padx=(0, px(14 * (1 - column))))
            for part in (titles, charts):
                part.columnconfigure(column, weight=1, uniform="half")
        self.now = Label(foot, paint, "now …", ink="secondary", size=12, ground="raised")
        self.commit = Label(foot, paint, ink="secondary", size=12, ground="raised")
        self.used = Label(foot, paint, ink="secondary", size=12, ground="raised")
        self.now.pack(side="left")
        self.used.pack(side="right")
        self.commit.pack(side="left", expand=True)
        self._foot = foot
        self._lay()

    def arrange(self, *, low: bool) -> None:
        """With charts, or without."""
        if low != self.low:
            self.low = low
            self._lay()

    def show(self, measures: Measures) -> None:
        """As of the last look."""
        if not measures.points:
            return
        last = measures.points[-1]
        self.now.say(f"now {rate(last.rate)}")
        self.used.say(f"memory {size(last.memory)}" if last.memory else "memory not told")
        self.commit.say(f"commit {last.commit:.1f} ms" if last.commit else "")
        if not self.low:
            self.rate.show([point.rate for point in measures.points])
            self.memory.show([float(point.memory) for point in measures.points])

    def _lay(self) -> None:
        px = self.paint.look.px
        for part in (self._titles, self._charts, self._foot):
            part.pack_forget()
        if not self.low:
            self._titles.pack(fill="x")
            self._charts.pack(fill="x", pady=px(8))
        self._foot.pack(fill="x")
