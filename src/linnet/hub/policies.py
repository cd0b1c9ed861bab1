"""The rules about how a room is kept."""

from msgspec import Struct, structs

from linnet.hub import masks, text
from linnet.hub.facts import Facts
from linnet.hub.permissions import Act, authorise, authorise_everywhere
from linnet.hub.room import Room
from linnet.protocol import limits
from linnet.protocol.commands import Mask, SetPolicy, Voice
from linnet.protocol.entries import Body, PolicySet
from linnet.protocol.ids import LOBBY, Millis, RoomId
from linnet.protocol.people import Person
from linnet.protocol.policies import Policy, differing
from linnet.protocol.reasons import Reason, Refused

WAY_IN = frozenset({"invited", "hidden", "most", "key", "outsiders"})
"""What the lobby cannot have: everybody is in it."""
MODERATED = frozenset({"slow", "locked"})
"""What moderators may change; the rest is for owners."""
NOBODY_OUT = "Everybody is in the lobby; nobody is kept out of it."
LISTS = frozenset({"voices", "kept_out", "excepted", "expected"})
"""What moderators change one by one."""


class Calming(Struct, frozen=True, kw_only=True):
    """A part of a change that counts everywhere: that of one room."""

    send_id: str
    room: RoomId
    change: SetPolicy
    part_of: int | None = None
    everywhere: bool = True


def set_policy(room: Room | None, by: Person, command: SetPolicy, at: Millis, facts: Facts) -> Body:
    """Change what is given, leave the rest."""
    changed = changes(command)
    calm = bool(changed) and changed.keys() <= MODERATED
    room = authorise(by, Act.CALM if calm else Act.SET_POLICY, room, at)
    if room.id == LOBBY and changed.keys() & WAY_IN:
        raise Refused(Reason.NOT_ALLOWED, NOBODY_OUT)
    if "key" in changed:
        changed["key"] = text.key(str(changed["key"]))
    policy = structs.replace(room.policy, **changed)
    if policy == room.policy:
        raise Refused(Reason.ALREADY_THERE)
    return policy_set(room, policy)


def voice(room: Room | None, by: Person, command: Voice, at: Millis, facts: Facts) -> Body:
    """Somebody writes here although the room is locked; or not any more."""
    room = authorise(by, Act.GIVE_VOICE, room, at)
    who, voices = facts.who, room.policy.voices
    if who is None:
        raise Refused(Reason.NO_SUCH_PERSON)
    if (who.id in voices) is command.on:
        raise Refused(Reason.ALREADY_THERE)
    if command.on and room.id != LOBBY and who.id not in room.members:
        raise Refused(Reason.NO_SUCH_PERSON, "They are not in this room; invite them first.")
    if len(voices) >= limits.VOICES and command.on:
        raise Refused(Reason.TOO_MANY)
    now = (*voices, who.id) if command.on else tuple(id for id in voices if id != who.id)
    changed = structs.replace(room.policy, voices=now)
    return PolicySet(policy=changed, changed=("voices",), who=who.id, who_name=who.name)


def set_mask(room: Room | None, by: Person, command: Mask, at: Millis, facts: Facts) -> Body:
    """One mask more or less on one of the room's lists."""
    room = authorise(by, Act.SET_MASK, room, at)
    if room.id == LOBBY:
        raise Refused(Reason.NOT_ALLOWED, NOBODY_OUT)
    wished, before = masks.mask(command.mask), getattr(room.policy, command.of)
    rest = tuple(one for one in before if not masks.same(one, wished))
    if (len(rest) < len(before)) is command.on:
        raise Refused(Reason.ALREADY_THERE)
    if command.on and len(rest) >= limits.MASKS:
        raise Refused(Reason.TOO_MANY, f"A list has at most {limits.MASKS} masks.")
    now = (*rest, wished) if command.on else rest
    return policy_set(room, structs.replace(room.policy, **{command.of: now}))


def calm(room: Room | None, by: Person, command: Calming, at: Millis, facts: Facts) -> Body:
    """Slow one of all rooms down, or lock it. The lobby tells it even if it is so already."""
    authorise_everywhere(by, Act.CALM)
    changed = changes(command.change)
    if not changed or not changed.keys() <= MODERATED:
        raise Refused(Reason.BAD_FRAME, "Only slow mode and the lock can count in all rooms.")
    if room is None:
        raise Refused(Reason.NO_SUCH_ROOM)
    policy = structs.replace(room.policy, **changed)
    if policy == room.policy and room.id != LOBBY:
        raise Refused(Reason.ALREADY_THERE)
    return policy_set(room, policy)


def policy_set(room: Room, policy: Policy) -> PolicySet:
    """The entry that makes this the room's policy."""
    return PolicySet(policy=policy, changed=tuple(differing(room.policy, policy)))


def changes(command: SetPolicy) -> dict[str, object]:
    """The fields of a policy that a command gives."""
    wished = {
        name: getattr(command, name) for name in Policy.__struct_fields__ if name not in LISTS
    }
    return {name: value for name, value in wished.items() if value is not None}
