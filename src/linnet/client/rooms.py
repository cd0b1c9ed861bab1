"""How entries change a room as one person sees it."""

from msgspec import UNSET
from msgspec.structs import replace

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
    TopicSet,
    Unbanned,
)
from linnet.protocol.folding import pins_after
from linnet.protocol.frames import RoomView
from linnet.protocol.ids import PersonId


def after(view: RoomView, entry: Entry, me: PersonId) -> RoomView:
    """The room after this entry; entries it counts already change nothing."""
    if entry.seq <= view.head:
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


def unread(view: RoomView) -> int:
    """Messages after the place one has read to."""
    return max(0, view.count - view.read.count)


def room_key(name: str) -> str:
    """A room's name as it is looked up."""
    return name.strip().removeprefix("#").casefold()
