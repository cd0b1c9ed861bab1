"""What a command found, as columns for people or as JSON for programs."""

import sys
import unicodedata
from collections.abc import Iterable, Sequence

import msgspec


def show(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Columns as wide as what is in them, the last as long as it likes."""
    clean = [[line(cell) for cell in row] for row in rows]
    widths = [max(map(_width, column)) for column in zip(heads, *clean, strict=True)]
    for row in ([head.upper() for head in heads], *clean):
        cells = [
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
        ]
        print("  ".join(cells).rstrip())


def show_json(found: object) -> None:
    """One JSON text, indented; times in it are milliseconds since the Unix epoch."""
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n")


def done(sentence: str, answer: object, *, as_json: bool) -> None:
    """What was done: a sentence for people, what the server answered for programs."""
    if as_json:
        show_json(answer)
    else:
        print(line(sentence))


def line(text: str) -> str:
    """Nothing in a name or a reason may move the cursor."""
    return "".join(mark if mark.isprintable() else " " for mark in text)


def _width(text: str) -> int:
    """Columns of a terminal, nearly: wide letters take two, marks none."""
    wide = sum(unicodedata.east_asian_width(mark) in "WF" for mark in text)
    return len(text) + wide - sum(unicodedata.combining(mark) > 0 for mark in text)
