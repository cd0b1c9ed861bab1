"""The rule about how a room is kept."""

from msgspec import structs

from linnet.hub.facts import Facts
from linnet.hub.permissions import Act, authorise
from linnet.hub.room import Room
from linnet.protocol.commands import SetPolicy
from linnet.protocol.entries import Body, PolicySet
from linnet.protocol.ids import Millis
from linnet.protocol.people import Person
from linnet.protocol.policies import Policy
from linnet.protocol.reasons import Reason, Refused

MODERATED = frozenset({"slow", "locked"})
"""What moderators may change; the rest is for owners."""


def set_policy(room: Room | None, by: Person, command: SetPolicy, at: Millis, facts: Facts) -> Body:
    """Change what is given, leave the rest."""
    changed = changes(command)
    calm = bool(changed) and changed.keys() <= MODERATED
    room = authorise(by, Act.CALM if calm else Act.SET_POLICY, room, at)
    policy = structs.replace(room.policy, **changed)
    if policy == room.policy:
        raise Refused(Reason.ALREADY_THERE)
    return PolicySet(policy=policy)


def changes(command: SetPolicy) -> dict[str, object]:
    """The fields of a policy that a command gives."""
    wished = {name: getattr(command, name) for name in Policy.__struct_fields__}
    return {name: value for name, value in wished.items() if value is not None}
