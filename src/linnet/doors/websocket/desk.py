"""Everything a client may ask for but a plain message: one command at a time, in order."""

from collections.abc import Callable, Sequence
from typing import Any

import structlog
from msgspec import UNSET, Raw, json

from linnet.auth.auth import Auth, Signed
from linnet.doors.websocket import mine
from linnet.doors.websocket.answers import ANSWERS
from linnet.doors.websocket.connection import Connection
from linnet.engine.engine import Engine
from linnet.engine.reading import UNREAD, Seat
from linnet.hub.rates import kind_of
from linnet.protocol.commands import (
    Command,
    Hello,
    Ping,
    Query,
    Say,
    SetDraft,
    Typing,
)
from linnet.protocol.frames import About, Pong, Welcome
from linnet.protocol.limits import RESUME_ROOMS, Limits
from linnet.protocol.people import Named, Present
from linnet.protocol.reasons import Reason, Refused
from linnet.protocol.tags import Told

log = structlog.get_logger()
_DOORS = {
    "linnet-desktop": "desktop",
    "linnet-client": "terminal",
    "linnet-bot": "bot",
    "web": "web",
}


class Desk:
    """Carries out commands for the connections of one door."""

    def __init__(
        self,
        engine: Engine,
        auth: Auth,
        about: Callable[[], About],
        heartbeat: float,
        bounds: Limits,
    ) -> None:
        self._engine = engine
        self._auth = auth
        self._about = about
        self._heartbeat = heartbeat
        self._bounds = bounds
        self._people: list[Present] = []
        self._people_encoded: Any = Raw(b"[]")

    async def attend(self, connection: Connection) -> None:
        """Carry out what this connection has waiting."""
        while await self.attend_one(connection):
            pass

    async def attend_one(self, connection: Connection) -> bool:
        """Carry out what waits longest; whether there was anything."""
        command = connection.next_command()
        if command is None:
            return False
        send_id = getattr(command, "send_id", None)
        try:
            await self._carry_out(connection, command)
        except Refused as refused:
            connection.refuse(send_id, refused)
        except Exception:
            log.exception("command-failed", command=type(command).__name__)
            connection.refuse(send_id, Refused(Reason.STORE_FAILED))
        return True

    async def _carry_out(self, connection: Connection, command: Command) -> None:
        if isinstance(command, Hello):
            await self._hello(connection, command)
        elif not connection.here:
            connection.close(Refused(Reason.HELLO_FIRST))
        elif isinstance(command, Ping):
            self._engine.out.tell(connection, Pong(self._engine.clock()))
        elif isinstance(command, Typing):
            await self._engine.typing(connection.person, command.room)
        elif isinstance(command, Say):
            room = await self._engine.reading.resolve(connection.person, command.room)
            connection.say(room, command)
        elif isinstance(command, Query):
            await self._engine.admit(connection.person, kind_of(command))
            self._engine.out.tell(connection, await self._answer(connection, command))
        else:
            entry = await self._engine.perform(connection.person, command)
            connection.tell_done(command.send_id, entry.room, entry.seq)

    async def _answer(self, connection: Connection, query: Query) -> Told:
        if isinstance(query, SetDraft):
            return await mine.draft(self._engine, connection, query)
        answer = ANSWERS.get(type(query))
        if answer is None:
            raise Refused(Reason.BAD_FRAME)
        return await answer(self._engine, connection.person, query)

    async def _hello(self, connection: Connection, hello: Hello) -> None:
        if connection.here:
            raise Refused(Reason.HELLO_TWICE)
        if (hello.token is None) == (hello.name is None):
            raise Refused(Reason.BAD_FRAME, "A hello has either a token or a name.")
        if len(hello.rooms) > RESUME_ROOMS:
            raise Refused(Reason.TOO_LARGE)
        with self._engine.telling.arrivals.under_way():
            await self._arrive(connection, hello)

    async def _arrive(self, connection: Connection, hello: Hello) -> None:
        blocked: Sequence[Named] = ()
        if hello.token is not None:
            signed = await self._auth.resume(hello.token, connection.address)
            known = await self._engine.mine.blocked(signed.person)
            seats = await self._engine.seats(signed.person)
            blocked = self._engine.telling.arrivals.blocked(signed.person.id, known)
            self._engine.telling.arrivals.check(signed.token_hash)
        else:
            signed = await self._auth.enter_as_guest(
                hello.name or "", connection.address, hello.agent
            )
            seats = await self._first_seats(signed)
        if connection.closing:
            return
        self._engine.check_ban(signed.person)
        connection.door = _door(hello.agent)
        connection.sign_in(signed.person, signed.token_hash)
        token = signed.token if hello.token is None else None
        self._welcome(connection, hello, seats, blocked, token)

    async def _first_seats(self, signed: Signed) -> list[Seat]:
        """Where somebody new is: in the lobby, and nowhere else."""
        lobby = await self._engine.reading.lobby()
        return [Seat(room=lobby, read=signed.read or UNREAD)]

    def _welcome(
        self,
        connection: Connection,
        hello: Hello,
        seats: list[Seat],
        blocked: Sequence[Named],
        token: str | None,
    ) -> None:
        """Nothing may wait in here: the heads told are where the live stream begins."""
        people = self._encoded(self._engine.online_people())
        rooms = self._engine.arrive(connection, seats, hello.rooms)
        welcome = Welcome(
            you=connection.person,
            token=UNSET if token is None else token,
            server=self._about(),
            rooms=rooms,
            people=people,
            limits=self._bounds,
            heartbeat=self._heartbeat,
            blocked=list(blocked),
        )
        self._engine.out.tell(connection, welcome)

    def _encoded(self, people: list[Present]) -> Any:
        """Encoded once for all who come while the same people are named."""
        if people is not self._people:
            self._people, self._people_encoded = people, Raw(json.encode(people))
        return self._people_encoded


def _door(agent: str) -> str:
    """What the way in is called, by what Linnet's own clients call themselves."""
    return _DOORS.get(agent.partition(" ")[0], "websocket")
