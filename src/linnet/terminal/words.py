"""Rooms, times and refusals in words."""

import math
from datetime import datetime, tzinfo

from msgspec import UNSET

from linnet.client import Refused
from linnet.protocol.frames import Named, RoomView
from linnet.terminal.clean import one_line


def room_title(view: RoomView) -> str:
    """`#name`, or the other person of a direct room."""
    if isinstance(view.with_, Named):
        return one_line(view.with_.name)
    return f"#{one_line(view.name or view.id)}"


def draft_line(view: RoomView) -> str:
    """The draft in a room in one line; empty when there is none."""
    if view.draft is UNSET:
        return ""
    answers = f"to [{view.draft.reply_to}] " if view.draft.reply_to else ""
    return f"your draft here {answers}(/draft --post posts it): {one_line(view.draft.text)}"


def moment(at: int, zone: tzinfo | None = None) -> datetime:
    """A server's time as a local one; a time no calendar has becomes the epoch."""
    try:
        return datetime.fromtimestamp(at / 1000, zone)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, zone)


def span(ahead: float, of: str) -> str:
    """How far one clock is ahead of another, in milliseconds; behind, where negative."""
    size = abs(ahead)
    if size < 0.05:
        return f"exactly with {of}"
    if size < 1000:
        length = f"{size:.1f} ms"
    elif size < 120_000:
        length = f"{size / 1000:.1f} s"
    elif size < 7_200_000:
        length = f"{size / 60_000:.0f} minutes"
    elif size < 172_800_000:
        length = f"{size / 3_600_000:.0f} hours"
    else:
        length = f"{size / 86_400_000:.0f} days"
    return f"{length} {'ahead of' if ahead > 0 else 'behind'} {of}"


def refusal(refused: Refused) -> str:
    """Why not, in the server's words, and from when on it may be tried again."""
    message = one_line(refused.message)
    if not refused.retry_after:
        return message
    seconds = math.ceil(refused.retry_after)
    return f"{message} (in {length(seconds if seconds < 120 else math.ceil(seconds / 60) * 60)})"


def day_line(when: datetime) -> str:
    """The line between two days."""
    return f"--- {when:%A} {when.day} {when:%B %Y} ---"


def length(seconds: int) -> str:
    """A time in words: `10 seconds`, `2 hours`, `1 day`."""
    for size, word in ((86_400, "day"), (3600, "hour"), (60, "minute"), (1, "second")):
        if seconds % size == 0:
            number = seconds // size
            return f"{number} {word}{'' if number == 1 else 's'}"
    raise AssertionError("seconds are whole")


def day_and_time(at: int) -> str:
    """`3 May 2026 14:05`."""
    when = moment(at)
    return f"{when.day} {when:%B %Y} {when:%H:%M}"


def until(at: int, now: int) -> str:
    """A time to come, with its day where that is not the day of `now`."""
    then, today = moment(at), moment(now)
    if then.date() == today.date():
        return f"{then:%H:%M}"
    year = "" if then.year == today.year else f" {then.year}"
    return f"{then.day} {then:%B}{year} {then:%H:%M}"
