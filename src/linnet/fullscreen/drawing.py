"""Entries as lines of the conversation."""

import re
from collections.abc import Callable
from datetime import datetime

from msgspec import UNSET, Struct
from rich.style import Style
from rich.text import Text

from linnet.fullscreen.look import Look
from linnet.fullscreen.markup import Drawing, wrapped
from linnet.protocol.entries import Change, Entry, Joined, Left, Said
from linnet.protocol.files import File
from linnet.terminal.clean import clean, one_line
from linnet.terminal.formatting import has_spoiler
from linnet.terminal.happenings import gist, what_happened
from linnet.terminal.messages import size
from linnet.terminal.notices import some_of
from linnet.terminal.words import moment

GUTTER = 7
"""Columns before a text, for its time."""
_GAP = re.compile(r" {2,}(?=\S)")
_TOGETHER = 5 * 60_000
"""Milliseconds within which messages of one author stand below one name."""


class Line(Struct, frozen=True):
    """One line; `seq` is the place of what it belongs to, 0 for none."""

    text: Text
    seq: int = 0
    washed: bool = False


class Scene(Struct, frozen=True):
    """What stands around the entries of one room."""

    look: Look
    drawing: Drawing
    width: int
    me: str = ""
    calls: Callable[[Entry], bool] = lambda _entry: False
    hidden: Callable[[Entry], bool] = lambda _entry: False
    quoted: Callable[[Entry], Entry | None] = lambda _entry: None
    picture: Callable[[File], tuple[Text, ...] | None] = lambda _file: None
    revealed: frozenset[int] = frozenset()
    """Places of messages whose spoilers are seen."""


def follows(entry: Entry, before: Entry | None) -> bool:
    """Whether a message stands below the name of the one before it."""
    return (
        before is not None
        and isinstance(entry.body, Said)
        and isinstance(before.body, Said)
        and entry.by == before.by
        and entry.body.reply_to is UNSET
        and entry.at - before.at < _TOGETHER
        and moment(entry.at).date() == moment(before.at).date()
    )


def message(entry: Entry, scene: Scene, *, headed: bool) -> list[Line]:
    """A message: time and name, what it answers, what it says, files, reactions."""
    said = entry.body
    assert isinstance(said, Said), "only messages are drawn so"
    look = scene.look
    lines = [_head(entry, scene)] if headed else []
    lines += [_indented(line, look) for line in _body(entry, said, scene)]
    lines[0] = _numbered(lines[0], entry, said, scene)
    washed = scene.calls(entry)
    return [Line(line, entry.seq, washed) for line in lines]


def hope(text: str, scene: Scene, *, live: bool) -> list[Line]:
    """A message of one's own that the server has not confirmed yet."""
    look, width = scene.look, scene.width - GUTTER - 7
    note = "on its way" if live else "waits for a connection"
    first, *more = scene.drawing.lines(text, width) or [Text()]
    words = [Text.assemble(first, (f"  {note}", look.faint)), *more]
    lines = [_indented(line, look) for line in words]
    for line in lines:
        line.stylize(look.secondary)
    lines[0] = Text.assemble(("     ◌ ", look.accent), lines[0][GUTTER:])
    return [Line(line) for line in lines]


def happening(entry: Entry, scene: Scene) -> list[Line]:
    """Anything else that happened, quietly."""
    text = clean(what_happened(entry)).removeprefix("* ")
    return aside(Text(text, style=scene.look.faint), scene, entry.seq)


def moves(entries: list[Entry], scene: Scene) -> list[Line]:
    """Comings or goings in a row: a class that arrives is one line."""
    came = isinstance(entries[0].body, Joined)
    names = list(dict.fromkeys(one_line(entry.name) for entry in entries))
    text = f"{'→' if came else '←'} {some_of(names)} {'joined' if came else 'left'}"
    return aside(Text(text, style=scene.look.faint), scene, entries[-1].seq)


def aside(text: Text, scene: Scene, seq: int = 0) -> list[Line]:
    """What stands beside the conversation; a line that goes on does so below its last column."""
    width = scene.width - GUTTER - 1
    lines: list[Text] = []
    for line in text.split("\n", allow_blank=True):
        gaps = [found.end() for found in _GAP.finditer(line.plain)]
        column = next((gap for gap in reversed(gaps) if gap < width * 2 // 3), 0)
        first, *more = wrapped(line[column:], width - column)
        lines.append(Text.assemble(line[:column], first))
        lines += [Text.assemble(" " * column, one) for one in more]
    return [Line(_indented(line, scene.look), seq) for line in lines]


def divider(words: str, style: Style, width: int) -> Line:
    """A line across, with words in it."""
    room = max(0, width - len(words) - 4)
    left = room // 2
    return Line(Text(f" {'─' * left} {words} {'─' * (room - left)} ", style=style))


def day(at: int) -> str:
    """Of a divider: `Today`, `Friday 1 May`, with the year where it is another."""
    when, now = moment(at), datetime.now()
    if when.date() == now.date():
        return "Today"
    year = "" if when.year == now.year else f" {when.year}"
    return f"{when:%A} {when.day} {when:%B}{year}"


def silent(entry: Entry) -> bool:
    """What is seen on the message it changes, and needs no line of its own."""
    return isinstance(entry.body, Change)


def moved(entry: Entry) -> bool:
    """Whether somebody came or left."""
    return isinstance(entry.body, Joined | Left)


def _head(entry: Entry, scene: Scene) -> Text:
    name = Text(one_line(entry.name), style=scene.look.name(entry.by))
    name.truncate(scene.width - GUTTER - 8, overflow="ellipsis")
    return Text.assemble((f" {moment(entry.at):%H:%M} ", scene.look.faint), name)


def _body(entry: Entry, said: Said, scene: Scene) -> list[Text]:
    look, width = scene.look, scene.width - GUTTER - 7
    if scene.hidden(entry):
        return [Text("somebody you have blocked", style=look.faint)]
    if isinstance(said.deleted, str):
        return [Text("deleted", style=look.faint + Style(italic=True))]
    lines = []
    if isinstance(said.reply_to, int):
        lines.append(_quote(entry, said.reply_to, scene, width))
    if said.text:
        lines += scene.drawing.lines(said.text, width, spoilers=entry.seq in scene.revealed)
    for file in said.files:
        lines += [_card(file, look, width), *(scene.picture(file) or ())]
    if said.reactions:
        lines += wrapped(_reactions(said, scene), width)
    return lines or [Text()]


def _quote(entry: Entry, seq: int, scene: Scene, width: int) -> Text:
    answered = scene.quoted(entry)
    words = f"{one_line(answered.name)}: {gist(answered)}" if answered else f"message {seq}"
    quote = Text(f"│ {words}", style=scene.look.faint)
    quote.truncate(width, overflow="ellipsis")
    return quote


def _card(file: File, look: Look, width: int) -> Text:
    picture = f", {file.width} by {file.height}" if file.width and file.height else ""
    sign = "▣" if file.kind.startswith("image/") else "▤"
    card = Text.assemble(
        (f"{sign} ", look.text),
        (one_line(file.name), look.bold),
        (f" {size(file.size)}{picture}", look.faint),
    )
    card.truncate(width, overflow="ellipsis")
    return card


def _reactions(said: Said, scene: Scene) -> Text:
    parts = Text()
    for emoji, people in said.reactions.items():
        mine = scene.me in people
        parts.append(f"{one_line(emoji)} ", scene.look.text)
        parts.append(f"{len(people)}", scene.look.accent if mine else scene.look.secondary)
        parts.append("  ")
    return parts


def _numbered(line: Text, entry: Entry, said: Said, scene: Scene) -> Text:
    """A message's number at the right edge, and what has become of it after its first line."""
    marks = [
        word
        for word, so in (
            ("edited", said.edited is not UNSET and not isinstance(said.deleted, str)),
            ("pinned", bool(said.pinned)),
            ("spoiler", has_spoiler(said.text) and entry.seq not in scene.revealed),
        )
        if so
    ]
    number = str(entry.seq)
    room = scene.width - line.cell_len - len(number) - 1
    note = f"  {' · '.join(marks)}" if marks else ""
    if len(note) < room:
        line = Text.assemble(line, (note, scene.look.faint))
        room -= len(note)
    return Text.assemble(line, " " * max(1, room), (number, scene.look.faint))


def _indented(line: Text, look: Look) -> Text:
    return Text.assemble((" " * GUTTER, look.text), line)
