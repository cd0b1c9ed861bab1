"""The audit log: what moderators did, and what an undo needs to know of it."""

from collections.abc import Sequence
from typing import Any

from msgspec import UNSET, Struct, json, structs
from sqlalchemy import ColumnElement, Connection, Row, and_, func, insert, or_, select, true, update

from linnet.hub.deeds import Before, Deed, changed
from linnet.hub.moderation import Sweep
from linnet.hub.policies import Calming
from linnet.hub.room import Room, role_of
from linnet.protocol import entries as e
from linnet.protocol.commands import Ban, Undo
from linnet.protocol.entries import Entry
from linnet.protocol.ids import LOBBY, SERVER, Millis, PersonId, RoomId
from linnet.protocol.moderation import Act, Reported
from linnet.protocol.people import Role
from linnet.store import tables
from linnet.store.api import Turn
from linnet.store.statements import entries, people, removals
from linnet.store.tables import act as t


class Noted(Struct, frozen=True, kw_only=True):
    """What an entry means for the audit log."""

    kind: str
    who: PersonId | None = None
    who_name: str = ""
    why: str = ""
    until: Millis | None = None
    messages: int = 0
    everywhere: bool = False
    before: Before = Before()


def note(conn: Connection, turn: Turn, entry: Entry, before: Room) -> None:
    """Write down an act of a moderator, before its effect on the rows."""
    if isinstance(turn.command, Undo):
        _note_undo(conn, turn.command.act, entry)
        return
    noted = _noted(conn, entry, before)
    if noted is None:
        return
    part = turn.command if isinstance(turn.command, Sweep | Calming) else None
    part_of = part.part_of if part else None
    wide = part.everywhere if part else noted.everywhere
    rank = turn.by.role if wide else role_of(before, turn.by)
    kept = json.encode(_with_wish(noted.before, turn.command, rank)).decode()
    _add(conn, entry, noted, before=kept, part_of=part_of, everywhere=wide)


def note_resolved(conn: Connection, report: Reported, by: PersonId, name: str, at: Millis) -> None:
    """Write down that a report was looked at."""
    conn.execute(
        insert(t).values(
            at=at,
            by=by,
            by_name=name,
            kind="resolve",
            room=report.room,
            seq=report.seq,
            everywhere=0,
            who=report.who,
            who_name=report.who_name,
            why=report.why,
            messages=0,
            before="{}",
            undone_by="",
        )
    )


def _noted(conn: Connection, entry: Entry, before: Room) -> Noted | None:
    body = entry.body
    match body:
        case e.Kicked() | e.Banned() | e.Unbanned() | e.Muted() | e.Unmuted():
            return _about_person(body, before)
        case e.Purged(who=who, who_name=name, messages=messages, why=why):
            return Noted(kind="purge", who=who, who_name=name, messages=messages, why=why)
        case e.Deleted(target=target):
            return _deletion(conn, entry, target)
        case e.PolicySet(policy=policy):
            return Noted(kind="policy", before=Before(policy=before.policy, then=policy))
        case e.RoleSet(who=who, who_name=name):
            role = _role(conn, before, who)
            wide = before.id == LOBBY
            was = Before(role=role)
            return Noted(kind="role", who=who, who_name=name, before=was, everywhere=wide)
        case _:
            return None


_KINDS: dict[type[Any], str] = {
    e.Kicked: "kick",
    e.Banned: "ban",
    e.Unbanned: "unban",
    e.Muted: "mute",
    e.Unmuted: "unmute",
}


def _about_person(body: Any, before: Room) -> Noted:
    until = getattr(body, "until", UNSET)
    return Noted(
        kind=_KINDS[type(body)],
        who=body.who,
        who_name=body.who_name,
        why=getattr(body, "why", ""),
        until=None if until is UNSET else until,
        everywhere=body.everywhere,
        before=Before(role=before.members.get(body.who)),
    )


def _deletion(conn: Connection, entry: Entry, target: int) -> Noted | None:
    """Only what somebody else wrote is an act; one's own deletion keeps nothing."""
    message = entries.one(conn, entry.room, target)
    if message is None or message.by == entry.by:
        return None
    removals.keep(conn, entry, message)
    return Noted(kind="delete", who=message.by, who_name=message.name, messages=1)


def _role(conn: Connection, before: Room, who: PersonId) -> Any:
    if before.id != LOBBY:
        return before.members.get(who)
    person = people.by_id(conn, who)
    return person.role if person else None


def _with_wish(before: Before, command: object, rank: Role | None) -> Before:
    span = command.span if isinstance(command, Sweep) else None
    address = isinstance(command, Ban) and command.address
    return structs.replace(before, rank=rank, span=span, address=address)


def _note_undo(conn: Connection, act: int, entry: Entry) -> None:
    undone = update(t).where(t.c.id == act)
    conn.execute(undone.values(undone=entry.at, undone_by=entry.name))
    found = conn.execute(select(t).where(t.c.id == act)).one()
    noted = Noted(kind="undo", who=found.who, who_name=found.who_name, messages=found.messages)
    _add(conn, entry, noted, before="{}", part_of=act, everywhere=bool(found.everywhere))


def _add(
    conn: Connection,
    entry: Entry,
    noted: Noted,
    *,
    before: str,
    part_of: int | None,
    everywhere: bool,
) -> None:
    conn.execute(
        insert(t).values(
            at=entry.at,
            by=entry.by,
            by_name=entry.name,
            kind=noted.kind,
            room=entry.room,
            seq=entry.seq,
            everywhere=int(everywhere),
            who=noted.who,
            who_name=noted.who_name,
            why=noted.why,
            until=noted.until,
            messages=noted.messages,
            part_of=part_of,
            before=before,
            undone_by="",
        )
    )


def deed(conn: Connection, id: int) -> Deed | None:
    """One act as the rules see it."""
    found = conn.execute(select(t).where(t.c.id == id)).first()
    return _deed(found) if found else None


def parts(conn: Connection, id: int) -> Sequence[Deed]:
    """An act, or the act it is a part of, with all its parts; none where there is none."""
    found = deed(conn, id)
    if found is None or found.kind not in ("purge", "policy"):
        return [found] if found else []
    whole = id if found.part_of is None else found.part_of
    alike = and_(or_(t.c.id == whole, t.c.part_of == whole), t.c.kind == found.kind)
    return [_deed(row) for row in conn.execute(select(t).where(alike).order_by(t.c.id))]


def at_place(conn: Connection, room: RoomId, seq: int) -> Deed | None:
    """The act behind an entry."""
    here = (t.c.room == room, t.c.seq == seq, t.c.kind != "resolve")
    found = conn.execute(select(t).where(*here)).first()
    return _deed(found) if found else None


def page(
    conn: Connection, room: RoomId | None, before: int | None, limit: int, by: PersonId
) -> Sequence[Act]:
    """Acts of a room, or of all this person may see; newest first, a purge in parts once."""
    shown = select(t).where(t.c.id < (2**62 if before is None else before))
    whole = func.coalesce(t.c.part_of, t.c.id)
    if room is None:
        shown = shown.where(or_(t.c.part_of.is_(None), t.c.kind == "undo"), _seen(by))
    else:
        one = t.alias()
        first = select(func.min(one.c.id)).where(
            one.c.room == room, func.coalesce(one.c.part_of, one.c.id) == whole
        )
        alone = or_(t.c.kind.in_(("undo",)), t.c.id == first.scalar_subquery())
        shown = shown.where(t.c.room == room, alone)
    rows = conn.execute(shown.order_by(t.c.id.desc()).limit(limit)).all()
    return [_act(row, _messages(conn, row, room)) for row in rows]


def _seen(by: PersonId) -> ColumnElement[bool]:
    """Acts that count everywhere, in open rooms, and in rooms this person is in.

    The administrator at the machine sees all.
    """
    if by == SERVER:
        return true()
    opened = select(tables.room.c.id).where(tables.room.c.kind == "open")
    own = select(tables.member.c.room).where(tables.member.c.person == by)
    return or_(t.c.everywhere == 1, t.c.room.in_(opened), t.c.room.in_(own))


def _messages(conn: Connection, row: Row[Any], room: RoomId | None) -> int:
    """How many messages a purge removed, all its parts together."""
    if row.kind != "purge":
        return int(row.messages)
    whole = row.id if row.part_of is None else row.part_of
    of = and_(or_(t.c.id == whole, t.c.part_of == whole), t.c.kind == "purge")
    if room is not None:
        of = and_(of, t.c.room == room)
    return int(conn.execute(select(func.sum(t.c.messages)).where(of)).scalar_one())


def _act(row: Row[Any], messages: int) -> Act:
    kept = _deed(row)
    then = kept.before.then
    return Act(
        id=row.id,
        at=row.at,
        by=row.by,
        by_name=row.by_name,
        kind=row.kind,
        room=row.room,
        everywhere=bool(row.everywhere),
        who=UNSET if row.who is None else row.who,
        who_name=row.who_name,
        why=row.why,
        until=UNSET if row.until is None else row.until,
        messages=messages,
        of=row.part_of if row.kind == "undo" else 0,
        undone=UNSET if row.undone is None else row.undone,
        undone_by=row.undone_by,
        policy=UNSET if then is None else then,
        changed=tuple(changed(kept)),
    )


def _deed(row: Row[Any]) -> Deed:
    return Deed(
        id=row.id,
        at=row.at,
        by=row.by,
        kind=row.kind,
        room=row.room,
        seq=row.seq,
        everywhere=bool(row.everywhere),
        who=row.who,
        who_name=row.who_name,
        messages=row.messages,
        part_of=row.part_of,
        undone=row.undone is not None,
        before=json.decode(row.before, type=Before),
    )
