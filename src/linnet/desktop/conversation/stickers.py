"""Pictures of messages: the room for them is kept before they come, so that nothing jumps."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Iterable

from PIL import Image, ImageTk

from linnet.client import Client
from linnet.client.pictures import scaled
from linnet.desktop.conversation.writing import Sticker
from linnet.desktop.drawing.painter import Painter
from linnet.desktop.drawing.shapes import cornered
from linnet.desktop.network import Network
from linnet.protocol.entries import Entry, Said
from linnet.protocol.files import File

_WIDEST, _TALLEST = 420, 300
"""Pixels of the design a picture in a message has at most."""
_ROUND = 10
_KEPT = 60
_LARGEST = 8 << 20
"""Bytes of a picture that is shown without asking."""
_PIXELS = 40_000_000
_SHOWN = ("image/png", "image/jpeg", "image/gif", "image/webp")


class Stickers:
    """Fetches small versions of pictures once, and keeps the last ones."""

    def __init__(self, paint: Painter, network: Network, came: Callable[[str], object]) -> None:
        self._paint, self._network, self._came = paint, network, came
        self.files: dict[str, File] = {}
        self.moving: dict[str, int] = {}
        """Downloads under way, in hundredths."""
        self.resting: dict[str, str] = {}
        """Those of them that stand still, and why."""
        self._pictures: OrderedDict[str, ImageTk.PhotoImage] = OrderedDict()
        self._asked: set[str] = set()

    def meet(self, entries: Iterable[Entry]) -> None:
        """Know the files of these messages."""
        for entry in entries:
            if isinstance(entry.body, Said):
                self.files.update((file.id, file) for file in entry.body.files)

    def size(self, id: str) -> tuple[int, int] | None:
        """The real pixels at which a file is shown; None where it is a card."""
        file = self.files.get(id)
        if file is None or file.kind not in _SHOWN or not file.width or not file.height:
            return None
        if not file.thumb and file.size > _LARGEST:
            return None
        px = self._paint.look.px
        fit = min(px(_WIDEST) / file.width, px(_TALLEST) / file.height, self._paint.look.scale)
        return max(1, round(file.width * fit)), max(1, round(file.height * fit))

    def progress(self, id: str) -> int:
        """How far a download has come; -1 where there is none."""
        return self.moving.get(id, -1)

    def rests(self, id: str) -> str:
        """Why a download stands still; empty while it does not."""
        return self.resting.get(id, "")

    def picture(self, sticker: Sticker) -> ImageTk.PhotoImage | None:
        """The picture, if it is here; else it is asked for."""
        if found := self._pictures.get(sticker.file):
            self._pictures.move_to_end(sticker.file)
            return found
        client = self._network.client
        if client is not None and sticker.file not in self._asked:
            self._asked.add(sticker.file)
            file = self.files[sticker.file]
            self._network.begin(
                fetched(client, file, (sticker.width, sticker.height), self._paint.look.px(_ROUND)),
                lambda image: self._take(sticker, image),
                lambda _wrong: self._asked.discard(sticker.file),
            )
        return None

    def _take(self, sticker: Sticker, image: Image.Image | None) -> None:
        if image is None:
            return
        self._pictures[sticker.file] = ImageTk.PhotoImage(image, master=self._paint.look.root)
        while len(self._pictures) > _KEPT:
            self._asked.discard(self._pictures.popitem(last=False)[0])
        self._came(sticker.file)


async def fetched(
    client: Client, file: File, size: tuple[int, int], radius: int = 0, *, whole: bool = False
) -> Image.Image | None:
    """A picture at this size, of its small version or the `whole`; None where it is none.

    With a `radius`, in pixels, it has round corners.
    """
    content = await client.look_at(file, small=file.thumb and not whole)
    return await asyncio.to_thread(_opened, content, size, radius)


def _opened(content: bytes, size: tuple[int, int], radius: int) -> Image.Image | None:
    made = scaled(content, size, _PIXELS)
    if made is None:
        return None
    return cornered(made, radius) if radius else made
