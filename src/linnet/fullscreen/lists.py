"""The panes beside the conversation: rooms on the left, people on the right."""

from collections.abc import Iterable
from typing import NamedTuple

from rich.style import Style
from rich.text import Text
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from linnet.client import Client
from linnet.fullscreen.look import Look
from linnet.fullscreen.rows import painted
from linnet.protocol.frames import Named, RoomView
from linnet.protocol.ids import RoomId
from linnet.protocol.people import PersonKind, Present, Role
from linnet.terminal.clean import one_line
from linnet.terminal.words import room_title

_MOST = 999
"""The highest number a badge shows."""


class Item(NamedTuple):
    """A line of a pane: what it says, what stands at its right, and what a click means."""

    text: Text
    right: Text = Text()
    key: str = ""
    chosen: bool = False


class Pane(Widget):
    """Lines from above; the wheel moves them, a click chooses."""

    class Chosen(Message):
        """A line with a key was clicked."""

        def __init__(self, pane: "Pane", key: str) -> None:
            super().__init__()
            self.pane = pane
            self.key = key

    def __init__(self, look: Look, id: str) -> None:
        super().__init__(id=id)
        self.look = look
        self._items: list[Item] = []
        self._foot: Item | None = None
        self._top = 0

    def show(self, items: Iterable[Item], foot: Item | None = None) -> None:
        """These lines from now on; `foot` stands at the bottom whatever is above."""
        self._items = list(items)
        self._foot = foot
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        if self._foot and y == self.size.height - 1:
            return self._strip(self._foot)
        number = y + self._top
        item = self._items[number] if number < len(self._items) else Item(Text())
        return self._strip(item)

    def _strip(self, item: Item) -> Strip:
        ground = self.look.chosen if item.chosen else self.look.side
        width = self.size.width
        text, right = item.text.copy(), item.right
        text.truncate(max(0, width - right.cell_len - 1), overflow="ellipsis")
        space = " " * max(0, width - text.cell_len - right.cell_len)
        return painted(Text.assemble(text, space, right), width, ground)

    def _on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self._move(-2)

    def _on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self._move(2)

    def _move(self, lines: int) -> None:
        lowest = max(0, len(self._items) - self.size.height + 1)
        self._top = min(max(0, self._top + lines), lowest)
        self.refresh()

    async def _on_click(self, event: events.Click) -> None:
        number = event.y + self._top
        if number < len(self._items) and self._items[number].key:
            self.post_message(self.Chosen(self, self._items[number].key))


def in_order(client: Client) -> list[RoomView]:
    """One's rooms as they are listed: by name, then those of two."""
    views = [view for view in client.rooms.values() if not client.is_silenced(view)]
    return sorted(views, key=lambda view: (view.kind == "direct", room_title(view).casefold()))


def rooms(client: Client, current: RoomId, look: Look) -> list[Item]:
    """The server, then one's rooms, then the talks of two, with what is new in each."""
    server = one_line(client.server.name) if client.server else str(client.address)
    view = client.rooms.get(current)
    online = [f"{view.online} online here"] if view and view.kind != "direct" else []
    encrypted = ["encrypted"] if client.address.tls else []
    items = [
        Item(Text.assemble(("▌", look.accent), (server, look.bold))),
        Item(Text(f" {' · '.join(online + encrypted)}", style=look.faint)),
        Item(Text()),
    ]
    listed = in_order(client)
    for heading, direct in (("ROOMS", False), ("DIRECT", True)):
        views = [one for one in listed if (one.kind == "direct") is direct]
        if views:
            items.append(Item(Text(f" {heading}", style=look.faint)))
            items += [_room(client, one, current, look) for one in views]
            items.append(Item(Text()))
    return items


def myself(client: Client, look: Look) -> Item:
    """Who one is here."""
    if client.me is None:
        return Item(Text())
    dot = (" ● ", look.online) if client.live else (" ○ ", look.faint)
    return Item(Text.assemble(dot, (one_line(client.me.name), look.name(client.me.id))))


def people(found: Iterable[Present], look: Look) -> list[Item]:
    """People of a room: online, then offline."""
    everybody = sorted(found, key=lambda one: one.name.casefold())
    items: list[Item] = []
    for heading, online in (("ONLINE", True), ("OFFLINE", False)):
        some = [one for one in everybody if one.online is online]
        if some:
            items.append(Item(Text(f" {heading} {len(some)}", style=look.faint)))
            items += [_person(one, look) for one in some]
            items.append(Item(Text()))
    return items


def _room(client: Client, view: RoomView, current: RoomId, look: Look) -> Item:
    new, calls = client.unread(view.id), view.read.mentions
    here = view.id == current
    style = look.bold if new or here else look.secondary
    right = Text()
    if new and not here and view.level != "nothing":
        number = str(min(new, _MOST))
        loud = calls or view.kind == "direct"
        right = Text(f" {number} ", style=look.badge if loud else look.outlined)
    return Item(Text.assemble(_sign(view, look), (_bare(view), style)), right, view.id, here)


def _sign(view: RoomView, look: Look) -> tuple[str, Style]:
    if view.kind == "direct":
        return (" ● ", look.online) if view.online > 1 else (" ○ ", look.faint)
    return (" ◆ " if view.kind == "private" else " # ", look.faint)


def _bare(view: RoomView) -> str:
    return room_title(view) if isinstance(view.with_, Named) else room_title(view)[1:]


def _person(one: Present, look: Look) -> Item:
    dot = (" ● ", look.online) if one.online else (" ○ ", look.faint)
    style = look.name(one.id) if one.online else look.faint
    role = "" if one.role is Role.MEMBER else f"{one.role} "
    role = role or ("bot " if one.kind is PersonKind.BOT else "")
    return Item(
        Text.assemble(dot, (one_line(one.name), style + Style(bold=False))),
        Text(role, style=look.faint),
        f"@{one.name}",
    )
