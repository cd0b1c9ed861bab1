"""What of a room concerns somebody: whom a message calls, what is hidden, what is worth telling."""

from collections.abc import Container, Iterable

from msgspec import UNSET

from linnet.protocol.entries import Edited, Entry, Said
from linnet.protocol.frames import RoomView
from linnet.protocol.ids import PersonId
from linnet.protocol.people import Role


def calls_me(view: RoomView, entry: Entry, me: PersonId, blocked: Container[PersonId] = ()) -> bool:
    """Whether this calls me, by name or with a group: a message or an edit of somebody else."""
    said = entry.body
    if not isinstance(said, Said | Edited) or entry.by == me or entry.by in blocked:
        return False
    moderates = view.role in (Role.OWNER, Role.MODERATOR)
    grouped = "room" in said.calls or ("moderators" in said.calls and moderates)
    return grouped or me in said.mentions


def mentions(
    view: RoomView, entries: Iterable[Entry], me: PersonId, blocked: Container[PersonId]
) -> int:
    """How many messages among these call me."""
    messages = (entry for entry in entries if isinstance(entry.body, Said))
    return sum(calls_me(view, entry, me, blocked) for entry in messages)


def is_hidden(entry: Entry, blocked: Container[PersonId]) -> bool:
    """Whether this is a message of somebody who is blocked."""
    return isinstance(entry.body, Said) and entry.by in blocked


def is_silenced(view: RoomView, blocked: Container[PersonId]) -> bool:
    """Whether this is the direct room with somebody who is blocked: nothing in it is news."""
    return view.with_ is not UNSET and view.with_.id in blocked


def worth_telling(
    view: RoomView, entry: Entry, me: PersonId, blocked: Container[PersonId] = ()
) -> bool:
    """Whether a new entry deserves a notification, by the level somebody chose for its room.

    Only messages of others do that are not read yet, not deleted, and not of blocked people.
    """
    said = entry.body
    if not isinstance(said, Said) or said.deleted is not UNSET or entry.by == me:
        return False
    if entry.by in blocked or entry.seq <= view.read.seq or view.level == "nothing":
        return False
    return view.level == "everything" or calls_me(view, entry, me, blocked)
