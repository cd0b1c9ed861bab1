"""Doing what was typed."""

from linnet.protocol.frames import RoomView
from linnet.protocol.ids import LOBBY
from linnet.terminal.clean import one_line
from linnet.terminal.commands.invitations import AcceptLink
from linnet.terminal.commands.line import Line, Text, Wrong
from linnet.terminal.commands.messages import ReplyTo
from linnet.terminal.commands.moderation import Yes
from linnet.terminal.commands.rooms import JoinRoom, MakeRoom, Rooms
from linnet.terminal.commands.table import help_about
from linnet.terminal.commands.talk import Msg
from linnet.terminal.commands.you import Help
from linnet.terminal.deeds import (
    bots,
    deed,
    files,
    invitations,
    keeping,
    messages,
    mine,
    moderation,
    policies,
    rooms,
    search,
    talk,
)
from linnet.terminal.deeds.looking import enter, show_missed
from linnet.terminal.deeds.seat import Seat
from linnet.terminal.words import room_title

DEEDS: deed.Deeds = {
    **talk.DEEDS,
    **messages.DEEDS,
    **search.DEEDS,
    **files.DEEDS,
    **rooms.DEEDS,
    **invitations.DEEDS,
    **policies.DEEDS,
    **moderation.DEEDS,
    **keeping.DEEDS,
    **mine.DEEDS,
    **bots.DEEDS,
}
_ANYWHERE = (AcceptLink, JoinRoom, MakeRoom, Rooms, Msg, Help, Wrong)
"""What is not about the room one is in."""


class Deeds:
    """Does one thing after the other, so that what is typed later finds it done.

    Only messages wait for a connection; other commands say that there is none.
    """

    def __init__(self, seat: Seat) -> None:
        self.seat = seat

    async def do(self, line: Line) -> None:
        """Whatever was typed."""
        asked, self.seat.asked = self.seat.asked, None
        if self.seat.astray and not isinstance(line, _ANYWHERE):
            self._leave_undone(line)
            return
        match line:
            case Text(text):
                self.seat.client.post(self.seat.room, text)
            case Msg():
                await talk.write_to(self.seat, line)
            case ReplyTo():
                await messages.reply(self.seat, line)
            case Yes() if asked:
                await self.seat.alone(asked())
            case Yes():
                self.seat.notice("nothing was asked")
            case Wrong(message):
                self.seat.notice(one_line(message))
            case Help(about):
                self.seat.show(help_about(one_line(about)))
            case _:
                done = await self.seat.alone(DEEDS[type(line)](self.seat, line))
                if not done and self.seat.piped and isinstance(line, JoinRoom):
                    self.seat.astray = one_line(line.room)

    async def go(self, room: str) -> bool:
        """Look at this room from now on, becoming a member if need be."""
        return await self.seat.alone(enter(self.seat, room))

    async def go_back(self) -> None:
        """The room one looked at is gone."""
        astray = self.seat.astray
        await self.go(LOBBY)
        self.seat.astray = astray

    def _leave_undone(self, line: Line) -> None:
        """What was meant for one room is not done in another, where its numbers are others.

        Who types sees where they are now: for them that holds for one line only.
        """
        self.seat.undone += 1
        astray, here = self.seat.astray, self.seat.client.room(self.seat.room)
        place = f"in {room_title(here)}" if here else "in no room"
        how = "/join a room first" if self.seat.piped else "type it again to do it here"
        wrote = f". You wrote: {one_line(line.text)}" if isinstance(line, Text) else ""
        self.seat.notice(f"not done: you are not in {astray} but {place}; {how}{wrote}")
        if not self.seat.piped:
            self.seat.astray = ""

    async def missed(self, view: RoomView) -> None:
        """Tell what was said elsewhere since one was here last."""
        if view.kind == "direct":
            await self.seat.attempt(show_missed(self.seat, view))
        else:
            title = room_title(view)
            self.seat.notice(f"{title}{rooms.news_of(self.seat, view)}; /join {title} goes there")

    async def mark_read(self) -> None:
        """What was shown counts as read."""
        for view in list(self.seat.client.rooms.values()):
            last = self.seat.transcript.last(view.id)
            looked_at = view.id == self.seat.transcript.current or view.kind == "direct"
            if looked_at and last > view.read.seq:
                await self.seat.attempt(self.seat.client.read(view.id, last), quiet=True)
