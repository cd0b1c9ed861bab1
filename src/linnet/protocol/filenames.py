"""The name of a file as people see it: safe to show, to save and to type, whatever was sent.

A name never decides where the server keeps something or what kind it is.
"""

import unicodedata

from linnet.protocol import limits

NAMELESS = "file"
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$", "clock$"]
    + [f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"]
)
"""Names that are devices on Windows, with any extension."""
_BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\U0001d159")
"""Characters that show as nothing though their category says otherwise."""
_EXTENSION = 16
"""Bytes of an extension that a cut keeps."""
_MARKS = 4
"""Combining marks in a row; more of them paint over their neighbours."""


def filename(wish: str) -> str:
    """The last part of the name, at most `limits.FILE_NAME` bytes, keeping the extension.

    No control, invisible or direction characters, no character or device name Windows lacks,
    no leading dot, dash or space; never empty. Cleaning twice is cleaning once.
    """
    # Long names are cut first: no file has one, and what follows looks at every character.
    last = wish[-4 * limits.FILE_NAME :].replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(_seen(char) for char in unicodedata.normalize("NFC", last))
    name = _trimmed(_sparse(" ".join(seen.split())))
    name = _trimmed(_cut(name)) or NAMELESS
    return f"_{name}" if _is_device(name) else name


def _seen(char: str) -> str:
    """The character, `_` for one with a meaning to a shell of Windows, or nothing."""
    if char in '<>:"|?*':
        return "_"
    category = unicodedata.category(char)
    if category == "Zs" or char in "\t\n\r":
        return " "
    return "" if category[0] == "C" or category in ("Zl", "Zp") or char in _BLANKS else char


def _sparse(name: str) -> str:
    kept: list[str] = []
    run = 0
    for char in name:
        run = run + 1 if unicodedata.category(char)[0] == "M" else 0
        if run <= _MARKS:
            kept.append(char)
    return "".join(kept)


def _trimmed(name: str) -> str:
    """Without what hides a file, makes it an option or a home folder, or that Windows drops."""
    name = name.rstrip(". ")
    while name and (name[0] in ".-~ " or unicodedata.category(name[0])[0] == "M"):
        name = name[1:]
    return name


def _cut(name: str) -> str:
    # Room for the `_` of a device name, so that the whole never grows past the limit.
    room = limits.FILE_NAME - 1
    if len(name.encode()) <= room:
        return name
    stem, dot, extension = name.rpartition(".")
    if not stem or len(extension.encode()) > _EXTENSION:
        stem, dot, extension = name, "", ""
    room -= len(f"{dot}{extension}".encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(". ") + dot + extension


def _is_device(name: str) -> bool:
    return name.partition(".")[0].strip().lower() in _DEVICES
