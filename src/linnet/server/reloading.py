"""Settings read anew while the server runs: what takes effect at once, what after a restart."""

from msgspec import Struct
from msgspec.structs import replace

from linnet.server.settings import Settings
from linnet.server.settings_table import TABLE


class Change(Struct, frozen=True):
    """`now` is what the server goes on with; `changed` of its settings are another than before.

    Those in `restart` have another value where they are read from and keep the old one.
    """

    now: Settings
    changed: tuple[str, ...]
    restart: tuple[str, ...]


def compare(running: Settings, read: Settings) -> Change:
    """What comes of settings that were read anew."""
    other = [name for name in TABLE if getattr(running, name) != getattr(read, name)]
    changed = tuple(name for name in other if TABLE[name].live)
    now = replace(running, **{name: getattr(read, name) for name in changed})
    return Change(now, changed, tuple(name for name in other if not TABLE[name].live))
