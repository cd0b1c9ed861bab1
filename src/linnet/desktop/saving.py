"""Files on their way down: chosen a folder for, shown on their cards, paused, gone on with."""

import asyncio
from pathlib import Path
from time import monotonic
from tkinter import filedialog

from linnet.client import Client
from linnet.desktop.around import Around
from linnet.desktop.conversation.arranging import Message
from linnet.protocol.entries import Said
from linnet.protocol.files import File

_TELL = 0.1
"""Seconds between two looks at how far it has come."""


class Saving:
    """What is there of a file that was paused is kept, and gone on with the next time."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._folders: dict[str, Path] = {}
        self._tasks: dict[str, asyncio.Task[Path]] = {}

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
        around, moving = self._around, self._around.conversation.stickers.moving
        moving[file.id] = 0
        screen = around.network.screen
        self._moved(file)

        async def carried(client: Client) -> Path:
            told = 0.0

            def progress(done: int, whole: int) -> None:
                nonlocal told
                if monotonic() - told > _TELL:
                    told = monotonic()
                    share = 100 * done // max(1, whole)
                    around.network.call(lambda: self._tell(file, share), screen)

            task = asyncio.create_task(client.download(file, folder, progress=progress))
            self._tasks[file.id] = task
            try:
                return await task
            except asyncio.CancelledError:
                raise OSError("it is paused; press its card to go on") from None
            finally:
                self._tasks.pop(file.id, None)

        def ended(words: str, *, whole: bool) -> None:
            moving.pop(file.id, None)
            if whole:
                self._folders.pop(file.id, None)
            self._moved(file)
            around.trouble(words)

        around.ask(
            carried,
            lambda path: ended(f"Saved as {path}", whole=True),
            lambda why: ended(f"{file.name}: {why}", whole=False),
        )

    def pause(self, id: str) -> bool:
        """Stop getting a file for now; whether it was on its way."""
        task = self._tasks.get(id)
        if task is None:
            return False
        self._around.network.begin(_cancel(task))
        return True

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
