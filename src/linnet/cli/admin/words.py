"""How administration shows moments and asks for spans of time."""

import re
from datetime import UTC, datetime

_SPAN = re.compile(r"([0-9]{1,6})(s|m|h|d|w)")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}


def moment(at: int) -> str:
    """`2026-11-21 13:02`, as the clocks on this machine's walls show it."""
    return datetime.fromtimestamp(at / 1000, UTC).astimezone().strftime("%Y-%m-%d %H:%M")


def seconds(span: str) -> int:
    """Of `30s`, `10m`, `2h`, `3d` or `1w`. Raises ValueError."""
    found = _SPAN.fullmatch(span.strip().lower())
    if not found or not int(found[1]):
        raise ValueError(f"{span!r} is no time; write it like 30s, 10m, 2h, 3d or 1w")
    return int(found[1]) * _SECONDS[found[2]]
