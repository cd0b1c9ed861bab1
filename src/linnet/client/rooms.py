"""How entries change a room as one person sees it."""

from collections.abc import Container

from msgspec import UNSET
from msgspec.structs import replace

from linnet.client.calling import calls_me
from linnet.protocol.entries import (
    Banned,
    Entry,
    Invited,
    Joined,
    Kicked,
    Left,
    PolicySet,
    Renamed,
    RoleSet,
    Said,
    TopicSet,
    Unbanned,
)
from linnet.protocol.folding import pins_after
from linnet.protocol.frames import Marker, RoomView
from linnet.protocol.ids import PersonId


def after(
    view: RoomView, entry: Entry, me: PersonId, blocked: Container[PersonId] = ()
) -> RoomView:
    """The room after this entry; entries it counts already change nothing.

    But for the calls of those that one's marker does not count yet: the server may have told it
    as it was a moment earlier.
    """
    if entry.seq <= view.head and not view.read.head:
        return view
    known = view.head
    read = read_after(view, entry, me, blocked)
    if read is not view.read:
        view = replace(view, read=read)
    if entry.seq <= known:
        return view
    pins = pins_after(entry)
    view = replace(view, head=entry.seq, count=entry.count)
    if pins is not None:
        return replace(view, pins=pins)
    match entry.body:
        # A room that is told to who just came counts them already.
        case Joined() if entry.by != me:
            return replace(view, members=view.members + 1)
        case Invited(who=who) if who != me:
            return replace(view, members=view.members + 1)
        case Unbanned(who=who, role=role) if who != me and role is not UNSET:
            return replace(view, members=view.members + 1)
        case Left() | Kicked() | Banned() if went(entry):
            return replace(view, members=max(0, view.members - 1))
        case Renamed(name=name):
            return replace(view, name=name)
        case TopicSet(topic=topic):
            return replace(view, topic=topic)
        case PolicySet(policy=policy):
            return replace(view, policy=policy)
        case RoleSet(who=who, role=role) if who == me:
            return replace(view, role=role)
        case _:
            return view


def went(entry: Entry) -> PersonId | None:
    """Who is no member of the room after this entry."""
    match entry.body:
        case Left():
            return entry.by
        case Kicked(who=who, everywhere=False) | Banned(who=who, left=True):
            return who
        case _:
            return None


def read_after(view: RoomView, entry: Entry, me: PersonId, blocked: Container[PersonId]) -> Marker:
    """One's own marker after this entry: it follows what one says, and counts who calls."""
    read = view.read
    if entry.seq <= read.head or not isinstance(entry.body, Said):
        return read
    if entry.by == me:
        return Marker(seq=entry.seq, count=entry.count, head=entry.seq)
    called = calls_me(view, entry, me, blocked)
    return replace(read, mentions=read.mentions + 1) if called else read


def counted_to(view: RoomView) -> int:
    """Where the entries begin that one's marker does not count the calls of."""
    return min(view.read.head or view.head, view.head)


def unread(view: RoomView) -> int:
    """Messages after the place one has read to."""
    return max(0, view.count - view.read.count)


def room_key(name: str) -> str:
    """A room's name as it is looked up."""
    return name.strip().removeprefix("#").casefold()
