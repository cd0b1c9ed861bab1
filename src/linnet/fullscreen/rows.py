"""Entries as painted lines: a part of a stretch at a time, each entry painted once."""

from collections.abc import Generator, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from msgspec import Struct
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.strip import Strip

from linnet.fullscreen import drawing
from linnet.fullscreen.drawing import Line, Scene
from linnet.fullscreen.markup import CONSOLE
from linnet.protocol.entries import Entry, Joined, Said
from linnet.protocol.files import File
from linnet.terminal.words import moment

_BEFORE = 20
"""Entries that are looked at to know who spoke last before a part."""
_CACHED = 800
"""Entries whose lines are kept; as many again go when so many newer ones were painted."""


class Row(NamedTuple):
    """One line as it is painted, and the place of what it belongs to; 0 for none."""

    strip: Strip
    seq: int


class Part(Struct, frozen=True):
    """Which entries are painted: those from `begin` on and before `end`, of all that are held."""

    entries: list[Entry]
    begin: int
    end: int
    new_after: int | None
    asides: list[tuple[int, Text]]
    """What stands after a place without being an entry."""

    @property
    def seen(self) -> list[Entry]:
        """Those that have lines."""
        return [one for one in self.entries[self.begin : self.end] if not drawing.silent(one)]

    def before(self) -> Entry | None:
        """Who spoke last before: a line looks the same whatever part it is painted in."""
        earlier = reversed(self.entries[max(0, self.begin - _BEFORE) : self.begin])
        return next((one for one in earlier if not drawing.silent(one)), None)

    def asides_here(self) -> list[tuple[int, Text]]:
        """Those that stand in this part."""
        first = self.entries[self.begin].seq if self.begin else 0
        found = [one for one in self.asides if one[0] >= first]
        if self.end < len(self.entries):
            return [one for one in found if one[0] < self.entries[self.end].seq]
        return found

    def divided(self, me: str) -> int | None:
        """After which place the divider of what is new stands, if it does in this part."""
        new = self.new_after
        if new is None or self.begin == 0:
            return new
        held = (one for one in self.entries[: self.begin] if one.seq > new)
        return None if any(_is_news(one, me) for one in held) else new


class Painted(NamedTuple):
    """Lines of a part, and whether it has the first and the last of what is held."""

    rows: list[Row]
    first: bool
    last: bool


class Rows:
    """Paints what it is asked for; what was painted lately is kept."""

    def __init__(self) -> None:
        self._lately: dict[tuple[object, ...], tuple[object, list[Row]]] = {}
        self._earlier: dict[tuple[object, ...], tuple[object, list[Row]]] = {}

    def of(self, part: Part, scene: Scene) -> Iterator[Row]:
        """The lines of a part, with days, what is new and what was answered between them."""
        asides, before, new = part.asides_here(), part.before(), part.divided(scene.me)
        for _, run in groupby(part.seen, _together):
            entries = list(run)
            entry = entries[-1]
            if before is None or _date(before) != _date(entry):
                words = drawing.day(entry.at)
                yield row(drawing.divider(words, scene.look.faint, scene.width), scene)
            if new is not None and entry.seq > new and _is_news(entry, scene.me):
                new, before = None, None
                yield row(drawing.divider("New", scene.look.accent, scene.width), scene)
            yield from self._kept(entries, scene, headed=not drawing.follows(entry, before))
            before = entry
            while asides and asides[0][0] <= before.seq:
                yield from _told(asides.pop(0)[1], scene)
        for _, text in asides:
            yield from _told(text, scene)

    def _kept(self, entries: list[Entry], scene: Scene, *, headed: bool) -> list[Row]:
        last = entries[-1]
        about = scene.quoted(last) if isinstance(last.body, Said) else None
        states = scene.calls(last), scene.hidden(last), last.seq in scene.revealed
        pictures = [scene.picture(file) for file in _files(last)]
        key = (id(last), id(about), len(entries), headed, *states, scene.width, *map(id, pictures))
        found = self._lately.get(key) or self._earlier.get(key)
        if found is None:
            painted_now = [row(line, scene) for line in _lines(entries, scene, headed)]
            # What is kept with the lines keeps its id from being given to another.
            found = (last, about, pictures), painted_now
        if len(self._lately) >= _CACHED:
            self._earlier, self._lately = self._lately, {}
        self._lately[key] = found
        return found[1]


def row_of(rows: list[Row], seq: int) -> int:
    """The first line at this place or after it."""
    return next((n for n, row in enumerate(rows) if row.seq >= seq), len(rows))


def at_once(steps: Generator[None, None, Painted]) -> Painted:
    """What comes of painting, without a turn for others."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            painted: Painted = end.value
            return painted


def row(line: Line, scene: Scene) -> Row:
    """A line, on its ground."""
    ground = scene.look.wash if line.washed else scene.look.ground
    return Row(painted(line.text, scene.width, ground), line.seq)


def hopes(texts: Iterable[str], scene: Scene, *, live: bool) -> Iterator[Row]:
    """What one said and the server has not confirmed yet."""
    for text in texts:
        yield from (row(line, scene) for line in drawing.hope(text, scene, live=live))


def painted(text: Text, width: int, ground: Style) -> Strip:
    """A line of exactly this width on its ground."""
    # A text without spans would be rendered without its own style.
    segments = Segment.apply_style(Text.assemble(text).render(CONSOLE, end=""), ground)
    return Strip(segments).adjust_cell_length(width, ground)


def _told(text: Text, scene: Scene) -> list[Row]:
    return [row(line, scene) for line in drawing.aside(text, scene)]


def _lines(entries: list[Entry], scene: Scene, headed: bool) -> list[Line]:
    entry = entries[-1]
    if drawing.moved(entry):
        return drawing.moves(entries, scene)
    if isinstance(entry.body, Said):
        return drawing.message(entry, scene, headed=headed)
    return drawing.happening(entry, scene)


def _files(entry: Entry) -> tuple[File, ...]:
    return entry.body.files if isinstance(entry.body, Said) else ()


def _together(entry: Entry) -> object:
    """Comings of one day stand together, and goings; everything else by itself."""
    return (isinstance(entry.body, Joined), _date(entry)) if drawing.moved(entry) else entry.seq


def _date(entry: Entry) -> object:
    return moment(entry.at).date()


def _is_news(entry: Entry, me: str) -> bool:
    return isinstance(entry.body, Said) and entry.by != me
