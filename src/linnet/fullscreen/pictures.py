"""Pictures as blocks of colour: every sign of the terminal is two of their points.

Where the terminal can, they are drawn in their own points over these.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from math import ceil
from typing import Any

from rich.color import Color
from rich.style import Style
from rich.text import Text
from textual.strip import Strip

from linnet.client import CannotConnect, Client, Refused
from linnet.fullscreen.graphics import Graphics
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
PICTURE = "picture"
"""What the style of a line says of the picture it is of."""
_LOOK = 4
"""Pieces of a line that may stand before a picture."""

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
        graphics: Graphics | None = None,
    ) -> None:
        self.on = True
        self._graphics = graphics
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
                gone, _ = self._kept.popitem(last=False)
                if self._graphics:
                    self._graphics.forget(gone)
        return self._kept[file.id]

    async def _fetch(self, file: File, size: tuple[int, int]) -> None:
        made: Lines | None = None
        try:
            content = await self._client.look_at(file, small=file.thumb)
            points = await asyncio.to_thread(_opened, content, size, self._ground)
            made = tuple(_drawn(points, file.id)) if points else None
            if points and self._graphics:
                sharp = await asyncio.to_thread(_sharp, content, size, self._ground, self._graphics)
                if sharp and file.id in self._kept:
                    self._graphics.keep(file.id, sharp)
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
    from linnet.client.pictures import on_ground, scaled  # noqa: PLC0415

    made = scaled(content, size, _PIXELS)
    if made is None:
        return None
    raw, width = on_ground(made, ground).tobytes(), size[0]
    points = [(raw[n], raw[n + 1], raw[n + 2]) for n in range(0, len(raw), 3)]
    return [points[n : n + width] for n in range(0, len(points), width)]


def _sharp(
    content: bytes, size: tuple[int, int], ground: tuple[int, int, int], graphics: Graphics
) -> str | None:
    """The picture in the terminal's own points, for as many signs; None where it is none."""
    from linnet.client.pictures import on_ground, scaled  # noqa: PLC0415

    across, down = graphics.cell
    made = scaled(content, (size[0] * across, ceil(size[1] / 2) * down), _PIXELS)
    return graphics.make(on_ground(made, ground)) if made else None


def place(strip: Strip) -> tuple[str, int, int] | None:
    """Which picture a line is of, which of its lines, and of how many; None for other lines."""
    for segment in list(strip)[:_LOOK]:
        if segment.style and segment.style.meta and PICTURE in segment.style.meta:
            file, number, of = segment.style.meta[PICTURE]
            return str(file), int(number), int(of)
    return None


def _drawn(points: Dots, file: str) -> list[Text]:
    lines = []
    for top in range(0, len(points), 2):
        line = Text(style=Style(meta={PICTURE: (file, top // 2, ceil(len(points) / 2))}))
        below = points[top + 1] if top + 1 < len(points) else [None] * len(points[top])
        for upper, lower in zip(points[top], below, strict=True):
            ground = Color.from_rgb(*lower) if lower else None
            line.append(_HALF, Style(color=Color.from_rgb(*upper), bgcolor=ground))
        lines.append(line)
    return lines


def _rgb(colour: str) -> tuple[int, int, int]:
    """Of `#rrggbb`."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
