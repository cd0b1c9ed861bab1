"""What people upload: how a file is named on the wire."""

from typing import Annotated

from msgspec import Meta

from linnet.protocol.tags import Value

FileId = Annotated[str, Meta(min_length=16, max_length=64, pattern="^[A-Za-z0-9_-]+$")]
"""A server-made id that cannot be guessed."""


class File(Value, frozen=True, kw_only=True):
    """A file as a message shows it. `size` is in bytes, `kind` a media type found by looking.

    `width` and `height` are pixels of a picture as it is seen; `thumb` says that there is a
    small version of it.
    """

    id: FileId
    name: str
    kind: str
    size: int
    width: int = 0
    height: int = 0
    thumb: bool = False
