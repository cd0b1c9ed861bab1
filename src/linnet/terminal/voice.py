"""When one may speak again: a mute ends by itself, and no entry tells it."""

import asyncio
from collections.abc import Callable

from linnet.client import Client
from linnet.client.clock import now
from linnet.protocol.entries import Entry, Muted, Unmuted
from linnet.protocol.ids import RoomId
from linnet.terminal.words import room_title

_WAIT = 86_400.0
"""Seconds after which nobody waits for the end of a mute any more."""


class Voice:
    """Hears of mutes of the one person here, and says when each is over."""

    def __init__(self, client: Client, notice: Callable[[str], None]) -> None:
        self._client = client
        self._notice = notice
        self._ends: dict[tuple[RoomId, bool], asyncio.TimerHandle] = {}

    def heard(self, entry: Entry) -> None:
        """Something happened just now."""
        body, me = entry.body, self._client.me
        if not isinstance(body, Muted | Unmuted) or me is None or body.who != me.id:
            return
        which = (entry.room, body.everywhere)
        if before := self._ends.pop(which, None):
            before.cancel()
        until = body.until if isinstance(body, Muted) else 0
        # Ours may be another clock than the server's, but it is no longer than from the mute on.
        span = min(until - entry.at, until - now()) / 1000
        if 0 < span <= _WAIT:
            loop = asyncio.get_running_loop()
            self._ends[which] = loop.call_later(span, self._over, which)

    def end(self) -> None:
        """Nobody is told any more."""
        for timer in self._ends.values():
            timer.cancel()
        self._ends.clear()

    def _over(self, which: tuple[RoomId, bool]) -> None:
        del self._ends[which]
        room, everywhere = which
        view = self._client.rooms.get(room)
        if everywhere:
            self._notice("you may write again")
        elif view is not None:
            self._notice(f"you may write again in {room_title(view)}")
