"""The card with those who are online, and by which doors; a press opens what can be done."""

import tkinter as tk
from collections.abc import Callable, Sequence

from linnet.desktop.drawing.painter import Painter
from linnet.desktop.drawing.sketches import Disc
from linnet.desktop.parts.buttons import Icon
from linnet.desktop.parts.card import Card
from linnet.desktop.parts.rows import Row, Rows
from linnet.protocol.administration import Here
from linnet.protocol.ids import PersonId
from linnet.protocol.people import PersonKind, Role
from linnet.server_window.entrances import busiest
from linnet.server_window.labels import Label, Plain
from linnet.server_window.lines import doors_of
from linnet.terminal.clean import one_line

_NAMES = {
    "web": "Web", "desktop": "Desktop", "terminal": "Terminal", "irc": "IRC", "pychat": "Netcat",
    "nickname": "Nickname", "http": "curl", "bot": "Bots", "websocket": "Programs",
}  # fmt: skip
_ROLES = {Role.OWNER: "owner", Role.MODERATOR: "moderator"}
_NOBODY = "Nobody is here yet. Give people one of the ways in."


class Online(Card):
    """`menu` is called with a person and a place on the screen, `everybody` for all of them."""

    def __init__(
        self,
        master: tk.Misc,
        paint: Painter,
        menu: Callable[[Here, int, int], object],
        everybody: Callable[[], object],
    ) -> None:
        super().__init__(master, paint, free=True)
        self._menu = menu
        self.people: dict[PersonId, Here] = {}
        px = paint.look.px
        head = Plain(self.body, paint, "raised")
        head.pack(fill="x")
        self.title = Label(
            head, paint, "Online", ink="secondary", size=12, weight="bold", ground="raised"
        )
        self.title.pack(side="left")
        self.everybody = Icon(
            head, paint, "megaphone", everybody, "Message to everybody", ground="raised", size=14,
            box=26,
        )  # fmt: skip
        self.everybody.pack(side="right")
        self.doors = Label(self.body, paint, ink="faint", size=12, ground="raised", wide=290)
        holder = self._holder = Plain(self.body, paint, "raised")
        holder.pack(fill="both", expand=True, pady=(px(4), 0))
        self.rows = Rows(holder, paint, self._chosen, ask=self._asked, ground="raised", height=32)
        # The rows have margins of their own, and shall stand below the title.
        self.rows.place(x=-px(14), y=0, relwidth=1.0, width=px(28), relheight=1.0)
        self._none = Label(
            self.rows, paint, _NOBODY, ink="faint", size=13, ground="raised", wide=280
        )

    def show(self, people: Sequence[Here], total: int, doors: dict[str, int]) -> None:
        """These are here."""
        self.title.say(f"Online — {total}" if total else "Online")
        self.doors.say(" · ".join(f"{name} {number}" for name, number in busiest(doors, _NAMES)))
        if doors:
            self.doors.pack(fill="x", before=self._holder)
        else:
            self.doors.pack_forget()
        found = {one.id: one for one in people}
        if found != self.people or not self.rows.rows:
            self.people = found
            self.rows.show([self._row(one) for one in sorted(people, key=_order)])
        if total > len(people):
            self.doors.say(f"{self.doors.cget('text')} · {total - len(people)} not listed")
        if people:
            self._none.place_forget()
        else:
            self._none.place(x=self.paint.look.px(16), y=self.paint.look.px(6))

    def _row(self, one: Here) -> Row:
        role = _ROLES.get(one.role, "bot" if one.kind is PersonKind.BOT else "")
        note = " · ".join(filter(None, (role, doors_of(one))))
        disc = Disc(one.id, one.name, 24, "", self.paint.look.theme.raised)
        return Row(one_line(one.name), one.id, picture=disc, note=note)

    def _chosen(self, key: str) -> None:
        canvas = self.rows.canvas
        self._asked(key, canvas.winfo_pointerx(), canvas.winfo_pointery())

    def _asked(self, key: str, x: int, y: int) -> None:
        if one := self.people.get(PersonId(key)):
            canvas = self.rows.canvas
            left, up = canvas.winfo_rootx(), canvas.winfo_rooty()
            inside = left <= x < left + canvas.winfo_width() and up <= y < up + (
                canvas.winfo_height()
            )
            self._menu(one, *((x, y) if inside else (left + 40, up + 40)))


def _order(one: Here) -> tuple[bool, str]:
    return one.role is not Role.OWNER, one.name.casefold()
