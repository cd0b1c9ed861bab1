"""Telling somebody who looks elsewhere: notifications, a sound, unread in the title."""

import logging
import sys
from collections.abc import Iterable
from html import escape
from pathlib import Path
from time import monotonic

from desktop_notifier import DEFAULT_SOUND, DesktopNotifier, Icon

from linnet.client.calling import worth_telling
from linnet.client.rooms import unread
from linnet.desktop.around import Around
from linnet.desktop.drawing.mark import mark
from linnet.desktop.pressing import Presses
from linnet.protocol.entries import Entry
from linnet.protocol.frames import Named, RoomView
from linnet.terminal.clean import one_line
from linnet.terminal.happenings import gist
from linnet.theme import built_in

_ICON = 128
_BETWEEN = 2.0
"""Seconds between two notifications; what comes faster is counted in the title."""


class Notifying:
    """Quiet while somebody looks, and where they wished it."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._last = -_BETWEEN
        self._notifier: DesktopNotifier | None = None
        # Without a bus to talk to, the library writes its whole trace for each message.
        logging.getLogger("desktop_notifier").setLevel(logging.CRITICAL)

    def arrived(self, entry: Entry) -> None:
        """An entry came; perhaps it is worth telling."""
        around = self._around
        client, settings = around.client, around.kept.settings
        if client is None or client.me is None or settings.silent:
            return
        view = client.rooms.get(entry.room)
        if view is None or not worth_telling(view, entry, client.me.id, client.blocked):
            return
        if around.looking and entry.room == around.room:
            return
        if monotonic() - self._last < _BETWEEN:
            return
        self._last = monotonic()
        ring = around.winfo_toplevel().bell if settings.sound else lambda: None
        if not settings.notify or around.looking:
            ring()
            return
        sent = self._send(entry.room, _title(entry, view), gist(entry), loud=settings.sound)
        around.network.begin(sent, lambda sent: sent or ring())

    def title(self, views: Iterable[RoomView]) -> None:
        """How much is unread, in the window's title."""
        around = self._around
        client = around.client
        waiting = sum(unread(view) for view in views if view.level == "everything")
        name = client.server.name if client and client.server else around.kept.server
        server = one_line(name) or "Linnet"
        words = f"({waiting}) {server}" if waiting else server
        top = around.winfo_toplevel()
        if top.title() != words:
            top.title(words)

    async def _send(self, room: str, title: str, message: str, *, loud: bool) -> bool:
        """Show it; pressing it goes to its room. Whether it was shown, as far as one is told."""
        around = self._around
        screen, shown = around.network.screen, list[bool]()
        try:
            if self._notifier is None:
                self._notifier = DesktopNotifier("Linnet", _icon(around.kept.home))
                self._presses = Presses(self._notifier)
            async with self._presses.showing():
                await self._notifier.send(
                    title=title,
                    # There a message is marked up, and what somebody wrote must not be.
                    message=escape(message, quote=False) if sys.platform == "linux" else message,
                    on_dispatched=lambda: shown.append(True),
                    on_clicked=lambda: around.network.call(lambda: self._go(room), screen),
                    sound=DEFAULT_SOUND if loud else None,
                )
        except Exception:  # Whatever a desktop lacks, chatting goes on without it.
            return False
        return bool(shown)

    def _go(self, room: str) -> None:
        """Somebody pressed a notification: show what it told."""
        top = self._around.winfo_toplevel()
        top.deiconify()
        top.lift()
        top.focus_force()
        self._around.go(room)


def _icon(home: Path) -> Icon:
    """Linnet's mark, as a file that the desktop can read."""
    path = home / "linnet.png"
    if not path.exists():
        mark(_ICON, built_in("dusk").accent).save(path)
    return Icon(path=path)


def _title(entry: Entry, view: RoomView) -> str:
    name = one_line(entry.name)
    return name if isinstance(view.with_, Named) else f"{name} in #{one_line(view.name)}"
