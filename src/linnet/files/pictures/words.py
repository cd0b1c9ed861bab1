"""What the server and its picture worker say to each other, one JSON object a line."""

from msgspec import Struct

PIXELS = 64_000_000
"""Pixels of a picture that is decoded; a greater one is a file like any other."""
THUMB = 480
"""Pixels of the longer side of a small version."""
AVATAR = 192
"""Pixels of each side of an avatar."""
SECONDS = 15.0
"""Time one question may take."""
MEMORY = 1536 << 20
"""Bytes of address space the worker may have."""
LINE = 64 * 1024
"""Bytes of a question or an answer."""


class Clean(Struct, frozen=True, tag="clean"):
    """Write `source` without its metadata to `target`."""

    source: str
    target: str


class Look(Struct, frozen=True, tag="look"):
    """Say what `source` is; of a picture, write a small version to `target`.

    `square` cuts it to an avatar.
    """

    source: str
    target: str
    square: bool = False


class Seen(Struct, frozen=True):
    """The answer: the kind, and for a picture how large it is as people see it.

    To `Clean`, `done` says whether there is a target, which there is only if it differs.
    """

    kind: str = ""
    width: int = 0
    height: int = 0
    done: bool = False


Question = Clean | Look
