"""Pictures as blocks of colour: every sign of the terminal is two of their points."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from math import ceil
from typing import Any

from rich.color import Color
from rich.style import Style
from rich.text import Text

from linnet.client import CannotConnect, Client, Refused
from linnet.fullscreen.look import Look
from linnet.protocol.files import File

_SHOWN = ("image/png", "image/jpeg", "image/gif", "image/webp")
_WIDE, _TALL = 44, 12
"""Columns and lines of a picture at most."""
_LARGEST = 2 * 1024 * 1024
"""Bytes of a picture that is fetched where the server has no small version of it."""
_PIXELS = 64_000_000
_KEPT = 60
_HALF = "▀"

Lines = tuple[Text, ...]
Dots = list[list[tuple[int, int, int]]]


class Pictures:
    """Fetches what is asked for; `came` is called when something is there. F4 turns them off."""

    def __init__(
        self,
        client: Client,
        look: Look,
        begin: Callable[[Coroutine[Any, Any, object]], None],
        came: Callable[[], None],
    ) -> None:
        self.on = True
        self._client = client
        self._ground = _rgb(look.theme.background)
        self._begin = begin
        self._came = came
        self._kept: OrderedDict[str, Lines | None] = OrderedDict()

    def lines(self, file: File) -> Lines | None:
        """The picture, or as many empty lines until it is here; None where there is none."""
        size = dots(file)
        if size is None or not self.on:
            return None
        if file.id not in self._kept:
            self._kept[file.id] = (Text(),) * ceil(size[1] / 2)
            self._begin(self._fetch(file, size))
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return self._kept[file.id]

    async def _fetch(self, file: File, size: tuple[int, int]) -> None:
        made: Lines | None = None
        try:
            content = await self._client.look_at(file, small=file.thumb)
            points = await asyncio.to_thread(_opened, content, size, self._ground)
            made = tuple(_drawn(points)) if points else None
        except (Refused, CannotConnect):
            pass  # Its card stands there.
        if file.id in self._kept:
            self._kept[file.id] = made
            self._came()


def dots(file: File) -> tuple[int, int] | None:
    """How many points of a file are shown across and down; None where it is no picture."""
    if file.kind not in _SHOWN or not file.width or not file.height:
        return None
    if not file.thumb and file.size > _LARGEST:
        return None
    fit = min(_WIDE / file.width, 2 * _TALL / file.height, 1.0)
    return max(1, round(file.width * fit)), max(1, round(file.height * fit))


def _opened(content: bytes, size: tuple[int, int], ground: tuple[int, int, int]) -> Dots | None:
    """The points of a picture, line by line; None where it is none."""
    # Loaded for those who get pictures.
    from PIL import Image  # noqa: PLC0415

    from linnet.client.pictures import scaled  # noqa: PLC0415

    made = scaled(content, size, _PIXELS)
    if made is None:
        return None
    flat = Image.new("RGBA", size, (*ground, 255))
    flat.alpha_composite(made)
    raw, width = flat.convert("RGB").tobytes(), size[0]
    points = [(raw[n], raw[n + 1], raw[n + 2]) for n in range(0, len(raw), 3)]
    return [points[n : n + width] for n in range(0, len(points), width)]


def _drawn(points: Dots) -> list[Text]:
    lines = []
    for top in range(0, len(points), 2):
        line = Text()
        below = points[top + 1] if top + 1 < len(points) else [None] * len(points[top])
        for upper, lower in zip(points[top], below, strict=True):
            ground = Color.from_rgb(*lower) if lower else None
            line.append(_HALF, Style(color=Color.from_rgb(*upper), bgcolor=ground))
        lines.append(line)
    return lines


def _rgb(colour: str) -> tuple[int, int, int]:
    """Of `#rrggbb`."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
