"""A session and a little server with a wire between them that a test moves by hand."""

from collections import deque

from tests.client.little import Line, LittleServer

from linnet.client.events import Arrived, Event
from linnet.client.session import Identity, Session


class Rig:
    """Frames wait on both ways until `up` and `down` carry them; `cut` loses them."""

    def __init__(self, server: LittleServer, session: Session | None = None) -> None:
        self.server = server
        self.session = session or Session(Identity(name="Ann"))
        self.now = 0.0
        self.events: list[Event] = []
        self.line: Line | None = None
        self._down: deque[bytes] = deque()
        self._up: deque[bytes] = deque()

    def connect(self) -> None:
        self.line = self.server.connect(self._down.append)
        self.session.opened(self.now)

    def cut(self) -> None:
        if self.line:
            self.line.cut()
            self.line = None
        self._down.clear()
        self._up.clear()
        self.session.lost()

    def up(self, frames: int = 1_000_000) -> None:
        self._up.extend(self.session.frames())
        while frames and self._up and self.line:
            self.line.hear(self._up.popleft())
            frames -= 1

    def down(self, frames: int = 1_000_000) -> None:
        while frames and self._down:
            self.session.heard(self._down.popleft(), self.now)
            frames -= 1
        self.events += self.session.events()

    def settle(self) -> None:
        """Carry everything there is until both are silent."""
        for _ in range(100):
            self.up()
            self.down()
            if not self._down and not (self._up.extend(self.session.frames()) or self._up):
                return
        raise AssertionError("session and server never stop talking")

    def tick(self, seconds: float) -> None:
        self.now += seconds
        self.session.tick(self.now)
        self.settle()

    def arrived(self, room: str = "lobby") -> list[int]:
        return [e.entry.seq for e in self.events if isinstance(e, Arrived) and e.entry.room == room]
