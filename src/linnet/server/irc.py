"""The IRC door as the settings want it: its ports, opened and closed with the server."""

import socket
from collections.abc import Callable
from typing import Protocol

from linnet.auth.auth import Auth
from linnet.doors.http.metrics import Metrics
from linnet.doors.irc.settings import IrcSettings
from linnet.doors.origin import Sites
from linnet.engine.engine import Engine
from linnet.protocol.administration import Listens
from linnet.protocol.frames import About
from linnet.server import sockets
from linnet.server.lines import bounds
from linnet.server.settings import Settings
from linnet.server.tls import Tls

MOTD = """\
The room for everybody is #lobby: type /join #lobby. /list shows the open rooms.
Everything said stays, on every door; HELP says more."""


class Door(Protocol):
    """What a server does with the door."""

    places: list[tuple[str, int]]

    @property
    def ports(self) -> list[int]: ...
    def found_at(self, url: str) -> None: ...
    def change(self, settings: IrcSettings) -> None: ...
    async def listen(self, bound: socket.socket, tls: Tls | None = None) -> None: ...
    async def listen_for_web(self, bound: socket.socket, tls: Tls | None = None) -> None: ...
    def stop_accepting(self) -> None: ...
    async def close(self, seconds: float) -> None: ...


def open_irc(
    settings: Settings,
    engine: Engine,
    auth: Auth,
    about: Callable[[], About],
    sites: Sites,
    metrics: Metrics,
) -> Door | None:
    """The door, before it listens; None where no port is set for it."""
    if not is_wanted(settings):
        return None
    # Some fifty modules, which servers without this door need not load.
    from linnet.doors.irc.door import IrcDoor  # noqa: PLC0415

    door = IrcDoor(engine, auth, about, chosen(settings), bounds(settings), sites)
    metrics.watch_connections("irc", door.connections)
    return door


def is_wanted(settings: Settings) -> bool:
    """Whether a port is set for the door."""
    return bool(settings.irc or settings.irc_tls or settings.irc_ws)


def chosen(settings: Settings) -> IrcSettings:
    """What of the settings the door needs."""
    return IrcSettings(
        name=settings.irc_name,
        network=settings.irc_network or settings.server_name,
        motd="" if settings.irc_motd.lower() == "off" else settings.irc_motd or MOTD,
        password=settings.irc_password,
        oper=settings.irc_oper,
        any_letters=settings.irc_nicks == "any",
        # Clients that were told keep to it: not with a certificate they may not believe.
        tls_port=place(settings.irc_tls)[1] if settings.irc_tls and settings.tls_cert else 0,
        sts=int(settings.irc_sts),
    )


def change(door: Door | None, settings: Settings) -> None:
    """Settings were read anew: those of the door that are `live` hold from now on."""
    if door is not None:
        door.change(chosen(settings))


def listens(door: Door | None, settings: Settings) -> list[Listens]:
    """Where it is, once it listens."""
    wanted = (
        ("irc", settings.irc, False), ("irc", settings.irc_tls, True),
        ("irc-websocket", settings.irc_ws, bool(settings.tls != "off")),
    )  # fmt: skip
    named = [(name, secure) for name, where, secure in wanted if where]
    return [
        Listens(door=name, host=host, port=port, encrypted=secure)
        for (name, secure), (host, port) in zip(named, door.places if door else (), strict=False)
    ]


class PortError(Exception):
    """A port of the door that cannot be had, said in one sentence."""


async def listen(door: Door | None, settings: Settings, tls: Tls | None, url: str) -> None:
    """Take connections on every port that is set; `url` is the server's own. Raises PortError."""
    if door is None:
        return
    door.found_at(url)
    if settings.irc_tls and tls is None:
        raise PortError("irc_tls needs a certificate: set tls to auto, or tls_cert and tls_key.")
    half = settings.write_buffer // 2
    for where, flag, secure in ((settings.irc, "irc", None), (settings.irc_tls, "irc-tls", tls)):
        if where:
            await door.listen(_bound(where, flag, half), secure)
    if settings.irc_ws:
        await door.listen_for_web(_bound(settings.irc_ws, "irc-ws", half), tls)


def _bound(where: str, flag: str, send_buffer: int) -> socket.socket:
    host, port = place(where)
    try:
        return sockets.bind(host, port, send_buffer)
    except OSError as error:
        raise PortError(sockets.explain(error, host, port, f"--{flag}")) from error


def place(where: str) -> tuple[str, int]:
    """`HOST:PORT` as its two parts."""
    host, _, port = where.rpartition(":")
    return host.strip("[]"), int(port)
