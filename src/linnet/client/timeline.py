"""A client's copy of one room's log: confirmed entries without gaps, and hopeful messages."""

from collections import deque
from collections.abc import Iterable
from itertools import takewhile

from msgspec import Struct, field

from linnet.protocol.entries import Deleted, Edited, Entry, Restored
from linnet.protocol.folding import (
    brought_up,
    fold,
    holds_text,
    is_change,
    is_deleted,
    overtaken,
    rev_of,
    target_of,
)

KEEP = 1000
"""Entries kept in memory for a room, unless told otherwise."""
_BEYOND = 1000


class Gap(Struct, frozen=True):
    """Entries between these two places are missing: ask for history after the first."""

    after: int
    before: int


class Hope(Struct):
    """A message of one's own that no entry has confirmed yet; `seq` once it is committed."""

    send_id: str
    text: str
    seq: int | None = None


class Absorbed(Struct):
    """What a page brought: entries that fitted before, those that came after, held ones anew."""

    older: list[Entry] = field(default_factory=list)
    newer: list[Entry] = field(default_factory=list)
    changed: list[Entry] = field(default_factory=list)


class Timeline:
    """Entries `first`..`last` of a room, each once, in order. Repeats do no harm.

    Entries that come too early wait beyond the gap until it is mended. Only the newest
    `keep` entries are held. Messages are held as they are now: `fold` each new entry.
    """

    def __init__(self, after: int = 0, keep: int = KEEP) -> None:
        self.entries: deque[Entry] = deque()
        self.last = after
        self.keep = keep
        self._hopes: dict[str, Hope] = {}
        self._beyond: dict[int, Entry] = {}

    @property
    def first(self) -> int:
        """The oldest place held; one after `last` when nothing is."""
        return self.entries[0].seq if self.entries else self.last + 1

    @property
    def gap(self) -> Gap | None:
        """What is missing before entries that came already."""
        return Gap(self.last, min(self._beyond)) if self._beyond else None

    @property
    def hopes(self) -> list[Hope]:
        """Messages of one's own that are still on their way, in the order of sending."""
        return list(self._hopes.values())

    def add(self, entry: Entry) -> list[Entry]:
        """Take the news in; the entries that found their place now, perhaps none or many."""
        if entry.seq <= self.last:
            return []
        if entry.seq > self.last + 1:
            if len(self._beyond) < _BEYOND:
                self._beyond[entry.seq] = entry
            return []
        found = [entry]
        while following := self._beyond.pop(found[-1].seq + 1, None):
            found.append(following)
        self._append(found)
        return found

    def absorb(self, page: Iterable[Entry]) -> Absorbed:
        """Take a page of history in, wherever it lies."""
        older: list[Entry] = []
        took = Absorbed()
        for entry in page:
            held = self.message(entry.seq)
            if entry.seq < self.first:
                older.append(entry)
            elif held is None:
                took.newer += self.add(entry)
            elif rev_of(entry) > rev_of(held):
                self._replace(entry)
                took.changed.append(entry)
        took.older = self._prepend(older)
        gone = {entry.seq for entry in (*took.older, *took.changed) if is_deleted(entry)}
        took.changed += self._overtake(gone, self.last + 1)
        return took

    def message(self, seq: int) -> Entry | None:
        """The entry at this place, if it is held."""
        held = bool(self.entries) and self.first <= seq <= self.last
        return self.entries[seq - self.first] if held else None

    def after(self, seq: int) -> list[Entry]:
        """What is held after this place, oldest first."""
        later = takewhile(lambda entry: entry.seq > seq, reversed(self.entries))
        return list(later)[::-1]

    def fold(self, entry: Entry) -> list[Entry]:
        """Change what is held as this entry says: the messages, and edits it made void."""
        if not is_change(entry):
            return []
        target = target_of(entry)
        about = self.entries if target is None else filter(None, [self.message(target)])
        changed = [now for one in about if (now := fold(one, entry)) is not one]
        for message in changed:
            self._replace(message)
        if isinstance(entry.body, Edited | Deleted):
            changed += self._overtake({entry.body.target}, entry.seq)
        held = self.message(target) if target is not None else None
        gone = {one.seq for one in (held, *changed) if one is not None and is_deleted(one)}
        return changed + self._overtake(gone, self.last + 1)

    def restored(self, after: int) -> list[int]:
        """Where messages are held as removed that an entry after this place brought back."""
        back = {
            entry.body.removal
            for entry in self.entries
            if isinstance(entry.body, Restored) and entry.seq > after
        }
        gone = filter(is_deleted, self.entries if back else ())
        return [entry.seq for entry in gone if rev_of(entry) in back]

    def restart(self, after: int) -> None:
        """Throw the copy away and begin anew after this place; hopes stay."""
        self.entries.clear()
        self._beyond.clear()
        self.last = after

    def hope(self, send_id: str, text: str) -> None:
        """Show a message before the server has it."""
        self._hopes[send_id] = Hope(send_id, text)

    def settle(self, send_id: str, seq: int) -> None:
        """The message is committed at this place; its entry may still be on its way."""
        if hope := self._hopes.get(send_id):
            hope.seq = seq
            if seq <= self.last:
                del self._hopes[send_id]

    def give_up(self, send_id: str) -> None:
        """The message was refused, or its own entry is here."""
        self._hopes.pop(send_id, None)

    def _append(self, found: list[Entry]) -> None:
        self.entries.extend(found)
        self.last = found[-1].seq
        while len(self.entries) > self.keep:
            self.entries.popleft()
        if self._beyond:
            self._beyond = {seq: e for seq, e in self._beyond.items() if seq > self.last}

    def _replace(self, message: Entry) -> None:
        self.entries[message.seq - self.first] = message

    def _prepend(self, older: list[Entry]) -> list[Entry]:
        fitted: list[Entry] = []
        # The page may have been read before changes that are here already.
        for entry in reversed(brought_up(older, self.entries) if older else ()):
            if entry.seq == self.first - 1 and len(self.entries) < self.keep:
                self.entries.appendleft(entry)
                fitted.append(entry)
        return fitted[::-1]

    def _overtake(self, targets: set[int], before: int) -> list[Entry]:
        """Take the texts out of edits of these messages; those that changed."""
        if not targets:
            return []
        void = [
            overtaken(entry)
            for entry in self.entries
            if entry.seq < before and holds_text(entry) and target_of(entry) in targets
        ]
        for edit in void:
            self._replace(edit)
        return void
