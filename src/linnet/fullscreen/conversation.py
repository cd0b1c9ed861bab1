"""The conversation: lines of a stretch of a room's log, the newest at the bottom."""

from collections.abc import Iterator
from itertools import groupby
from typing import ClassVar, NamedTuple

from msgspec.structs import replace
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from linnet.fullscreen import drawing
from linnet.fullscreen.drawing import Line, Scene
from linnet.fullscreen.look import Look
from linnet.fullscreen.markup import CONSOLE
from linnet.fullscreen.stretch import MOST, Stretch
from linnet.protocol.entries import Entry, Joined, Said
from linnet.protocol.files import File
from linnet.terminal.words import moment

_NEAR = 20
"""Lines from an end of what is held, at which more is fetched."""
DEED_KEYS = "rxedpcoshtawvi!"
"""Letters that do something with the chosen message; `wishes.deeds` names them."""
_HOPES = 50
"""Unconfirmed messages shown."""
_ASIDES = 100
"""Answers of commands that are kept in view, each perhaps of many lines."""
_CACHED = 800


class Row(NamedTuple):
    """One line as it is painted, and the place of what it belongs to."""

    strip: Strip
    seq: int


class Conversation(Widget, can_focus=True):
    """Sticks to the newest message if one was there; else the place one reads stays."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,shift+up,k", "choose(-1)", show=False),
        Binding("down,shift+down,j", "choose(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("end", "newest", show=False),
        Binding("home", "oldest", show=False),
    ]

    class Wanted(Message):
        """More of the log is wanted: what is older, or newer."""

        def __init__(self, *, older: bool) -> None:
            super().__init__()
            self.older = older

    class Deed(Message):
        """Something is to be done with the chosen message: the key for it."""

        def __init__(self, seq: int, key: str) -> None:
            super().__init__()
            self.seq = seq
            self.key = key

    class LetGo(Message):
        """No message is chosen any more."""

    class Moved(Message):
        """Another part is seen now."""

    def __init__(self, look: Look) -> None:
        super().__init__(id="conversation")
        self.look = look
        self.stretch = Stretch()
        self.scene: Scene | None = None
        self.new_after: int | None = None
        """Where one had stopped reading; None where nothing was new."""
        self.stuck = True
        """Whether the newest line is seen."""
        self.chosen = 0
        """The place of the message that keys are about; 0 for none."""
        self.hopes: list[str] = []
        """What one said and the server has not confirmed yet."""
        self.live = True
        self._asides: list[tuple[int, Text]] = []
        self._rows: list[Row] = []
        self._painted_from = 0
        """Entries before this one are held and have no lines yet: nobody looks there."""
        self._cache: dict[tuple[int, ...], tuple[object, list[Row]]] = {}
        self._top = 0
        self._asking = False
        self._asked_at = (0, 0, True)

    def show(self, stretch: Stretch, new_after: int | None, *, at: int | None = None) -> None:
        """Another stretch: its newest line, or this place, is seen first."""
        self.stretch = stretch
        self.new_after = new_after
        self._asides.clear()
        self._asking = False
        self.stuck = at is None
        self.chosen = 0
        self.redraw()
        if at is not None:
            found = next((n for n, row in enumerate(self._rows) if row.seq >= at), 0)
            self._move(found - self.size.height // 3)
        else:
            self._ask_for_more()

    def tell(self, text: Text) -> None:
        """Something that is no entry, below what is there now; only here, until Escape."""
        self._asides = [*self._asides[-_ASIDES + 1 :], (self.stretch.last, text)]
        self.stuck = True
        self.redraw()

    def hush(self) -> bool:
        """Take those away again; whether there were any."""
        there = bool(self._asides)
        self._asides.clear()
        self.redraw()
        return there

    def answered(self) -> None:
        """More of the log came, or there is no more."""
        there = (self.stretch.first, self.stretch.last, self.stretch.tail)
        self._asking = there == self._asked_at
        self.redraw()
        self._ask_for_more()

    def redraw(self) -> None:
        """What is held has changed."""
        if self.scene is None or self.size.height == 0:
            return
        anchor = self._anchor()
        stays = not self.stuck or self.chosen
        self._paint(self.scene, MOST if stays else self.size.height + _NEAR)
        if len(self._cache) > _CACHED:
            self._cache.clear()
        self._top = self._found(anchor) if stays else self._bottom
        self.refresh()

    def _paint(self, scene: Scene, enough: int) -> None:
        """Lines of the newest entries, at least so many if there are."""
        entries = self.stretch.entries
        wanted = enough
        while True:
            self._painted_from = max(0, len(entries) - wanted)
            self._rows = list(self._painted(entries, scene))
            if len(self._rows) >= enough or self._painted_from == 0:
                break
            wanted *= 2

    def _paint_all(self) -> None:
        """Somebody looks further up."""
        if self.scene and self._painted_from:
            before = len(self._rows)
            self._paint(self.scene, MOST)
            self._top += len(self._rows) - before

    def render_line(self, y: int) -> Strip:
        """One line of the screen; where there is little, it stands at the bottom."""
        number = y + self._top
        if 0 <= number < len(self._rows):
            row = self._rows[number]
            return self._marked(row.strip) if row.seq and row.seq == self.chosen else row.strip
        return Strip.blank(self.size.width, self.look.ground)

    def action_choose(self, by: int) -> None:
        """The message above or below, of those that are held."""
        self._paint_all()
        places = list(dict.fromkeys(row.seq for row in self._rows if self._is_message(row.seq)))
        if not places:
            return
        if self.chosen not in places:
            bottom = self._top + self.size.height
            seen = [row.seq for row in self._rows[max(0, self._top) : bottom]]
            near = [seq for seq in places if seq in seen]
            self.choose(near[-1] if near else places[-1])
            return
        at = places.index(self.chosen) + by
        if at >= len(places):
            self.action_let_go()
        else:
            self.choose(places[max(0, at)])

    def choose(self, seq: int) -> None:
        """Keys are about this message now; all of it is seen, if there is room."""
        self.chosen = seq
        self.screen.set_focus(self)
        numbers = [n for n, row in enumerate(self._rows) if row.seq == seq]
        if numbers and not self._top <= numbers[0] <= numbers[-1] < self._top + self.size.height:
            above = numbers[0] < self._top
            self._move(numbers[0] if above else numbers[-1] - self.size.height + 1)
        self.refresh()
        self.post_message(self.Moved())

    def action_let_go(self) -> None:
        """No message is chosen any more."""
        self.chosen = 0
        self.refresh()
        self.post_message(self.LetGo())

    def action_page(self, pages: int) -> None:
        """Up or down by what is seen at once."""
        self._move(self._top + pages * max(1, self.size.height - 2))

    def action_oldest(self) -> None:
        """The beginning of what is held; more comes there."""
        self._move(0)

    def action_newest(self) -> None:
        """Where new messages appear."""
        self.stuck = True
        self._move(self._bottom)

    def _on_resize(self, event: events.Resize) -> None:
        """Lines are as wide as there is room now; the newest stay in sight."""
        del event
        if self.scene:
            self.scene = replace(self.scene, width=self.size.width)
        self.redraw()

    def _on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self._move(self._top - 3)

    def _on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self._move(self._top + 3)

    async def _on_click(self, event: events.Click) -> None:
        number = event.y + self._top
        seq = self._rows[number].seq if 0 <= number < len(self._rows) else 0
        if not self._is_message(seq):
            self.action_let_go()
        elif seq == self.chosen:
            self.post_message(self.Deed(seq, "enter"))
        else:
            self.choose(seq)

    @property
    def _bottom(self) -> int:
        """The first line seen where the last one is; negative where there are few."""
        return len(self._rows) - self.size.height

    def _move(self, top: int) -> None:
        by = top - self._top
        self._paint_all()
        top = self._top + by
        self._top = self._bottom if self._bottom <= 0 else min(max(0, top), self._bottom)
        self.stuck = self._top >= self._bottom and self.stretch.tail
        self.refresh()
        self.post_message(self.Moved())
        self._ask_for_more()

    def _ask_for_more(self) -> None:
        if self._asking:
            return
        near = self._top < _NEAR and self._painted_from == 0
        older = near and self.stretch.first > 1
        newer = self._top > self._bottom - _NEAR and not self.stretch.tail
        if older or newer:
            self._asking = True
            self._asked_at = (self.stretch.first, self.stretch.last, self.stretch.tail)
            self.post_message(self.Wanted(older=older))

    def _anchor(self) -> tuple[int, int]:
        """The place of the first line seen that has one, and how far down it is seen."""
        for number in range(max(0, self._top), len(self._rows)):
            if seq := self._rows[number].seq:
                return seq, number - self._top
        return 0, 0

    def _found(self, anchor: tuple[int, int]) -> int:
        seq, down = anchor
        number = next((n for n, row in enumerate(self._rows) if row.seq >= seq), 0)
        return self._bottom if self._bottom <= 0 else min(max(0, number - down), self._bottom)

    def _painted(self, entries: list[Entry], scene: Scene) -> Iterator[Row]:
        begin = self._painted_from
        seen = [one for one in entries[begin:] if not drawing.silent(one)]
        asides = [one for one in self._asides if begin == 0 or one[0] >= entries[begin].seq]
        # Who spoke before is known, so that a line looks the same however much is painted.
        earlier = reversed(entries[max(0, begin - _NEAR) : begin])
        before = next((one for one in earlier if not drawing.silent(one)), None)
        new = self._new_in(entries[begin:], scene)
        for _, run in groupby(seen, _together):
            entries = list(run)
            entry = entries[-1]
            if before is None or _date(before) != _date(entry):
                words = drawing.day(entry.at)
                yield self._row(drawing.divider(words, self.look.faint, scene.width))
            if new is not None and entry.seq > new and _is_news(entry, scene.me):
                new, before = None, None
                yield self._row(drawing.divider("New", self.look.accent, scene.width))
            yield from self._cached(entries, scene, headed=not drawing.follows(entry, before))
            before = entry
            while asides and asides[0][0] <= before.seq:
                yield from self._told(asides.pop(0)[1], scene)
        for _, text in asides:
            yield from self._told(text, scene)
        if self.stretch.tail:
            for hope in self.hopes[-_HOPES:]:
                yield from map(self._row, drawing.hope(hope, scene, live=self.live))

    def _new_in(self, entries: list[Entry], scene: Scene) -> int | None:
        """Where the divider of what is new stands, if it does in these entries."""
        new = self.new_after
        if new is None or not entries or self._painted_from == 0:
            return new
        first = entries[0].seq
        held = (one for one in self.stretch.entries if new < one.seq < first)
        return None if any(_is_news(one, scene.me) for one in held) else new

    def _cached(self, entries: list[Entry], scene: Scene, *, headed: bool) -> list[Row]:
        last = entries[-1]
        about = scene.quoted(last) if isinstance(last.body, Said) else None
        states = scene.calls(last), scene.hidden(last), last.seq in scene.revealed
        pictures = [scene.picture(file) for file in _files(last)]
        key = (id(last), id(about), len(entries), headed, *states, scene.width, *map(id, pictures))
        if (found := self._cache.get(key)) is None:
            # What is kept with the lines keeps its id from being given to another.
            found = (
                (last, about, pictures),
                [self._row(line) for line in _lines(entries, scene, headed)],
            )
            self._cache[key] = found
        return found[1]

    def _told(self, text: Text, scene: Scene) -> list[Row]:
        return [self._row(line) for line in drawing.aside(text, scene)]

    def _is_message(self, seq: int) -> bool:
        held = self.stretch.entry(seq) if seq else None
        return held is not None and isinstance(held.body, Said)

    def _marked(self, strip: Strip) -> Strip:
        """A line of the chosen message."""
        first = strip.crop(0, 1)
        rest = Segment.apply_style(strip.crop(1), post_style=self.look.hover)
        mark = Segment("▌" if first.text == " " else first.text, self.look.accent + self.look.hover)
        return Strip([mark, *rest])

    def _row(self, line: Line) -> Row:
        width = self.size.width
        ground = self.look.wash if line.washed else self.look.ground
        return Row(painted(line.text, width, ground), line.seq)


def painted(text: Text, width: int, ground: Style) -> Strip:
    """A line of exactly this width on its ground."""
    # A text without spans would be rendered without its own style.
    segments = Segment.apply_style(Text.assemble(text).render(CONSOLE, end=""), ground)
    return Strip(segments).adjust_cell_length(width, ground)


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
