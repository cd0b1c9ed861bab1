"""What every part of a client stands on: wishing, asking, and the rooms one knows."""

from collections.abc import Awaitable
from time import monotonic
from typing import TypeVar

from linnet.client.events import Answer
from linnet.client.runner import Runner
from linnet.client.session import Session
from linnet.client.timeline import Timeline
from linnet.protocol.commands import Query, RoomCommand
from linnet.protocol.frames import Done, RoomView

A = TypeVar("A", bound=Answer)


class Asking:
    """A session and its runner; the features of `Client` are written on top of this."""

    _session: Session
    _runner: Runner

    def room(self, room: str) -> RoomView | None:
        """One's own room of this id or name."""
        return self._session.world.find(room)

    def timeline(self, room: str) -> Timeline | None:
        """The copy of a room's log, with one's own messages on their way."""
        view = self.room(room)
        return self._session.world.timelines.get(view.id) if view else None

    def _post(self, command: RoomCommand) -> str:
        """Wish something without waiting for the answer."""
        self._session.wish(command, monotonic())
        self._runner.pump()
        return command.send_id

    async def _wish(self, command: RoomCommand) -> Done:
        return await self._answer(
            Done,
            self._runner.answer(command.send_id, lambda: self._session.wish(command, monotonic())),
        )

    async def _ask(self, question: Query, kind: type[A]) -> A:
        return await self._answer(
            kind, self._runner.answer(question.send_id, lambda: self._session.ask(question))
        )

    async def _answer(self, kind: type[A], coming: Awaitable[Answer]) -> A:
        answer = await coming
        assert isinstance(answer, kind), "the session pairs answers with what was asked"
        return answer

    def _id(self) -> str:
        return self._session.ids.next()

    def _ref(self, room: str) -> str:
        """The id of one's own room, else what was given."""
        view = self.room(room)
        return view.id if view else room
