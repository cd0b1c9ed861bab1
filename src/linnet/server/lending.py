"""What a server lends to those who run it over HTTP: its settings, figures, and where it is."""

import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

import msgspec

from linnet.doors.http.metrics import Metrics
from linnet.protocol.administration import Changed, Load, Setting, Storage
from linnet.protocol.links import Link
from linnet.protocol.reasons import Reason, Refused
from linnet.server.addresses import reachable
from linnet.server.allowed import written
from linnet.server.folder import Folder
from linnet.server.reloading import Change
from linnet.server.settings import Given, Settings, SettingsError, read_one
from linnet.server.settings_table import GROUPS, TABLE
from linnet.server.sockets import EVERY
from linnet.server.tls import Tls

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Node(Protocol):
    """The part of a server that is looked at here."""

    settings: Settings
    settings_file: Path
    folder: Folder
    tls: Tls | None
    port: int
    metrics: Metrics

    def reload(self) -> Change | None: ...
    def reread(self) -> Settings: ...


class Lending:
    """Everything is looked up when somebody asks."""

    def __init__(self, node: Node) -> None:
        self._node = node

    def rows(self) -> Sequence[Setting]:
        """Those that owners may change from elsewhere, as they are; secrets are not told."""
        now: dict[str, object] = msgspec.to_builtins(self._node.settings)
        usual: dict[str, object] = msgspec.to_builtins(Settings())
        return [
            Setting(
                name=row.name,
                group=group,
                value="" if row.rule.secret else written(row.rule, now[row.name]),
                usual="" if row.rule.secret else written(row.rule, usual[row.name]),
                allowed=row.rule.allowed,
                choices=list(row.rule.choices),
                says=row.says,
                live=row.live,
                secret=row.rule.secret,
            )
            for group, rows in GROUPS.items()
            for row in rows
            if row.owners
        ]

    def change(self, name: str, text: str | None) -> Changed:
        """Set one in the file, or take it out, and go by it if that can be done at once.

        Raises Refused: `bad-setting`, `not-allowed` for one that only the machine changes.
        """
        row = TABLE.get(name)
        if row is None or not row.owners:
            raise Refused(Reason.NOT_ALLOWED, "Only `linnet config` at the machine changes this.")
        # The library that keeps comments takes time to load, which a start need not wait for.
        from linnet.server.settings_file import change  # noqa: PLC0415

        try:
            wanted = None if text is None else read_one(name, Given(text, "what was typed", 2))
            change(self._node.settings_file, name, text)
            self._node.reload()
            nearer = text is not None and getattr(self._node.reread(), name) != wanted
        except SettingsError as wrong:
            raise Refused(Reason.BAD_SETTING, f"{wrong}.") from wrong
        return Changed(name=name, live=row.live, nearer=nearer)

    # Where and how it is

    def places(self) -> tuple[Sequence[str], Sequence[str]]:
        """Addresses by which others reach it: for browsers, and with its key for programs."""
        host, port, tls = self._node.settings.host, self._node.port, self._node.tls
        if host in _LOOPBACK:
            return [], []
        hosts = reachable() if host in EVERY else [host]
        pages = [str(Link(one, port, "https" if tls else "http")) for one in hosts]
        pin = tls.pin if tls else ""
        return pages, [str(Link(one, port, "linnet", pin)) for one in hosts if pin]

    def load(self) -> Load:
        """What it counts, now."""
        found = self._node.metrics.values()
        doors = {
            labels["door"]: int(value)
            for name, labels, value in found
            if name == "linnet_connections"
        }
        numbers = {name: value for name, labels, value in found if not labels}
        doors["web"] = int(numbers.get("linnet_websockets", 0))
        return Load(
            entries=int(numbers.get("linnet_entries_total", 0)),
            commits=int(numbers.get("linnet_commit_seconds_count", 0)),
            waited=numbers.get("linnet_commit_seconds_sum", 0.0),
            people=int(numbers.get("linnet_people_online", 0)),
            connections=doors,
            memory=_known(numbers.get("process_resident_memory_bytes")),
            cpu=numbers.get("process_cpu_seconds_total", msgspec.UNSET),
        )

    def storage(self) -> Storage:
        """The disk its data folder is on."""
        database = self._node.folder.database
        disk = shutil.disk_usage(database.parent)
        return Storage(
            database=_size(database), log=_size(Path(f"{database}-wal")), free=disk.free,
            disk=disk.total,
        )  # fmt: skip


def _known(value: float | None) -> int | msgspec.UnsetType:
    return msgspec.UNSET if value is None else int(value)


def _size(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_size
    return 0
