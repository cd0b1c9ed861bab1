"""Lines that begin with a slash: the same commands, by the same rules, as in a terminal."""

import asyncio

from linnet.client import Client
from linnet.desktop.around import Around
from linnet.protocol.frames import RoomView
from linnet.protocol.ids import RoomId
from linnet.terminal.colour import PLAIN
from linnet.terminal.commands.line import Line
from linnet.terminal.commands.rooms import JoinRoom, MakeRoom
from linnet.terminal.commands.search import Find
from linnet.terminal.commands.table import parse
from linnet.terminal.commands.talk import GoTo, Msg
from linnet.terminal.commands.you import Claim, LogIn, Quit
from linnet.terminal.deeds.seat import Seat
from linnet.terminal.deeds.table import Deeds
from linnet.terminal.transcript import Transcript


class Commands:
    """What they answer is written into the conversation, for oneself only."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._seat: Seat | None = None
        self._whose: Client | None = None
        self._screen = around.network.screen

    def do(self, text: str) -> None:
        """Do what was typed."""
        around = self._around
        client = around.client
        if client is None:
            return
        seat = self._seat_of(client)
        line = parse(text, seat.names())
        match line:
            case None:
                return
            case Quit():
                around.ways.leave("")
            case JoinRoom(room):
                around.ask(lambda c: _entered(c, room), around.enter)
            case GoTo(seq=seq, room="" | None):
                around.conversation.go_to(seq)
            case Find(query=query):
                around.look_for(query)
            case Claim(code=code):
                around.ways.account(code)
            case LogIn():
                around.ways.account()
            case _:
                around.network.begin(self._carry(client, seat, line, around.room))
                if isinstance(line, Msg | MakeRoom):
                    around.draw_rooms()

    def _seat_of(self, client: Client) -> Seat:
        if self._seat is None or self._whose is not client:
            self._whose = client
            show = self._show
            self._seat = Seat(client, Transcript(client, show, PLAIN), show, PLAIN)
        return self._seat

    async def _carry(self, client: Client, seat: Seat, line: Line, room: RoomId) -> None:
        """In the network's thread: the rules of the terminal, with this room as the one here."""
        before = set(client.rooms)
        seat.transcript.current = room
        await Deeds(seat).do(line)
        await asyncio.sleep(0)
        for view in [view for id, view in list(client.rooms.items()) if id not in before]:
            if isinstance(line, MakeRoom | Msg):
                self._around.network.call(lambda view=view: self._enter(view), self._screen)  # type: ignore[misc]

    def _enter(self, view: RoomView) -> None:
        self._around.enter(view)

    def _show(self, text: str) -> None:
        self._around.network.call(lambda: self._around.conversation.aside(text), self._screen)


async def _entered(client: Client, room: str) -> RoomView:
    if room.startswith("@"):
        return await client.direct(room[1:])
    name, _, key = room.partition(" ")
    return await client.join(name, key.strip())
