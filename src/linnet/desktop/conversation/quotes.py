"""The messages that replies answer: those on the paper, and some fetched for them."""

from collections.abc import Callable, Iterable, Sequence

from msgspec import UNSET

from linnet.desktop.conversation import pages
from linnet.desktop.conversation.arranging import Message
from linnet.desktop.conversation.sheet import Sheet
from linnet.desktop.network import Network
from linnet.protocol.entries import Entry, Said

_KEPT = 300


class Quotes:
    """Of one room; tells `came` which messages can be written with their quote now."""

    def __init__(
        self, network: Network, sheet: Sheet, came: Callable[[Iterable[int]], object]
    ) -> None:
        self._network, self._sheet, self._came = network, sheet, came
        self._older: dict[int, Entry] = {}
        self._turn = 0

    def clear(self) -> None:
        """Another room."""
        self._older.clear()
        self._turn += 1

    def held(self, seq: int) -> Entry | None:
        """The message at a place, if it is here."""
        placed = self._sheet.find(seq)
        if placed is not None and isinstance(placed.item, Message):
            return placed.item.entry
        return self._older.get(seq)

    def changed(self, message: Entry) -> None:
        """A message is another one now."""
        if message.seq in self._older:
            self._older[message.seq] = message

    def ask(self, entries: Sequence[Entry]) -> None:
        """Fetch what these answer and is not here."""
        missing: dict[int, list[int]] = {}
        for entry in entries:
            said = entry.body
            if not isinstance(said, Said) or said.reply_to is UNSET:
                continue
            if self.held(said.reply_to) is None:
                missing.setdefault(said.reply_to, []).append(entry.seq)
        client = self._network.client
        if not missing or client is None:
            return
        turn = self._turn

        def came(found: dict[int, Entry]) -> None:
            if turn == self._turn:
                self._older.update(found)
                while len(self._older) > _KEPT:
                    del self._older[next(iter(self._older))]
                self._came([seq for answered in found for seq in missing[answered]])

        room = entries[0].room
        self._network.begin(pages.quoted(client, room, sorted(missing)), came, lambda _wrong: None)
