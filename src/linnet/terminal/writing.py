"""Who is writing just now, and letting others know that one is."""

from time import monotonic

from linnet.client import Client
from linnet.protocol.frames import TypingTold
from linnet.protocol.ids import PersonId, RoomId
from linnet.terminal.clean import one_line
from linnet.terminal.notices import some_of

LASTS = 5.0
"""Seconds for which somebody writes, unless told again."""
_EVERY = 3.0
"""Seconds after which others are told again."""


class Writing:
    """Those who write in the room one looks at."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._room: RoomId | None = None
        self._until: dict[PersonId, float] = {}
        self._told_at = -_EVERY

    def tell(self, room: RoomId) -> None:
        """One is typing a message for this room: others may know."""
        if self._client.live and monotonic() - self._told_at > _EVERY:
            self._told_at = monotonic()
            self._client.typing(room)

    def heard(self, frame: TypingTold, room: RoomId) -> None:
        """Who writes somewhere; only those in this room, the one looked at, matter."""
        if frame.room != room:
            return
        if room != self._room:
            self._room, self._until = room, {}
        me = self._client.me
        until = monotonic() + LASTS
        self._until |= {one: until for one in frame.who if me is None or one != me.id}

    def said(self, by: PersonId) -> bool:
        """A message came: whoever wrote it has stopped. Whether they were writing."""
        return self._until.pop(by, None) is not None

    def text(self, room: RoomId) -> str:
        """`Ann and Ben are writing…`; empty where nobody is."""
        now = monotonic()
        writers = [one for one, until in self._until.items() if until > now]
        if room != self._room or not writers:
            return ""
        people = [self._client.people.get(one) for one in writers]
        known = [one_line(one.name) for one in people if one]
        verb = "is" if len(writers) == 1 else "are"
        return f"{some_of(known, len(writers) - len(known))} {verb} writing…"
