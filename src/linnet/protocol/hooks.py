"""Webhooks of a room: addresses programs post under, and addresses its messages are sent to."""

from msgspec import UNSET, UnsetType

from linnet.protocol.ids import Millis, PersonId, RoomId
from linnet.protocol.people import Named
from linnet.protocol.tags import Value


class HookView(Value, frozen=True, kw_only=True):
    """An address programs post under, as the bot `id`; `used` is when that was last."""

    id: PersonId
    name: str
    room: RoomId
    owner: Named
    since: Millis
    used: Millis | UnsetType = UNSET


class OutletView(Value, frozen=True, kw_only=True):
    """An address a room's messages are sent to, up to `seq` so far.

    `failing` is since when it does not answer; what `ended` says why nothing is sent any more.
    """

    id: PersonId
    name: str
    room: RoomId
    owner: Named
    since: Millis
    url: str
    seq: int
    failing: Millis | UnsetType = UNSET
    ended: str = ""
