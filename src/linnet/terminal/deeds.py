"""What the commands of the linear chat do."""

import asyncio
from collections.abc import Callable, Coroutine
from itertools import groupby
from typing import Any

from linnet.client import CannotConnect, Client, Refused
from linnet.client.rooms import unread
from linnet.protocol.frames import Named, RoomView
from linnet.protocol.ids import LOBBY, RoomId
from linnet.protocol.people import Present
from linnet.terminal.clean import one_line
from linnet.terminal.colour import Palette
from linnet.terminal.commands import (
    HELP,
    PAGE,
    Help,
    InviteSomebody,
    JoinRoom,
    LeaveRoom,
    Line,
    MakeRoom,
    Msg,
    Rooms,
    ShowHistory,
    Text,
    Topic,
    Who,
    Wrong,
    split_name,
)
from linnet.terminal.transcript import Transcript, room_line
from linnet.terminal.words import room_title

_ANSWER = 10.0
"""Seconds to wait for an answer before the next line is looked at."""
_LISTED = 100


class Deeds:
    """Does one thing after the other, so that what is typed later finds it done.

    Only messages wait for a connection; other commands say that there is none.
    """

    def __init__(
        self,
        client: Client,
        transcript: Transcript,
        show: Callable[[str], None],
        paint: Palette,
    ) -> None:
        self.busy = False
        self._visited: set[RoomId] = set()
        self._client = client
        self._transcript = transcript
        self._show = show
        self._paint = paint

    async def do(self, line: Line) -> None:
        """Whatever was typed."""
        match line:
            case Text(text):
                self._client.post(self._transcript.current or LOBBY, text)
            case Msg(rest):
                await self._write_to(rest)
            case Wrong(message):
                self._notice(one_line(message))
            case Help():
                self._show(HELP)
            case _:
                await self._alone(self._ask(line))

    async def go(self, room: str) -> bool:
        """Look at this room from now on, becoming a member if need be."""
        return await self._alone(self._enter(room))

    async def go_back(self) -> None:
        """The room one looked at is gone."""
        await self.go(LOBBY)

    async def missed(self, view: RoomView) -> None:
        """Tell what was said elsewhere since one was here last."""
        if view.kind == "direct":
            await self.attempt(self._show_last(view, min(unread(view), PAGE)))
        else:
            self._notice(f"{unread(view)} unread in {room_title(view)}; /join goes there")

    async def mark_read(self) -> None:
        """What was shown counts as read."""
        for view in list(self._client.rooms.values()):
            last = self._transcript.last(view.id)
            looked_at = view.id == self._transcript.current or view.kind == "direct"
            if looked_at and last > view.read.seq:
                await self.attempt(self._client.read(view.id, last), quiet=True)

    async def _ask(self, line: Line) -> None:
        room = self._transcript.current
        match line:
            case JoinRoom(name):
                await self._enter(name)
            case MakeRoom(name, private):
                kind = "private" if private else "open"
                view = await self._client.create_room(name, kind=kind)  # type: ignore[arg-type]
                await self._enter(view.id)
            case LeaveRoom():
                await self._client.leave(room)
                await self._enter(LOBBY)
            case InviteSomebody(who):
                await self._client.invite(room, who)
            case Topic(text):
                await self._topic(text)
            case Rooms():
                self._list_rooms(await self._client.list_rooms())
            case Who():
                self._list_people(await self._client.list_people(room))
            case ShowHistory(number):
                await self._show_last(self._client.rooms[room], number)
            case _:
                raise AssertionError(f"no deed for {line!r}")

    async def _enter(self, room: str) -> None:
        known = self._client.room(room) or self._talk_with(room)
        view = known or await self._client.join(room)
        self._transcript.hold(view.id)
        page = await self._client.history(view.id, limit=PAGE)
        first = view.id not in {self._transcript.current, *self._visited}
        self._visited.add(view.id)
        self._transcript.current = view.id
        topic = f" - {one_line(view.topic)}" if view.topic else ""
        self._notice(f"{room_line(self._client.rooms.get(view.id, view))}{topic}")
        # What came before this run was passed over; now it is wanted.
        self._transcript.page(page.entries, again=first)

    async def _show_last(self, view: RoomView, number: int) -> None:
        entries = list((await self._client.history(view.id, limit=number)).entries)
        while entries and len(entries) < number and entries[0].seq > 1:
            page = await self._client.history(
                view.id, before=entries[0].seq, limit=number - len(entries)
            )
            if not page.entries:
                break
            entries = [*page.entries, *entries]
        self._transcript.page(entries, again=True)

    async def _write_to(self, rest: str) -> None:
        names = {person.name for person in self._client.people.values()}
        others = [view.with_ for view in self._client.rooms.values()]
        names |= {other.name for other in others if isinstance(other, Named)}
        who, text = split_name(rest, names)
        if not text:
            self._notice("/msg needs a name or id, and a text")
            return
        if view := self._talk_with(who):
            self._client.post(view.id, text)
        else:
            await self.attempt(self._begin(who, text))

    def _talk_with(self, who: str) -> RoomView | None:
        """The room of two with this person, by name or id, if there is one already."""
        for view in self._client.rooms.values():
            other = view.with_
            if isinstance(other, Named) and who.casefold() in (other.id, other.name.casefold()):
                return view
        return None

    async def _begin(self, who: str, text: str) -> None:
        view = await self._client.direct(who)
        self._client.post(view.id, text)

    async def _topic(self, text: str) -> None:
        view = self._client.rooms[self._transcript.current]
        if text:
            await self._client.set_topic(view.id, text)
        else:
            self._notice(one_line(view.topic) or "no topic")

    def _list_rooms(self, rooms: list[RoomView]) -> None:
        self._list("rooms (* you are in it)", [v for v in rooms if v.kind != "direct"])
        self._list("private talks (/join NAME)", [v for v in rooms if v.kind == "direct"])

    def _list(self, heading: str, rooms: list[RoomView]) -> None:
        if rooms:
            self._show(f"  {heading}:")
        for view in rooms[:_LISTED]:
            mine = view.id in self._client.rooms
            mark = "*" if mine and view.kind != "direct" else " "
            elsewhere = mine and view.id != self._transcript.current
            news = f", {unread(view)} unread" if elsewhere and unread(view) else ""
            topic = f" - {one_line(view.topic)}" if view.topic else ""
            self._show(f"  {mark} {room_line(view)}{news}{topic}")
        if len(rooms) > _LISTED:
            self._show(f"    and {len(rooms) - _LISTED} more")

    def _list_people(self, people: list[Present]) -> None:
        for online, found in groupby(people, lambda person: person.online):
            listed = list(found)
            names = ", ".join(
                f"{self._paint.name(one_line(person.name), person.id)} ({person.id})"
                for person in listed[:_LISTED]
            )
            more = f" and {len(listed) - _LISTED} more" if len(listed) > _LISTED else ""
            self._show(f"  {'online' if online else 'offline'}: {names}{more}")

    async def _alone(self, deed: Coroutine[Any, Any, None]) -> bool:
        """Do it while news of rooms just entered is held back behind their history."""
        self.busy = True
        try:
            return await self.attempt(deed)
        finally:
            self.busy = False
            self._transcript.release()

    async def attempt(self, deed: Coroutine[Any, Any, None], *, quiet: bool = False) -> bool:
        """Do it if there is a connection; a refusal is said in the server's own words."""
        trouble = ""
        if not self._client.live:
            deed.close()
            trouble = "there is no connection now; try this again later"
        else:
            try:
                async with asyncio.timeout(_ANSWER):
                    await deed
            except Refused as refused:
                trouble = refused.message
            except TimeoutError:
                trouble = "no answer yet; try /rooms to see what became of it"
            except CannotConnect:
                return False
        if trouble and not quiet:
            self._notice(one_line(trouble))
        return not trouble

    def _notice(self, text: str) -> None:
        self._show(self._paint.faint(f"* {text}"))
