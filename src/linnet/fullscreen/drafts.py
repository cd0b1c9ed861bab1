"""What is being written, kept for each room and on all one's devices."""

import asyncio
import re
from collections.abc import Callable, Coroutine
from typing import Any

from msgspec import UNSET

from linnet.client import Client
from linnet.protocol.ids import RoomId
from linnet.protocol.mine import Draft

_PAUSE = 1.0
"""Seconds without a key, after which a draft is kept."""
_REPLY = re.compile(r"/reply (\d{1,15}) ", re.ASCII)
_NONE = Draft(text="")


class Drafts:
    """`begin` does work beside everything else."""

    def __init__(
        self, client: Client, begin: Callable[[Coroutine[Any, Any, object]], None]
    ) -> None:
        self._client = client
        self._begin = begin
        self._timer: asyncio.TimerHandle | None = None
        self._typed: tuple[RoomId, str] | None = None
        self.last = ""
        """What was kept last."""

    def typed(self, room: RoomId, text: str) -> None:
        """This stands in the box of a room now."""
        self._typed = (room, text)
        if self._timer:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_later(_PAUSE, self.keep)

    def keep(self) -> bool:
        """Keep what was typed last, if it is another than what is kept; whether it is kept."""
        if self._timer:
            self._timer.cancel()
        self._timer = None
        if self._typed is None or not self._client.live:
            return False
        room, text = self._typed
        self._typed = None
        draft = _read(text)
        if draft is None or room not in self._client.rooms:
            return False
        self.last = text
        if draft != self._kept(room):
            work = self._client.set_draft(room, draft.text, reply_to=draft.reply_to or None)
            self._begin(work)
        return True

    def of(self, room: RoomId) -> str:
        """What one was writing there, perhaps on another device, as it is typed here."""
        draft = self._kept(room)
        return f"/reply {draft.reply_to} {draft.text}" if draft.reply_to else draft.text

    def _kept(self, room: RoomId) -> Draft:
        view = self._client.rooms.get(room)
        return _NONE if view is None or view.draft is UNSET else view.draft


def _read(text: str) -> Draft | None:
    """The draft in what is typed; None for a command, which is none."""
    if found := _REPLY.match(text):
        rest = text[found.end() :]
        return Draft(text=rest, reply_to=int(found[1])) if rest.strip() else _NONE
    if text.startswith("/") and not text.startswith("//"):
        return None
    return Draft(text=text) if text.strip() else _NONE
