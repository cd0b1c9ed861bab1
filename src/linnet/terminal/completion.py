"""What what is being typed could become: a command, somebody's name, an emoji."""

import re
from collections.abc import Iterable

from msgspec import Struct

from linnet.markup import emojis
from linnet.terminal.clean import one_line
from linnet.terminal.commands.table import ROWS

SHOWN = 6
_COMMAND = re.compile(r"/\w*")
_NAME = re.compile(r"(?:^|(?<=[\s(]))@([^\s@]*)$")
_EMOJI = re.compile(r"(?:^|(?<=\s)):([a-z0-9_+-]{2,})$")


class Choice(Struct, frozen=True):
    """One way to go on: what is shown, what it means, and the text up to the cursor with it."""

    shown: str
    about: str
    text: str


def choices(before: str, names: Iterable[str]) -> list[Choice]:
    """Ways to go on from what stands before the cursor, the nearest first, a few of them."""
    if _COMMAND.fullmatch(before):
        return _commands(before)
    if found := _NAME.search(before):
        return _names(before[: found.start()], found[1].casefold(), names)
    if found := _EMOJI.search(before):
        return _emojis(before[: found.start()], found[1])
    return []


def _commands(word: str) -> list[Choice]:
    rows = [row for row in ROWS.values() if row.word.startswith(word.lower()) and row.word != word]
    rows.sort(key=lambda row: row.word)
    return [
        Choice(row.word, next(iter(row.forms.values())), f"{row.word} ") for row in rows[:SHOWN]
    ]


def _names(before: str, begun: str, names: Iterable[str]) -> list[Choice]:
    """Of people, by their beginning; a name of several words in quotes."""
    fitting = sorted({name for name in names if name.casefold().startswith(begun)})
    return [
        Choice(one_line(name), "", f"{before}{called(name)} ")
        for name in sorted(fitting, key=len)[:SHOWN]
    ]


def called(name: str) -> str:
    """How somebody of this name is called in a message."""
    return f'@"{name}"' if re.search(r"[^\w.-]", name) else f"@{name}"


def _emojis(before: str, begun: str) -> list[Choice]:
    fitting = sorted((name for name in emojis.names() if name.startswith(begun)), key=len)
    found = [(name, emojis.emoji(name)) for name in fitting[:SHOWN]]
    return [Choice(f"{sign} :{name}:", "", f"{before}{sign} ") for name, sign in found]
