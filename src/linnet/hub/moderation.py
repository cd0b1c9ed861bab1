"""The rules about people who disturb: putting out, keeping out, silencing, removing."""

from msgspec import UNSET, Struct

from linnet.hub import text
from linnet.hub.facts import Facts
from linnet.hub.permissions import Act, authorise, authorise_everywhere, check_mute
from linnet.hub.ranks import check_rank
from linnet.hub.restrictions import FOREVER, FREE
from linnet.hub.room import Room
from linnet.hub.rooms import keep_an_owner
from linnet.protocol.commands import (
    Ban,
    CreateRoom,
    Edit,
    Kick,
    ModerationCommand,
    Mute,
    Pin,
    React,
    Rename,
    Say,
    SetTopic,
    Unban,
    Unmute,
)
from linnet.protocol.entries import Banned, Body, Kicked, Muted, Purged, Unbanned, Unmuted
from linnet.protocol.ids import LOBBY, Millis, PersonId, RoomId
from linnet.protocol.people import Person
from linnet.protocol.reasons import Reason, Refused

_VOICE = (Say, Edit, React, Pin, SetTopic, Rename, CreateRoom)
_NOT_IN = "They are not in this room; check the name."


class Sweep(Struct, frozen=True, kw_only=True):
    """A part of a purge: somebody's messages at these places. Many parts keep turns short.

    `span` is what the whole was asked with.
    """

    send_id: str
    room: RoomId
    who: PersonId
    first: int
    last: int
    since: Millis = 0
    span: int | None = None
    why: str = ""
    everywhere: bool = False
    part_of: int | None = None


def admit(by: Person, command: object, at: Millis, facts: Facts) -> None:
    """What comes before every rule: bans and mutes that count in all rooms.

    Raises Refused: `banned`, `muted`.
    """
    if facts.everywhere.banned > at:
        raise Refused(Reason.BANNED)
    if isinstance(command, _VOICE):
        check_mute(facts.everywhere.hushed, at)


def kick(room: Room | None, by: Person, command: Kick, at: Millis, facts: Facts) -> Body:
    """Out of the room, or off the server for now."""
    room, who, everywhere = _over(room, by, Act.KICK, command, at, facts)
    if not everywhere:
        if who.id not in room.members:
            raise Refused(Reason.NO_SUCH_PERSON, _NOT_IN)
        keep_an_owner(room, who, None)
    return Kicked(who=who.id, who_name=who.name, why=text.why(command.why), everywhere=everywhere)


def ban(room: Room | None, by: Person, command: Ban, at: Millis, facts: Facts) -> Body:
    """Out, and not to come back for a time or for good."""
    room, who, everywhere = _over(room, by, Act.BAN, command, at, facts)
    if command.address and not everywhere:
        raise Refused(Reason.BAD_FRAME, "An address can be banned only from the whole server.")
    if command.span is None and room.bars.get(who.id, FREE).banned == FOREVER:
        raise Refused(Reason.ALREADY_THERE)
    if not everywhere:
        keep_an_owner(room, who, None)
    return Banned(
        who=who.id,
        who_name=who.name,
        until=UNSET if command.span is None else at + command.span * 1000,
        left=not everywhere and who.id in room.members,
        why=text.why(command.why),
        everywhere=everywhere,
    )


def unban(room: Room | None, by: Person, command: Unban, at: Millis, facts: Facts) -> Body:
    """May come back."""
    room, who, everywhere = _over(room, by, Act.UNBAN, command, at, facts)
    if room.bars.get(who.id, FREE).banned <= at:
        raise Refused(Reason.ALREADY_THERE)
    return Unbanned(who=who.id, who_name=who.name, everywhere=everywhere)


def mute(room: Room | None, by: Person, command: Mute, at: Millis, facts: Facts) -> Body:
    """May read but not speak, for a time."""
    room, who, everywhere = _over(room, by, Act.MUTE, command, at, facts)
    until = at + command.span * 1000
    name, why = who.name, text.why(command.why)
    return Muted(who=who.id, who_name=name, until=until, why=why, everywhere=everywhere)


def unmute(room: Room | None, by: Person, command: Unmute, at: Millis, facts: Facts) -> Body:
    """May speak again."""
    room, who, everywhere = _over(room, by, Act.UNMUTE, command, at, facts)
    bar = room.bars.get(who.id, FREE)
    if (bar.hushed if everywhere else bar.muted) <= at:
        raise Refused(Reason.ALREADY_THERE)
    return Unmuted(who=who.id, who_name=who.name, everywhere=everywhere)


def sweep(room: Room | None, by: Person, command: Sweep, at: Millis, facts: Facts) -> Body:
    """A person's messages at some places go."""
    room, who, _ = _over(room, by, Act.PURGE, command, at, facts)
    if not facts.messages:
        raise Refused(Reason.ALREADY_THERE)
    return Purged(
        who=who.id,
        who_name=who.name,
        first=command.first,
        last=command.last,
        since=command.since,
        messages=facts.messages,
        pins=room.pins - facts.pinned if facts.pinned else UNSET,
        why=text.why(command.why),
    )


def _over(
    room: Room | None,
    by: Person,
    act: Act,
    command: ModerationCommand | Sweep,
    at: Millis,
    facts: Facts,
) -> tuple[Room, Person, bool]:
    """The room, the person acted on, and whether it counts everywhere. Raises Refused.

    Nobody can leave the lobby: to be put out there is to be put off the server.
    """
    if command.everywhere and room is not None:
        authorise_everywhere(by, act)
    else:
        room = authorise(by, act, room, at)
    off = room.id == LOBBY and act in (Act.KICK, Act.BAN, Act.UNBAN)
    if off:
        authorise_everywhere(by, act)
    if facts.who is None:
        raise Refused(Reason.NO_SUCH_PERSON)
    everywhere = command.everywhere or off
    check_rank(by, facts.who, act, room, everywhere=everywhere)
    return room, facts.who, everywhere
