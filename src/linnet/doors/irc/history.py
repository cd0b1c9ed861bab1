"""CHATHISTORY: what was said before (draft/chathistory, draft/event-playback)."""

from collections.abc import Sequence

from msgspec import Struct

from linnet.doors.irc import capabilities as cap
from linnet.doors.irc.connection import IrcConnection
from linnet.doors.irc.line import Line
from linnet.doors.irc.msgids import place, read, written
from linnet.doors.irc.names import is_channel
from linnet.doors.irc.rooms import other
from linnet.doors.irc.scribe import is_gone
from linnet.protocol.entries import Created, Entry, Joined, Left, Said, TopicSet
from linnet.protocol.ids import Millis, RoomId, direct_room
from linnet.protocol.messages import Reacted, Unreacted
from linnet.protocol.moderation import Kicked
from linnet.protocol.reasons import Refused

MOST = 100
"""Messages in one answer."""
_PAGE = 200
_EVENTS = (Joined, Left, TopicSet, Kicked, Reacted, Unreacted, Created)
_WORDS = {"LATEST": 3, "BEFORE": 3, "AFTER": 3, "AROUND": 3, "BETWEEN": 4, "TARGETS": 3}


class _Bad(Exception):
    """What is asked for cannot be understood."""


class Bound(Struct, frozen=True):
    """A place in a log: the last seq before it, and the first after it."""

    before: int
    after: int


class Log:
    """The messages of one room, in either direction, as this client may see them."""

    def __init__(self, client: IrcConnection, room: RoomId) -> None:
        self._client = client
        self._room = room
        self._events = client.has(cap.EVENT_PLAYBACK)

    async def upto(self, seq: int | None, most: int, least: int = 0) -> list[Entry]:
        """The last messages at or before a place, and after the place `least`."""
        found: list[Entry] = []
        before = None if seq is None else seq + 1
        while len(found) < most and (before is None or before - 1 > least):
            page = await self._read(before=before, limit=_PAGE)
            if not page:
                break
            fitting = [entry for entry in page if entry.seq > least and self._shown(entry)]
            found = fitting + found
            before = page[0].seq
            if before <= 1:
                break
        return found[-most:] if most else []

    async def since(self, seq: int, most: int, last: int | None = None) -> list[Entry]:
        """The first messages at or after a place, and at or before `last`."""
        found: list[Entry] = []
        after = seq - 1
        while len(found) < most:
            page = await self._read(after=max(0, after), limit=_PAGE)
            if not page:
                break
            found += [
                entry
                for entry in page
                if self._shown(entry) and (last is None or entry.seq <= last)
            ]
            after = page[-1].seq
            if last is not None and after >= last:
                break
        return found[:most]

    async def bound(self, word: str) -> Bound:
        """The place a client speaks of. Raises _Bad."""
        kind, _, value = word.partition("=")
        if kind == "msgid" and (found := place(value)) and found[0] == self._room:
            return Bound(found[1] - 1, found[1] + 1)
        at = read(value) if kind == "timestamp" else None
        if at is None:
            raise _Bad
        return Bound(await self.first_since(at) - 1, await self.first_since(at + 1))

    async def first_since(self, at: Millis) -> int:
        """The first place at or after this time; one after the log where there is none."""
        low, high = 1, (await self._client.house.engine.reading.history(
            self._client.acting, self._room, limit=1)).head + 1  # fmt: skip
        while low < high:
            middle = (low + high) // 2
            page = await self._read(after=middle - 1, limit=1)
            if page and page[0].at < at:
                low = middle + 1
            else:
                high = middle
        return low

    async def _read(
        self, *, before: int | None = None, after: int | None = None, limit: int
    ) -> Sequence[Entry]:
        page = await self._client.house.engine.reading.history(
            self._client.acting, self._room, before=before, after=after, limit=limit
        )
        return page.entries

    def _shown(self, entry: Entry) -> bool:
        if isinstance(entry.body, Said):
            return not is_gone(entry) and (self._events or not self._is_tags(entry))
        return self._events and isinstance(entry.body, _EVENTS)

    def _is_tags(self, entry: Entry) -> bool:
        return self._client.house.scribe.manner(entry) == "t"


async def chathistory(client: IrcConnection, line: Line) -> None:
    """A page of what was said."""
    word = line.params[0].upper()
    if word not in _WORDS:
        client.fail("CHATHISTORY", "INVALID_PARAMS", word[:32], "There is no such subcommand")
        return
    if len(line.params) <= _WORDS[word]:
        client.fail("CHATHISTORY", "NEED_MORE_PARAMS", word, "This needs more words")
        return
    most = _number(line.params[_WORDS[word]])
    if most is None:
        client.fail("CHATHISTORY", "INVALID_PARAMS", word, "The limit is no number")
        return
    try:
        if word == "TARGETS":
            await _targets(client, line.params[1], line.params[2], most)
        else:
            await _page(client, word, line.params[1], line.params[2:-1], most)
    except _Bad:
        client.fail("CHATHISTORY", "INVALID_PARAMS", word, "That is no place in the history")


def _number(text: str) -> int | None:
    if not text.isascii() or not text.isdecimal() or len(text) > 9 or not int(text):
        return None
    return min(int(text), MOST)


async def _page(
    client: IrcConnection, word: str, target: str, refs: Sequence[str], most: int
) -> None:
    room = await room_of(client, target)
    if room is None:
        why = "There is no history of this, or you may not see it"
        client.fail("CHATHISTORY", "INVALID_TARGET", word, target, why)
        return
    entries = await _found(Log(client, room), word, refs, most) if room else []
    show(client, target, entries)


async def _found(log: Log, word: str, refs: Sequence[str], most: int) -> list[Entry]:
    if word == "LATEST" and refs[0] == "*":
        return await log.upto(None, most)
    bound = await log.bound(refs[0])
    if word == "LATEST":
        return await log.upto(None, most, bound.after - 1)
    if word == "BEFORE":
        return await log.upto(bound.before, most)
    if word == "AFTER":
        return await log.since(bound.after, most)
    if word == "AROUND":
        earlier = await log.upto(bound.before, most // 2)
        return [*earlier, *await log.since(bound.before + 1, most - most // 2)]
    end = await log.bound(refs[1])
    if bound.before <= end.before:
        return await log.since(bound.after, most, end.before)
    return await log.upto(bound.before, most, end.after - 1)


async def room_of(client: IrcConnection, target: str) -> RoomId | None:
    """The room of a target; empty for two who never spoke, None where there is nothing to see."""
    if is_channel(target):
        return client.house.rooms.mine(target, client.rooms)
    try:
        person = await client.house.engine.find_person(target)
    except Refused:
        return None
    room = direct_room(client.person.id, person.id)
    client.house.faces.learn(person.id, person.name)
    return room if room in client.rooms else RoomId("")


def show(client: IrcConnection, target: str, entries: Sequence[Entry]) -> None:
    """Entries in a batch."""
    batched = client.has(cap.BATCH)
    ref = client.house.reference() if batched else ""
    if batched:
        client.send("BATCH", f"+{ref}", "chathistory", target)
    for entry in entries:
        client.put(client.dialect.lines(entry, ref, past=True))
    if batched:
        client.send("BATCH", f"-{ref}")


async def _targets(client: IrcConnection, one: str, two: str, most: int) -> None:
    """With whom, and where, something was said between two times."""
    times = [read(word.partition("=")[2]) for word in (one, two)]
    if times[0] is None or times[1] is None:
        raise _Bad
    low, high = sorted((times[0], times[1]))
    found: list[tuple[Millis, str]] = []
    for room in client.rooms:
        name = client.house.rooms.channel(room)
        if not name:
            name = client.house.faces.nick(other(room, client.person.id) or client.person.id)
        last = await Log(client, room).upto(None, 1)
        if last and low <= last[0].at <= high:
            found.append((last[0].at, name))
    ref = client.house.reference()
    client.send("BATCH", f"+{ref}", "draft/chathistory-targets")
    for at, name in sorted(found)[:most]:
        client.send("CHATHISTORY", "TARGETS", name, written(at), tags={"batch": ref})
    client.send("BATCH", f"-{ref}")


COMMANDS = {"CHATHISTORY": (chathistory, 1)}
