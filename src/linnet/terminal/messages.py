"""Messages as a person reads them, and entries as a script does."""

from collections.abc import Mapping
from datetime import UTC

from msgspec import UNSET, Struct

from linnet.protocol.entries import Entry, Said
from linnet.protocol.files import File
from linnet.protocol.ids import PersonId
from linnet.protocol.messages import Pinned, Reacted, Unpinned, Unreacted
from linnet.protocol.people import Present
from linnet.terminal.clean import one_line
from linnet.terminal.colour import PLAIN, Palette
from linnet.terminal.formatting import formatted, has_spoiler
from linnet.terminal.happenings import gist, what_happened
from linnet.terminal.words import moment

INDENT = "      "
"""Before further lines of a message: as wide as the time before the first."""
_BESIDE = (Reacted, Unreacted, Pinned, Unpinned)
"""What happens beside the conversation."""
_UNITS = ("bytes", "kB", "MB", "GB", "TB")


class Look(Struct, frozen=True):
    """How messages look to one person."""

    paint: Palette = PLAIN
    people: Mapping[PersonId, Present] = {}
    """Whose names are known."""

    def name_of(self, id: PersonId) -> str:
        """Somebody's name, else their id; safe to show."""
        person = self.people.get(id)
        return self.paint.name(one_line(person.name if person else id), id)


class Showing(Struct, frozen=True):
    """What stands around one message on this screen.

    `mark` stands before the name, for what is not said in the room one looks at; `name` is
    instead of it, already safe; `number` says whether the message can be named here.
    """

    mark: str = ""
    name: str = ""
    number: bool = False
    calls_me: bool = False
    quote: str = ""
    spoilers: bool = False


_BARE = Showing()


def message(entry: Entry, look: Look, showing: Showing = _BARE) -> str:
    """A message: what it answers, then time, who, what, and below it the reactions."""
    said = entry.body
    assert isinstance(said, Said), "only messages are shown so"
    paint = look.paint
    time = paint.faint(f"{moment(entry.at):%H:%M}")
    mark = f"{showing.mark} " if showing.mark else ""
    call = _call(paint) if showing.calls_me else ""
    who = showing.name or paint.name(one_line(entry.name), entry.by)
    text = _indented(_content(said, entry.by, look, showing.spoilers))
    lines = [f"{time} {mark}{call}{who}: {text}{_tail(entry.seq, said, showing, paint)}"]
    if showing.quote:
        lines.insert(0, paint.faint(f"{INDENT}> {showing.quote}"))
    if said.reactions:
        lines.append(f"{INDENT}{reactions(said)}")
    return "\n".join(lines)


def notice(
    entry: Entry,
    look: Look,
    mark: str = "",
    about: Entry | None = None,
    *,
    calls_me: bool = False,
) -> str:
    """Anything else that happened, in one line unless it tells a text of several."""
    time = look.paint.faint(f"{moment(entry.at):%H:%M}")
    mark = f"{mark} " if mark else ""
    call = _call(look.paint) if calls_me else ""
    line = f"{time} {mark}{call}{_indented(what_happened(entry, look.paint, about))}"
    return look.paint.faint(line) if isinstance(entry.body, _BESIDE) else line


def reactions(said: Said) -> str:
    """`👍 2  🎂 1`."""
    return "  ".join(f"{one_line(emoji)} {len(ids)}" for emoji, ids in said.reactions.items())


def quoted(message: Entry | None, seq: int, paint: Palette) -> str:
    """What a reply answers, in one line; only its number where it cannot be had."""
    if message is None:
        return f"[{seq}]"
    return f"{paint.name(one_line(message.name), message.by)}: {gist(message)} [{seq}]"


def file_line(file: File) -> str:
    """`[file] plan.pdf (1.2 MB)`, and how large a picture is."""
    picture = f", {file.width} by {file.height}" if file.width and file.height else ""
    word = "picture" if file.kind.startswith("image/") else "file"
    return f"[{word}] {one_line(file.name)} ({size(file.size)}{picture})"


def size(number: int) -> str:
    """Bytes as people say them: `812 bytes`, `1.2 MB`."""
    value, unit = float(number), 0
    while value >= 999.5 and unit + 1 < len(_UNITS):
        value, unit = value / 1000, unit + 1
    return f"{value:.1f} {_UNITS[unit]}" if unit and value < 9.95 else f"{value:.0f} {_UNITS[unit]}"


def row(entry: Entry) -> str:
    """An entry as a script reads it: seq, time in UTC, name and text, with tabs between.

    The name of a notice is `*`, which is no person's name.
    """
    when = f"{moment(entry.at, UTC):%Y-%m-%dT%H:%M:%SZ}"
    if isinstance(entry.body, Said):
        gone = "" if entry.body.deleted is UNSET else "(deleted)"
        parts = [gone, entry.body.text, *map(file_line, entry.body.files)]
        text = " ".join(filter(None, parts))
        return f"{entry.seq}\t{when}\t{one_line(entry.name)}\t{one_line(text)}"
    return f"{entry.seq}\t{when}\t*\t{one_line(what_happened(entry)).removeprefix('* ')}"


def _call(paint: Palette) -> str:
    return f"{paint.styled('!', ('call',))} "


def _content(said: Said, by: PersonId, look: Look, spoilers: bool) -> str:
    if isinstance(said.deleted, str):
        whose = "" if said.deleted == by else f" by {look.name_of(said.deleted)}"
        return look.paint.faint(f"(deleted{whose})")
    text = formatted(said.text, look.paint, spoilers=spoilers)
    return "\n".join(filter(None, [text, *map(file_line, said.files)]))


def _tail(seq: int, said: Said, showing: Showing, paint: Palette) -> str:
    """What stands beside a message: its number, and what has become of it."""
    words = [str(seq)] if showing.number else []
    if said.edited is not UNSET:
        words.append("edited")
    if said.pinned:
        words.append("pinned")
    if not showing.spoilers and has_spoiler(said.text):
        words.append("spoiler")
    return paint.faint(f" [{' '.join(words)}]") if words else ""


def _indented(text: str) -> str:
    return text.replace("\n", f"\n{INDENT}")
