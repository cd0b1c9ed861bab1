"""The left side of the Connect screen: servers found on this network, and those of before."""

import tkinter as tk
from collections.abc import Callable, Sequence
from contextlib import aclosing
from datetime import datetime

from PIL import ImageTk

from linnet.client.finding import Found, look
from linnet.desktop.drawing.mark import mark
from linnet.desktop.drawing.painter import Painter
from linnet.desktop.drawing.sketches import Tile
from linnet.desktop.network import Network
from linnet.desktop.parts.buttons import Button
from linnet.desktop.parts.rows import Row, Rows
from linnet.desktop.settings import Visit
from linnet.terminal.clean import one_line
from linnet.theme import name_colour

WIDTH = 330
_AGAIN = 8_000
"""Milliseconds between two looks at the network."""


class Places(tk.Frame):
    """`choose` gets a found server or a visit; `other` is for an address of one's own."""

    def __init__(
        self,
        master: tk.Misc,
        paint: Painter,
        network: Network,
        visits: Sequence[Visit],
        choose: Callable[[Found | Visit], object],
        other: Callable[[], object],
    ) -> None:
        look_ = paint.look
        super().__init__(master, bd=0, highlightthickness=0, width=look_.px(WIDTH))
        self.pack_propagate(False)
        self.paint, self._network, self._choose = paint, network, choose
        self._visits = list(visits)
        self.found: dict[str, Found] = {}
        self._head = tk.Frame(self, bd=0)
        self._head.pack(fill="x", padx=look_.px(20), pady=look_.px(18))
        self._mark = tk.Label(self._head, bd=0)
        self._title = tk.Label(self._head, text="Linnet", bd=0)
        self._mark.pack(side="left")
        self._title.pack(side="left", padx=look_.px(10))
        self.rows = Rows(self, paint, self._chosen, height=40)
        other_button = Button(
            self, paint, "Enter an address or join code…", other, ground="sidebar", width=WIDTH - 40
        )
        other_button.pack(side="bottom", pady=look_.px(18))
        self.rows.pack(fill="both", expand=True)
        self._looked = False
        self._due = ""
        look_.watch(self.draw)
        self.bind("<Destroy>", lambda _event: look_.unwatch(self.draw))
        self.draw()
        self._look()

    def destroy(self) -> None:
        """Look no more."""
        if self._due:
            self.after_cancel(self._due)
        super().destroy()

    def draw(self) -> None:
        """Everything, in the colours of now."""
        look_ = self.paint.look
        theme = look_.theme
        for part in (self, self._head, self._mark, self._title):
            part.configure(bg=theme.sidebar)
        self._picture = ImageTk.PhotoImage(mark(look_.px(30), theme.accent), master=self)
        self._mark.configure(image=self._picture)
        self._title.configure(fg=theme.text, font=look_.font(16, "bold"))
        rows = [Row("Found on this network")]
        rows += [self._found_row(key, one) for key, one in self.found.items()]
        if not self.found:
            words = "None found yet; they need --lan." if self._looked else "Looking…"
            rows.append(Row(words, "-", faint=True))
        if self._visits:
            rows.append(Row("Recent"))
            rows += [self._visit_row(str(n), visit) for n, visit in enumerate(self._visits)]
        self.rows.show(rows)

    def mark_chosen(self, key: str) -> None:
        """This one is being joined."""
        self.rows.show(self.rows.rows, key)

    def _found_row(self, key: str, one: Found) -> Row:
        colour = name_colour(self.paint.look.theme, one.pin or one.name)
        known = "encrypted" if one.pin else "not encrypted"
        return Row(
            one_line(one.name),
            f"found {key}",
            under=f"{one.address} · {known}",
            picture=Tile(one.name, 36, colour),
        )

    def _visit_row(self, key: str, visit: Visit) -> Row:
        colour = name_colour(self.paint.look.theme, visit.pin or visit.host)
        return Row(
            one_line(visit.server or visit.host),
            f"visit {key}",
            under=f"{visit.host}:{visit.port} · as {one_line(visit.name)}",
            picture=Tile(visit.server or visit.host, 36, colour),
            note=ago(visit.at),
        )

    def _chosen(self, key: str) -> None:
        kind, _, which = key.partition(" ")
        if kind == "found":
            self.mark_chosen(key)
            self._choose(self.found[which])
        elif kind == "visit":
            self.mark_chosen(key)
            self._choose(self._visits[int(which)])

    def _look(self) -> None:
        if not self.winfo_exists():
            return

        async def searched() -> dict[str, Found]:
            found: dict[str, Found] = {}
            async with aclosing(look()) as servers:
                async for one in servers:
                    # A server answers from each of its addresses: one row is enough.
                    found.setdefault(one.pin or f"{one.name} {one.address.port}", one)
            return found

        def came(found: dict[str, Found]) -> None:
            if self.winfo_exists():
                self.found, self._looked = found, True
                self.draw()
                self._due = self.after(_AGAIN, self._look)

        self._network.begin(searched(), came, lambda _wrong: came({}))


def ago(at: int) -> str:
    """When that was, roughly."""
    if not at:
        return ""
    days = (
        datetime.now().astimezone().date() - datetime.fromtimestamp(at).astimezone().date()
    ).days
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{days} days"
