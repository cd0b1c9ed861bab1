"""The rule about how a room is kept."""

from msgspec import Struct, structs

from linnet.hub.facts import Facts
from linnet.hub.permissions import Act, authorise, authorise_everywhere
from linnet.hub.room import Room
from linnet.protocol.commands import SetPolicy
from linnet.protocol.entries import Body, PolicySet
from linnet.protocol.ids import LOBBY, Millis, RoomId
from linnet.protocol.people import Person
from linnet.protocol.policies import Policy, differing
from linnet.protocol.reasons import Reason, Refused

WAY_IN = frozenset({"invited", "hidden", "most"})
"""What the lobby cannot have: everybody is in it."""
MODERATED = frozenset({"slow", "locked"})
"""What moderators may change; the rest is for owners."""


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
        raise Refused(Reason.NOT_ALLOWED, "Everybody is in the lobby; nobody is kept out of it.")
    policy = structs.replace(room.policy, **changed)
    if policy == room.policy:
        raise Refused(Reason.ALREADY_THERE)
    return policy_set(room, policy)


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
    wished = {name: getattr(command, name) for name in Policy.__struct_fields__}
    return {name: value for name, value in wished.items() if value is not None}
