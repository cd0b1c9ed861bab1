"""An import that was begun: whose accounts it makes, in the data folder until all of it is done."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Self

import msgspec

from linnet.cli.admin.sheet import Line
from linnet.cli.problem import give_up
from linnet.server.folder import write_whole


class Begun:
    """What an import of these people left, if one was cut off. The list is known by its names."""

    def __init__(self, path: Path, names: set[str]) -> None:
        self._path = path
        self._names = names

    @classmethod
    def of(cls, data: Path, lines: Sequence[Line]) -> Self:
        """Empty where none was begun, or what it left cannot be read."""
        listed = "\n".join(_key(one) for one in lines)
        path = data / f"import-{sha256(listed.encode()).hexdigest()[:16]}.json"
        try:
            return cls(path, set(msgspec.json.decode(path.read_bytes(), type=list[str])))
        except (OSError, msgspec.MsgspecError):
            return cls(path, set())

    def __bool__(self) -> bool:
        return bool(self._names)

    def __contains__(self, line: Line) -> bool:
        return _key(line) in self._names

    def note(self, lines: Sequence[Line]) -> None:
        """Before these are made; gives up where the folder takes no file."""
        self._names |= {_key(one) for one in lines}
        try:
            write_whole(self._path, msgspec.json.encode(sorted(self._names)).decode())
        except OSError as failed:
            give_up(f"{self._path} cannot be written: {failed.strerror}")

    def done(self) -> None:
        """All is as the list says, or nothing was changed."""
        self._path.unlink(missing_ok=True)


def _key(line: Line) -> str:
    return " ".join(line.newcomer.name.split()).casefold()
