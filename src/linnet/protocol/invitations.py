"""Invitations: links with which others come into a room, or make an account on the server."""

from linnet.protocol.ids import Millis, RoomId
from linnet.protocol.people import Named
from linnet.protocol.tags import Value


class InvitationView(Value, frozen=True, kw_only=True, omit_defaults=False):
    """An invitation without its secret: `id` is none, `used` counts people, `most` 0 is any number.

    With `accounts` whoever has it may make an account, whatever `registration` says.
    """

    id: str
    room: RoomId
    by: Named
    since: Millis
    until: Millis
    used: int
    most: int
    accounts: bool


class InvitationLook(Value, frozen=True, kw_only=True, omit_defaults=False):
    """What an invitation says to who holds it: into which room, and whose it is."""

    room: RoomId
    name: str
    by: str
    until: Millis
    accounts: bool
