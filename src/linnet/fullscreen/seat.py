"""Where somebody sits before the full screen: deeds show rooms there instead of printing them."""

from collections.abc import Callable, Iterable

from linnet.client import Client
from linnet.protocol.entries import Entry
from linnet.protocol.frames import RoomView
from linnet.protocol.ids import RoomId
from linnet.terminal.colour import Palette
from linnet.terminal.deeds.moving import Moving
from linnet.terminal.deeds.seat import Seat
from linnet.terminal.transcript import Transcript

Open = Callable[[RoomId, list[Entry], int | None], None]
"""Shows entries of a room; from this place on, or the newest."""


class Pages(Transcript):
    """Pages that were asked for are looked at where they stand, news is on the screen anyway."""

    def __init__(
        self, client: Client, show: Callable[[str], None], paint: Palette, look_at: Open
    ) -> None:
        super().__init__(client, show, paint)
        self._look_at = look_at

    def page(self, entries: Iterable[Entry], *, again: bool = False) -> None:
        """Look at these, if they are of the room one looks at."""
        found = list(entries)
        if found and found[0].room == self.current:
            self._look_at(self.current, found, found[0].seq)

    def news(self, entry: Entry) -> bool:
        """Nothing is printed."""
        self.pass_over(entry.room, entry.seq)
        return False


class Shown(Moving):
    """Stands among others for as long as it moves."""

    def __init__(self, others: dict[int, "Shown"], name: str, word: str) -> None:
        super().__init__(lambda _text: None, name, word)
        self._others = others
        self.done, self.whole = 0, 0
        others[id(self)] = self

    def __call__(self, done: int, whole: int) -> None:
        self.done, self.whole = done, whole

    def end(self) -> None:
        """Nothing is seen of it any more."""
        self._others.pop(id(self), None)


class ScreenSeat(Seat):
    """Entering a room opens it."""

    def __init__(
        self, client: Client, show: Callable[[str], None], paint: Palette, look_at: Open
    ) -> None:
        super().__init__(client, Pages(client, show, paint, look_at), show, paint)
        self._look_at = look_at
        self.carried_now: dict[int, Shown] = {}
        """Files on their way, to be seen."""

    def moving(self, name: str, word: str) -> Moving:
        """A bar instead of lines."""
        return Shown(self.carried_now, name, word)

    def entered(self, view: RoomView, entries: list[Entry], *, again: bool) -> None:
        """Its newest entries."""
        del again
        self._look_at(view.id, entries, None)
