"""The left side: which server, where to jump, rooms and direct rooms, oneself at the bottom."""

import tkinter as tk
from collections.abc import Callable, Collection, Iterable, Mapping

from msgspec import UNSET, Struct

from linnet.client.calling import is_silenced
from linnet.client.rooms import unread
from linnet.desktop.drawing.painter import Painter
from linnet.desktop.drawing.sketches import Box, Disc, Glyph, Tile
from linnet.desktop.parts.buttons import Icon
from linnet.desktop.parts.rows import Row, Rows
from linnet.desktop.parts.writing import LineWriter
from linnet.protocol.frames import RoomView
from linnet.protocol.ids import PersonId
from linnet.protocol.people import Person, Present
from linnet.terminal.clean import one_line

WIDTH = 260


class Wished(Struct):
    """What the sidebar tells the window around it."""

    go: Callable[[str], object]
    menu: Callable[[str, int, int], object]
    jump: Callable[[], object]
    new_room: Callable[[], object]
    new_direct: Callable[[], object]
    myself: Callable[[int, int], object]


class Sidebar(tk.Frame):
    """Shows rooms as they are told to it."""

    def __init__(self, master: tk.Misc, paint: Painter, wished: Wished) -> None:
        look = paint.look
        super().__init__(master, bd=0, highlightthickness=0, width=look.px(WIDTH))
        self.pack_propagate(False)
        self.paint, self._wished = paint, wished
        self._server, self._under, self._me_name, self._me_state = "", "", "", ""
        self._me_id = ""
        self._again: Callable[[], object] = lambda: None
        """Draws the rooms in the colours of now."""
        self._head = tk.Canvas(self, height=look.px(104), bd=0, highlightthickness=0)
        self._head.pack(fill="x")
        self._head.bind("<Button-1>", self._head_pressed)
        self._head.bind("<Configure>", lambda _event: self.draw())
        self.rows = Rows(self, paint, self._chosen, ask=wished.menu)
        self._foot = tk.Canvas(self, height=look.px(58), bd=0, highlightthickness=0, cursor="hand2")
        self._foot.pack(fill="x", side="bottom")
        self._foot.bind("<Configure>", lambda _event: self.draw())
        self._foot.bind("<Button-1>", lambda event: wished.myself(event.x_root, event.y_root))
        self._gear = Icon(
            self._foot,
            paint,
            "gear",
            self._gear_pressed,
            "Settings and account",
            ground="sidebar",
        )
        self.rows.pack(fill="both", expand=True)
        self._pictures: list[object] = []
        self._head_words = LineWriter(self._head, paint)
        self._foot_words = LineWriter(self._foot, paint)
        look.watch(self._dress)
        self.draw()

    def tell(self, server: str, under: str) -> None:
        """Which server this is, and a line about it."""
        if (server, under) != (self._server, self._under):
            self._server, self._under = server, under
            self.draw()

    def me(self, person: Person | None, state: str) -> None:
        """Who one is here, and how the connection is, in words."""
        name, id = (one_line(person.name), person.id) if person else ("", "")
        if (name, id, state) != (self._me_name, self._me_id, self._me_state):
            self._me_name, self._me_id, self._me_state = name, id, state
            self.draw()

    def show(
        self,
        views: Iterable[RoomView],
        here: str,
        people: Mapping[PersonId, Present],
        blocked: Collection[PersonId],
    ) -> None:
        """The rooms as they are now."""
        look = self.paint.look
        views = list(views)
        self._again = lambda: self.show(views, here, people, blocked)
        rooms = sorted((v for v in views if v.kind != "direct"), key=_room_order)
        directs = sorted((v for v in views if v.kind == "direct"), key=_title)
        rows = [Row("Rooms")]
        rows += [self._room(view, here, look.theme.faint, blocked) for view in rooms]
        rows.append(Row("+  New or open room…", "+room", faint=True))
        rows.append(Row("Direct messages"))
        rows += [self._direct(view, people, blocked) for view in directs]
        rows.append(Row("+  Write to somebody…", "+direct", faint=True))
        self.rows.show(rows, here)

    def _room(self, view: RoomView, here: str, ink: str, blocked: Collection[PersonId]) -> Row:
        icon = "lock" if view.kind == "private" else "hash"
        number, loud = _badge(view, blocked)
        ink = self.paint.look.theme.text if view.id == here else ink
        return Row(
            one_line(view.name),
            view.id,
            picture=Glyph(icon, 15, ink),
            badge=number,
            loud=loud,
            bold=bool(number),
            faint=view.level == "nothing",
        )

    def _direct(
        self, view: RoomView, people: Mapping[PersonId, Present], blocked: Collection[PersonId]
    ) -> Row:
        assert view.with_ is not UNSET, "a direct room names the other"
        other = view.with_
        number, _ = _badge(view, blocked)
        known = people.get(other.id)
        standing = "online" if known and known.online else "offline"
        ground = self.paint.look.theme.sidebar
        return Row(
            one_line(other.name),
            view.id,
            picture=Disc(other.id, other.name, 22, standing, ground),
            badge=number,
            loud=True,
            bold=bool(number),
        )

    def _dress(self) -> None:
        self.draw()
        self._again()

    def draw(self) -> None:
        """The head and the foot."""
        look = self.paint.look
        theme = look.theme
        self._pictures.clear()
        self._head_words.clear()
        self._foot_words.clear()
        self.configure(bg=theme.sidebar)
        for canvas in (self._head, self._foot):
            canvas.configure(bg=theme.sidebar)
            canvas.delete("all")
        self._draw_head()
        self._draw_foot()

    def _draw_head(self) -> None:
        look, canvas = self.paint.look, self._head
        theme, width = look.theme, max(10, self._head.winfo_width())
        tile = self.paint(Tile(self._server or "Linnet", 32, theme.accent))
        self._pictures.append(tile)
        canvas.create_image(look.px(16), look.px(28), image=tile, anchor="w")
        left, font = look.px(58), look.font(15, "bold")
        right, write = width - look.px(12), self._head_words.write
        write(one_line(self._server), left, right, look.px(20), font, theme.text)
        write(self._under, left, right, look.px(38), look.font(12), theme.faint)
        box = self.paint(Box(width - look.px(24), look.px(34), theme.raised, look.line(), 8))
        self._pictures.append(box)
        canvas.create_image(look.px(12), look.px(60), image=box, anchor="nw", tags="jump")
        canvas.create_text(
            look.px(24),
            look.px(77),
            text="Jump to or search",
            anchor="w",
            font=look.font(13),
            fill=theme.faint,
            tags="jump",
        )
        canvas.create_text(
            width - look.px(24),
            look.px(77),
            text="Ctrl K",
            anchor="e",
            font=look.font(11),
            fill=theme.faint,
            tags="jump",
        )
        canvas.tag_bind("jump", "<Enter>", lambda _event: canvas.configure(cursor="hand2"))
        canvas.tag_bind("jump", "<Leave>", lambda _event: canvas.configure(cursor=""))

    def _draw_foot(self) -> None:
        look, canvas = self.paint.look, self._foot
        theme, width = look.theme, max(10, self._foot.winfo_width())
        canvas.create_line(0, 0, width, 0, fill=look.line(theme.sidebar))
        if not self._me_name:
            return
        standing = "online" if self._me_state == "Online" else "offline"
        disc = self.paint(Disc(self._me_id, self._me_name, 32, standing, theme.sidebar))
        self._pictures.append(disc)
        canvas.create_image(look.px(14), look.px(29), image=disc, anchor="w")
        left, right, write = look.px(56), width - look.px(44), self._foot_words.write
        write(self._me_name, left, right, look.px(21), look.font(14), theme.text)
        write(self._me_state, left, right, look.px(39), look.font(12), theme.faint)
        canvas.create_window(width - look.px(10), look.px(29), window=self._gear, anchor="e")

    def _head_pressed(self, event: "tk.Event[tk.Canvas]") -> None:
        if event.y > self.paint.look.px(56):
            self._wished.jump()

    def _gear_pressed(self) -> None:
        gear = self._gear
        self._wished.myself(gear.winfo_rootx(), gear.winfo_rooty())

    def _chosen(self, key: str) -> None:
        if key == "+room":
            self._wished.new_room()
        elif key == "+direct":
            self._wished.new_direct()
        else:
            self._wished.go(key)


def _badge(view: RoomView, blocked: Collection[PersonId]) -> tuple[str, bool]:
    """The number at a room, and whether somebody calls."""
    if view.level == "nothing" or is_silenced(view, blocked):
        return "", False
    number = unread(view)
    if view.level == "mentions":
        number = view.read.mentions
    loud = view.read.mentions > 0 or view.kind == "direct"
    return ("99+" if number > 99 else str(number) if number else ""), loud


def _room_order(view: RoomView) -> tuple[bool, str]:
    return view.id != "lobby", view.name.casefold()


def _title(view: RoomView) -> str:
    return view.with_.name.casefold() if view.with_ is not UNSET else view.name
