"""Telling somebody who looks elsewhere: notifications, a sound, unread in the title."""

import logging
from collections.abc import Iterable
from contextlib import suppress
from time import monotonic

from desktop_notifier import DesktopNotifier

from linnet.client.calling import worth_telling
from linnet.client.rooms import unread
from linnet.desktop.around import Around
from linnet.protocol.entries import Entry
from linnet.protocol.frames import Named, RoomView
from linnet.terminal.clean import one_line
from linnet.terminal.happenings import gist

_BETWEEN = 2.0
"""Seconds between two notifications; what comes faster is counted in the title."""


class Notifying:
    """Quiet while somebody looks, and where they wished it."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._last = 0.0
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
        if settings.sound:
            around.winfo_toplevel().bell()
        if settings.notify and not around.looking:
            around.network.begin(self._send(_title(entry, view), gist(entry)))

    def title(self, views: Iterable[RoomView]) -> None:
        """How much is unread, in the window's title."""
        around = self._around
        client = around.client
        waiting = sum(unread(view) for view in views if view.level == "everything")
        server = one_line(client.server.name) if client and client.server else "Linnet"
        words = f"({waiting}) {server}" if waiting else server
        top = around.winfo_toplevel()
        if top.title() != words:
            top.title(words)

    async def _send(self, title: str, message: str) -> None:
        with suppress(Exception):  # Whatever a desktop lacks, chatting goes on without it.
            if self._notifier is None:
                self._notifier = DesktopNotifier(app_name="Linnet")
            await self._notifier.send(title=title, message=message)


def _title(entry: Entry, view: RoomView) -> str:
    name = one_line(entry.name)
    return name if isinstance(view.with_, Named) else f"{name} in #{one_line(view.name)}"
