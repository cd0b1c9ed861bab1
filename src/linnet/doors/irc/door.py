"""All IRC connections of a server: what joins the parts, and what happens to them together."""

import asyncio
import socket
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from linnet.auth.auth import Auth, Signed
from linnet.doors.irc import capabilities as cap
from linnet.doors.irc import (
    commands,
    greeting,
    markers,
    negotiation,
    presence,
    registration,
    showing,
)
from linnet.doors.irc.channels import leave
from linnet.doors.irc.connection import IrcConnection, SecureIrcConnection
from linnet.doors.irc.house import House
from linnet.doors.irc.line import write
from linnet.doors.irc.names import nick_of
from linnet.doors.irc.settings import IrcSettings
from linnet.doors.irc.websocket import WebIrcConnection
from linnet.doors.lines.connection import LineConnection
from linnet.doors.lines.door import Bounds, LineDoor
from linnet.doors.origin import Sites
from linnet.doors.paced import Paced
from linnet.doors.securing import Certified
from linnet.engine.engine import Engine
from linnet.protocol.entries import Entry
from linnet.protocol.frames import About
from linnet.protocol.ids import LOBBY, RoomId
from linnet.protocol.people import Person, PersonKind
from linnet.protocol.reasons import Refused


class IrcDoor(LineDoor):
    """The door for IRC clients."""

    def __init__(
        self,
        engine: Engine,
        auth: Auth,
        about: Callable[[], About],
        settings: IrcSettings,
        bounds: Bounds,
        sites: Sites,
    ) -> None:
        super().__init__(engine, auth, bounds)
        self._sites = sites
        self._web: set[int] = set()
        self.house = House(engine, auth, about, settings, self.connections)
        self.house.perform = commands.do
        self.house.supported = greeting.supported
        self.house.scribe.renamed = self._renamed
        self.house.show_later = self._show_later
        self.house.invited = self._invited
        self.house.marked = self._marked
        self.house.tell_marker = markers.tell_marker
        self.house.change_to = self._change_to
        engine.telling.watch_changes(self._changed)

    def connection(self, transport: asyncio.Transport) -> LineConnection:
        if transport.get_extra_info("sockname")[1] in self._web:
            return WebIrcConnection(self, self.house, transport, self._sites)
        secure = transport.get_extra_info("sslcontext") is not None
        return (SecureIrcConnection if secure else IrcConnection)(self, self.house, transport)

    def found_at(self, url: str) -> None:
        self.house.scribe.found_at = url

    async def listen_for_web(self, bound: socket.socket, tls: Certified | None = None) -> None:
        """Take WebSockets from this socket; with `tls`, only encrypted ones."""
        self._web.add(bound.getsockname()[1])
        await self.listen(bound, tls)

    def turned_away(self, why: Refused) -> bytes:
        return write("ERROR", [why.message], colon=True)

    def change(self, settings: IrcSettings) -> None:
        """Go by these settings from now on; who wants to know is told of capabilities."""
        house, accounts = self.house, self.auth.policy.registration != "closed"
        news = (house.settings.sts, house.accounts) != (settings.sts, accounts)
        clients = [one for one in self.connections if isinstance(one, IrcConnection) and news]
        before = [negotiation.offered(one) for one in clients]
        house.settings, house.accounts = settings, accounts
        for one, offered in zip(clients, before, strict=True):
            negotiation.tell_changes(one, offered)

    def _changed(self, before: Person, now: Person) -> None:
        """Somebody has another name or an account now, perhaps by another door."""
        house, face, nick = self.house, self.house.faces.of(before), nick_of(now.name)
        rooms = house.comings.rooms_of(now.id)
        if nick != face.nick:
            house.comings.tell(rooms, face, "NICK", nick)
            house.faces.was(face, self.engine.clock())
            house.comings.renamed(face, nick)
            face.name = now.name
            house.faces.learn(now.id, now.name)
        if now.kind is not PersonKind.GUEST and not face.account:
            face.account = True
            for _, one in house.comings.hearers(rooms):
                if isinstance(one, IrcConnection) and one.has(cap.ACCOUNT_NOTIFY):
                    one.tell(one.line("ACCOUNT", face.login, source=face.source))

    def _show_later(self, client: IrcConnection, room: RoomId) -> None:
        """Another connection of the same person came into a room, and this one with it."""

        async def show() -> None:
            if room in client.rooms and self.house.rooms.channel(room):
                await showing.show(client, room)

        client.later(show)

    def _renamed(self, room: RoomId, before: str) -> None:
        """Clients that have no word for it leave the old channel and come into the new one."""
        asyncio.get_running_loop().call_soon(self._move_all, room, before)

    def _move_all(self, room: RoomId, before: str) -> None:
        for _, one in list(self.house.comings.hearers([room])):
            if not isinstance(one, IrcConnection):
                continue
            one.forget_channels()
            if not one.has(cap.RENAME):
                now = self.house.rooms.channel(room)
                one.tell(one.line("PART", before, f"Is {now} now", source=one.face.source))
                one.later(partial(showing.show_own, one, room))

    def _invited(self, client: IrcConnection, entry: Entry) -> None:
        async def tell() -> None:
            room = await showing.seen_room(client, entry.room)
            if room is not None:
                there = self.house.rooms.learn(room)
                source = self.house.faces.source(entry.by, entry.name)
                tags = client.dialect.marks(entry.at, entry.by)
                client.tell(client.line("INVITE", client.nick, there, source=source, tags=tags))

        client.later(tell)

    def _marked(self, client: IrcConnection, room: RoomId) -> None:
        client.later(lambda: markers.tell_moved(client, room))

    # Going

    def left(self, connection: Paced) -> None:
        assert isinstance(connection, IrcConnection), "this door has no others"
        here, signed = connection.here, connection.signed
        house = self.house
        house.unwatch_all(connection)
        if here:
            house.comings.leave(connection.person.id, connection.reason or "Connection lost")
        super().left(connection)
        if here and showing.mine(connection):
            presence.gone(connection)
        elif here:
            house.forget(connection.person.id)
        if signed is not None:
            self.begin(self._forget(connection, signed))

    async def _forget(self, connection: IrcConnection, signed: Signed) -> None:
        """A session ends with its connection; a guest nobody can be again leaves their rooms."""
        with suppress(Refused):  # a server that stops writes nothing more
            if signed.token_hash:
                await self.auth.log_out(signed.token_hash)
            elif signed.person.kind is PersonKind.GUEST:
                await self._leave_rooms(connection, connection.person)

    async def _leave_rooms(self, connection: IrcConnection, person: Person) -> None:
        leaving = self.house.scribe.leaving
        leaving.add(person.id)
        try:
            for seat in await self.engine.reading.seats(person):
                if seat.room.id != LOBBY and seat.room.kind != "direct":
                    await leave(connection, person, seat.room.id)
        finally:
            leaving.discard(person.id)

    async def _change_to(self, client: IrcConnection, signed: Signed) -> None:
        """The client is somebody else from now on: an account they logged in to."""
        house, before, was = self.house, client.face, client.signed
        house.comings.leave(client.person.id, f"Is {nick_of(signed.person.name)} now")
        guest = client.person
        client.here = False
        self.engine.depart(client)
        house.forget(guest.id)
        if was is not None:
            self.auth.passed(was)
        client.entering.user, client.entering.real = before.user, before.real
        client.signed = signed
        with self.engine.telling.arrivals.under_way():
            views = await registration.settle(client, signed)
        client.send("NICK", client.nick, source=before.source)
        if client.has(cap.CHGHOST):
            face = client.face
            named = f"{face.nick}!{before.user}@{before.host}"
            client.send("CHGHOST", face.user, face.host, source=named)
        for view in views:
            house.learn(view)
            if view.kind != "direct":
                await showing.show_own(client, view.id)
        self.begin(self._leave_rooms(client, guest))
