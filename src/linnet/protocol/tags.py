"""What all words on the wire have in common: how they get their tag, and who may add fields."""

from msgspec import Struct


def tag(name: str) -> str:
    """CreateRoom -> create-room."""
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in name).lstrip("-")


class Wish(Struct, frozen=True, tag_field="type", tag=tag, forbid_unknown_fields=True, gc=False):
    """A command: unknown fields are refused, so that nothing wished is passed over."""


class Told(Struct, frozen=True, tag_field="type", tag=tag, gc=False):
    """A frame of the server: unknown fields are passed over, so that servers may grow."""


class Happening(
    Struct, frozen=True, kw_only=True, tag_field="kind", tag=tag, gc=False, omit_defaults=True
):
    """The body of an entry. Bodies may grow; readers pass over what they do not know."""


class Value(Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """A thing that stands inside frames or bodies."""
