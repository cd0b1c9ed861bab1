"""What a window at the server's machine watches, gathered when it asks."""

from typing import Protocol

from msgspec import to_builtins

from linnet.auth.tokens import hash_token
from linnet.doors.http.administration_shapes import Now
from linnet.doors.http.machine import Machine
from linnet.doors.http.metrics import Metrics
from linnet.engine import attendance
from linnet.engine.engine import Engine
from linnet.protocol import limits
from linnet.protocol.administration import Ways
from linnet.protocol.frames import About
from linnet.protocol.ids import Millis
from linnet.protocol.pins import words_of
from linnet.server import figures, irc
from linnet.server.addresses import reachable
from linnet.server.beacon import Beacon
from linnet.server.clock import now as clock
from linnet.server.last_lines import LAST
from linnet.server.lending import Lending, Node
from linnet.server.lines import Lines
from linnet.server.reloading import Change
from linnet.server.settings import RULES
from linnet.server.sockets import EVERY
from linnet.server.stopping import Stop
from linnet.server.tls import Tls
from linnet.store.sqlite import SqliteStore

LINES = 1_000
"""Lines of the log that are told at once."""
_NEAR = ("127.0.0.1", "localhost", "::1")


class Place(Node, Protocol):
    """What of a server the administrator at its machine sees and may do."""

    engine: Engine
    store: SqliteStore
    lines: Lines
    irc: irc.Door | None
    tls: Tls | None
    beacon: Beacon | None
    port: int
    ending: Stop | None
    refused_settings: str

    def about(self) -> About:
        """What clients are told of it."""

    def reload(self) -> Change | None:
        """Read the settings anew."""


def machine(place: Place, metrics: Metrics, token: str) -> Machine:
    """What the door lends to whoever has this token."""
    watched, lending = Watched(place, metrics), Lending(place)
    return Machine(
        key=hash_token(token),
        reload=watched.reload,
        settings=watched.settings,
        now=watched.now,
        stop=watched.stop,
        rows=lending.rows,
        change=lending.change,
        places=lending.places,
        load=lending.load,
        storage=lending.storage,
    )


class Watched:
    """A server, for the administrator at its machine."""

    def __init__(self, place: Place, metrics: Metrics) -> None:
        self._place, self._metrics = place, metrics
        self._since = clock()

    async def now(self, after: int) -> Now:
        """Everything at this moment, with the lines of the log after a number."""
        place = self._place
        owned = await place.store.roster.has_owner()
        about, online = place.about(), place.engine.telling.online
        return Now(
            name=about.name,
            version=about.version,
            since=self._since,
            owned=owned,
            log=LAST.after(after, LINES),
            online=attendance.here(online, limits.PEOPLE_PAGE),
            people=len(online),
            doors=attendance.by_door(online),
            figures=figures.told(self._metrics, place.store.condition),
            ways=ways(place),
        )

    def reload(self) -> tuple[tuple[str, ...], tuple[str, ...], str]:
        """Read the settings anew: what changed, what needs a restart, what was wrong."""
        change = self._place.reload()
        if change is None:
            return (), (), self._place.refused_settings
        return change.changed, change.restart, ""

    def settings(self) -> dict[str, object]:
        """The settings as they are now, without secrets."""
        found: dict[str, object] = to_builtins(self._place.settings)
        return {name: value for name, value in found.items() if not RULES[name].secret}

    def stop(self) -> int:
        """End in order; how many people hear of it."""
        ending = self._place.ending
        if ending is not None and not ending.wished:
            ending.wish()
        return len(self._place.engine.telling.online)


def ways(place: Place) -> Ways:
    """How people come in, as the server says it on its terminal."""
    host, tls, beacon = place.settings.host, place.tls, place.beacon
    hosts = reachable() if host in EVERY else [] if host in _NEAR else [host]
    pin = tls.pin if tls else ""
    return Ways(
        scheme="https" if tls else "http",
        port=place.port,
        hosts=hosts,
        pin=pin,
        words=words_of(pin) if pin else "",
        code=beacon.code if beacon and beacon.left else "",
        until=Millis(clock() + beacon.left * 1000) if beacon else 0,
        trusted=bool(tls and tls.trust),
        others=[*place.lines.listens(), *irc.listens(place.irc, place.settings)],
    )
