"""Which deed carries out which line."""

from collections.abc import Callable, Coroutine
from typing import Any

from linnet.protocol.frames import RoomView
from linnet.protocol.ids import LOBBY
from linnet.terminal.clean import one_line
from linnet.terminal.commands import files as typed_files
from linnet.terminal.commands import messages as typed_messages
from linnet.terminal.commands import rooms as typed_rooms
from linnet.terminal.commands import search as typed_search
from linnet.terminal.commands import talk as typed_talk
from linnet.terminal.commands.line import Line, Text, Wrong
from linnet.terminal.commands.table import help_about
from linnet.terminal.commands.you import Help
from linnet.terminal.deeds import files, messages, rooms, search, talk
from linnet.terminal.deeds.looking import enter, show_missed
from linnet.terminal.deeds.seat import Seat
from linnet.terminal.words import room_title

Deed = Callable[[Seat, Any], Coroutine[Any, Any, None]]
DEEDS: dict[type[Line], Deed] = {
    typed_talk.ShowHistory: talk.history,
    typed_files.Upload: files.upload,
    typed_files.Download: files.download,
    typed_talk.GoTo: talk.go_to,
    typed_messages.EditText: messages.edit,
    typed_messages.TakeAway: messages.delete,
    typed_messages.PutEmoji: messages.react,
    typed_messages.WhoReacted: messages.reactions,
    typed_messages.KeepAtHand: messages.pin,
    typed_messages.ShowPins: messages.pins,
    typed_messages.ShowEditions: messages.editions,
    typed_messages.ShowOne: messages.show,
    typed_search.Find: search.find,
    typed_search.More: search.more,
    typed_rooms.Rooms: rooms.list_rooms,
    typed_rooms.JoinRoom: rooms.join,
    typed_rooms.LeaveRoom: rooms.leave,
    typed_rooms.MakeRoom: rooms.make,
    typed_rooms.InviteSomebody: rooms.invite,
    typed_rooms.Topic: rooms.topic,
    typed_rooms.RenameRoom: rooms.rename,
    typed_rooms.GiveRole: rooms.role,
    typed_rooms.Who: rooms.who,
}
"""Those that need a connection."""


class Deeds:
    """Does one thing after the other, so that what is typed later finds it done.

    Only messages wait for a connection; other commands say that there is none.
    """

    def __init__(self, seat: Seat) -> None:
        self.seat = seat

    async def do(self, line: Line) -> None:
        """Whatever was typed."""
        match line:
            case Text(text):
                self.seat.client.post(self.seat.room, text)
            case typed_talk.Msg():
                await talk.write_to(self.seat, line)
            case typed_messages.ReplyTo():
                await messages.reply(self.seat, line)
            case Wrong(message):
                self.seat.notice(one_line(message))
            case Help(about):
                self.seat.show(help_about(one_line(about)))
            case _:
                await self.seat.alone(DEEDS[type(line)](self.seat, line))

    async def go(self, room: str) -> bool:
        """Look at this room from now on, becoming a member if need be."""
        return await self.seat.alone(enter(self.seat, room))

    async def go_back(self) -> None:
        """The room one looked at is gone."""
        await self.go(LOBBY)

    async def missed(self, view: RoomView) -> None:
        """Tell what was said elsewhere since one was here last."""
        if view.kind == "direct":
            await self.seat.attempt(show_missed(self.seat, view))
        else:
            title = room_title(view)
            self.seat.notice(f"{title}{rooms.news_of(view)}; /join {title} goes there")

    async def mark_read(self) -> None:
        """What was shown counts as read."""
        for view in list(self.seat.client.rooms.values()):
            last = self.seat.transcript.last(view.id)
            looked_at = view.id == self.seat.transcript.current or view.kind == "direct"
            if looked_at and last > view.read.seq:
                await self.seat.attempt(self.seat.client.read(view.id, last), quiet=True)
