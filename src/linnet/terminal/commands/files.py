"""Commands for sending files and getting them."""

from linnet.terminal.commands.line import Line, Row
from linnet.terminal.commands.typed import Typed, Unclear


class Upload(Line, frozen=True):
    """Post a file of this computer, perhaps with a text."""

    path: str
    text: str


class Download(Line, frozen=True):
    """Get the files of a message, or the last file of this name."""

    seq: int
    name: str
    to: str


def split_path(rest: str) -> tuple[str, str]:
    """The path at the beginning and what follows it: quoted, or with `\\` before spaces."""
    for quote in ('"', "'"):
        if rest.startswith(quote) and quote in rest[1:]:
            path, _, after = rest[1:].partition(quote)
            return path, after.strip()
    path, at = "", 0
    while at < len(rest) and not rest[at].isspace():
        if rest[at : at + 2] == "\\ ":
            at += 1
        path += rest[at]
        at += 1
    return path, rest[at:].strip()


def _upload(typed: Typed) -> Line:
    path, text = split_path(typed.text())
    if not path:
        raise Unclear
    return Upload(path, text)


def _download(typed: Typed) -> Line:
    which, to = split_path(typed.text())
    if not which:
        raise Unclear
    number = which.removeprefix("#").strip("[]")
    if number.isascii() and number.isdecimal() and len(number) < 16:
        return Download(int(number), "", to)
    return Download(0, which, to)


ROWS = (
    Row(
        "/upload",
        {
            "/upload PATH": "post a file; a path with spaces in quotes",
            "/upload PATH TEXT": "post it with a text",
        },
        _upload,
    ),
    Row(
        "/download",
        {
            "/download N": "get the files of message N into this folder",
            "/download NAME": "get the last file of this name",
            "/download N TO": "get it into another folder, or under another name",
        },
        _download,
    ),
)
