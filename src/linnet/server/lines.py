"""The doors for lines of text: opened as the settings say, stopped together."""

import asyncio
import ipaddress
import socket
from collections.abc import Callable, Sequence
from itertools import chain

from linnet.auth.auth import Auth
from linnet.doors.http.metrics import Metrics
from linnet.doors.lines.door import Bounds, LineDoor
from linnet.doors.text.nickname import NicknameDoor
from linnet.doors.text.pychat import PyChatDoor
from linnet.engine.engine import Engine
from linnet.protocol.administration import Listens
from linnet.server import sockets
from linnet.server.settings import Settings

Make = Callable[[Engine, Auth, Bounds], LineDoor]
DOORS: dict[str, Make] = {"pychat": PyChatDoor, "nickname": NicknameDoor}
"""By the setting that says where each listens."""
OPTIONAL = {"pychat": "127.0.0.1:65432"}
"""Places that nobody asked for: the server starts without such a door if one is taken."""


class DoorError(Exception):
    """A door cannot be opened where it was asked for, said in one sentence."""


class Lines:
    """All doors that speak lines. `told` are sentences about those that stayed shut."""

    def __init__(self, settings: Settings, engine: Engine, auth: Auth, metrics: Metrics) -> None:
        self.doors: dict[str, LineDoor] = {}
        self.told: list[str] = []
        self._settings = settings
        self._engine = engine
        self._auth = auth
        self._metrics = metrics

    async def open(self, port: int, url: str) -> None:
        """Listen everywhere; `port` and `url` are the server's own.

        Raises DoorError, and nothing listens.
        """
        bound: dict[str, list[socket.socket]] = {}
        try:
            for name, places in self._places(port).items():
                bound[name] = self._bind(name, places)
        except DoorError:
            for one in chain.from_iterable(bound.values()):
                one.close()
            raise
        for name, found in bound.items():
            if not found:
                continue
            door = DOORS[name](self._engine, self._auth, bounds(self._settings))
            self.doors[name] = door
            door.found_at(url)
            self._metrics.watch_connections(name, door.connections)
            for one in found:
                await door.listen(one)

    def hints(self) -> list[str]:
        """What to type to come in, one line for each port."""
        return [f"nc {host} {port}" for door in self.doors.values() for host, port in door.places]

    def listens(self) -> list[Listens]:
        """Where they are."""
        return [
            Listens(door=name, host=host, port=port, encrypted=False)
            for name, door in self.doors.items()
            for host, port in door.places
        ]

    def stop_accepting(self) -> None:
        """Nobody new from here on."""
        for door in self.doors.values():
            door.stop_accepting()

    async def close(self, seconds: float) -> None:
        """Tell everybody goodbye and wait, at most so long, until they went."""
        await asyncio.gather(*(door.close(seconds) for door in self.doors.values()))

    def _places(self, port: int) -> dict[str, list[str]]:
        settings = self._settings
        places = {name: [place] for name in DOORS if (place := getattr(settings, name))}
        if settings.nickname_beside:
            host = f"[{settings.host}]" if ":" in settings.host else settings.host
            places.setdefault("nickname", []).append(f"{host}:{port + 1}")
        return places

    def _bind(self, name: str, places: Sequence[str]) -> list[socket.socket]:
        """Those of the places that could be had. Raises DoorError where one had to be."""
        found = [self._bind_one(name, place) for place in places]
        return [one for one in found if one is not None]

    def _bind_one(self, name: str, place: str) -> socket.socket | None:
        host, port = split(place)
        if name == "pychat" and not self._settings.pychat_lan and not _is_near(host):
            raise DoorError(
                f"pychat is {place}, where other machines reach it, and it never encrypts: "
                "allow that with --pychat-lan, or choose 127.0.0.1."
            )
        try:
            return sockets.bind(host, port, self._settings.write_buffer // 2)
        except OSError as error:
            why = sockets.explain(error, host, port, f"--{name}")
            if place != OPTIONAL.get(name):
                raise DoorError(why) from error
            self.told.append(f"the {name} door stays shut: {why}")
            return None


def split(place: str) -> tuple[str, int]:
    """HOST:PORT as its two parts; an IPv6 address stands in brackets."""
    host, _, port = place.rpartition(":")
    return host.strip("[]"), int(port)


def _is_near(host: str) -> bool:
    """Whether only this machine can reach it."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def bounds(settings: Settings) -> Bounds:
    """What each of these doors allows."""
    return Bounds(
        heartbeat=settings.heartbeat,
        idle=settings.idle_timeout,
        write_buffer=settings.write_buffer // 2,
        most=settings.line_connections,
        each=settings.line_connections_each,
    )
