"""What the log of a room makes of one of its messages, change after change."""

from msgspec import UNSET
from msgspec.structs import replace

from linnet.protocol.entries import (
    Body,
    Deleted,
    Edited,
    Entry,
    Erased,
    Expired,
    Pinned,
    PolicySet,
    Purged,
    Restored,
    Said,
    Unpinned,
)
from linnet.protocol.folding import fold, holds_text, is_deleted

WIDE = Purged | Restored | Expired | Erased | PolicySet
"""Bodies that may change many messages, or what is kept of them."""


class Replayed:
    """A message as it was posted, and then as each change of its log leaves it.

    What it said at first is in no log any more once it was edited, so texts are known from the
    last edit only: `edit`, where it still holds one. `editions` are the (rev, at) of the earlier
    texts that are kept, `pin` is the seq of the entry that pinned it, or 0. `removals` are the
    entries that removed it and might be taken back.
    """

    def __init__(self, message: Entry) -> None:
        self.now = replace(message, body=Said(""))
        self.edit: Entry | None = None
        self.editions: list[tuple[int, int]] = []
        self.pin = 0
        self._keeps = False
        self.removals: dict[int, tuple[Entry, int]] = {}
        """By the removal's seq, the message before it and its pin."""

    @property
    def said(self) -> Said:
        """The message, but for what it says."""
        assert isinstance(self.now.body, Said), "only messages are replayed"
        return self.now.body

    @property
    def over(self) -> bool:
        """Whether no change can matter any more."""
        return is_deleted(self.now) and not self.removals

    def take(self, entry: Entry) -> None:
        """Go on by one entry; they come in their order."""
        match entry.body:
            case PolicySet(policy=policy):
                self._keeps = policy.keep_editions
                self.editions = self.editions if self._keeps else []
            case Restored():
                self._restore(entry, entry.body)
            case _ if entry.seq > self.now.seq:
                self._change(entry)

    def _restore(self, entry: Entry, body: Restored) -> None:
        before, pin = self.removals.pop(body.removal, (None, 0))
        if before is not None:
            self.pin = 0 if body.pins is UNSET else pin
            said = replace(before.body, rev=entry.seq, pinned=bool(self.pin))
            self.now = replace(before, body=said)

    def _change(self, entry: Entry) -> None:
        before = self.now
        self.now = fold(before, _with_text(entry))
        if isinstance(entry.body, Expired | Erased) and self._reaches(entry.body):
            self.removals, self.editions = {}, []
        elif is_deleted(self.now) and not is_deleted(before):
            self._remove(entry, before)
        if is_deleted(self.now):
            self.edit, self.pin = None, 0
        else:
            self._note(entry.body, entry, before)

    def _remove(self, entry: Entry, before: Entry) -> None:
        """Only what others removed may come back."""
        if isinstance(entry.body, Deleted) and entry.by == before.by:
            self.editions = []
        else:
            self.removals[entry.seq] = before, self.pin

    def _reaches(self, body: Expired | Erased) -> bool:
        theirs = isinstance(body, Expired) or body.who == self.now.by
        return theirs and self.now.seq <= body.upto

    def _note(self, body: Body, entry: Entry, before: Entry) -> None:
        match body:
            case Edited():
                self._note_edit(entry, before)
            case Pinned():
                self.pin = entry.seq
            case Unpinned():
                self.pin = 0

    def _note_edit(self, entry: Entry, before: Entry) -> None:
        self.edit = entry
        said = before.body
        if self._keeps and isinstance(said, Said):
            at = before.at if said.edited is UNSET else said.edited
            self.editions.append((said.rev, at))


def _with_text(entry: Entry) -> Entry:
    """An edit that was overtaken changed the message all the same."""
    if isinstance(entry.body, Edited) and not holds_text(entry):
        return replace(entry, body=replace(entry.body, text=""))
    return entry
