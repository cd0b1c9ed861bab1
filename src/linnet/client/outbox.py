"""Wishes not yet confirmed: sent in order in each room, and again after every reconnect."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from itertools import islice

from msgspec import Struct

from linnet.protocol.commands import CreateRoom, Direct, RoomCommand


class Wish(Struct):
    """A command on its way. Wishes of one `lane` never overtake each other.

    `under_way` says that this connection carried it, `tried` that any connection did.
    """

    command: RoomCommand
    lane: str
    under_way: bool = False
    tried: bool = False

    @property
    def send_id(self) -> str:
        """The name under which the server knows it too."""
        return self.command.send_id


def lane_of(command: RoomCommand) -> str:
    """What a command concerns, as far as order matters."""
    match command:
        case CreateRoom(name=name):
            return name.removeprefix("#").casefold()
        case Direct(who=who):
            return f"@{who.casefold()}"
        case _:
            return command.room.removeprefix("#").casefold()


class Outbox:
    """Wishes by send_id, oldest first.

    With `window` 1 a room's next wish leaves when the one before is answered, so a refusal
    that only means "later" cannot reorder them. A greater window is faster over long ways.
    """

    def __init__(self, commands: Iterable[RoomCommand] = (), window: int = 1) -> None:
        self._wishes: dict[str, Wish] = {}
        # An OrderedDict, because taking the first out of a long dict again and again is slow.
        self._lanes: dict[str, OrderedDict[str, Wish]] = {}
        self._window = window
        self._later: dict[str, float] = {}
        for command in commands:
            self.add(command).tried = True

    def __len__(self) -> int:
        return len(self._wishes)

    def __iter__(self) -> Iterator[Wish]:
        return iter(list(self._wishes.values()))

    def get(self, send_id: str) -> Wish | None:
        """The wish of this name, if it is still open."""
        return self._wishes.get(send_id)

    def add(self, command: RoomCommand) -> Wish:
        """Remember a wish until it is answered."""
        wish = self._wishes[command.send_id] = Wish(command, lane_of(command))
        self._lanes.setdefault(wish.lane, OrderedDict())[command.send_id] = wish
        return wish

    def remove(self, send_id: str) -> Wish | None:
        """The wish was answered."""
        wish = self._wishes.pop(send_id, None)
        if wish:
            lane = self._lanes[wish.lane]
            del lane[send_id]
            if not lane:
                del self._lanes[wish.lane]
        return wish

    def due(self, now: float) -> list[RoomCommand]:
        """What must be sent now; it counts as sent."""
        leaving: list[RoomCommand] = []
        for name, lane in self._lanes.items():
            if self._later.get(name, now) > now:
                continue
            self._later.pop(name, None)
            for wish in islice(lane.values(), self._window):
                if not wish.under_way:
                    wish.under_way = wish.tried = True
                    leaving.append(wish.command)
        return leaving

    def postpone(self, send_id: str, until: float) -> None:
        """The server wants this later; what follows in its lane waits behind it."""
        if wish := self._wishes.get(send_id):
            wish.under_way = False
            self._later[wish.lane] = until

    def next_due(self) -> float | None:
        """When something that was postponed may be sent."""
        return min((at for lane, at in self._later.items() if lane in self._lanes), default=None)

    def disconnected(self) -> None:
        """Nothing is under way any more; all of it will be sent again."""
        self._later.clear()
        for wish in self._wishes.values():
            wish.under_way = False
