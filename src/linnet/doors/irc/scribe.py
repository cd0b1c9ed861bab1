"""What every dialect of this door knows: faces, channels, what was said lately and how."""

import re
import secrets
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Any, Literal

from msgspec import UNSET, Struct

from linnet.doors.irc.faces import Faces
from linnet.doors.irc.msgids import msgid
from linnet.doors.irc.rooms import Rooms, other
from linnet.markup import excerpt
from linnet.protocol.entries import Entry, Said
from linnet.protocol.ids import Millis, PersonId, RoomId
from linnet.protocol.people import Role
from linnet.protocol.policies import Policy

RECENT = 4_096
"""Messages whose beginning is remembered, for those who cannot see what an answer is to."""
_EXCERPT = 50
Manner = Literal["p", "n", "a"]
"""How a message was sent: PRIVMSG, NOTICE or as a deed (`/me`)."""
_MANNER = re.compile(r"[0-9a-f]{11}-irc-([pna])-[0-9a-f]+")
_NO_TAGS: Mapping[str, str] = {}


class Extra(Struct, frozen=True):
    """What a client sent along that no entry keeps: it is told to who is here, and forgotten."""

    tags: Mapping[str, str] = _NO_TAGS
    why: str = ""
    parts: tuple[tuple[str, bool], ...] = ()
    """The lines a message came in; true with those that go on the one before."""


NOTHING = Extra()


class Scribe:
    """Shared by all connections of the door; everything here belongs to one event loop."""

    def __init__(
        self, faces: Faces, rooms: Rooms, seen: Callable[[RoomId, PersonId], bool]
    ) -> None:
        """`seen` says whether somebody is to be seen in a room."""
        self.seen = seen
        self.faces = faces
        self.rooms = rooms
        self.arriving: set[tuple[RoomId, PersonId]] = set()
        self.told: set[tuple[RoomId, PersonId]] = set()
        self.gone: set[tuple[RoomId, PersonId]] = set()
        self.topics: dict[RoomId, tuple[str, Millis]] = {}
        self._gists: OrderedDict[tuple[RoomId, int], str] = OrderedDict()
        self._shown: OrderedDict[tuple[RoomId, int], tuple[int, int]] = OrderedDict()
        self._before = _Before()
        self._extras: OrderedDict[str, Extra] = OrderedDict()

    def target(self, entry: Entry) -> str:
        """Where a line about this entry goes: a channel, or the nick of who it is for."""
        channel = self.rooms.channel(entry.room)
        return channel or self.faces.nick(other(entry.room, entry.by) or entry.by)

    def new_send_id(self, at: Millis, manner: Manner = "p", extra: Extra = NOTHING) -> str:
        """A name for a wish that says how a message was sent."""
        made = f"{at:011x}-irc-{manner}-{secrets.token_hex(6)}"
        if extra is not NOTHING:
            self._extras[made] = extra
            if len(self._extras) > RECENT:
                self._extras.popitem(last=False)
        return made

    def beside(self, entry: Entry) -> Extra:
        """What was sent along with this."""
        return self._extras.get(entry.send_id, NOTHING)

    def manner(self, entry: Entry) -> str:
        """How a message was sent; `p` where it came through another door."""
        found = _MANNER.fullmatch(entry.send_id)
        return found[1] if found else "p"

    # Who cannot see what is meant by an id reads the beginning of the message

    def remember(self, entry: Entry, text: str) -> None:
        """This message says so now."""
        key = entry.room, entry.seq
        if key not in self._gists:
            nick = self.faces.known(entry.by, entry.name).nick
            self._gists[key] = f"{nick}: {text[:200]}"
            if len(self._gists) > RECENT:
                self._gists.popitem(last=False)

    def gist(self, room: RoomId, seq: int) -> str:
        """A message in a few words: `"Ann: Shall we start?"`."""
        found = self._gists.get((room, seq))
        return f'"{excerpt(found, _EXCERPT)}"' if found else f"message {seq}"

    def reword(self, room: RoomId, seq: int, by: int) -> str:
        """The id of what is shown no longer, now that this edit is shown instead of it."""
        before, now = self._shown.get((room, seq), (seq, seq))
        if now != by:
            before, now = now, by
            self._shown[room, seq] = before, now
            if len(self._shown) > RECENT:
                self._shown.popitem(last=False)
        return msgid(room, before)

    def shown(self, room: RoomId, seq: int) -> str:
        """The id under which a message is shown now."""
        return msgid(room, self._shown.get((room, seq), (seq, seq))[1])

    # What was before an entry: the same for every dialect that tells of it

    def role_before(self, entry: Entry, who: PersonId, now: Role) -> Role | None:
        """What somebody was before they became this; None where that is not known."""
        before: Role | None = self._before.of(("role", entry.room, who), entry.seq, now)
        return before

    def policy_before(self, entry: Entry, now: Policy) -> Policy:
        """How the room was kept before."""
        return self._before.of(("policy", entry.room), entry.seq, now) or Policy()

    def channel_before(self, entry: Entry) -> str:
        """The room's channel before it was renamed; the new one holds from now on."""
        known = self.rooms.channel(entry.room)
        before: str = self._before.of(("channel", entry.room), entry.seq, known) or known
        self.rooms.hear(entry)
        return before

    def learn_topic(self, entry: Entry) -> None:
        """Who set the topic when."""
        self.topics[entry.room] = self.faces.source(entry.by, entry.name), entry.at
        if len(self.topics) > RECENT:
            del self.topics[next(iter(self.topics))]


class _Before:
    """The last two values of things, and the entry that made the last one."""

    def __init__(self) -> None:
        self._values: OrderedDict[tuple[str, ...], tuple[int, Any, Any]] = OrderedDict()

    def of(self, key: tuple[str, ...], seq: int, now: Any) -> Any:
        made, before, last = self._values.get(key, (0, None, None))
        if made != seq:
            before = last
            self._values[key] = seq, before, now
            if len(self._values) > RECENT:
                self._values.popitem(last=False)
        return before


def is_gone(entry: Entry) -> bool:
    """Whether this is the place of a message that was deleted."""
    return isinstance(entry.body, Said) and entry.body.deleted is not UNSET
