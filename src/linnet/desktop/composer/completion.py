"""What could be meant by the word that is being typed: people, rooms, emoji, commands."""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from linnet.markup.emojis import emoji, names
from linnet.terminal.commands.table import ROWS

MOST = 8
_WORD = re.compile(r"(?:^|(?<=\s))([@#:/])([^\s@#:/]*)$")
_FROM = {":": 2}
"""Characters after the sign before anything is offered, where that is not 0."""


class Offer(Struct, frozen=True):
    """One thing that could be meant: what it is called, and what it becomes."""

    title: str
    becomes: str
    note: str = ""
    person: str = ""
    picture: str = ""


class Asked(Struct, frozen=True):
    """The word before the cursor: its sign, and what follows it."""

    sign: str
    word: str

    @property
    def length(self) -> int:
        """Characters to replace."""
        return len(self.word) + 1


def asked(line: str) -> Asked | None:
    """The word at the end of a line, if it is one to complete; a `/` only at its beginning."""
    found = _WORD.search(line)
    if found is None or (found[1] == "/" and found.start() > 0):
        return None
    word = Asked(found[1], found[2])
    return word if len(word.word) >= _FROM.get(word.sign, 0) else None


def offers(word: Asked, people: Iterable[tuple[str, str]], rooms: Iterable[str]) -> Sequence[Offer]:
    """What fits, best first. `people` are names and ids."""
    match word.sign:
        case "@":
            return _people(word.word, people)
        case "#":
            found = _fitting(word.word, rooms)
            return [Offer(f"#{name}", f"#{name} ") for name in found]
        case ":":
            found = _fitting(word.word, names())
            return [Offer(f":{name}:", f"{emoji(name)} ", picture=emoji(name)) for name in found]
    found = _fitting(word.word, (row.removeprefix("/") for row in ROWS))
    return [Offer(f"/{name}", f"/{name} ", note=_says(f"/{name}")) for name in found]


def _people(word: str, people: Iterable[tuple[str, str]]) -> Sequence[Offer]:
    by_name = dict(people)
    found = _fitting(word, by_name)
    offered = [Offer(name, f"@{_quoted(name)} ", person=by_name[name]) for name in found]
    groups = [
        Offer(f"@{group}", f"@{group} ", note=note)
        for group, note in (("room", "everybody here"), ("moderators", "who keeps order"))
        if word and group.startswith(word.casefold())
    ]
    return [*offered, *groups][:MOST]


def _quoted(name: str) -> str:
    """A name as it must be typed after the @."""
    return f'"{name}"' if re.search(r"[^\w-]", name) else name


def _fitting(word: str, among: Iterable[str]) -> list[str]:
    """Names that begin with the word first, then those with it within."""
    word = word.casefold()
    begin: list[str] = []
    within: list[str] = []
    for name in among:
        folded = name.casefold()
        if folded.startswith(word):
            begin.append(name)
        elif word and word in folded:
            within.append(name)
    return (sorted(begin, key=len) + sorted(within, key=len))[:MOST]


def _says(command: str) -> str:
    """What a command does, in a few words."""
    return next(iter(ROWS[command].forms.values()), "")
