"""The conversation: lines of a stretch of a room's log, the newest at the bottom."""

from collections.abc import Generator, Iterator
from typing import ClassVar

from msgspec.structs import replace
from rich.segment import Segment
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from linnet.fullscreen.drawing import GUTTER, Scene
from linnet.fullscreen.graphics import Seen
from linnet.fullscreen.look import Look
from linnet.fullscreen.pictures import place
from linnet.fullscreen.rows import Painted, Part, Row, Rows, at_once, hopes, row_of
from linnet.fullscreen.stretch import Stretch
from linnet.protocol.entries import Said

_NEAR = 20
"""Lines painted beyond the page above and the page below what is seen."""
_LINES = 2
"""Lines an entry often has; where it has fewer, more entries are looked at."""
_AHEAD = 100
"""Entries beyond what is seen, of which more is fetched when there are fewer."""
DEED_KEYS = "rxedpcoshtawvi!"
"""Letters that do something with the chosen message; `wishes.deeds` names them."""
_HOPES = 50
"""Unconfirmed messages shown."""
_ASIDES = 100
"""Answers of commands that are kept in view, each perhaps of many lines."""


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
        self._all_above = self._all_below = True
        """Whether all that is held has lines; else what is further away has none yet."""
        self._painter = Rows()
        self.repainted = False
        """Whether lines were written since somebody asked."""
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
        if at is not None:
            self._look_at(at)
            self._move(-(self.size.height // 3))
        else:
            self.redraw()
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
        seq, down = self._kept_place()
        self._paint(self.scene, seq)
        self._top = self._within(self._row_of(seq) - down) if seq else self._bottom
        self.refresh()

    def painting(self, scene: Scene) -> Iterator[None]:
        """The work of the next `redraw`, line by line, for who lets others have turns between:
        what was painted is kept, and not painted again by it."""
        if self.size.height:
            yield from self._parts(scene, self._kept_place()[0])

    def _kept_place(self) -> tuple[int, int]:
        """The anchor, where one does not simply look at the newest."""
        return self._anchor() if not self.stuck or self.chosen else (0, 0)

    def _paint(self, scene: Scene, seq: int) -> None:
        """Lines around a place, or of the newest entries for 0: those that may be seen soon."""
        painted = at_once(self._parts(scene, seq))
        self._rows = painted.rows
        self._all_above, self._all_below = painted.first, painted.last
        if self.stretch.tail and self._all_below:
            self._rows += hopes(self.hopes[-_HOPES:], scene, live=self.live)

    def _parts(self, scene: Scene, seq: int) -> Generator[None, None, Painted]:
        """Larger and larger parts, until one has lines enough; a step for each line."""
        entries, height = self.stretch.entries, self.size.height
        at = self.stretch.number(seq) if seq else len(entries)
        # Where thousands come at once, only what is seen is worth its painting.
        above, below = height + (_NEAR if seq else 0), 2 * height + _NEAR
        up, down = 1 + above // _LINES, 1 + below // _LINES
        while True:
            begin, end = max(0, at - up), min(len(entries), at + down)
            rows: list[Row] = []
            for row in self._painter.of(
                Part(entries, begin, end, self.new_after, self._asides), scene
            ):
                rows.append(row)
                yield
            held_above = row_of(rows, seq) if seq else len(rows)
            more_up = begin > 0 and held_above < above
            more_down = end < len(entries) and len(rows) - held_above < below
            if not more_up and not more_down:
                return Painted(rows, begin == 0, end == len(entries))
            # A class that comes is a thousand entries and one line.
            up, down = up * (1 + more_up), down * (1 + more_down)

    def pictures(self) -> list[Seen]:
        """Those all of whose lines are seen, and where on the screen."""
        left, top = self.content_region.offset
        seen = []
        for y in range(self.size.height):
            number = y + self._top
            found = place(self._rows[number].strip) if 0 <= number < len(self._rows) else None
            # Its last line: the others stand right above.
            if found and found[1] + 1 == found[2] and found[1] <= y:
                seen.append(Seen(found[0], left + GUTTER, top + y - found[1]))
        return seen

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lines that are written now, whether they are others than before or not."""
        self.repainted = True
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line of the screen; where there is little, it stands at the bottom."""
        number = y + self._top
        if 0 <= number < len(self._rows):
            row = self._rows[number]
            return self._marked(row.strip) if row.seq and row.seq == self.chosen else row.strip
        return Strip.blank(self.size.width, self.look.ground)

    def action_choose(self, by: int) -> None:
        """The message above or below, of those that are held."""
        places = [one.seq for one in self.stretch.entries if isinstance(one.body, Said)]
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
        numbers = self._numbers(seq)
        if not numbers:
            self._look_at(seq)
            numbers = self._numbers(seq)
        if numbers and not self._top <= numbers[0] <= numbers[-1] < self._top + self.size.height:
            above = numbers[0] < self._top
            self._move((numbers[0] if above else numbers[-1] - self.size.height + 1) - self._top)
        self.refresh()
        self.post_message(self.Moved())

    def action_let_go(self) -> None:
        """No message is chosen any more."""
        self.chosen = 0
        self.refresh()
        self.post_message(self.LetGo())

    def action_page(self, pages: int) -> None:
        """Up or down by what is seen at once."""
        self._move(pages * max(1, self.size.height - 2))

    def action_oldest(self) -> None:
        """The beginning of what is held; more comes there."""
        self._look_at(self.stretch.first)
        self._move(-self.size.height)

    def action_newest(self) -> None:
        """Where new messages appear."""
        self.stuck = True
        if self.scene:
            self._paint(self.scene, 0)
        self._top = self._bottom
        self._move(0)

    def _on_resize(self, event: events.Resize) -> None:
        """Lines are as wide as there is room now; the newest stay in sight."""
        del event
        if self.scene:
            self.scene = replace(self.scene, width=self.size.width)
        self.redraw()

    def _on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self._move(-3)

    def _on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self._move(3)

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

    def _move(self, by: int) -> None:
        """So many lines down, or up: never more than a page."""
        self._paint_ahead()
        self._top = self._within(self._top + by)
        self._paint_ahead()
        last = self._top >= self._bottom and self._all_below
        self.stuck = last and self.stretch.tail
        self.refresh()
        self.post_message(self.Moved())
        self._ask_for_more()

    def _look_at(self, seq: int) -> None:
        """The line of this place is the first seen, if enough stands below it."""
        self.stuck = False
        if self.scene and self.size.height:
            self._paint(self.scene, seq)
            self._top = self._within(self._row_of(seq))

    def _paint_ahead(self) -> None:
        """The next page has lines before somebody goes there."""
        page = self.size.height
        thin_above = self._top < page and not self._all_above
        thin_below = self._bottom - self._top < page and not self._all_below
        if self.scene and (thin_above or thin_below):
            seq, down = self._anchor()
            self._paint(self.scene, seq)
            self._top = self._within(self._row_of(seq) - down)

    def _ask_for_more(self) -> None:
        if self._asking:
            return
        at, held = self.stretch.number(self._anchor()[0]), len(self.stretch)
        ahead = max(_AHEAD, 2 * self.size.height)
        older = at < ahead and self.stretch.first > 1
        newer = at + self.size.height > held - ahead and not self.stretch.tail
        if older or newer:
            self._asking = True
            self._asked_at = (self.stretch.first, self.stretch.last, self.stretch.tail)
            self.post_message(self.Wanted(older=older))

    def _anchor(self) -> tuple[int, int]:
        """A place that is seen, or the last one above, and how far down its first line is."""
        top = max(0, self._top)
        below = (n for n in range(top, len(self._rows)) if self._rows[n].seq)
        above = (n for n in range(min(top, len(self._rows)) - 1, -1, -1) if self._rows[n].seq)
        number = next(below, next(above, None))
        if number is None:
            return 0, 0
        seq = self._rows[number].seq
        while number and self._rows[number - 1].seq == seq:
            number -= 1
        return seq, number - self._top

    def _row_of(self, seq: int) -> int:
        """The first line at this place or after it."""
        return row_of(self._rows, seq)

    def _numbers(self, seq: int) -> list[int]:
        """The lines of what is at this place."""
        return [number for number, row in enumerate(self._rows) if row.seq == seq]

    def _within(self, top: int) -> int:
        return self._bottom if self._bottom <= 0 else min(max(0, top), self._bottom)

    def _is_message(self, seq: int) -> bool:
        held = self.stretch.entry(seq) if seq else None
        return held is not None and isinstance(held.body, Said)

    def _marked(self, strip: Strip) -> Strip:
        """A line of the chosen message."""
        first = strip.crop(0, 1)
        rest = Segment.apply_style(strip.crop(1), post_style=self.look.hover)
        mark = Segment("▌" if first.text == " " else first.text, self.look.accent + self.look.hover)
        return Strip([mark, *rest])
