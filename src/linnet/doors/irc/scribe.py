"""What every dialect of this door knows: faces, channels, what was said lately and how."""

import secrets
from collections import OrderedDict, deque
from collections.abc import Callable, Mapping, Sequence
from itertools import count
from typing import Any, Literal
from urllib.parse import quote

from msgspec import UNSET, Struct

from linnet.doors.irc.faces import Faces
from linnet.doors.irc.msgids import msgid
from linnet.doors.irc.names import CHANNEL, nick_of
from linnet.doors.irc.rooms import Rooms, other
from linnet.markup import excerpt
from linnet.protocol.entries import Entry, Said, TopicSet
from linnet.protocol.files import FileId
from linnet.protocol.ids import Millis, PersonId, RoomId
from linnet.protocol.people import Role
from linnet.protocol.policies import Policy

RECENT = 4_096
"""Messages whose beginning is remembered, for those who cannot see what an answer is to."""
_EXCERPT = 50
_SHORT = 300
"""Bytes that fit into a line, whatever stands before them."""
Manner = Literal["p", "n", "a", "r", "t"]
"""How a message was sent: PRIVMSG, NOTICE, as a deed (`/me`), relayed from elsewhere, as tags."""
_MARK = "-irc-"
_AT = 11
"""Where the mark stands in a send_id of this door, after the time."""
_NO_TAGS: Mapping[str, str] = {}


class Topic(Struct, frozen=True):
    """A topic, who set it and when; `by` is empty where that is too long ago to be found."""

    words: str
    by: str
    at: Millis


class Extra(Struct, frozen=True):
    """What a client sent along that no entry keeps: it is told to who is here, and forgotten."""

    tags: Mapping[str, str] = _NO_TAGS
    why: str = ""
    parts: tuple[tuple[str, bool], ...] = ()
    """The lines a message came in; true with those that go on the one before."""
    to: str = ""
    """The part of a room it is for (`@#room`); its text begins with that."""
    later: bool = False
    """Whether something else tells of it, later."""
    copy: bool = False
    """Whether somebody else was written the same, and its author has read it there."""


NOTHING = Extra()


def prefix(to: str) -> str:
    """How a message for a part of a room begins, where nothing else says so."""
    return f"(to {to}) "


class Scribe:
    """Shared by all connections of the door; everything here belongs to one event loop."""

    def __init__(
        self,
        faces: Faces,
        rooms: Rooms,
        seen: Callable[[RoomId, PersonId], bool],
        keeps_order: Callable[[PersonId, RoomId], bool],
    ) -> None:
        """`seen` says whether somebody is seen in a room, `keeps_order` if they moderate it."""
        self.seen = seen
        self._keeps_order = keeps_order
        self.renamed: Callable[[RoomId, str], None] = lambda room, before: None
        self.faces = faces
        self.found_at = ""
        """Where the server's pages are."""
        self.rooms = rooms
        self.arriving: set[tuple[RoomId, PersonId]] = set()
        self.told: set[tuple[RoomId, PersonId]] = set()
        self.gone: set[tuple[RoomId, PersonId]] = set()
        self.leaving: set[PersonId] = set()
        """Who quit, and leaves their rooms because nobody can be them again."""
        self.topics: dict[RoomId, Topic] = {}
        self._told: deque[Sequence[Entry]] = deque()
        self._held = 0
        self._changed: OrderedDict[tuple[RoomId, int], str] = OrderedDict()
        self._prefix = secrets.token_hex(6)
        self._made = count(1)
        self._shown: OrderedDict[tuple[RoomId, int], tuple[int, int]] = OrderedDict()
        self._before = _Before()
        self._renames: dict[tuple[RoomId, int], str] = {}
        self._extras: OrderedDict[str, Extra] = OrderedDict()

    def target(self, entry: Entry) -> str:
        """Where a line about this entry goes: a channel, or the nick of who it is for."""
        channel = self.rooms.channel(entry.room)
        return channel or self.faces.nick(other(entry.room, entry.by) or entry.by)

    def file_address(self, room: RoomId, file: FileId) -> str:
        """Where somebody gets a file of this room."""
        name = self.rooms.channel(room).removeprefix(CHANNEL) or room
        return f"{self.found_at}/r/{quote(name)}/{file}"

    def new_send_id(self, at: Millis, manner: Manner = "p", extra: Extra = NOTHING) -> str:
        """A name for a wish that says how a message was sent."""
        made = f"{at:011x}{_MARK}{manner}-{self._prefix}{next(self._made):x}"
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
        send_id = entry.send_id
        if send_id[_AT : _AT + len(_MARK)] != _MARK:
            return "p"
        found = send_id[_AT + len(_MARK)]
        # Anybody can name a wish like this, through any door; not anybody may relay.
        if found == "r" and not self._keeps_order(entry.by, entry.room):
            return "p"
        return found if found in "nart" else "p"

    def plain(self, entries: Sequence[Entry]) -> list[bytes] | None:
        """Messages as lines without tags; None where one is not so short or so simple.

        This is what most people read most of the time, so it is short work: what stands before the
        words is made once for those that one person said in a row.
        """
        lines = []
        by = name = head = ""
        for entry in entries:
            said = entry.body
            if type(said) is not Said or not self._is_simple(entry, said):
                return None
            if entry.by != by or entry.name != name:
                by, name = entry.by, entry.name
                head = f":{self.faces.source(by, name)} PRIVMSG {self.target(entry)} :"
            lines.append(f"{head}{said.text}\r\n".encode())
        return lines

    def _is_simple(self, entry: Entry, said: Said) -> bool:
        words = said.text
        if len(words) > _SHORT // 4 and (len(words) > _SHORT or not words.isascii()):
            return False
        if said.reply_to is not UNSET or said.files or said.deleted is not UNSET or "\n" in words:
            return False
        return entry.send_id not in self._extras and self.manner(entry) == "p"

    # Who cannot see what is meant by an id reads the beginning of the message

    def remember(self, entries: Sequence[Entry]) -> None:
        """These were told. They are looked through only when one of them is spoken of."""
        if self._told and self._told[-1] is entries:
            return
        self._told.append(entries)
        self._held += len(entries)
        while self._held > RECENT and len(self._told) > 1:
            self._held -= len(self._told.popleft())

    def changed(self, room: RoomId, seq: int, words: str) -> None:
        """This message says something else now."""
        self._changed[room, seq] = words
        if len(self._changed) > RECENT:
            self._changed.popitem(last=False)

    def gist(self, room: RoomId, seq: int) -> str:
        """A message in a few words: `"Ann: Shall we start?"`."""
        found = self._find(room, seq)
        if found is None or not isinstance(found.body, Said):
            return f"message {seq}"
        words = self._changed.get((room, seq), found.body.text)[:200]
        return f'"{excerpt(f"{nick_of(found.name)}: {words}", _EXCERPT)}"'

    def _find(self, room: RoomId, seq: int) -> Entry | None:
        for entries in reversed(self._told):
            for entry in entries:
                if entry.seq == seq and entry.room == room:
                    return entry
        return None

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
        if (entry.room, entry.seq) not in self._renames:
            self._renames = {(entry.room, entry.seq): known}
            self.rooms.hear(entry)
            self.renamed(entry.room, known)
        return self._renames[entry.room, entry.seq]

    def learn_topic(self, entry: Entry) -> None:
        """Who set the topic when."""
        assert isinstance(entry.body, TopicSet), "nothing else sets one"
        by = self.faces.source(entry.by, entry.name)
        self.keep_topic(entry.room, Topic(entry.body.topic, by, entry.at))

    def keep_topic(self, room: RoomId, topic: "Topic") -> None:
        """This is known of the room's topic from now on."""
        self.topics[room] = topic
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
