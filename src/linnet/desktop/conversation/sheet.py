"""The items on the paper, in order: writing them, replacing one, taking them from either end."""

from collections.abc import Iterable

from msgspec import Struct

from linnet.desktop.conversation.arranging import Item, Message, New
from linnet.desktop.conversation.paper import Paper
from linnet.desktop.conversation.runs import Run, Seeing
from linnet.desktop.conversation.writing import written
from linnet.protocol.entries import Entry

END = "hopes"
"""The mark where items end and what is on its way begins."""


class Placed(Struct, eq=False):
    """An item, and the mark at its beginning."""

    mark: str
    item: Item

    @property
    def seq(self) -> int:
        """The place of its message, 0 for anything else."""
        return self.item.entry.seq if isinstance(self.item, Message) else 0


class Sheet:
    """Knows what stands where. All calls leave the paper closed."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.placed: list[Placed] = []
        self._by_seq: dict[int, Placed] = {}
        self._number = 0

    def clear(self) -> None:
        """Nothing stands there."""
        self.placed.clear()
        self._by_seq.clear()
        self.paper.clear()
        self.paper.mark_set(END, "1.0")
        self.paper.mark_gravity(END, "right")

    def find(self, seq: int) -> Placed | None:
        """The message at a place of the log."""
        return self._by_seq.get(seq)

    def append(self, items: Iterable[Item], seeing: Seeing) -> None:
        """Write these below what is there."""
        self.paper.open()
        for item in items:
            self.placed.append(self._write(item, END, seeing))
        self.paper.close()

    def prepend(self, items: list[Item], seeing: Seeing) -> None:
        """Write these above what is there."""
        self.paper.open()
        first = self.placed[0].mark if self.placed else END
        self.paper.lean(first, "right")
        above = [self._write(item, first, seeing) for item in items]
        self.paper.lean(first, "left" if self.placed else "right")
        self.placed[:0] = above
        self.paper.close()

    def replace(self, placed: Placed, item: Item, seeing: Seeing) -> None:
        """Write an item anew, where it stood."""
        placed.item = item
        self._rewrite(placed, written(item, seeing))

    def pop(self) -> None:
        """Take the last item away."""
        self.paper.open()
        self._erase(self.placed[-1:])
        del self.placed[-1:]
        self.paper.close()

    def cut(self, *, top: int = 0, bottom: int = 0) -> None:
        """Take so many items away at either end."""
        self.paper.open()
        if top:
            self._erase(self.placed[:top])
            del self.placed[:top]
        if bottom:
            self._erase(self.placed[-bottom:])
            del self.placed[-bottom:]
        self.paper.close()

    def at(self, index: str) -> Placed | None:
        """The item at a place of the paper."""
        place = self.paper.index(f"{index} + 1 indices")
        while mark := self.paper.mark_previous(place):
            place = mark
            if mark.startswith("item-"):
                return next((one for one in self.placed if one.mark == mark), None)
        return None

    def end_of(self, placed: Placed) -> str:
        """The mark where an item ends."""
        place = self.placed.index(placed) + 1
        return self.placed[place].mark if place < len(self.placed) else END

    def new_line(self) -> Placed | None:
        """The line from which on one has not read."""
        return next((one for one in self.placed if isinstance(one.item, New)), None)

    def entries(self) -> list[Entry]:
        """The messages as entries, oldest first."""
        return [one.item.entry for one in self.placed if isinstance(one.item, Message)]

    def messages(self) -> list[Placed]:
        """The messages among the items."""
        return [one for one in self.placed if one.seq]

    def _write(self, item: Item, before: str, seeing: Seeing) -> Placed:
        self._number += 1
        placed = Placed(f"item-{self._number}", item)
        self.paper.mark(placed.mark, before, "left")
        self.paper.write(before, written(item, seeing))
        if placed.seq:
            self._by_seq[placed.seq] = placed
        return placed

    def _rewrite(self, placed: Placed, runs: list[Run]) -> None:
        end = self.end_of(placed)
        self.paper.open()
        self.paper.erase(placed.mark, end)
        self.paper.lean(end, "right")
        self.paper.write(placed.mark, runs)
        self.paper.lean(end, "right" if end == END else "left")
        self.paper.close()

    def _erase(self, gone: list[Placed]) -> None:
        if not gone:
            return
        self.paper.erase(gone[0].mark, self.end_of(gone[-1]))
        self.paper.pen.add("mark", "unset", *(one.mark for one in gone))
        for one in gone:
            if one.seq and self._by_seq.get(one.seq) is one:
                del self._by_seq[one.seq]
