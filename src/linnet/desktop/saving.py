"""Files on their way down: chosen a folder for, shown on their cards, paused, gone on with."""

import asyncio
from pathlib import Path
from time import monotonic
from tkinter import filedialog

from linnet.client import CannotConnect, Client, Refused
from linnet.desktop.around import Around
from linnet.desktop.conversation.arranging import Message
from linnet.desktop.uploading import WAITS
from linnet.protocol.entries import Said
from linnet.protocol.files import File
from linnet.terminal.words import refusal

_TELL = 0.1
"""Seconds between two looks at how far it has come."""


class Saving:
    """What is there of a file that was paused is kept, and gone on with the next time."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._folders: dict[str, Path] = {}
        self._tasks: dict[str, tuple[File, asyncio.Task[Path]]] = {}
        self._waiting: dict[str, File] = {}

    def begin(self, file: File) -> None:
        """Get a file; the folder is asked for once."""
        folder = self._folders.get(file.id)
        if folder is None:
            top = self._around.winfo_toplevel()
            chosen = filedialog.askdirectory(parent=top, title="Save where?")
            if not chosen:
                return
            folder = self._folders[file.id] = Path(chosen)
        self.into(file, folder)

    def into(self, file: File, folder: Path) -> None:
        """Get a file into this folder, or go on with it."""
        around, stickers = self._around, self._around.conversation.stickers
        self._folders[file.id] = folder
        self._waiting.pop(file.id, None)
        stickers.resting.pop(file.id, None)
        stickers.moving.setdefault(file.id, 0)
        self._moved(file)
        client = around.client
        if client is not None:
            around.network.begin(
                self._carried(client, file, folder),
                lambda path: self._ended(file, path),
                lambda wrong: self._failed(file, wrong),
            )

    def pause(self, id: str) -> bool:
        """Stop getting a file for now; whether it was on its way."""
        if id not in self._tasks:
            return False
        self._around.network.begin(_cancel(self._tasks[id][1]))
        return True

    def lost(self) -> None:
        """There is no connection any more: what is on its way waits for the next one."""
        for file, task in list(self._tasks.values()):
            self._waiting[file.id] = file
            self._around.network.begin(_cancel(task))

    def connected(self) -> None:
        """There is a connection again: what waited for it goes on."""
        for file in list(self._waiting.values()):
            self.into(file, self._folders[file.id])

    async def _carried(self, client: Client, file: File, folder: Path) -> Path | None:
        """Where it is now; None where it was paused."""
        screen, told = self._around.network.screen, 0.0

        def progress(done: int, whole: int) -> None:
            nonlocal told
            if monotonic() - told > _TELL:
                told = monotonic()
                share = 100 * done // max(1, whole)
                self._around.network.call(lambda: self._tell(file, share), screen)

        task = asyncio.create_task(client.download(file, folder, progress=progress))
        self._tasks[file.id] = (file, task)
        try:
            return await task
        except asyncio.CancelledError:
            return None
        finally:
            if self._tasks.get(file.id) == (file, task):
                del self._tasks[file.id]

    def _ended(self, file: File, path: Path | None) -> None:
        if path is None:
            self._rest(file, WAITS if file.id in self._waiting else "paused")
            return
        self._waiting.pop(file.id, None)
        self._folders.pop(file.id, None)
        self._around.conversation.stickers.moving.pop(file.id, None)
        self._moved(file)
        self._around.trouble(f"Saved as {path}")

    def _failed(self, file: File, wrong: Refused | CannotConnect | OSError) -> None:
        if isinstance(wrong, CannotConnect):
            self._waiting[file.id] = file
            self._rest(file, WAITS)
            return
        self._around.conversation.stickers.moving.pop(file.id, None)
        self._moved(file)
        why = refusal(wrong) if isinstance(wrong, Refused) else str(wrong)
        self._around.trouble(f"{file.name}: {why}")

    def _rest(self, file: File, why: str) -> None:
        self._around.conversation.stickers.resting[file.id] = why
        self._moved(file)

    def _tell(self, file: File, share: int) -> None:
        moving = self._around.conversation.stickers.moving
        if file.id in moving and moving[file.id] != share:
            moving[file.id] = share
            self._moved(file)

    def _moved(self, file: File) -> None:
        """Write the messages with this file anew."""
        conversation = self._around.conversation
        for placed in conversation.sheet.messages():
            said = placed.item.entry.body if isinstance(placed.item, Message) else None
            if isinstance(said, Said) and any(one.id == file.id for one in said.files):
                conversation.refresh(placed)


async def _cancel(task: asyncio.Task[Path]) -> None:
    task.cancel()
