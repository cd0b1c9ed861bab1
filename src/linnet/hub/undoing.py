"""The rule about taking an act of a moderator back."""

from msgspec import UNSET, structs

from linnet.hub.deeds import Deed, changed
from linnet.hub.facts import Facts
from linnet.hub.permissions import Act, authorise, authorise_everywhere
from linnet.hub.policies import LISTS, MODERATED, policy_set
from linnet.hub.ranks import rank
from linnet.hub.restrictions import FREE
from linnet.hub.room import Room, role_of
from linnet.hub.rooms import keep_an_owner
from linnet.protocol import limits
from linnet.protocol.commands import Undo
from linnet.protocol.entries import (
    Body,
    Invited,
    Restored,
    RoleSet,
    Unbanned,
    Unmuted,
)
from linnet.protocol.ids import LOBBY, Millis
from linnet.protocol.people import Person, Role
from linnet.protocol.reasons import Reason, Refused

NEEDS: dict[str, Act] = {
    "kick": Act.KICK,
    "ban": Act.UNBAN,
    "mute": Act.UNMUTE,
    "delete": Act.DELETE_OTHERS,
    "purge": Act.PURGE,
    "policy": Act.SET_POLICY,
    "role": Act.SET_ROLE,
}
"""What can be taken back, and what one must be allowed to do for it."""
_ABOVE = "Who did this stands above you; ask an owner to take it back."
_ONESELF = "Somebody else must take back what was done to you."


def undo(room: Room | None, by: Person, command: Undo, at: Millis, facts: Facts) -> Body:
    """How it was before, as an entry like any other."""
    deed = facts.deed
    if deed is None or room is None or not takes_back(deed, at):
        raise Refused(Reason.NO_SUCH_ACT)
    _authorise(room, by, deed, at)
    match deed.kind:
        case "kick":
            return _readmitted(room, deed, facts)
        case "ban":
            return _let_back(room, deed, at, facts)
        case "mute":
            return _unmuted(room, deed, at)
        case "policy":
            return _policy(room, deed)
        case "role":
            return _role(room, deed, facts)
        case _:
            return _restored(room, deed, facts)


def _restored(room: Room, deed: Deed, facts: Facts) -> Body:
    """Pins come back where all of them find a place: nobody could tell which ones should not."""
    pins = room.pins + facts.pinned
    again = facts.pinned and pins <= limits.PINS
    return Restored(removal=deed.seq, messages=deed.messages, pins=pins if again else UNSET)


def takes_back(deed: Deed, at: Millis) -> bool:
    """Whether an act is one that can be taken back, and still so."""
    off = deed.kind == "kick" and deed.everywhere
    in_time = at <= deed.at + limits.UNDO * 1000
    return deed.kind in NEEDS and in_time and not deed.undone and not off


def _authorise(room: Room, by: Person, deed: Deed, at: Millis) -> None:
    act = NEEDS[deed.kind]
    if deed.kind == "policy" and changed(deed).keys() <= MODERATED | LISTS:
        act = Act.CALM
    if deed.everywhere:
        authorise_everywhere(by, act)
    else:
        authorise(by, act, room, at)
    mine = by.role if deed.everywhere else role_of(room, by)
    if rank(mine) < rank(deed.before.rank):
        raise Refused(Reason.NOT_ALLOWED, _ABOVE)
    if deed.who == by.id:
        raise Refused(Reason.NOT_ALLOWED, _ONESELF)


def _readmitted(room: Room, deed: Deed, facts: Facts) -> Body:
    if facts.who is None or facts.who.id in room.members:
        raise Refused(Reason.ALREADY_THERE)
    if room.bars.get(facts.who.id, FREE).banned:
        raise Refused(Reason.BANNED, "They were banned since; lift the ban first.")
    role = deed.before.role or Role.MEMBER
    return Invited(who=facts.who.id, who_name=facts.who.name, role=role)


def _let_back(room: Room, deed: Deed, at: Millis, facts: Facts) -> Body:
    who = facts.who
    if who is None or room.bars.get(who.id, FREE).banned <= at:
        raise Refused(Reason.ALREADY_THERE)
    back = deed.before.role is not None and who.id not in room.members and room.id != LOBBY
    role = deed.before.role if back and deed.before.role is not None else UNSET
    return Unbanned(who=who.id, who_name=who.name, role=role, everywhere=deed.everywhere)


def _unmuted(room: Room, deed: Deed, at: Millis) -> Body:
    assert deed.who is not None, "somebody was muted"
    bar = room.bars.get(deed.who, FREE)
    if (bar.hushed if deed.everywhere else bar.muted) <= at:
        raise Refused(Reason.ALREADY_THERE)
    return Unmuted(who=deed.who, who_name=deed.who_name, everywhere=deed.everywhere)


def _policy(room: Room, deed: Deed) -> Body:
    """What the act changed is as before; what others changed since stays."""
    policy = structs.replace(room.policy, **_undone(room, deed))
    if policy == room.policy and not (deed.everywhere and room.id == LOBBY):
        raise Refused(Reason.ALREADY_THERE)
    return policy_set(room, policy)


def _undone(room: Room, deed: Deed) -> dict[str, object]:
    """The fields as they were; of a list, only what the act put there or took away."""
    before, then = deed.before.policy, deed.before.then
    fields = changed(deed)
    for name in LISTS & fields.keys():
        was, became = getattr(before, name), getattr(then, name)
        kept = [one for one in getattr(room.policy, name) if one in was or one not in became]
        back = [one for one in was if one not in became and one not in kept]
        fields[name] = (*kept, *back)
    return fields


def _role(room: Room, deed: Deed, facts: Facts) -> Body:
    who, before = facts.who, deed.before.role
    if who is None or before is None:
        raise Refused(Reason.NO_SUCH_PERSON)
    now = who.role if room.id == LOBBY else room.members.get(who.id)
    if now is None:
        raise Refused(Reason.NO_SUCH_PERSON, "They are not in this room any more.")
    if now is before:
        raise Refused(Reason.ALREADY_THERE)
    if room.id != LOBBY:  # there it is an owner of the server who does this, and stays one
        keep_an_owner(room, who, before)
    return RoleSet(who=who.id, who_name=who.name, role=before)
