"""Entries in words, for people and for scripts. What others wrote is cleaned here."""

from datetime import UTC, datetime, tzinfo

from linnet.protocol.entries import (
    Created,
    Entry,
    Invited,
    Joined,
    Left,
    Renamed,
    RoleSet,
    Said,
    TopicSet,
)
from linnet.protocol.frames import Named, RoomView
from linnet.protocol.people import Role
from linnet.terminal.clean import clean, one_line
from linnet.terminal.colour import PLAIN, Palette

_INDENT = "      "


def room_title(view: RoomView) -> str:
    """`#name`, or the other person of a direct room."""
    if isinstance(view.with_, Named):
        return one_line(view.with_.name)
    return f"#{one_line(view.name or view.id)}"


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


def day_line(when: datetime) -> str:
    """The line between two days."""
    return f"--- {when:%A} {when.day} {when:%B %Y} ---"


def what_happened(entry: Entry, paint: Palette = PLAIN) -> str:
    """A notice in one line, for every entry that is not a message."""
    who = paint.name(one_line(entry.name), entry.by)
    match entry.body:
        case Created(who_name=other) if other:
            return f"* {who} began to talk with {one_line(other)}"
        case Created(name=name):
            return f"* {who} made the room #{one_line(name)}"
        case Joined():
            return f"→ {who} joined"
        case Left():
            return f"← {who} left"
        case Invited(who=id, who_name=name):
            return f"→ {who} brought {paint.name(one_line(name), id)} in"
        case Renamed(name=name):
            return f"* {who} renamed the room to #{one_line(name)}"
        case TopicSet(topic=topic) if topic:
            return f"* {who} set the topic: {one_line(topic)}"
        case TopicSet():
            return f"* {who} cleared the topic"
        case RoleSet(who=id, who_name=name, role=role):
            rank = "an owner" if role is Role.OWNER else f"a {role}"
            return f"* {who} made {paint.name(one_line(name), id)} {rank}"
        case _:
            return f"* {who} did something this version has no words for"


def message(entry: Entry, paint: Palette = PLAIN, *, mark: str = "", name: str = "") -> str:
    """An entry as a person reads it: time, who, what; further lines of a text are indented.

    `mark` stands before the name, for what is not said in the room one looks at; `name`
    instead of it, already safe.
    """
    time = paint.faint(f"{moment(entry.at):%H:%M}")
    mark = f"{mark} " if mark else ""
    if not isinstance(entry.body, Said):
        return f"{time} {mark}{what_happened(entry, paint)}"
    who = name or paint.name(one_line(entry.name), entry.by)
    text = clean(entry.body.text).replace("\n", f"\n{_INDENT}")
    return f"{time} {mark}{who}: {text}"


def row(entry: Entry) -> str:
    """An entry as a script reads it: seq, time in UTC, name and text, with tabs between.

    The name of a notice is `*`, which is no person's name.
    """
    when = f"{moment(entry.at, UTC):%Y-%m-%dT%H:%M:%SZ}"
    if isinstance(entry.body, Said):
        return f"{entry.seq}\t{when}\t{one_line(entry.name)}\t{one_line(entry.body.text)}"
    return f"{entry.seq}\t{when}\t*\t{what_happened(entry).removeprefix('* ')}"
