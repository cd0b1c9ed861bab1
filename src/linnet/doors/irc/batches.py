"""Batches a client sends: a message of several lines (draft/multiline)."""

from collections.abc import Mapping

from msgspec import Struct, field

MOST_LINES = 32
MOST_BYTES = 4_096
VALUE = f"max-bytes={MOST_BYTES},max-lines={MOST_LINES}"
"""What the capability says of itself."""


class Batch(Struct):
    """A message that is not yet said to its end. `wrong` is the first thing that was: what
    follows up to its end is then nothing that anybody said.
    """

    ref: str
    target: str
    tags: Mapping[str, str]
    label: str = ""
    command: str = ""
    parts: list[tuple[str, bool]] = field(default_factory=list)
    size: int = 0
    wrong: tuple[str, ...] = ()

    def add(self, command: str, target: str, text: str, *, joined: bool) -> None:
        """One more line, or more of the line before where it is `joined`."""
        if self.wrong:
            return
        self.size += len(text.encode()) + (0 if joined or not self.parts else 1)
        if target.casefold() != self.target.casefold():
            self.wrong = ("MULTILINE_INVALID_TARGET", self.target, target)
        elif self.command not in ("", command) or (joined and not text):
            self.wrong = ("MULTILINE_INVALID",)
        elif self.size > MOST_BYTES:
            self.wrong = ("MULTILINE_MAX_BYTES", str(MOST_BYTES))
        elif len(self.parts) >= MOST_LINES:
            self.wrong = ("MULTILINE_MAX_LINES", str(MOST_LINES))
        else:
            self.parts.append((text, joined and bool(self.parts)))
        self.command = command

    @property
    def text(self) -> str:
        """The whole message."""
        return "".join(f"{'' if joined or not n else chr(10)}{text}"
                       for n, (text, joined) in enumerate(self.parts))  # fmt: skip
