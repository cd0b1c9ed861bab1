"""What the doctor says: one finding for each thing looked at."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

Level = Literal["ok", "note", "warning", "problem"]
EXIT_CODES: dict[Level, int] = {"ok": 0, "note": 0, "warning": 1, "problem": 3}
"""2 is wrong usage, as with every command."""


class Finding(Struct, frozen=True, omit_defaults=True):
    """What was looked at, how it is, what that breaks and the next step."""

    check: str
    level: Level
    says: str
    breaks: str = ""
    do: str = ""


def ok(check: str, says: str) -> Finding:
    return Finding(check, "ok", says)


def exit_code(findings: Iterable[Finding]) -> int:
    """By the worst of them."""
    return max((EXIT_CODES[one.level] for one in findings), default=0)
