"""Signing in and being where one belongs: the one way in for every door that speaks lines."""

from collections.abc import Awaitable, Sequence

from msgspec import Struct

from linnet.auth.auth import Auth, Signed
from linnet.doors.lines.connection import LineConnection
from linnet.engine.engine import Engine
from linnet.engine.reading import UNREAD, Seat
from linnet.protocol.frames import RoomView
from linnet.protocol.people import Named


class Arrived(Struct, frozen=True):
    """The rooms somebody is in, the lobby first, and whom they have blocked."""

    rooms: Sequence[RoomView]
    blocked: Sequence[Named] = ()


async def arrive(
    connection: LineConnection, engine: Engine, auth: Auth, signing: Awaitable[Signed]
) -> Arrived:
    """Sign in and follow one's rooms from now on. Raises Refused: what `signing` raises, `banned`.

    Nothing is waited for after the heads in the rooms' views were looked up: what a door writes
    right after this is followed by what happens in the rooms, without a gap.
    """
    arrivals = engine.telling.arrivals
    with arrivals.under_way():
        signed = await signing
        try:
            blocked: Sequence[Named] = ()
            if signed.read is not None:  # A newcomer is in the lobby and nowhere else.
                lobby = await engine.reading.lobby()
                seats = [Seat(room=lobby, read=signed.read or UNREAD)]
            else:
                known = await engine.mine.blocked(signed.person)
                seats = await engine.seats(signed.person)
                blocked = arrivals.blocked(signed.person.id, known)
                arrivals.check(signed.token_hash)
            engine.check_ban(signed.person)
        except BaseException:
            auth.passed(signed)
            raise
        if connection.closing:
            auth.passed(signed)
            return Arrived(())
        connection.sign_in(signed)
        return Arrived(engine.arrive(connection, seats, {}), blocked)
