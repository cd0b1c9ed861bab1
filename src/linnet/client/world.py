"""What a client knows: who it is, its rooms, their timelines, the people it has heard of."""

from collections.abc import Iterable

from msgspec import UNSET, Struct
from msgspec.structs import replace

from linnet.client.calling import is_hidden, is_silenced, mentions
from linnet.client.events import (
    Arrived,
    Changed,
    Event,
    Older,
    Overtaken,
    Restarted,
    RoomChanged,
    RoomGone,
)
from linnet.client.rooms import after, counted_to, read_after, room_key, unread, went
from linnet.client.timeline import KEEP, Timeline
from linnet.protocol.entries import Entry, Said
from linnet.protocol.folding import brought_up, is_change
from linnet.protocol.frames import (
    About,
    BlockedTold,
    DraftTold,
    LevelTold,
    Marker,
    Presence,
    ReadTold,
    RoomView,
    TypingTold,
    Welcome,
)
from linnet.protocol.ids import PersonId, RoomId
from linnet.protocol.limits import Limits
from linnet.protocol.mine import Draft
from linnet.protocol.moderation import ReportsTold
from linnet.protocol.people import Named, Person, Present

Signal = Presence | TypingTold | ReadTold | LevelTold | DraftTold | BlockedTold | ReportsTold


class Held(Struct, frozen=True):
    """What an earlier run kept: for which server and person, the rooms and their last entries."""

    server: str
    me: Person
    rooms: list[RoomView]
    entries: dict[RoomId, list[Entry]]


class World:
    """Kept current from frames; every change is returned as events, in order."""

    def __init__(self, held: Held | None = None, keep: int = KEEP) -> None:
        self.me: Person | None = held.me if held else None
        self.server: About | None = None
        self.limits = Limits()
        self.rooms: dict[RoomId, RoomView] = {}
        self.people: dict[PersonId, Present] = {}
        self.timelines: dict[RoomId, Timeline] = {}
        self.blocked: dict[PersonId, Named] = {}
        self._keep = keep
        self._server_id = held.server if held else None
        for view in held.rooms if held else []:
            self._restore(view, held.entries.get(view.id, []) if held else [])

    def cursors(self) -> dict[str, int]:
        """The last seq held of each room, as hello tells it."""
        return {room: timeline.last for room, timeline in self.timelines.items()}

    def is_of(self, frame: Welcome) -> bool:
        """Whether this is still the same server and the same person."""
        known = (self._server_id, self.me.id if self.me else None)
        return known in ((None, None), (frame.server.id, frame.you.id))

    def welcome(self, frame: Welcome) -> list[Event]:
        """Take over what the server says; copies of logs it cannot continue are thrown away."""
        news: list[Event] = []
        if not self.is_of(frame):
            news += [RoomGone(id) for id in self.rooms]
            self.rooms, self.people, self.timelines = {}, {}, {}
        self.me, self.server, self.limits = frame.you, frame.server, frame.limits
        self._server_id = frame.server.id
        self.blocked = {person.id: person for person in frame.blocked}
        mine = {view.id for view in frame.rooms}
        for id in [id for id in self.rooms if id not in mine]:
            news += self.forget(id)
        self.meet(frame.people)
        for view in frame.rooms:
            news += self._room(view)
        return news

    def room(self, view: RoomView) -> list[Event]:
        """One is in this room now, or it looks otherwise."""
        known = self.rooms.get(view.id)
        if known and known.head > view.head:
            view = replace(view, head=known.head, count=known.count, pins=known.pins)
        return self._room(view)

    def own_send_ids(self) -> set[str]:
        """The names one's own entries have that are held."""
        me, timelines = self._me, self.timelines.values()
        return {entry.send_id for one in timelines for entry in one.entries if entry.by == me}

    def entry(self, entry: Entry) -> list[Event]:
        """News of a room."""
        timeline = self.timelines.get(entry.room)
        return self._arrived(timeline.add(entry)) if timeline else []

    def page(self, room: RoomId, entries: Iterable[Entry]) -> list[Event]:
        """A part of a room's log that was asked for."""
        timeline = self.timelines.get(room)
        if timeline is None:
            return []
        took = timeline.absorb(entries)
        older: list[Event] = [Older(room, took.older)] if took.older else []
        return [*older, *_changed(took.changed, None), *self._arrived(took.newer)]

    def forget(self, room: RoomId) -> list[Event]:
        """One is not in this room any more."""
        self.timelines.pop(room, None)
        return [RoomGone(room)] if self.rooms.pop(room, None) else []

    def rewind(self, room: RoomId, seq: int) -> list[Event]:
        """Begin this room's timeline anew after a place; what follows counts as missing."""
        view, timeline = self.rooms.get(room), self.timelines[room]
        if view and 0 < view.read.head < timeline.last:
            # What was held was counted, and will not be once more when it comes again.
            self.rooms[room] = replace(view, read=replace(view.read, head=timeline.last))
        timeline.restart(seq)
        return [Restarted(room)]

    def presence(self, frame: Presence) -> list[Event]:
        """Who came and went."""
        self.meet([*frame.came, *frame.went])
        if view := self.rooms.get(frame.room):
            self.rooms[frame.room] = replace(view, online=frame.online)
        return [frame]

    def signal(self, told: Signal) -> list[Event]:
        """News that is no entry: who is there, who writes, what is one's own alone."""
        match told:
            case Presence():
                return self.presence(told)
            case TypingTold(room, who):
                who = [id for id in who if id not in self.blocked]
                return [TypingTold(room, who)] if who else []
            case ReadTold():
                self.read(told)
            case LevelTold(room, level) if room in self.rooms:
                self.rooms[room] = replace(self.rooms[room], level=level)
            case DraftTold(room, draft):
                self.drafted(room, draft)
            case BlockedTold(blocked):
                self.block(blocked)
            case ReportsTold(send_id=send_id) if send_id:
                return []  # asked for, so no news
        return [told]

    def read(self, told: ReadTold) -> None:
        """One's own marker stands here now; what came after it was set counts on top."""
        view = self.rooms.get(told.room)
        if view is None:
            return
        head = told.head or view.head
        read = Marker(seq=told.seq, count=told.count, mentions=told.mentions, head=head)
        view = self._counted_on(replace(view, read=read))
        timeline = self.timelines[view.id]
        if timeline.first <= view.read.seq + 1 and timeline.last >= head:
            # All that is unread is held, with edits the server may not have counted in.
            view = replace(view, read=replace(view.read, mentions=self._mentions(view)))
        self.rooms[view.id] = view

    def drafted(self, room: RoomId, draft: Draft) -> None:
        """What one is writing in a room now."""
        if view := self.rooms.get(room):
            self.rooms[room] = replace(view, draft=draft if draft.text else UNSET)

    def block(self, people: Iterable[Named]) -> None:
        """These are all whom one has blocked; what they said calls one no more."""
        before = {view.id: self._mentions(view) for view in self.rooms.values()}
        self.blocked = {person.id: person for person in people}
        for id, view in self.rooms.items():
            self.rooms[id] = _with_calls(view, self._mentions(view) - before[id])

    def unread(self, view: RoomView) -> int:
        """Messages of others after the place one has read to, without those that are hidden."""
        if is_silenced(view, self.blocked):
            return 0
        later = self._held_after(view, view.read.seq) if self.blocked else ()
        return max(0, unread(view) - sum(is_hidden(entry, self.blocked) for entry in later))

    def meet(self, people: Iterable[Present]) -> None:
        """Remember people."""
        self.people.update((person.id, person) for person in people)

    def find(self, room: str) -> RoomView | None:
        """One's own room of this id or name, with or without `#`."""
        if view := self.rooms.get(RoomId(room)):
            return view
        key = room_key(room)
        return next((v for v in self.rooms.values() if v.name and room_key(v.name) == key), None)

    @property
    def _me(self) -> PersonId:
        return self.me.id if self.me else PersonId("")

    def _held_after(self, view: RoomView, seq: int) -> list[Entry]:
        """The entries held of a room that come after a place, oldest first."""
        timeline = self.timelines.get(view.id)
        return timeline.after(seq) if timeline else []

    def _mentions(self, view: RoomView) -> int:
        """How many unread messages that are held call me."""
        held = self._held_after(view, view.read.seq)
        return mentions(view, held, self._me, self.blocked)

    def _restore(self, view: RoomView, entries: list[Entry]) -> None:
        self.rooms[view.id] = view
        place = entries[0].seq - 1 if entries else view.head
        timeline = self.timelines[view.id] = Timeline(place, self._keep)
        # Another program may have kept a message as it was before what follows it here.
        for entry in brought_up(entries, entries):
            timeline.add(entry)

    def _room(self, view: RoomView) -> list[Event]:
        news: list[Event] = []
        timeline = self.timelines.get(view.id)
        if timeline is None:
            # It begins where the marker's counting ends: what is missing is fetched and counted.
            self.timelines[view.id] = Timeline(counted_to(view), self._keep)
        elif view.head < timeline.last:
            news += self.rewind(view.id, view.head)
        self.rooms[view.id] = view = self._counted_on(view)
        return [*news, RoomChanged(view)]

    def _counted_on(self, view: RoomView) -> RoomView:
        """The room with what is held counted that its marker does not count yet."""
        for entry in self._held_after(view, view.read.head) if view.read.head else ():
            view = replace(view, read=read_after(view, entry, self._me, self.blocked))
        return view

    def _arrived(self, entries: Iterable[Entry]) -> list[Event]:
        news: list[Event] = []
        for entry in entries:
            if entry.room in self.rooms:
                news += self._happened(entry)
        return news

    def _happened(self, entry: Entry) -> list[Event]:
        me = self._me
        if entry.by == me:
            self.timelines[entry.room].give_up(entry.send_id)
        before = self.rooms[entry.room]
        view = after(before, entry, me, self.blocked)
        stirs = view.role != before.role or (is_change(entry) and entry.seq > view.read.head)
        called = self._mentions(before) if stirs else 0
        changed = self.timelines[entry.room].fold(entry)
        if stirs:
            view = _with_calls(view, self._mentions(view) - called)
        self.rooms[entry.room] = view
        news: list[Event] = [Arrived(entry), *_changed(changed, entry)]
        if replace(before, head=view.head, count=view.count, read=view.read) != view:
            news.append(RoomChanged(view))
        if went(entry) == me and entry.seq >= view.head:
            news += self.forget(entry.room)
        return news


def _with_calls(view: RoomView, more: int) -> RoomView:
    """The room where so many more unread messages call one."""
    read = replace(view.read, mentions=max(0, view.read.mentions + more))
    return replace(view, read=read) if more else view


def _changed(entries: Iterable[Entry], because: Entry | None) -> list[Event]:
    return [
        Changed(entry, because) if isinstance(entry.body, Said) else Overtaken(entry)
        for entry in entries
    ]
