"""A file as pieces: stretches of the original to copy, and bytes to put between them."""

import mmap
from typing import BinaryIO

Content = bytes | mmap.mmap
Piece = range | bytes
_STEP = 1 << 20


class Malformed(Exception):
    """The content is not built as its kind must be."""


class Pieces:
    """What is left of a file, in order; stretches that touch become one."""

    def __init__(self) -> None:
        self.list: list[Piece] = []

    def copy(self, start: int, stop: int) -> None:
        """These bytes of the original."""
        last = self.list[-1] if self.list else None
        if isinstance(last, range) and last.stop == start:
            self.list[-1] = range(last.start, stop)
        elif stop > start:
            self.list.append(range(start, stop))

    def put(self, content: bytes) -> None:
        """These bytes in place of something."""
        self.list.append(content)

    def __len__(self) -> int:
        return sum(len(piece) for piece in self.list)

    def write(self, content: Content, file: BinaryIO) -> None:
        """The whole, a little at a time."""
        for piece in self.list:
            if isinstance(piece, bytes):
                file.write(piece)
                continue
            for at in range(piece.start, piece.stop, _STEP):
                file.write(content[at : min(at + _STEP, piece.stop)])
