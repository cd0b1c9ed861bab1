"""Items as runs: what is written on the paper for a message, a day, a notice."""

from msgspec import UNSET

from linnet.desktop.conversation.arranging import (
    Aside,
    Day,
    Item,
    Message,
    Moves,
    New,
    Notice,
    day_words,
)
from linnet.desktop.conversation.marking import lines_of
from linnet.desktop.conversation.runs import Drawn, Run, Seeing, Words, worded
from linnet.desktop.drawing.sketches import Bar, Card, HalfDisc, Pill, Sketch
from linnet.protocol.entries import Said
from linnet.protocol.files import File
from linnet.terminal.clean import one_line
from linnet.terminal.happenings import gist, what_happened
from linnet.terminal.messages import size
from linnet.terminal.words import moment

DISC = 38
_HALF = DISC // 2
REPLY_BAR = Bar(2, 15)
_UNKNOWN = "application/octet-stream"


class RuleMark(Sketch, frozen=True):
    """Stands for a line across, which is as wide as the paper."""

    text: str
    loud: bool = False


class Sticker(Sketch, frozen=True):
    """Stands for a file that is shown as a picture, or for the room kept for it."""

    file: str
    width: int
    height: int


def written(item: Item, seeing: Seeing) -> list[Run]:
    """An item as runs; every line ends with its line end."""
    match item:
        case Day(day):
            return _across(day_words(day), loud=False)
        case New():
            return _across("New", loud=True)
        case Moves():
            return _noticed(item.line(), seeing)
        case Notice(entry):
            return _noticed(what_happened(entry), seeing)
        case Aside(text):
            return [run for line in text.split("\n") for run in _aside(line)]
        case Message(hidden=True):
            line = Words("A message of somebody you have blocked", ("notice",))
            return [line, Words("\n", ("notice",))]
    return _message(item, seeing)


def hoped(text: str, state: str, me: str, name: str, seeing: Seeing) -> list[Run]:
    """A message of one's own on its way; `state` says how it is doing."""
    runs = _head(me, name, state, "", seeing)
    for n, line in enumerate(lines_of(text, 0, seeing)):
        runs += _line(line, me, name, lower=n == 0, tags=("hope",))
    return runs


def _across(text: str, *, loud: bool) -> list[Run]:
    return [Drawn(RuleMark(text, loud), ("rule",), f"--- {text} ---"), Words("\n", ("rule",))]


def _noticed(text: str, seeing: Seeing) -> list[Run]:
    return [*worded(text, ("notice",), seeing.ink, 16), Words("\n", ("notice",))]


def _message(item: Message, seeing: Seeing) -> list[Run]:
    entry = item.entry
    said = entry.body
    assert isinstance(said, Said), "only messages are shown so"
    runs: list[Run] = []
    lines = _content(item, said, seeing)
    if item.head and "edge" in lines[0][0].tags:
        lines.insert(0, [Words("", ("text",))])  # The lower half of the author stands there.
    if item.head:
        note = "edited" if said.edited is not UNSET else ""
        note = " · ".join(filter(None, [note, "pinned" if said.pinned else ""]))
        runs += _head(entry.by, entry.name, f"{moment(entry.at):%H:%M}", note, seeing)
    elif said.edited is not UNSET or said.pinned:
        marks = ["edited"] * (said.edited is not UNSET) + ["pinned"] * said.pinned
        lines[-1] = [*lines[-1], Words(f"  {' · '.join(marks)}", ("time",))]
    for n, line in enumerate(lines):
        runs += _line(line, entry.by, entry.name, lower=item.head and n == 0)
    if said.reactions:
        runs += _reactions(said, seeing)
    if item.calls:
        runs = _ended([_washed(run) for run in runs])
    return runs


def _head(by: str, name: str, time: str, note: str, seeing: Seeing) -> list[Run]:
    """The upper half of the author, their name and the time."""
    tags = ("head",)
    name = one_line(name)
    return [
        Drawn(HalfDisc(by, name, DISC, True, _HALF), (*tags, "author")),
        *worded(name, (*tags, "author", f"name:{by}"), seeing.ink, 17),
        Words(f"  {time}", (*tags, "time")),
        *([Words(f" · {note}", (*tags, "time"))] if note else []),
        Words("\n", tags),
    ]


def _content(item: Message, said: Said, seeing: Seeing) -> list[list[Run]]:
    """The lines below the name: what it answers, its text, its files."""
    if said.deleted is not UNSET:
        whose = "" if said.deleted == item.entry.by else f" by {seeing.name(said.deleted)}"
        return [[Words(f"This message was deleted{whose}.", ("text", "gone"))]]
    lines: list[list[Run]] = []
    if said.reply_to is not UNSET:
        lines.append(_reply(said.reply_to, seeing))
    lines += lines_of(said.text, item.entry.seq, seeing) if said.text else []
    lines += [_file(file, seeing) for file in said.files]
    return lines or [[Words("", ("text",))]]


def _reply(seq: int, seeing: Seeing) -> list[Run]:
    """The message this one answers, in a line."""
    quoted = seeing.quoted(seq)
    tags = ("reply", f"goto:{seq}")
    if quoted is None:
        return [Drawn(REPLY_BAR, tags), Words(" An earlier message", tags)]
    name = one_line(quoted.name)
    return [
        Drawn(REPLY_BAR, tags, "> "),
        Words(" ", tags),
        *worded(f"{name}: {gist(quoted)}", tags, seeing.ink, 15),
    ]


def _file(file: File, seeing: Seeing) -> list[Run]:
    """A picture, or a card."""
    tags = ("file", f"file:{file.id}")
    name = one_line(file.name)
    if shown := seeing.picture(file.id):
        return [Drawn(Sticker(file.id, *shown), tags, f"[picture] {name}")]
    progress = seeing.progress(file.id)
    about = f"{_kind(file)} · {size(file.size)}"
    if progress >= 0:
        turn = f"{rests}: press to go on" if (rests := seeing.rests(file.id)) else "press to pause"
        about = f"{progress} % of {size(file.size)} · {turn}"
    card = Card(name, about, _icon(file.kind), progress)
    return [Drawn(card, tags, f"[file] {name} ({size(file.size)})")]


def _aside(line: str) -> list[Run]:
    tags = ("aside", "row") if "  " in line else ("aside",)
    return [Words(line, tags), Words("\n", tags)]


def _kind(file: File) -> str:
    """What it is, in a word; where its content does not say, its name may."""
    ending = one_line(file.name).rpartition(".")
    if file.kind == _UNKNOWN and ending[0] and ending[2].isalnum():
        return ending[2].upper()[:12]
    return file.kind.rpartition("/")[2].rpartition(".")[2].upper()[:12]


def _icon(kind: str) -> str:
    for beginning, icon in (
        ("image/", "file-earmark-image"),
        ("audio/", "file-earmark-music"),
        ("video/", "file-earmark-play"),
        ("text/", "file-earmark-text"),
        ("application/pdf", "file-earmark-pdf"),
        ("application/zip", "file-earmark-zip"),
    ):
        if kind.startswith(beginning):
            return icon
    return "file-earmark"


def _line(
    line: list[Run], by: str, name: str, *, lower: bool, tags: tuple[str, ...] = ()
) -> list[Run]:
    """A line below the name; the first one has the lower half of the author before it."""
    kind = ("first",) if lower else ()
    runs = [_tagged(run, (*kind, *tags)) for run in line]
    end = tuple(line[-1].tags) if line else ("text",)
    end = tuple(tag for tag in end if not tag.startswith(("href:", "link", "mention", "veil")))
    if lower:
        half = Drawn(HalfDisc(by, one_line(name), DISC, False, _HALF), (*end, *kind, "author"))
        runs = [half, *runs]
    return [*runs, Words("\n", (*end, *kind, *tags))]


def _reactions(said: Said, seeing: Seeing) -> list[Run]:
    pills: list[Run] = [
        Drawn(Pill(one_line(emoji), len(who), seeing.me in who), ("pills",))
        for emoji, who in said.reactions.items()
    ]
    return [*pills, Words("\n", ("pills",))]


def _tagged(run: Run, tags: tuple[str, ...]) -> Run:
    if isinstance(run, Words):
        return Words(run.text, (*run.tags, *tags))
    return Drawn(run.sketch, (*run.tags, *tags), run.copy)


def _washed(run: Run) -> Run:
    return _tagged(run, ("washed",))


def _ended(runs: list[Run]) -> list[Run]:
    """With as much room below the last line as above the first; Tk asks its first character."""
    first = len(runs) - 1
    while first and not (isinstance(last := runs[first - 1], Words) and last.text[-1:] == "\n"):
        first -= 1
    return [*runs[:first], *(_tagged(run, ("wash-end",)) for run in runs[first:])]
