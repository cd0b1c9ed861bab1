"""Messages as lines: said, changed, deleted and reacted to, for new clients and for old ones."""

import re
from collections.abc import Mapping
from typing import Protocol

from msgspec import UNSET
from msgspec.structs import replace

from linnet.doors.irc import capabilities as cap
from linnet.doors.irc import tagged, text
from linnet.doors.irc.line import BODY, write, written_tags
from linnet.doors.irc.rooms import other
from linnet.doors.irc.scribe import Scribe, is_gone, prefix
from linnet.protocol.entries import Edited, Entry, Reacted, Said, Unreacted
from linnet.protocol.files import File
from linnet.protocol.frames import TypingTold
from linnet.protocol.ids import Millis, PersonId
from linnet.protocol.messages import Deleted

EDITED = "changed"
"""The reason of a redaction that is followed by the same message in other words."""
_COMMANDS = {"p": "PRIVMSG", "a": "PRIVMSG", "n": "NOTICE", "r": "PRIVMSG", "t": "PRIVMSG"}
_RELAYED = re.compile("<([^ <>]*/[^ <>]*)> (.*)", re.DOTALL)
_UNITS = ("bytes", "kB", "MB", "GB")


class Pen(Protocol):
    """What these functions need of a dialect."""

    caps: frozenset[str]
    scribe: Scribe
    tagged: bool
    draws: bool

    def line(
        self,
        entry: Entry,
        command: str,
        *params: str,
        batch: str = "",
        tags: Mapping[str, str] = ...,
        named: bool = True,
    ) -> bytes: ...
    def marks(self, at: Millis, by: PersonId, batch: str = "") -> dict[str, str]: ...


def said(pen: Pen, entry: Entry, body: Said, batch: str = "") -> list[bytes]:
    """A message; nothing where it was deleted."""
    if is_gone(entry):
        return []
    manner = pen.scribe.manner(entry)
    words = body.text
    if manner == "t" and pen.tagged and (kept := tagged.from_words(words)) is not None:
        return [pen.line(entry, "TAGMSG", pen.scribe.target(entry), batch=batch, tags=kept)]
    tags = dict(pen.scribe.beside(entry).tags)
    if manner == "r" and (elsewhere := _RELAYED.fullmatch(words)):
        tags[cap.RELAYMSG] = pen.scribe.faces.nick(entry.by)
        entry, words = replace(entry, name=elsewhere[1]), elsewhere[2]
    if body.reply_to is not UNSET:
        tags["+draft/reply"] = pen.scribe.shown(entry.room, body.reply_to)
        if not pen.tagged and manner != "a":
            words = f"(to {pen.scribe.gist(entry.room, body.reply_to)}) {words}"
    files = [file_line(file, pen.scribe.file_address(entry.room, file.id)) for file in body.files]
    words = "\n".join(filter(None, [words, *files]))
    if manner == "a":
        words = f"\x01ACTION {text.done_in(words)}\x01"
    return _spoken(pen, entry, _COMMANDS[manner], words, tags, batch)


def changed(pen: Pen, entry: Entry, batch: str = "") -> list[bytes]:
    """What became of a message."""
    match entry.body:
        case Edited(target=target, text=str(words)):
            return _edited(pen, entry, target, words, batch)
        case Deleted(target=target):
            return _deleted(pen, entry, target, batch)
        case Reacted(target=target, emoji=emoji):
            return _reacted(pen, entry, target, "react", emoji, batch)
        case Unreacted(target=target, emoji=emoji):
            return _reacted(pen, entry, target, "unreact", emoji, batch)
        case _:
            return []


def typing(pen: Pen, frame: TypingTold) -> bytes:
    """Who is writing (the client tag `+typing`)."""
    faces, lines = pen.scribe.faces, []
    for id in frame.who:
        target = pen.scribe.rooms.channel(frame.room) or faces.nick(other(frame.room, id) or id)
        face = faces.here(id)
        if face is not None:
            tags = written_tags({**pen.marks(0, id), "+typing": "active"})
            lines.append(write("TAGMSG", [target], face.source, tags))
    return b"".join(lines)


def notice(pen: Pen, entry: Entry, words: str, batch: str = "") -> list[bytes]:
    """Something a client has no word for, as a line people can read."""
    return [pen.line(entry, "NOTICE", pen.scribe.target(entry), f"* {words}", batch=batch)]


def file_line(file: File, address: str) -> str:
    """`[file] plan.pdf (1.2 MB) http://…`."""
    value, unit = float(file.size), 0
    while value >= 1000 and unit + 1 < len(_UNITS):
        value, unit = value / 1000, unit + 1
    size = f"{value:.1f} {_UNITS[unit]}" if unit else f"{file.size} bytes"
    return f"[file] {file.name} ({size}) {address}"


def _spoken(
    pen: Pen, entry: Entry, command: str, words: str, tags: Mapping[str, str], batch: str
) -> list[bytes]:
    target = pen.scribe.beside(entry).to or pen.scribe.target(entry)
    words = words.removeprefix(prefix(target))
    head = f":{pen.scribe.faces.source(entry.by, entry.name)} {command} {target} :"
    most = BODY - 2 - len(head.encode())
    if "\n" not in words and len(words) * 4 <= most:
        return [pen.line(entry, command, target, words, batch=batch, tags=tags)]
    parts = list(pen.scribe.beside(entry).parts) or text.lines(words, most)
    if len(parts) > 1 and cap.MULTILINE in pen.caps and cap.BATCH in pen.caps:
        return _in_one(pen, entry, command, parts, tags, batch)
    shown = [part for part, _ in parts if part.strip()]
    return [
        pen.line(entry, command, target, part, batch=batch, tags=tags, named=not n)
        for n, part in enumerate(shown)
    ]


def _in_one(
    pen: Pen,
    entry: Entry,
    command: str,
    parts: list[tuple[str, bool]],
    tags: Mapping[str, str],
    batch: str,
) -> list[bytes]:
    """A message of several lines as one (draft/multiline)."""
    target, ref = pen.scribe.target(entry), f"m{entry.seq}"
    first = pen.line(entry, "BATCH", f"+{ref}", "draft/multiline", target, batch=batch, tags=tags)
    source = pen.scribe.faces.source(entry.by, entry.name)
    inside = [
        write(command, [target, part], source, _inside(ref, joined), colon=True)
        for part, joined in parts
    ]
    return [first, *inside, write("BATCH", [f"-{ref}"], source)]


def _inside(ref: str, joined: bool) -> str:
    return f"@batch={ref};draft/multiline-concat " if joined else f"@batch={ref} "


def _edited(pen: Pen, entry: Entry, target: int, words: str, batch: str) -> list[bytes]:
    """A redaction and the new words; for old clients, the new words marked as such."""
    pen.scribe.changed(entry.room, target, words)
    if cap.REDACTION in pen.caps:
        old = pen.scribe.reword(entry.room, target, entry.seq)
        there = pen.scribe.target(entry)
        redact = pen.line(entry, "REDACT", there, old, EDITED, batch=batch, named=False)
        return [redact, *_spoken(pen, entry, "PRIVMSG", words, {}, batch)]
    return _spoken(pen, entry, "PRIVMSG", f"(changed) {words}", {}, batch)


def _deleted(pen: Pen, entry: Entry, target: int, batch: str) -> list[bytes]:
    old = pen.scribe.shown(entry.room, target)
    why = pen.scribe.beside(entry).why
    if cap.REDACTION in pen.caps:
        params = [pen.scribe.target(entry), old, *([why] if why else [])]
        return [pen.line(entry, "REDACT", *params, batch=batch, named=False)]
    gist = pen.scribe.gist(entry.room, target)
    return notice(pen, entry, f"deleted {gist}" + (f": {why}" if why else ""), batch)


def _reacted(pen: Pen, entry: Entry, target: int, what: str, emoji: str, batch: str) -> list[bytes]:
    about = pen.scribe.shown(entry.room, target)
    lines = []
    if pen.tagged:
        tags = {"+draft/reply": about, f"+draft/{what}": emoji}
        lines = [pen.line(entry, "TAGMSG", pen.scribe.target(entry), batch=batch, tags=tags)]
        if pen.draws:
            return lines
    verb = "put" if what == "react" else "took"
    place = "on" if what == "react" else "off"
    gist = pen.scribe.gist(entry.room, target)
    return lines + notice(pen, entry, f"{verb} {emoji} {place} {gist}", batch)
