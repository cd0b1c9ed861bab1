"""Gathers what the rules must know, inside the transaction in which they decide."""

from sqlalchemy import Connection

from linnet.hub.directs import DirectMessages, forbidden
from linnet.hub.facts import Facts, Invitation
from linnet.hub.files import may_read
from linnet.hub.invitations import Accepting
from linnet.hub.keeping import Erasing, Expiring
from linnet.hub.moderation import Sweep
from linnet.hub.restrictions import FREE, Bars
from linnet.hub.room import Room
from linnet.hub.text import room_key
from linnet.protocol import limits
from linnet.protocol.commands import (
    CreateRoom,
    Delete,
    Direct,
    Edit,
    Pin,
    React,
    Rename,
    Say,
    Undo,
    Unpin,
    Unreact,
)
from linnet.protocol.entries import Entry
from linnet.protocol.files import File
from linnet.store.api import Turn
from linnet.store.statements import (
    acts,
    entries,
    files,
    invitations,
    keeping,
    paces,
    people,
    removals,
    rooms,
)


def gather(
    conn: Connection, turn: Turn, room: Room | None, everywhere: Bars, direct: DirectMessages
) -> Facts:
    """The facts one turn needs, and no others.

    `everywhere` are the bars of the lobby, `direct` is who may write directly here.
    """
    slow = room is not None and room.policy.slow and isinstance(turn.command, Say)
    going, pinned = _going(conn, turn)
    return Facts(
        everywhere=everywhere.get(turn.by.id, FREE),
        last_said=paces.last_said(conn, turn.room, turn.by.id) if slow else 0,
        deed=acts.deed(conn, turn.command.act) if isinstance(turn.command, Undo) else None,
        who=people.by_id(conn, turn.who) if turn.who else None,
        name_taken=_taken(conn, turn, room),
        target=_target(conn, turn),
        words=turn.words,
        named=people.named(conn, turn.words),
        files=_files(conn, turn),
        direct_forbidden=_direct_forbidden(conn, turn, room, direct),
        messages=going,
        pinned=pinned,
        invitation=_invitation(conn, turn),
    )


def _target(conn: Connection, turn: Turn) -> Entry | None:
    """The message a command changes or replies to."""
    match turn.command:
        case Say(reply_to=int(seq)):
            return entries.one(conn, turn.room, seq)
        case Edit() | Delete() | React() | Unreact() | Pin() | Unpin():
            return entries.one(conn, turn.room, turn.command.seq)
        case _:
            return None


def _files(conn: Connection, turn: Turn) -> dict[str, File]:
    """Of the files a message is to have, those this person may post."""
    wished = turn.command.files[: limits.FILES] if isinstance(turn.command, Say) else ()
    kept = [one for id in wished if (one := files.one(conn, id)) is not None]
    return {
        one.file.id: one.file
        for one in kept
        if may_read(turn.by, one, (rooms.load(conn, room) for room in one.rooms), turn.at)
    }


def _direct_forbidden(
    conn: Connection, turn: Turn, room: Room | None, allowed: DirectMessages
) -> bool:
    """Whether a command would tell somebody something directly that may not."""
    match turn.command:
        case Direct():
            id = turn.who
        case Say() | Edit() | React() | Pin() if room is not None and room.kind == "direct":
            members = room.members.keys() if turn.by.id in room.members else ()
            id = next((one for one in members if one != turn.by.id), None)
        case _:
            return False
    other = people.by_id(conn, id) if id and id != turn.by.id else None
    if other is None:
        return False
    together = rooms.without_direct(conn, turn.by.id, other.id)
    return forbidden(turn.by, other, allowed, together)


def _invitation(conn: Connection, turn: Turn) -> Invitation | None:
    """The invitation by which somebody comes."""
    if not isinstance(turn.command, Accepting):
        return None
    return invitations.one(conn, turn.command.hash, but=turn.by.id)


def _going(conn: Connection, turn: Turn) -> tuple[int, int]:
    """How many messages a removal takes away, and how many of them are pinned, or were."""
    match turn.command:
        case Sweep():
            return removals.count(conn, turn.command), removals.pinned(conn, turn.command)
        case Expiring() | Erasing():
            return keeping.messages(conn, turn.command), keeping.pinned(conn, turn.command)
        case Undo(act=act) if (deed := acts.deed(conn, act)) is not None:
            return 0, removals.were_pinned(conn, deed.room, deed.seq)
        case _:
            return 0, 0


def _taken(conn: Connection, turn: Turn, room: Room | None) -> bool:
    """Whether another open room has the name an open room is to have."""
    match turn.command:
        case CreateRoom(name=name, kind="open"):
            return rooms.open_named(conn, room_key(name)) is not None
        case Rename(name=name) if room is not None and room.kind == "open":
            return rooms.open_named(conn, room_key(name)) not in (None, room.id)
        case _:
            return False
