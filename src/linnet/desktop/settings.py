"""What the window remembers on this machine: theme, size, servers visited, notifications."""

from pathlib import Path
from typing import Any

from filelock import Timeout
from msgspec import Struct, convert, field, to_builtins

from linnet.client.private_file import PrivateFile

VISITS = 12
"""Servers that are remembered."""


class Visit(Struct, kw_only=True):
    """A server one was at: enough to go there again."""

    host: str
    port: int
    tls: bool = False
    pin: str = ""
    server: str = ""
    """What it calls itself."""
    name: str = ""
    """As whom one was there."""
    at: int = 0
    """When, in seconds."""
    room: str = ""


class Settings(Struct, kw_only=True):
    """All of it; an unknown field of a newer version is passed over."""

    theme: str = ""
    """Its name; empty follows the system as far as that can be known."""
    dark: bool = True
    """How the system was the last time."""
    size: tuple[int, int] = (1240, 780)
    places: dict[str, tuple[int, int]] = {}
    """Where the window was, in real pixels, by the size of the screen."""
    people: bool = True
    notify: bool = True
    sound: bool = False
    silent: bool = False
    """Do not disturb."""
    spelling: bool = True
    """Underline misspelt words, where this system has a program that finds them."""
    enter_sends: bool = True
    visits: list[Visit] = field(default_factory=list)


class Remembered:
    """The settings and their file, which only its owner may read."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.themes = home / "themes"
        self._file = PrivateFile[dict[str, Any]](home / "desktop.json", dict[str, Any])
        self.settings = self._read()

    def save(self) -> None:
        """Write them; a folder that cannot be written is no reason to end."""
        try:
            with self._file.locked():
                self._file.write({"desktop": to_builtins(self.settings)})
        except (OSError, Timeout):
            return

    @property
    def server(self) -> str:
        """The name of the server one is at, as it was told the last time."""
        return self.settings.visits[0].server if self.settings.visits else ""

    def visited(self, visit: Visit) -> None:
        """One is at this server now; the last one comes first."""
        same = (visit.host, visit.port, visit.name.casefold())
        visits = self.settings.visits
        kept = [one for one in visits if (one.host, one.port, one.name.casefold()) != same]
        self.settings.visits = [visit, *kept][:VISITS]
        self.save()

    def _read(self) -> Settings:
        try:
            return convert(self._file.read().get("desktop", {}), Settings)
        except (OSError, ValueError):
            return Settings()
