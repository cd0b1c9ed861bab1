"""Sending files and getting them, going on after every cut until nothing moves any more."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from time import monotonic

import httpx2
from msgspec import UNSET, Struct, UnsetType, json

from linnet.client.address import Address
from linnet.client.backoff import Backoff
from linnet.client.progress import Progress, Ticket
from linnet.client.refused import Refused
from linnet.client.web import JSON, Cut, calling, told
from linnet.protocol.filenames import filename
from linnet.protocol.files import File
from linnet.protocol.reasons import Reason

PATIENCE = 60.0
"""Seconds without a byte moving after which a file is given up."""
_PIECE = 256 * 1024
_PASSING = (Reason.WRONG_OFFSET, Reason.TOO_SLOW, Reason.IDLE, Reason.SERVER_STOPPING)
"""Refusals after which asking where to go on helps."""


class _Begin(Struct):
    name: str
    size: int
    exact: bool


class _View(Struct):
    id: str
    offset: int
    file: File | UnsetType = UNSET


class _Patience:
    """Waits longer after every try in which nothing moved; progress makes it new."""

    def __init__(self, seconds: float, progress: Progress | None, size: int) -> None:
        self._seconds = seconds
        self._progress = progress
        self._size = size
        self._backoff = Backoff()
        self._done = -1
        self._since = monotonic()

    def reached(self, done: int) -> None:
        """So many bytes are there."""
        if done > self._done:
            self._since = monotonic()
            self._backoff = Backoff()
        self._done = done
        if self._progress:
            self._progress(done, self._size)

    async def wait(self, wrong: Exception) -> None:
        """A moment before the next try. Raises what went wrong when there is to be none."""
        if monotonic() - self._since > self._seconds:
            raise wrong
        await asyncio.sleep(self._backoff.delay(monotonic()))


async def upload(
    address: Address,
    token: str,
    source: Path | bytes,
    *,
    name: str = "",
    exact: bool = False,
    progress: Progress | None = None,
    patience: float = PATIENCE,
    ticket: Ticket | None = None,
) -> File:
    """Send a file, to be posted with its id; `exact` keeps what a camera wrote into a picture.

    Who cancels this, and calls it again with the same `ticket`, goes on where it was.

    Raises Refused (`too-large`, `quota`, `disk-full`, …), CannotConnect, or OSError where
    the source cannot be read.
    """
    size = len(source) if isinstance(source, bytes) else (await _stat(source))
    name = name or (source.name if isinstance(source, Path) else "")
    wish = _Begin(name, size, exact)
    trying = _Patience(patience, progress, size)
    ticket = ticket or Ticket()
    while True:
        try:
            async with calling(address, token) as http:
                view = await _where(http, address, ticket.id, wish)
                ticket.id = view.id
                trying.reached(view.offset)
                return await _send(http, address, view, source, trying)
        except Cut as cut:
            await trying.wait(cut.why)
        except Refused as refused:
            if refused.reason == Reason.NO_SUCH_FILE and ticket.id:
                ticket.id = ""  # It lay there for too long.
                continue
            if refused.reason not in _PASSING:
                raise
            await trying.wait(refused)


async def download(
    address: Address,
    token: str,
    file: File,
    to: Path,
    *,
    progress: Progress | None = None,
    patience: float = PATIENCE,
) -> Path:
    """Get a file into a folder, or under a name; where it is now.

    Nothing is overwritten: a name that is taken gets a number. Until it is whole it is a
    `.part` beside its place, with which a later call goes on. Raises Refused
    (`no-such-file`), CannotConnect, or OSError where it cannot be written.
    """
    place = await asyncio.to_thread(_place, file, to)
    part = place.with_name(f"{place.name[:80]}.{file.id[:12]}.part")
    trying = _Patience(patience, progress, file.size)
    while True:
        held = await asyncio.to_thread(_held, part)
        trying.reached(held)
        if held >= file.size:
            return await asyncio.to_thread(_settle, part, place)
        try:
            async with calling(address, token) as http:
                await _fetch(http, address, file, part, trying)
        except Cut as cut:
            await trying.wait(cut.why)


async def content(address: Address, token: str, path: str) -> bytes:
    """All of what is at a path of the server. Raises Refused, or CannotConnect."""
    try:
        async with calling(address, token) as http:
            response = await http.get(path)
    except Cut as cut:
        raise cut.why from None
    if not response.is_success:
        told(address, response, File)
    return response.content


async def _where(http: httpx2.AsyncClient, address: Address, id: str, wish: _Begin) -> _View:
    """How far an upload has come; a new one where there is none yet."""
    if id:
        return told(address, await http.get(f"/uploads/{id}"), _View)
    return told(
        address, await http.post("/uploads", content=json.encode(wish), headers=JSON), _View
    )


async def _send(
    http: httpx2.AsyncClient, address: Address, view: _View, source: Path | bytes, trying: _Patience
) -> File:
    """The file, once all that was left is sent."""
    if isinstance(view.file, File):
        return view.file
    pieces = _pieces(source, view.offset, trying)
    headers = {"upload-offset": str(view.offset)}
    sent = told(
        address, await http.put(f"/uploads/{view.id}", content=pieces, headers=headers), _View
    )
    if isinstance(sent.file, File):
        return sent.file
    raise OSError("the file became shorter while it was sent")


async def _pieces(source: Path | bytes, at: int, trying: _Patience) -> AsyncIterator[bytes]:
    """What is left of the source; each piece that is asked for says that the last one went."""
    if isinstance(source, bytes):
        for start in range(at, len(source), _PIECE):
            yield source[start : start + _PIECE]
            trying.reached(min(start + _PIECE, len(source)))
        return
    file = await asyncio.to_thread(source.open, "rb")
    try:
        await asyncio.to_thread(file.seek, at)
        while piece := await asyncio.to_thread(file.read, _PIECE):
            yield piece
            at += len(piece)
            trying.reached(at)
    finally:
        file.close()


async def _fetch(
    http: httpx2.AsyncClient, address: Address, file: File, part: Path, trying: _Patience
) -> None:
    """Add what comes to the part; a server that does not know parts begins anew."""
    held = await asyncio.to_thread(_held, part)
    wish = {"range": f"bytes={held}-"} if held else {}
    async with http.stream("GET", f"/files/{file.id}", headers=wish) as response:
        if not response.is_success:
            await response.aread()
            told(address, response, File)
        going_on = response.status_code == 206
        with await asyncio.to_thread(part.open, "ab" if going_on else "wb") as written:
            held = held if going_on else 0
            async for piece in response.aiter_raw(_PIECE):
                await asyncio.to_thread(written.write, piece)
                held += len(piece)
                trying.reached(held)


def _place(file: File, to: Path) -> Path:
    return to / filename(file.name) if to.is_dir() else to


async def _stat(source: Path) -> int:
    return (await asyncio.to_thread(source.stat)).st_size


def _held(part: Path) -> int:
    return part.stat().st_size if part.exists() else 0


def _settle(part: Path, place: Path) -> Path:
    """Give a whole file its name, or the next one that is free."""
    if not part.exists():
        part.touch()
    for number in range(1, 10_000):
        named = place if number == 1 else place.with_stem(f"{place.stem} ({number})")
        try:
            named.touch(exist_ok=False)
        except FileExistsError:
            continue
        return part.replace(named)
    raise FileExistsError(place)
