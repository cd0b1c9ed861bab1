"""Where somebody sits: their client, what is on their screen, and how to show more."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from linnet.client import CannotConnect, Client, Refused
from linnet.protocol.entries import Entry
from linnet.protocol.frames import Named, RoomView
from linnet.protocol.ids import LOBBY, RoomId
from linnet.protocol.reasons import SENTENCES, Reason
from linnet.terminal.clean import one_line
from linnet.terminal.colour import Palette
from linnet.terminal.deeds.moving import Moving
from linnet.terminal.transcript import Transcript, room_line
from linnet.terminal.words import draft_line, refusal

Later = Callable[[], Coroutine[Any, Any, None]]
_ANSWER = 10.0
"""Seconds to wait for an answer before the next line is looked at."""


class Seat:
    """What every deed needs. Deeds are done one after the other."""

    def __init__(
        self,
        client: Client,
        transcript: Transcript,
        show: Callable[[str], None],
        paint: Palette,
        *,
        piped: bool = False,
    ) -> None:
        self.client = client
        self.transcript = transcript
        self.show = show
        self.paint = paint
        self.piped = piped
        self.busy = False
        self.astray = ""
        """The room one means to be in and is not, having been put out or not let in."""
        self.undone = 0
        """Lines that were not carried out because of that."""
        self._carried: set[asyncio.Task[None]] = set()
        self.more: Later | None = None
        """The next page of what was listed last."""
        self.asked: Later | None = None
        """What /yes does, if it is the very next line."""

    @property
    def room(self) -> RoomId:
        """The room one looks at."""
        return self.transcript.current or LOBBY

    @property
    def view(self) -> RoomView:
        """The same as it stands. Raises Refused where one was put out a moment ago."""
        if view := self.client.rooms.get(self.room):
            return view
        raise Refused(Reason.NOT_A_MEMBER, SENTENCES[Reason.NOT_A_MEMBER])

    def notice(self, text: str) -> None:
        """A line of the chat itself."""
        self.show(self.paint.faint(f"* {text}"))

    def entered(self, view: RoomView, entries: list[Entry], *, again: bool) -> None:
        """One looks at this room now; these are its newest entries, perhaps shown before."""
        topic = f" - {one_line(view.topic)}" if view.topic else ""
        self.notice(f"{room_line(view)}{topic}")
        self.transcript.page(entries, again=again)
        if line := draft_line(view):
            self.notice(line)

    def moving(self, name: str, word: str) -> Moving:
        """Is told how far a file is, and says so."""
        return Moving(self.notice, name, word)

    def ask(self, what: str, deed: Later) -> None:
        """Do it if the very next line is /yes."""
        self.notice(f"/yes {what}; anything else leaves it")
        self.asked = deed

    def carry(self, work: Coroutine[Any, Any, None]) -> None:
        """Begin something long that says itself how it ended."""
        task = asyncio.create_task(work)
        self._carried.add(task)
        task.add_done_callback(self._carried.discard)

    async def carried(self) -> None:
        """Wait until nothing of that goes on."""
        if self._carried:
            await asyncio.wait(self._carried)

    async def end(self) -> None:
        """Nothing of that goes on after this."""
        for task in self._carried:
            task.cancel()
        await self.carried()

    def names(self) -> set[str]:
        """Everybody known here, for names of several words."""
        names = {person.name for person in self.client.people.values()}
        others = [view.with_ for view in self.client.rooms.values()]
        return names | {other.name for other in others if isinstance(other, Named)}

    def talk_with(self, who: str) -> RoomView | None:
        """The room of two with this person, by name or id, if there is one already."""
        for view in self.client.rooms.values():
            other = view.with_
            if isinstance(other, Named) and who.casefold() in (other.id, other.name.casefold()):
                return view
        return None

    async def alone(self, deed: Coroutine[Any, Any, None]) -> bool:
        """Do it while news of rooms just entered is held back behind their history."""
        self.busy = True
        try:
            return await self.attempt(deed)
        finally:
            self.busy = False
            self.transcript.release()

    async def attempt(self, deed: Coroutine[Any, Any, None], *, quiet: bool = False) -> bool:
        """Do it if there is a connection; a refusal is said in the server's own words."""
        trouble = ""
        if not self.client.live:
            deed.close()
            trouble = "there is no connection now; try this again later"
        else:
            try:
                async with asyncio.timeout(_ANSWER):
                    await deed
            except Refused as refused:
                trouble = refusal(refused)
            except TimeoutError:
                trouble = "no answer yet; try /rooms to see what became of it"
            except CannotConnect:
                return False
        if trouble and not quiet:
            self.notice(trouble)
        return not trouble
