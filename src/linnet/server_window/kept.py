"""What the server window remembers on this machine: folders of servers, theme, size."""

from pathlib import Path
from typing import Any

from filelock import Timeout
from msgspec import Struct, convert, field, to_builtins

from linnet.client.private_file import PrivateFile

FOLDERS = 8
"""Servers that are remembered."""
USUAL = "Linnet"
"""The folder beside one's own files that is offered first."""


class Known(Struct, kw_only=True):
    """A server of before: where it keeps all, what it is called, when it was last seen here."""

    folder: str
    name: str = ""
    at: int = 0


class Settings(Struct, kw_only=True):
    """All of it; an unknown field of a newer version is passed over."""

    theme: str = ""
    size: tuple[int, int] = (1120, 760)
    servers: list[Known] = field(default_factory=list)


class Kept:
    """The settings and their file, which only its owner may read."""

    def __init__(self, home: Path) -> None:
        self.themes = home / "themes"
        self._file = PrivateFile[dict[str, Any]](home / "server-window.json", dict[str, Any])
        self.settings = self._read()

    @property
    def last(self) -> Path:
        """The folder of the last server, or the one that is offered first."""
        servers = self.settings.servers
        return Path(servers[0].folder) if servers else Path.home() / USUAL

    def seen(self, known: Known) -> None:
        """This server was started or watched; the last one comes first."""
        others = [one for one in self.settings.servers if one.folder != known.folder]
        self.settings.servers = [known, *others][:FOLDERS]
        self.save()

    def forget(self, folder: str) -> None:
        """Do not list it any more; nothing of it is deleted."""
        self.settings.servers = [one for one in self.settings.servers if one.folder != folder]
        self.save()

    def save(self) -> None:
        """Write them; a folder that cannot be written is no reason to end."""
        try:
            with self._file.locked():
                self._file.write({"window": to_builtins(self.settings)})
        except (OSError, Timeout):
            return

    def _read(self) -> Settings:
        try:
            return convert(self._file.read().get("window", {}), Settings)
        except (OSError, ValueError):
            return Settings()
