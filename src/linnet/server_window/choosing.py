"""The settings that are safe to change while people are there, by the server's own table."""

import os
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from linnet.server.settings import FILE_NAME, Settings, SettingsError, load_settings
from linnet.server.settings_file import change
from linnet.server.settings_table import TABLE

Kind = Literal["switch", "choice", "text"]
GROUPS: dict[str, dict[str, str]] = {
    "People": {
        "server_name": "Name, as people see it",
        "guests": "People come in by name alone",
        "registration": "New accounts",
        "registration_code": "Code for new accounts",
        "direct_messages": "Direct messages",
        "max_connections": "Connections at one time",
    },
    "Upkeep": {
        "log_level": "What the log shows",
        "backup_every": "A backup by itself every",
        "backup_folder": "Folder for them",
        "backup_keep": "How many stay",
    },
    "The network": {
        "lan": "The whole network can join",
        "port": "Port",
        "pychat": "Door for netcat",
        "irc": "Door for IRC",
        "file_size": "Largest file, in bytes",
    },
}
"""What stands on the page, and in which words."""


class Asked(Struct, frozen=True):
    """One setting as it is shown: `value` is what stands in its field."""

    name: str
    words: str
    kind: Kind
    value: str
    choices: tuple[str, ...]
    live: bool
    allowed: str


class Reloaded(Struct):
    """What came of reading settings anew."""

    changed: list[str]
    restart: list[str]
    problem: str


def asked(settings: Settings) -> dict[str, list[Asked]]:
    """All of them by group, as the server goes by them."""
    return {
        group: [_asked(name, words, settings) for name, words in rows.items()]
        for group, rows in GROUPS.items()
    }


def read(data: Path) -> Settings:
    """What stands in the folder's settings. Raises SettingsError."""
    return load_settings({}, os.environ, data, None)


def keep(data: Path, wished: dict[str, str]) -> dict[str, str]:
    """Write these into the settings file; why each of the others was not.

    A code and what asks for it may come in any order, so what is refused is tried once more.
    """
    refused = dict(wished)
    why: dict[str, str] = {}
    for _ in range(2):
        for name, text in list(refused.items()):
            try:
                change(data / FILE_NAME, name, text if text or name in _MAY_BE_EMPTY else None)
            except SettingsError as wrong:
                why[name] = _sentence(name, wrong)
            else:
                del refused[name]
                why.pop(name, None)
    return why


_MAY_BE_EMPTY = ("pychat", "irc")


def _sentence(name: str, wrong: SettingsError) -> str:
    """What is allowed, without where it would have been written."""
    _, together, needed = str(wrong).partition(" but ")
    if together:
        return f"First another setting: {needed}."
    return f"Allowed is {TABLE[name].rule.allowed}." if "allowed is" in str(wrong) else str(wrong)


def _asked(name: str, words: str, settings: Settings) -> Asked:
    row = TABLE[name]
    value = getattr(settings, name)
    choices: tuple[str, ...] = ()
    if row.rule.allowed.startswith("one of "):
        choices = tuple(row.rule.allowed.removeprefix("one of ").split(", "))
    kind: Kind = "switch" if isinstance(value, bool) else "choice" if choices else "text"
    return Asked(name, words, kind, shown(name, value), choices, row.live, row.rule.allowed)


def shown(name: str, value: object) -> str:
    """A value as one types it."""
    if isinstance(value, bool):
        return str(value).lower()
    if name == "backup_every":
        return _span(float(str(value)))
    if name in _MAY_BE_EMPTY and not value:
        return "off"
    return f"{value:g}" if isinstance(value, float) else str(msgspec.to_builtins(value))


def _span(seconds: float) -> str:
    for unit, whole in (("d", 86_400), ("h", 3600), ("min", 60)):
        if seconds and seconds % whole == 0:
            return f"{seconds / whole:g}{unit}"
    return "off"
