"""The one place that tells: committed entries go to audiences, and change who is in them."""

from collections.abc import Callable, Sequence
from itertools import groupby

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from linnet.engine.arrivals import Arrivals
from linnet.engine.audience import Audience
from linnet.engine.following import Following
from linnet.engine.listener import Listener
from linnet.engine.outbound import Outbound
from linnet.engine.views import notes, view
from linnet.hub.room import role_of
from linnet.protocol.entries import (
    Banned,
    Body,
    Created,
    Entry,
    Erased,
    Invited,
    Joined,
    Kicked,
    Left,
    PolicySet,
    RoleSet,
    Said,
    Unbanned,
)
from linnet.protocol.frames import Marker, Named, RoomTold
from linnet.protocol.ids import LOBBY, PersonId, RoomId, is_notes
from linnet.protocol.people import Person
from linnet.protocol.reasons import SENTENCES, Reason, Refused
from linnet.store.api import Store


class Telling:
    """Audiences, and the connections of each person who is online."""

    def __init__(self, store: Store, out: Outbound) -> None:
        self.online: dict[PersonId, tuple[Listener, ...]] = {}
        self.following = Following(store, out, self.tell, self.online)
        self.arrivals = Arrivals()
        self._store = store
        self._out = out
        self._watchers: list[Callable[[Person, bool], None]] = []
        self._changes: list[Callable[[Person, Person], None]] = []

    def watch(self, online: Callable[[Person, bool], None]) -> None:
        """Call this, which must not wait, when somebody is online and when they are no more."""
        self._watchers.append(online)

    def watch_changes(self, changed: Callable[[Person, Person], None]) -> None:
        """Call this, which must not wait, with who somebody online was before and is now."""
        self._changes.append(changed)

    def tell_changed(self, before: Person, now: Person) -> None:
        """Somebody online has another name, kind or role."""
        for changed in self._changes:
            changed(before, now)

    def tell_online(self, person: Person, here: bool) -> None:
        """Somebody came with the first of their connections, or went with the last."""
        for online in self._watchers:
            online(person, here)

    def hear(self, entries: Sequence[Entry]) -> None:
        """Entries from the bus, in any order and number."""
        rooms: dict[RoomId, list[Entry]] = {}
        for entry in entries:
            told = rooms.get(entry.room)
            if told is None:
                rooms[entry.room] = [entry]
            else:
                told.append(entry)
        for room, told in rooms.items():
            audience = self.following.audiences.get(room) or self._new_audience(told)
            if audience is not None:
                self._hear_room(audience, told)
        self._out.flush()

    def tell(self, audience: Audience, entries: Sequence[Entry]) -> None:
        """Tell the entries that come next, letting people in and out where they say so."""
        for changes, run in groupby(entries, _changes):
            if changes:
                for entry in run:
                    self._tell_change(audience, entry)
            else:
                audience.tell(list(run))

    def _hear_room(self, audience: Audience, entries: list[Entry]) -> None:
        seq, only_said = audience.told, True
        for entry in entries:
            seq += 1
            if entry.seq != seq:
                self._mend(audience, max(entry.seq for entry in entries))
                return
            only_said = only_said and type(entry.body) is Said
        if only_said:
            audience.tell(entries)
        else:
            self.tell(audience, entries)

    def _mend(self, audience: Audience, heard: int) -> None:
        if heard > audience.told:
            self.following.mend(audience, heard)

    def _new_audience(self, entries: Sequence[Entry]) -> Audience | None:
        """A room nobody here heard of gains someone who is online, or somebody loses the server."""
        for entry in entries:
            everywhere = entry.room == LOBBY and _changes(entry)
            if everywhere or any(id in self.online for id in _came(entry)):
                before = entry.count - (type(entry.body) is Said)
                return self.following.audience(entry.room, entry.seq - 1, before)
        return None

    def _tell_change(self, audience: Audience, entry: Entry) -> None:
        came = _came(entry)
        self.arrivals.moved(came)
        for id in came:
            for listener in self.online.get(id, ()):
                self._let_in(audience, listener, entry)
        audience.tell([entry])
        for id in _went(entry):
            for listener in self.online.get(id, ()):
                self._let_out(audience, listener)
        self._promote(entry)
        self._shut(audience, entry)
        if why := _shut_out(entry):
            id, refused = why
            for listener in self.online.get(id, ()):
                listener.close(refused)

    def _promote(self, entry: Entry) -> None:
        """A role in the lobby is one on the server: connections go on with it."""
        match entry.body:
            case RoleSet(who=who, role=role) if entry.room == LOBBY:
                for listener in self.online.get(who, ()):
                    listener.person = replace(listener.person, role=role)

    def _shut(self, audience: Audience, entry: Entry) -> None:
        """A room that has a key now is read by nobody from outside."""
        room = self._store.peek(audience.room)
        if room is None or not _is_shut(entry):
            return
        for listeners in list(audience.live.values()):
            for listener in list(listeners):
                if role_of(room, listener.person) is None:
                    self._let_out(audience, listener)

    def _let_in(self, audience: Audience, listener: Listener, entry: Entry) -> None:
        room = self._store.peek(audience.room)
        if audience.room in listener.rooms or room is None or not listener.follows(entry):
            return
        listener.rooms = (*listener.rooms, audience.room)
        self.following.follow(listener, audience, None)
        read = Marker(seq=entry.seq, count=audience.count, head=entry.seq)
        members = self._store.members(room)
        other = _other(entry, listener.person)
        shown = view(room, listener.person, read, audience, members, other)
        self._out.tell(listener, RoomTold(shown))

    def _let_out(self, audience: Audience, listener: Listener) -> None:
        if audience.room not in listener.rooms:
            return
        if listener not in audience.live.get(listener.dialect, ()):
            # It is behind and will not hear of this entry: in its next session it learns.
            listener.close(Refused(Reason.TOO_SLOW))
        else:
            listener.rooms = tuple(room for room in listener.rooms if room != audience.room)
            self.following.unfollow(listener, audience.room)
            if listener.only is not None:
                listener.close(Refused(Reason.NOT_A_MEMBER))


def _changes(entry: Entry) -> bool:
    """Whether this entry changes who hears the room, or as whom."""
    if isinstance(entry.body, RoleSet) or _is_shut(entry):
        return True
    return bool(_came(entry) or _went(entry) or _shut_out(entry))


def _is_shut(entry: Entry) -> bool:
    """Whether the room has a key from this entry on."""
    return isinstance(entry.body, PolicySet) and bool(entry.body.policy.key)


def _came(entry: Entry) -> tuple[PersonId, ...]:
    """Who is a member from this entry on."""
    body: Body = entry.body
    match body:
        case Said():
            return ()
        case Joined():
            return (entry.by,)
        case Invited(who=who):
            return (who,)
        case Unbanned(who=who, role=role) if role is not UNSET:
            return (who,)
        case Created(who=who):
            return (entry.by, who) if who else (entry.by,)
        case _:
            return ()


def _other(entry: Entry, me: Person) -> Named | UnsetType:
    """Who the other one is when a direct room is made."""
    match entry.body:
        case Created(who=str(who)) if is_notes(entry.room):
            return notes(me)
        case Created(who=str(who), who_name=name):
            return Named(id=entry.by, name=entry.name) if who == me.id else Named(id=who, name=name)
        case _:
            return UNSET


def _went(entry: Entry) -> tuple[PersonId, ...]:
    """Who is no member after this entry."""
    match entry.body:
        case Left():
            return (entry.by,)
        case Kicked(who=who, everywhere=False) | Banned(who=who, everywhere=False):
            return (who,)
        case Erased(who=who):
            return (who,)
        case _:
            return ()


def _shut_out(entry: Entry) -> tuple[PersonId, Refused] | None:
    """Whose connections end with this entry, and why."""
    match entry.body:
        case Kicked(who=who, everywhere=True, why=why):
            return who, _because(Reason.KICKED, why)
        case Banned(who=who, everywhere=True, why=why):
            return who, _because(Reason.BANNED, why)
        case _:
            return None


def _because(reason: Reason, why: str) -> Refused:
    """The sentence of a reason, and what a moderator gave as theirs."""
    return Refused(reason, f"{SENTENCES[reason]} ({why})" if why else "")
