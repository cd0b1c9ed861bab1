"""Back up now: where to, how far it is, and what came of it."""

import asyncio
import sqlite3
import time
import tkinter as tk
from collections.abc import Callable
from pathlib import Path

from linnet.backup.layout import BackupError, Manifest
from linnet.backup.writing import write
from linnet.desktop.drawing.painter import Painter
from linnet.desktop.network import Network
from linnet.desktop.parts.buttons import Button
from linnet.desktop.parts.dialog import Dialog
from linnet.desktop.parts.field import Field
from linnet.server_window.labels import Label
from linnet.server_window.measures import size
from linnet.server_window.opening import open_folder
from linnet.store.schema import SchemaError

_LOOK = 100
"""Milliseconds from one look at how far it is to the next."""


class Stopped(Exception):
    """Somebody does not want it any more."""


class BackUp(Dialog):
    """One file with everything; `note` is told what came of it."""

    def __init__(
        self,
        near: tk.Misc,
        paint: Painter,
        network: Network,
        data: Path,
        note: Callable[[str, str, str], object],
    ) -> None:
        super().__init__(near, paint, "Back up now", 520)
        self._network, self._data, self._note = network, data, note
        self._doing = ""
        self._given_up = False
        self.busy = False
        self.words(
            "One file with everything: messages, people, files and settings. People go on "
            "talking meanwhile. Passwords (as hashes) are in it: keep it as safe as the server."
        )
        self.target = Field(self.body, paint, "File", text=str(_usual(data)))
        self.target.pack(fill="x")
        self.told = Label(self.body, paint, ink="secondary", size=13, wide=460)
        self.told.pack(fill="x", pady=(paint.look.px(10), 0))
        self.main: Button = self.buttons("Back up", self.go)
        self.target.entry.bind("<Return>", lambda _event: self.go())
        self.main.focus_set()

    def go(self) -> None:
        """Begin."""
        if self.busy:
            return
        self.target.wrong("")
        self.busy = True
        self.main.enable(False)
        target = Path(self.target.value).expanduser().absolute()
        self._network.begin(
            self._write(target), lambda made: self._made(target, made), self._failed
        )
        self._look()

    def close(self) -> None:
        """Give it up if it is under way; nothing of it stays."""
        self._given_up = True
        super().close()

    async def _write(self, target: Path) -> Manifest:
        def progress(words: str) -> None:
            self._doing = words
            if self._given_up:
                raise Stopped

        def work() -> Manifest:
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            return write(self._data, target, progress)

        try:
            return await asyncio.to_thread(work)
        except (BackupError, SchemaError, sqlite3.Error) as wrong:
            raise OSError(str(wrong)) from wrong
        except Stopped:
            raise OSError("It was given up; nothing of it stays.") from None

    def _look(self) -> None:
        if self.busy and self.winfo_exists():
            self.told.say(f"Writing: {self._doing or 'looking'}…")
            self.after(_LOOK, self._look)

    def _made(self, target: Path, made: Manifest) -> None:
        entries, whole = sum(made.heads.values()), sum(one.size for one in made.members.values())
        rooms = "1 room" if len(made.heads) == 1 else f"{len(made.heads)} rooms"
        said = "1 entry" if entries == 1 else f"{entries} entries"
        words = f"{target.name}: {rooms}, {said}, {size(whole)}"
        self._note("backup", words, "warning" if made.damaged else "info")
        self.busy = False
        if not self.winfo_exists():
            return
        more = f" {len(made.damaged)} files in it are damaged." if made.damaged else ""
        self.told.say(f"Done: {words}.{more}", "online")
        self.main.say("Open its folder")
        self.main.press = lambda: open_folder(target.parent)
        self.main.enable(True)

    def _failed(self, wrong: Exception) -> None:
        why = getattr(wrong, "strerror", None) or str(wrong)
        self.busy = False
        if not self._given_up:
            self._note("backup-failed", why, "error")
        if self.winfo_exists():
            self.told.say("")
            self.target.wrong(f"{why[:1].upper()}{why[1:]}")
            self.main.enable(True)


def _usual(data: Path) -> Path:
    """A name that is not there yet, beside those that the server makes by itself."""
    return data / "backups" / time.strftime("chat-%Y-%m-%d-%H%M%S.tar")
