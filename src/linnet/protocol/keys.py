"""Public keys with which somebody comes in over SSH."""

from msgspec import UNSET, UnsetType

from linnet.protocol.ids import Millis
from linnet.protocol.tags import Value


class KeyView(Value, frozen=True, kw_only=True):
    """A key by its fingerprint, as `ssh-keygen -l` shows it; `used` is when that was last."""

    fingerprint: str
    kind: str
    comment: str
    since: Millis
    used: Millis | UnsetType = UNSET
