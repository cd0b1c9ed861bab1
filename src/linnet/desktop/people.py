"""The right side: who is in the room, those online first."""

import tkinter as tk
from collections.abc import Callable, Iterable

from linnet.desktop.drawing.painter import Painter
from linnet.desktop.drawing.sketches import Disc
from linnet.desktop.parts.rows import Row, Rows
from linnet.protocol.frames import Presence
from linnet.protocol.ids import PersonId
from linnet.protocol.people import PersonKind, Present, Role
from linnet.terminal.clean import one_line

WIDTH = 236
_ROLES = {Role.OWNER: "owner", Role.MODERATOR: "moderator"}


class People(tk.Frame):
    """Kept current from presence; `show` begins anew."""

    def __init__(
        self,
        master: tk.Misc,
        paint: Painter,
        card: Callable[[str], object],
        menu: Callable[[str, int, int], object],
    ) -> None:
        super().__init__(master, bd=0, highlightthickness=0, width=paint.look.px(WIDTH))
        self.pack_propagate(False)
        self.paint = paint
        self.people: dict[PersonId, Present] = {}
        self.rows = Rows(self, paint, card, ask=menu, height=36, heading=38)
        self.rows.pack(fill="both", expand=True, pady=(paint.look.px(6), 0))
        paint.look.watch(self._dress)
        self._dress()

    def show(self, people: Iterable[Present]) -> None:
        """These are all."""
        self.people = {person.id: person for person in people}
        self.draw()

    def presence(self, told: Presence) -> None:
        """Who came and went."""
        for person in (*told.came, *told.went):
            self.people[person.id] = person
        if told.came or told.went:
            self.draw()

    def gone(self, id: PersonId) -> None:
        """Somebody is not in the room any more."""
        if self.people.pop(id, None):
            self.draw()

    def draw(self) -> None:
        """Everybody, by whether they are here."""
        by_name = sorted(self.people.values(), key=lambda one: one.name.casefold())
        rows: list[Row] = []
        for online, word in ((True, "Online"), (False, "Offline")):
            there = [one for one in by_name if one.online is online]
            if there:
                rows.append(Row(f"{word} — {len(there)}"))
                rows += [self._row(one) for one in there]
        self.rows.show(rows)

    def _row(self, person: Present) -> Row:
        standing = "online" if person.online else "offline"
        note = _ROLES.get(person.role, "bot" if person.kind is PersonKind.BOT else "")
        ground = self.paint.look.theme.sidebar
        return Row(
            one_line(person.name),
            person.id,
            picture=Disc(person.id, person.name, 24, standing, ground, faint=not person.online),
            faint=not person.online,
            note=note,
        )

    def _dress(self) -> None:
        self.configure(bg=self.paint.look.theme.sidebar)
        self.draw()
