"""What an entry changes besides the log: rooms, members, messages."""

from collections.abc import Callable

from sqlalchemy import Connection

from linnet.hub.room import Room
from linnet.protocol import entries as e
from linnet.protocol.entries import Body, Entry
from linnet.store.statements import (
    files,
    keeping,
    mentions,
    messages,
    policies,
    removals,
    rooms,
)

Effect = Callable[[Connection, Entry, Room], None]


def _posted(conn: Connection, entry: Entry, before: Room) -> None:
    mentions.apply(conn, entry, before)
    files.apply(conn, entry, before)


EFFECTS: dict[type[Body], Effect] = {
    e.Created: rooms.apply,
    e.Joined: rooms.apply,
    e.Left: rooms.apply,
    e.Invited: rooms.apply,
    e.Renamed: rooms.apply,
    e.TopicSet: rooms.apply,
    e.RoleSet: rooms.apply,
    e.PolicySet: policies.apply,
    e.Said: _posted,
    e.Kicked: rooms.apply,
    e.Banned: rooms.apply,
    e.Unbanned: rooms.apply,
    e.Muted: rooms.apply,
    e.Unmuted: rooms.apply,
    e.Purged: removals.purge,
    e.Restored: removals.restore,
    e.Edited: messages.apply,
    e.Deleted: messages.apply,
    e.Reacted: messages.apply,
    e.Unreacted: messages.apply,
    e.Pinned: messages.apply,
    e.Unpinned: messages.apply,
    e.Expired: keeping.expire,
    e.Erased: keeping.erase,
}
"""Bodies that change rows, and what changes them; the room is the one before the entry."""


def apply(conn: Connection, entry: Entry, before: Room) -> None:
    """Change the rows an entry is about. Its own row is written by then."""
    effect = EFFECTS.get(type(entry.body))
    if effect is not None:
        effect(conn, entry, before)
