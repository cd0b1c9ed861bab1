"""An act of a moderator as its undoing sees it."""

from msgspec import Struct

from linnet.protocol.ids import Millis, PersonId, RoomId
from linnet.protocol.moderation import ActKind
from linnet.protocol.people import Role
from linnet.protocol.policies import Policy, differing


class Before(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How it was before the act: what an undo puts back.

    `role` is what the person acted on was, None for no member; `rank` the role of who acted;
    `then` the policy after the act. `span` and `address` are what a purge or ban was asked with.
    """

    role: Role | None = None
    policy: Policy | None = None
    then: Policy | None = None
    rank: Role | None = None
    span: int | None = None
    address: bool = False


class Deed(Struct, frozen=True, kw_only=True):
    """An act: `seq` is the place of its entry, `before` what it changed. A purge
    may be `part_of` another."""

    id: int
    at: Millis
    by: PersonId
    kind: ActKind
    room: RoomId
    seq: int
    everywhere: bool
    who: PersonId | None
    who_name: str
    messages: int
    part_of: int | None
    undone: bool
    before: Before


def changed(deed: Deed) -> dict[str, object]:
    """The fields of a policy that an act changed, as they were before it."""
    before, after = deed.before.policy, deed.before.then
    return differing(before, after) if before and after else {}
