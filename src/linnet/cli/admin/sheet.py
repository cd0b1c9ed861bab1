"""A class list as spreadsheets write it: CSV in whatever encoding and with whatever separator."""

import codecs
import csv
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from linnet.protocol import limits
from linnet.protocol.administration import Newcomer
from linnet.protocol.people import Role

COLUMNS = ("name", "password", "role", "rooms")
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_SEPARATORS = ";\t,"


class SheetError(Exception):
    """The file as a whole cannot be read, said in one sentence."""


class Problem(Struct, frozen=True):
    """What is wrong with a line."""

    line: int
    message: str


class Line(Struct, frozen=True):
    """Somebody, and the line of the file they stand in."""

    number: int
    newcomer: Newcomer


class Sheet(Struct, frozen=True):
    """What a file has in it; `encoding` is how it was written."""

    lines: list[Line]
    problems: list[Problem]
    encoding: str


def read(path: Path) -> Sheet:
    """Everybody in a file, and all that is wrong with it. Raises SheetError."""
    try:
        raw = path.read_bytes()
    except OSError as failed:
        raise SheetError(f"{path} cannot be read: {failed.strerror}") from failed
    text, encoding = _decoded(raw, path)
    rows = _rows(text)
    try:
        number, first = next(rows)
        heads, rest = _heads(number, first)
        found = [*rest, *rows]
    except StopIteration:
        raise SheetError(f"{path} has nobody in it") from None
    except csv.Error as wrong:
        raise SheetError(f"{path} is no CSV: {wrong}") from wrong
    if len(found) > limits.NEWCOMERS:
        raise SheetError(f"{path} has {len(found)} people; at most {limits.NEWCOMERS} at one time")
    return _sheet(heads, found, encoding)


def _decoded(raw: bytes, path: Path) -> tuple[str, str]:
    if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise SheetError(f"{path} is a spreadsheet itself: save it as CSV (UTF-8) there")
    marked = next((name for mark, name in _MARKS.items() if raw.startswith(mark)), "")
    for encoding in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text, {"utf-8-sig": "UTF-8", "cp1252": "Windows-1252"}.get(
            encoding, encoding.upper()
        )
    raise SheetError(f"{path} is no text in UTF-8, UTF-16 or Windows-1252; save it as CSV (UTF-8)")


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not empty, with the line it begins in."""
    lines = text.splitlines(keepends=True)
    told = lines[0].strip().strip('"') if lines else ""
    skipped = told.lower().startswith("sep=") and len(told) == 5
    separator = told[4] if skipped else _separator(text)
    reader = csv.reader(lines[skipped:], delimiter=separator, strict=True)
    begins = 1 + skipped
    for row in reader:
        cells = [cell.strip() for cell in row]
        if any(cells):
            yield begins, cells
        begins = 1 + skipped + reader.line_num


def _separator(text: str) -> str:
    """The one that is in the first line with anything in it; a list of names has none."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(_SEPARATORS, key=first.count) if any(one in first for one in _SEPARATORS) else ";"


def _heads(number: int, first: list[str]) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """What the columns are; without a first line that says so, a file has names only."""
    heads = [cell.casefold() for cell in first]
    while heads and not heads[-1]:
        heads.pop()
    if "name" in heads:
        unknown = [cell for cell in heads if cell not in COLUMNS]
        if unknown:
            raise SheetError(
                f"line {number}: {unknown[0]!r} is no column; there are {', '.join(COLUMNS)}: "
                "rename it or take it out"
            )
        if len(set(heads)) != len(heads):
            raise SheetError(f"line {number}: a column is there twice")
        return heads, []
    if len(heads) == 1:
        return ["name"], [(number, first)]
    raise SheetError(
        f"line {number}: several columns, but none of them is called name; the first line must say "
        f"what they are: {', '.join(COLUMNS)}"
    )


def _sheet(heads: list[str], rows: list[tuple[int, list[str]]], encoding: str) -> Sheet:
    lines, problems = [], []
    for number, cells in rows:
        given = dict(zip(heads, cells, strict=False))
        wrong = _wrong(heads, cells, given)
        if wrong:
            problems.append(Problem(number, wrong))
        else:
            lines.append(Line(number, _newcomer(given)))
    return Sheet(lines, problems, encoding)


def _wrong(heads: list[str], cells: list[str], given: dict[str, str]) -> str:
    if any(cells[len(heads) :]):
        return f"{len(cells)} columns, but the first line has {len(heads)}"
    if not given.get("name"):
        return "there is no name"
    role = given.get("role", "").casefold()
    if role and role not in list(Role):
        return f"{role!r} is no role; there are {', '.join(Role)}"
    longest = max(len(given["name"]) - 200, len(given.get("password", "")) - 1024)
    return "this is too long for a name or a password" if longest > 0 else ""


def _newcomer(given: dict[str, str]) -> Newcomer:
    rooms = given.get("rooms", "").replace(",", " ").replace("|", " ").replace(";", " ")
    return Newcomer(
        name=given["name"],
        password=given.get("password") or None,
        role=Role(given.get("role", "").casefold() or "member"),
        rooms=tuple(dict.fromkeys(ref.lstrip("#") for ref in rooms.split() if ref.strip("#"))),
    )
