"""Who is writing, in words, for a few seconds."""

from collections.abc import Sequence

from linnet.desktop.standing import Standing
from linnet.terminal.notices import some_of

_LASTS = 5_000
"""Milliseconds a signal holds."""


class Writers:
    """The last signals of a room."""

    def __init__(self, standing: Standing) -> None:
        self._standing = standing
        self._ends = ""
        self.names: list[str] = []

    def tell(self, names: Sequence[str]) -> None:
        """These are writing now."""
        self.names = list(dict.fromkeys([*self.names, *names]))
        self._show()

    def arrived(self, _by: str) -> None:
        """A message came: whoever wrote it has stopped; the others tell it again."""
        if self.names:
            self.clear()

    def clear(self) -> None:
        """Nobody is."""
        self.names = []
        self._show()

    def _show(self) -> None:
        if self._ends:
            self._standing.after_cancel(self._ends)
            self._ends = ""
        if not self.names:
            self._standing.writing("")
            return
        verb = "is" if len(self.names) == 1 else "are"
        self._standing.writing(f"{some_of(self.names)} {verb} writing…")
        self._ends = self._standing.after(_LASTS, self.clear)
