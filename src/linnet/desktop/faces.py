"""Pictures of people, fetched once for each; most have none."""

import asyncio
import io
from collections.abc import Callable

from PIL import Image

from linnet.client import Client
from linnet.desktop.drawing.painter import Painter
from linnet.desktop.network import Network

_SIDE = 128
_MOST = 500
"""People asked for in one sitting."""


class Faces:
    """Asks for somebody's picture when they are met."""

    def __init__(self, paint: Painter, network: Network, came: Callable[[str], object]) -> None:
        self._paint, self._network, self._came = paint, network, came
        self._asked: set[str] = set()

    def meet(self, person: str) -> None:
        """Somebody is seen; perhaps they have a picture."""
        client = self._network.client
        if client is None or not client.live or person in self._asked:
            return
        if len(self._asked) >= _MOST:
            return
        self._asked.add(person)
        self._network.begin(
            _fetched(client, person), lambda face: self._take(person, face), lambda _wrong: None
        )

    def anew(self, person: str) -> None:
        """Somebody's picture changed."""
        self._asked.discard(person)
        self._paint.face(person, None)
        self.meet(person)

    def _take(self, person: str, face: Image.Image | None) -> None:
        if face is not None:
            self._paint.face(person, face)
            self._came(person)


async def _fetched(client: Client, person: str) -> Image.Image | None:
    content = await client.face(person)
    return await asyncio.to_thread(_opened, content)


def _opened(content: bytes) -> Image.Image | None:
    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "GIF", "WEBP")) as opened:
            return opened.convert("RGBA").resize((_SIDE, _SIDE), Image.Resampling.LANCZOS)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
