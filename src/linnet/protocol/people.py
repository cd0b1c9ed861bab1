"""People and the roles they have."""

from enum import StrEnum

from msgspec import Struct

from linnet.protocol.ids import PersonId

NOTES = "Notes to self"
"""What stands instead of the other's name in the room somebody shares with nobody."""


class PersonKind(StrEnum):
    """An account has a password, a guest a nickname only, a bot a token."""

    ACCOUNT = "account"
    GUEST = "guest"
    BOT = "bot"


class Role(StrEnum):
    """What someone is in a room, or on the server."""

    OWNER = "owner"
    MODERATOR = "moderator"
    MEMBER = "member"


MEMBER = Role.MEMBER
"""For what is asked for each message: a name is looked up in a tenth of the time."""


class Person(Struct, frozen=True, kw_only=True, gc=False):
    """Somebody, on whichever door; `role` is the one on the server as a whole."""

    id: PersonId
    name: str
    kind: PersonKind
    role: Role = Role.MEMBER


class Present(Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """A person as others see them in a list. `banned`: from the whole server, for now.

    `role` is the one on the server, `here` in a list of a room's people the one in that room.
    `unencrypted` is there while one of their connections is one that others in the network
    could read along, and change.
    """

    id: PersonId
    name: str
    kind: PersonKind
    role: Role
    online: bool
    banned: bool = False
    unencrypted: bool = False
    here: Role = Role.MEMBER


class Named(Struct, frozen=True, kw_only=True, gc=False):
    """A person by id and name, where no more is needed."""

    id: PersonId
    name: str
