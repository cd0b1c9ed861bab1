"""What stands after a command's word, taken apart piece by piece."""

import re
from collections.abc import Collection

from msgspec import Struct

_TARGET = re.compile(r"#?(\d{1,15})|\[(\d{1,15})\]")
_SPAN = re.compile(r"(\d{1,6})([smhdw])", re.IGNORECASE)
EVERYWHERE = "--everywhere"
"""What makes a command one about all rooms."""
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}


class Unclear(Exception):
    """What was typed makes no sense; says why where the forms of the command would not."""


class Target(Struct, frozen=True):
    """Which message of the room: by number, the last of somebody, else the last of one's own."""

    seq: int = 0
    by: str = ""
    anybody: bool = False
    """The last message that is not one's own."""


OWN_LAST = Target()
LAST_OF_OTHERS = Target(anybody=True)


class Typed:
    """The rest of a line. `names` are those known here: names have spaces."""

    def __init__(self, text: str, names: Collection[str] = ()) -> None:
        self._rest = text.strip()
        self._names = names

    @property
    def empty(self) -> bool:
        """Whether there is nothing more."""
        return not self._rest

    def flag(self, word: str) -> bool:
        """Take this word out, wherever it stands; whether it was there."""
        words = self._rest.split()
        if word not in words:
            return False
        self._rest = " ".join(one for one in words if one != word)
        return True

    def word(self) -> str:
        """The next word. Raises Unclear when there is none."""
        word, _, self._rest = self._rest.partition(" ")
        self._rest = self._rest.strip()
        if not word:
            raise Unclear
        return word

    def text(self) -> str:
        """All that is left. Raises Unclear when that is nothing."""
        if not self._rest:
            raise Unclear
        return self.rest()

    def rest(self) -> str:
        """All that is left, perhaps nothing."""
        text, self._rest = self._rest, ""
        return text

    def who(self) -> str:
        """A name or id: the longest name that is known, one in quotes, or one word."""
        name, self._rest = split_name(self._rest.removeprefix("@"), self._names)
        if not name:
            raise Unclear
        return name

    def somebody(self) -> str:
        """A name or id that is all there is, with or without `@` and quotes."""
        return self.text().removeprefix("@").strip('"').strip() or self.word()

    def target(self) -> Target | None:
        """A message: `12`, `last`, or `@name` for their last one. None if none is named."""
        first = self._rest.partition(" ")[0]
        if found := _TARGET.fullmatch(first):
            self.word()
            return Target(seq=int(found[1] or found[2]))
        if first == "last":
            self.word()
            return OWN_LAST
        if first.startswith("@") and len(first) > 1:
            return Target(by=self.who())
        return None

    def needed_target(self) -> Target:
        """A message. Raises Unclear when none is named."""
        if target := self.target():
            return target
        raise Unclear

    def span(self) -> int | None:
        """Seconds, typed as `10s`, `5m`, `2h`, `3d` or `1w`; None if that is not what comes."""
        first = self._rest.partition(" ")[0]
        found = _SPAN.fullmatch(first)
        if not found or not int(found[1]):
            return None
        self.word()
        return int(found[1]) * _SECONDS[found[2].lower()]

    def needed_span(self) -> int:
        """Seconds. Raises Unclear when none come."""
        if span := self.span():
            return span
        raise Unclear

    def number(self, most: int) -> int | None:
        """A number from 1 on; None if that is not what comes. Raises Unclear beyond `most`."""
        first = self._rest.partition(" ")[0].removeprefix("#")
        if not (first.isascii() and first.isdecimal()):
            return None
        if len(first) > 15 or not 1 <= int(first) <= most:
            raise Unclear(f"the number must be from 1 to {most}")
        self.word()
        return int(first)

    def needed_number(self, most: int = 2**53 - 1) -> int:
        """A number. Raises Unclear when none comes."""
        if number := self.number(most):
            return number
        raise Unclear

    def end(self) -> None:
        """There must be nothing more. Raises Unclear."""
        if self._rest:
            raise Unclear


def split_name(rest: str, names: Collection[str]) -> tuple[str, str]:
    """The name at the beginning, the longest of those known, and the text after it."""
    rest = rest.strip()
    if rest.startswith('"') and '"' in rest[1:]:
        name, _, text = rest[1:].partition('"')
        return name, text.strip()
    folded = f"{rest.casefold()} "
    known = [len(name) for name in names if folded.startswith(f"{name.casefold()} ")]
    if known:
        return rest[: max(known)], rest[max(known) :].strip()
    name, _, text = rest.partition(" ")
    return name, text.strip()
