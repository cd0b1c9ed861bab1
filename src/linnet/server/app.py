"""The wiring: the only place that names a concrete store and bus; start, serve, drain, stop."""

import asyncio
import gc
import socket
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import structlog

from linnet.auth.auth import Auth
from linnet.auth.enrolling import Enrolling
from linnet.auth.lookalikes import key
from linnet.auth.tokens import new_token
from linnet.bus.local import LocalBus
from linnet.doors.forwarded import Proxies
from linnet.doors.http.app import create_app
from linnet.doors.http.door import HttpDoor
from linnet.doors.http.hooked import Hooked
from linnet.doors.http.metrics import Metrics
from linnet.doors.http.pages import Pages
from linnet.doors.http.watching import Watching
from linnet.doors.origin import Sites
from linnet.doors.pinging import Pings
from linnet.doors.websocket.desk import Desk
from linnet.doors.websocket.door import WebSocketDoor
from linnet.engine.administering import Administering
from linnet.engine.engine import Engine
from linnet.engine.files import Shelf
from linnet.files.files import Files
from linnet.protocol.frames import About
from linnet.protocol.limits import Limits
from linnet.protocol.reasons import Reason, Refused
from linnet.server import chosen, clock, figures, irc, logs, notify, sockets, ssh
from linnet.server.administrator import Key, drop_key, write_key
from linnet.server.backups import Backups, plan
from linnet.server.beacon import Beacon
from linnet.server.crew import Crew
from linnet.server.folder import Folder, FolderError
from linnet.server.lines import DoorError, Lines
from linnet.server.listening import Listening
from linnet.server.multicast import Multicast
from linnet.server.ntp import Measuring
from linnet.server.reloading import Change, compare
from linnet.server.settings import FILE_NAME, Settings, SettingsError, rates
from linnet.server.stopping import Stop
from linnet.server.tending import Tending
from linnet.server.tls import Tls, TlsError, open_tls
from linnet.server.watched import machine
from linnet.server.words import first_owner, ready
from linnet.store.schema import SchemaError
from linnet.store.sqlite import SqliteStore

log = structlog.get_logger()
Reread = Callable[[], Settings]
WEB = Path(__file__).parent.parent / "web"
"""The built web client; not there in a checkout where nobody built it."""
GOODBYES = 1.5
"""Seconds clients have to go when the server stops; the whole stop fits in three."""
LOOKED_AT = 60.0
"""Seconds from one look at the machine's addresses to the next."""


def run(
    settings: Settings, folder: Folder, bound: socket.socket, reread: Reread, file: Path | None
) -> int:
    """Serve until told to stop. Returns the exit code; a failure to start is one line.

    `reread` reads the settings anew from where these were read; `file` is where they are changed,
    if not in the data folder.
    """
    try:
        logs.begin(settings, folder.path)
        clock.run(Server(settings, folder, reread, file).serve(bound))
    except (SchemaError, FolderError, TlsError, DiskLost, irc.PortError, DoorError) as error:
        print(f"linnet: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(
            f"linnet: {error.filename or folder.path}: {error.strerror or error}", file=sys.stderr
        )
        return 1
    return 0


class DiskLost(Exception):
    """The disk did not confirm what it was given; said in one sentence."""


class Server:
    """One node: a store, a bus, an engine and its doors."""

    def __init__(
        self,
        settings: Settings,
        folder: Folder,
        reread: Reread | None = None,
        file: Path | None = None,
    ) -> None:
        self.settings = settings
        self.reread = reread or (lambda: settings)
        self.folder = folder
        self.settings_file, self.port = file or folder.path / FILE_NAME, 0
        self.ready = asyncio.Event()
        self.pings = Pings(lambda address: log.info("ping-arrived", address=address))
        self.refused_settings = ""
        """What was wrong with the settings when they were last read anew."""
        self._token = new_token()
        self.ssh: ssh.Door | None = None
        self.beacon: Beacon | None = None
        self.tls: Tls | None = None
        self._multicast: Multicast | None = None
        self.measuring = Measuring(settings.ntp_server, clock.now)
        self.backups = Backups(plan(settings, folder.path), folder)
        self.ending: Stop | None = None
        self.port = settings.port

    async def serve(self, bound: socket.socket, stop: Stop | None = None) -> None:
        """Serve on this socket until `stop`, which by default listens to signals.

        Raises SchemaError or FolderError for a data folder this program cannot use, TlsError,
        and DiskLost when it had to stop by itself.
        """
        self.ending = stop = stop or Stop.on_signals(self.reload)
        self.tls, self.port = self._open_tls(), bound.getsockname()[1]
        await self.open()
        self._tend()
        await self.crew.outlets.open()
        self.measuring.start()
        listening = Listening(self.door, self.app, bound, self.tls, self.pings)
        try:
            url = chosen.url(self.settings, bound, secure=self.tls is not None)
            await self.lines.open(bound.getsockname()[1], url)
            await listening.start()
            await irc.listen(self.irc, self.settings, self.tls, url)
            await self._open_ssh(self._key(bound.getsockname()[1]))
            _settle_memory()
            if self.settings.lan:
                await self._let_be_found(bound.getsockname()[1])
            write_key(self.folder.path, self._key(bound.getsockname()[1]))
            log.info("serving", data=str(self.folder.path), version=VERSION)
            doors = self.lines.hints() + ssh.hints(self.settings)
            print(ready(self.settings.host, bound, self.tls, self.beacon, doors), flush=True)
            for sentence in self.lines.told:
                print(f"linnet: {sentence}", file=sys.stderr, flush=True)
            await first_owner(self.auth)
            self.ready.set()
            notify.tell("READY=1")
            await self._until(stop)
            log.info("stopping")
        finally:
            await self._stop(listening)

    async def _open_ssh(self, here: Key) -> None:
        self.ssh = await ssh.open_ssh(
            *(self.settings, self.folder, self.auth, self.crew.keys, self.store),
            *(self.metrics, here),
        )

    async def _until(self, stop: Stop) -> None:
        """Wait for a wish to stop. Raises DiskLost."""
        lost = asyncio.create_task(self.store.condition.lost.wait())
        wished = asyncio.create_task(stop.wait())
        await asyncio.wait({lost, wished}, return_when=asyncio.FIRST_COMPLETED)
        for one in (lost, wished):
            one.cancel()
        if self.store.condition.hands_off:
            raise DiskLost(
                f"the disk did not confirm what was written to {self.folder.database} (fsync"
                " failed), so this server stops: look after the disk, then start it again. Nothing"
                " that was acknowledged is given up."
            )

    def reload(self) -> Change | None:
        """Read settings and certificate anew; connections that stand keep theirs.

        None where the settings are wrong, and nothing changes but the certificate.
        """
        logs.reopen()
        if self.tls is not None:
            self.tls.renew()
            self.tls.reload()
        try:
            change = compare(self.settings, self.reread())
        except SettingsError as wrong:
            log.error("settings-refused", why=str(wrong))
            self.refused_settings = str(wrong)
            return None
        self.refused_settings = ""
        self.settings = change.now
        self._apply()
        log.info("settings-read", changed=change.changed, need_restart=change.restart)
        return change

    def _apply(self) -> None:
        """Let the parts go by the settings as they are now, as far as those are `live`."""
        settings = self.settings
        logs.set_level(settings.log_level)
        self.auth.policy = chosen.policy(settings)
        self.store.allow_direct(settings.direct_messages)
        self.engine.change_rates(rates(settings))
        self.sites.allowed, self.sites.names = settings.allowed_origins, chosen.names(settings)
        self.door.most = settings.max_connections
        self.crew.bots.makers = settings.bots
        self.backups.change(plan(settings, self.folder.path))
        irc.change(self.irc, settings)
        if self.beacon is not None:
            self.beacon.name = settings.server_name

    async def _let_be_found(self, port: int) -> None:
        name, pin = self.settings.server_name, self.tls.pin if self.tls else ""
        self.beacon = Beacon(name, port, pin)
        await self.beacon.start()
        self._multicast = Multicast(name, self.folder.server_id, port, pin)
        self._multicast.start()

    async def _hide(self) -> None:
        if self.beacon is not None:
            self.beacon.stop()
        if self._multicast is not None:
            await self._multicast.stop()

    def _open_tls(self) -> Tls | None:
        def called() -> frozenset[str]:
            return chosen.names_and_addresses(self.settings)

        return open_tls(self.settings, self.folder, called)

    async def _tend_certificate(self) -> None:
        """Let the certificate fit to where this machine is now, for as long as it serves."""
        while self.tls is not None:
            await asyncio.sleep(LOOKED_AT)
            self.tls.renew()

    async def open(self) -> None:
        """Make the parts and connect them. Raises SchemaError."""
        settings = self.settings
        self.store = await SqliteStore.open(
            self.folder.database, clock.now(), settings.direct_messages
        )
        bus, metrics = LocalBus(), Metrics()
        self.metrics = metrics
        metrics.watch_clock(self.measuring.told)
        figures.watch(metrics, self.store.condition)
        if settings.backup_every:
            metrics.watch_backups(lambda: self.backups.last)
        self.engine = Engine(self.store, bus, clock.now, key, rates(settings))
        bus.listen(metrics.hear)
        await self.engine.reading.lobby()
        self.auth = Auth(
            self.store,
            chosen.policy(settings),
            clock.now,
            self.engine.end_sessions,
            addresses=self.engine.addresses,
            scrams=irc.is_wanted(settings),
        )
        await self.engine.moderating.load_addresses()
        bounds = Limits(file=settings.file_size, file_quota=settings.file_quota)
        await self._open_files(bus, bounds)
        self._open_administration(bus)
        self._open_doors(metrics, bounds)

    def _open_administration(self, bus: LocalBus) -> None:
        passing = self.auth.passing
        enrolling = Enrolling(self.store, self.auth.passwords, passing, clock.now)
        self.administering = Administering(self.engine, self.store, enrolling)
        self.crew = Crew(
            *(self.engine, self.store, passing, bus, lambda: self.settings, self.folder.server_id)
        )

    def _open_doors(self, metrics: Metrics, bounds: Limits) -> None:
        settings = self.settings
        self.sites = Sites(settings.allowed_origins, chosen.names(settings))
        proxies = Proxies(settings.trusted_proxies)
        desk = Desk(self.engine, self.auth, self.about, settings.heartbeat, bounds)
        self.door = WebSocketDoor(
            self.engine,
            desk,
            heartbeat=settings.heartbeat,
            idle=settings.idle_timeout,
            write_buffer=settings.write_buffer // 2,
            most=settings.max_connections,
            sites=self.sites,
            proxies=proxies,
        )
        metrics.gauge("linnet_websockets", "WebSockets that are open.", self.door.connections)
        self.irc = irc.open_irc(settings, self.engine, self.auth, self.about, self.sites, metrics)
        self.watching = Watching(self.engine, self.auth, self.shelf, self.sites)
        lent = machine(self, metrics, self._token)
        door = HttpDoor(
            *(self.engine, self.auth, self.about, self.sites, metrics, self.shelf, bounds),
            *(self.administering, self.crew.bots, self.crew.hooks, self.crew.keys, lent),
        )
        self.app = create_app(
            self.engine,
            self.about,
            self.sites,
            door=door,
            ready=self.store.ping,
            metrics=metrics,
            proxies=proxies,
            pings=self.pings,
            trust=lambda: self.tls.trust if self.tls else None,
            pages=Pages(WEB),
            hooked=Hooked(self.crew.hooks, metrics),
            watching=self.watching,
        )
        self.lines = Lines(settings, self.engine, self.auth, metrics)

    async def _open_files(self, bus: LocalBus, bounds: Limits) -> None:
        self.files = await Files.open(self.folder.files)
        self.shelf = Shelf(self.files, self.store, clock.now, bounds, self.engine.rates)
        bus.listen(self.shelf.hear, said=False)
        bus.listen(self.engine.keeping.hear, said=False)

    def _tend(self) -> None:
        """Do by and by what is to be done as long as the server runs."""
        self._tending = Tending(
            files=self.shelf.tend(),
            moderating=self.engine.moderating.tend(),
            keeping=self.engine.keeping.tend(),
            backups=self.backups.tend(),
            certificate=self._tend_certificate(),
        )

    def _key(self, port: int) -> Key:
        """What lets whoever may read the data folder administer this server."""
        pin = self.tls.known_by() if self.tls else ""
        return Key(host=sockets.nearest(self.settings.host), port=port, token=self._token, pin=pin)

    @property
    def key(self) -> str:
        """The secret for the administrator at the machine."""
        return self._token

    def about(self) -> About:
        """What a client is told of this server."""
        return About(
            id=self.folder.server_id,
            name=self.settings.server_name,
            version=VERSION,
            time=clock.now(),
            clock=self.measuring.told(),
        )

    async def _stop(self, listening: Listening) -> None:
        """Stop accepting, finish what was accepted, tell everybody, close."""
        notify.tell("STOPPING=1")
        self.measuring.stop()
        self.backups.stop()
        drop_key(self.folder.path)
        listening.stop_accepting()
        self.lines.stop_accepting()
        if self.irc is not None:
            self.irc.stop_accepting()
        if self.ssh is not None:
            self.ssh.stop_accepting()
        await self._hide()
        await self.crew.outlets.close()
        await self.engine.keeping.settled()
        self.engine.stopping = True
        await self.store.settled()
        self.watching.close(Refused(Reason.SERVER_STOPPING))
        farewells = [self.door.close(GOODBYES), self.lines.close(GOODBYES)]
        farewells += [door.close(GOODBYES) for door in (self.irc, self.ssh) if door is not None]
        await asyncio.gather(*farewells)
        await listening.stop()
        await self._tending.stop()
        await self._shut()

    async def close(self) -> None:
        """Let go of everything that `open` opened; for a server that does not serve."""
        await self.engine.keeping.settled()
        await self.store.settled()
        await self.door.close(0)
        await self._shut()

    async def _shut(self) -> None:
        await self.crew.bots.close()
        await self.engine.close()
        await self.files.close()
        self.auth.close()
        await self.store.close()


def _settle_memory() -> None:
    """What exists now stays: the collector need not look at it for every thousand messages."""
    sys.setswitchinterval(0.0002)  # or the writer thread waits 5 ms for the interpreter
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


VERSION = version("linnet")
