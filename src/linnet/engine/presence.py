"""Who is online, told in gathers: a thousand arrivals are not a million frames."""

import asyncio
from collections.abc import Callable, Iterable, Sequence

from linnet.engine.listener import Listener
from linnet.protocol import limits
from linnet.protocol.frames import Presence
from linnet.protocol.ids import PersonId, RoomId
from linnet.protocol.people import Person, Present, Role

GATHER = 0.1
"""Seconds in which comings and goings become one frame per room."""
EACH = 0.0001
"""As long for each who is online: telling one takes some 6 µs, so telling all never takes much
of the time, however many come at once."""


def present(
    person: Person,
    listeners: Sequence[Listener],
    *,
    banned: bool = False,
    here: Role = Role.MEMBER,
) -> Present:
    """How a person with these connections looks in a list; who is banned is on the way out."""
    return Present(
        id=person.id,
        name=person.name,
        kind=person.kind,
        role=person.role,
        online=bool(listeners) and not banned,
        banned=banned,
        unencrypted=any(listener.unencrypted for listener in listeners),
        here=here,
    )


class Gathering:
    """Comings and goings since the last frame; who came back meanwhile never left."""

    def __init__(self, tell: Callable[[RoomId, list[Present], list[Present]], None]) -> None:
        self._loop = asyncio.get_running_loop()
        self._tell = tell
        self._moves: dict[RoomId, dict[PersonId, Present]] = {}
        self._changed: set[PersonId] = set()
        self._online = 0

    def move(self, person: Person, rooms: Iterable[RoomId], listeners: Sequence[Listener]) -> None:
        """This person came to these rooms with these connections, or went with the last."""
        self._begin()
        self._online += 1 if listeners else -1
        now = present(person, listeners)
        for room in rooms:
            moves = self._moves.setdefault(room, {})
            before = moves.pop(person.id, None)
            if before is None or before.online == now.online or person.id in self._changed:
                moves[person.id] = now
        self._changed.discard(person.id)

    def change(
        self, person: Person, rooms: Iterable[RoomId], listeners: Sequence[Listener]
    ) -> None:
        """This person is here still, and looks another way: they are told to have come again."""
        self._begin()
        for room in rooms:
            moves = self._moves.setdefault(room, {})
            if person.id not in moves:
                self._changed.add(person.id)
            if person.id not in moves or moves[person.id].online:
                moves[person.id] = present(person, listeners)

    def _begin(self) -> None:
        if not self._moves:
            self._loop.call_later(max(GATHER, self._online * EACH), self._tell_all)

    def _tell_all(self) -> None:
        gathered, self._moves = self._moves, {}
        self._changed.clear()
        for room, moves in gathered.items():
            came = [p for p in moves.values() if p.online]
            went = [p for p in moves.values() if not p.online]
            if came or went:
                self._tell(room, came, went)


def frame(room: RoomId, came: list[Present], went: list[Present], online: int) -> Presence:
    """One frame: names up to a limit, beyond it counts."""
    most = limits.PRESENCE_NAMES
    return Presence(
        room=room,
        came=came[:most],
        came_more=len(came[most:]),
        went=went[:most],
        went_more=len(went[most:]),
        online=online,
    )
