"""Who is in the room: asked for when one comes in, and again some time after somebody joined."""

from linnet.desktop.around import Around
from linnet.protocol.people import Present

_AFTER = 500
"""Milliseconds in which people who join are asked for together."""
_FACES = 60
"""People of a room whose pictures are asked for."""


class Company:
    """Keeps the list of people current."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._due = ""

    def fetch(self) -> None:
        """Everybody in the room, from the server."""
        self._due = ""
        around = self._around
        room, client = around.room, around.client
        if client is None or not client.live or not room:
            return

        def came(people: list[Present]) -> None:
            if room == around.room:
                around.people.show(people)
                for person in people[:_FACES]:
                    around.faces.meet(person.id)

        around.network.begin(client.list_people(room), came, lambda _wrong: None)

    def soon(self) -> None:
        """Ask again, a moment later."""
        if not self._due:
            self._due = self._around.people.after(_AFTER, self.fetch)

    def stop(self) -> None:
        """Ask no more."""
        if self._due:
            self._around.people.after_cancel(self._due)
            self._due = ""
