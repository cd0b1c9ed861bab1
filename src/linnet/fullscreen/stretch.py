"""The part of a room's log that is on the screen, or near it: a bounded run of entries."""

from bisect import bisect_left, insort
from collections.abc import Iterable

from linnet.protocol.entries import Entry
from linnet.protocol.folding import fold, is_change, target_of

MOST = 400
"""Entries held. What is scrolled away from is let go and fetched again."""


class Stretch:
    """Entries in order, each once, as they are now.

    `tail` says whether the newest of the room is among them.
    """

    def __init__(self, entries: Iterable[Entry] = (), *, tail: bool = True) -> None:
        self.tail = tail
        self._entries: dict[int, Entry] = {}
        self._seqs: list[int] = []
        for entry in entries:
            self._put(entry)

    @property
    def entries(self) -> list[Entry]:
        """All of them, oldest first."""
        return [self._entries[seq] for seq in self._seqs]

    @property
    def first(self) -> int:
        """The oldest place held; 0 when nothing is."""
        return self._seqs[0] if self._seqs else 0

    @property
    def last(self) -> int:
        """The newest place held; 0 when nothing is."""
        return self._seqs[-1] if self._seqs else 0

    def __len__(self) -> int:
        return len(self._seqs)

    def number(self, seq: int) -> int:
        """How many entries are held before this place."""
        return bisect_left(self._seqs, seq)

    def entry(self, seq: int) -> Entry | None:
        """What is held at this place."""
        return self._entries.get(seq)

    def arrived(self, entry: Entry, *, keep: int | None = None) -> None:
        """The newest entry of the room: what it changes is another one now.

        So many are held; where none is said somebody reads further up, and what they read
        stays: what comes then is fetched when they get there.
        """
        if keep is None and len(self._seqs) >= MOST:
            self.tail = False
        if self.tail:
            self._put(entry)
            self._trim(keep or MOST, from_start=True)
        if not is_change(entry):
            return
        target = target_of(entry)
        for seq in [target] if target is not None else self._seqs:
            if held := self._entries.get(seq):
                self._entries[seq] = fold(held, entry)

    def replace(self, message: Entry) -> None:
        """A message is this now."""
        if message.seq in self._entries:
            self._entries[message.seq] = message

    def older(self, page: Iterable[Entry]) -> None:
        """What comes before; as much is let go at the end as is too much."""
        for entry in page:
            self._put(entry)
        if self._trim(MOST, from_start=False):
            self.tail = False

    def newer(self, page: Iterable[Entry], *, tail: bool) -> None:
        """What comes after, up to the newest or not."""
        for entry in page:
            self._put(entry)
        self.tail = tail
        self._trim(MOST, from_start=True)

    def _put(self, entry: Entry) -> None:
        if entry.seq not in self._entries:
            if entry.seq > self.last:
                self._seqs.append(entry.seq)
            else:
                insort(self._seqs, entry.seq)
        self._entries[entry.seq] = entry

    def _trim(self, most: int, *, from_start: bool) -> bool:
        over = len(self._seqs) - most
        if over <= 0:
            return False
        gone = self._seqs[:over] if from_start else self._seqs[-over:]
        for seq in gone:
            del self._entries[seq]
        start = bisect_left(self._seqs, gone[0])
        del self._seqs[start : start + over]
        return True
