"""The settings file: looked through as a whole, and changed so that comments stay."""

import os
import re
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

import tomlkit
from tomlkit.exceptions import ParseError

from linnet.server.folder import hand_over
from linnet.server.settings import (
    RULES,
    Given,
    SettingsError,
    from_text,
    nearest,
    read_file,
    read_one,
    settle,
)


def problems(path: Path) -> list[str]:
    """Everything that is wrong with a settings file, a sentence each with its line, in order."""
    return sorted(_problems(path), key=_line)


def _line(problem: str) -> int:
    found = re.search(r", line ([0-9]+)\)", problem)
    return int(found[1]) if found else 0


def _problems(path: Path) -> list[str]:
    try:
        given, found = from_text(read_file(path), path)
    except SettingsError as wrong:
        return [str(wrong)]
    good: dict[str, Given] = {}
    for name, wish in given.items():
        try:
            read_one(name, wish)
        except SettingsError as wrong:
            found.append(str(wrong))
        else:
            good[name] = wish
    with suppress(SettingsError):
        settle(good)
        return found
    return [*found, *_together(good)]


def _together(given: dict[str, Given]) -> list[str]:
    """What is wrong with values that are each allowed."""
    try:
        settle(given)
    except SettingsError as wrong:
        return [str(wrong)]
    return []


def change(path: Path, name: str, text: str | None) -> None:
    """Set one setting in the file, or (None) take it out; all else in it stays as it is.

    Raises SettingsError, and nothing is written, unless the file is right afterwards.
    """
    if name not in RULES:
        raise SettingsError(f"{name!r} is not a setting; {nearest(name)}")
    before = read_file(path) if path.exists() else ""
    try:
        document = tomlkit.parse(before)
    except ParseError as wrong:
        raise SettingsError(f"the settings file {path} is not TOML: {wrong}") from wrong
    if text is None:
        document.pop(name, None)
    else:
        document[name] = _value(name, text)
    after = document.as_string()
    given, _ = from_text(after, path)
    settle(given)
    if after != before:
        _write(path, after)


def _value(name: str, text: str) -> object:
    """In TOML's own kinds where the rule takes those: 9000 and not "9000"."""
    found = read_one(name, Given(text, "what was typed", 2))
    value = list(found) if isinstance(found, tuple) else found
    with suppress(SettingsError):
        if read_one(name, Given(value, "", 2)) == found:
            return value
    return text.strip()


def _write(path: Path, text: str) -> None:
    """Whole or not at all; who may read it stays as it was, at first the owner alone."""
    path = path.resolve()
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o600
    try:
        with NamedTemporaryFile(dir=path.parent, delete=False) as draft:
            draft.write(text.encode())
            draft.flush()
            hand_over(draft.fileno(), path.parent)
            os.fsync(draft.fileno())
        os.chmod(draft.name, mode)
        os.replace(draft.name, path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SettingsError(f"the settings file {path} cannot be written: {reason}") from error
