"""The messages that replies and notices speak of, fetched where they are not held."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress

from linnet.client import CannotConnect, Client, Refused
from linnet.protocol.entries import Change, Entry, Said
from linnet.protocol.folding import fold, is_change, target_of
from linnet.protocol.ids import RoomId
from linnet.terminal.colour import Palette
from linnet.terminal.messages import quoted

_PATIENCE = 3.0
"""Seconds in which all that is missing for one screen must come."""
_KEPT = 200
BLOCKED = "(somebody you have blocked)"


class Quotes:
    """Messages by place: those of the timelines, and some older ones."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._older: dict[tuple[RoomId, int], Entry] = {}

    def held(self, entry: Entry) -> Entry | None:
        """The message this entry answers or changes, as it is now, if it is here to be seen."""
        seq = _about(entry)
        message = None if seq is None else self.message(entry.room, seq)
        return None if message and self._client.is_hidden(message) else message

    def message(self, room: RoomId, seq: int) -> Entry | None:
        """The message at this place, if it is here."""
        timeline = self._client.timeline(room)
        return (timeline and timeline.message(seq)) or self._older.get((room, seq))

    def line(self, entry: Entry, paint: Palette) -> str:
        """What a reply answers, in one line; empty for what is no reply."""
        seq = _about(entry)
        if seq is None:
            return ""
        message = self.message(entry.room, seq)
        if message and self._client.is_hidden(message):
            return f"{BLOCKED} [{seq}]"
        return quoted(message, seq, paint)

    def changed(self, entry: Entry) -> None:
        """News that may change older messages which are kept here."""
        if is_change(entry):
            for key, message in list(self._older.items()):
                if key[0] == entry.room:
                    self._older[key] = fold(message, entry)

    async def fetch(self, entries: Iterable[Entry]) -> None:
        """Get what these speak of and is not here; what does not come in time stays away."""
        missing = {
            (entry.room, seq)
            for entry in entries
            if (seq := _about(entry)) is not None and not self.message(entry.room, seq)
        }
        with suppress(TimeoutError, CannotConnect):
            async with asyncio.timeout(_PATIENCE):
                for room, seq in sorted(missing):
                    await self._fetch(room, seq)

    async def _fetch(self, room: RoomId, seq: int) -> None:
        with suppress(Refused):
            self._older[room, seq] = await self._client.message(room, seq)
        while len(self._older) > _KEPT:
            del self._older[next(iter(self._older))]


def _about(entry: Entry) -> int | None:
    if isinstance(entry.body, Said):
        return entry.body.reply_to if isinstance(entry.body.reply_to, int) else None
    return target_of(entry) if isinstance(entry.body, Change) else None
