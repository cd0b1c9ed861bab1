"""Sending files and getting them, while the chat goes on."""

from collections.abc import Coroutine
from pathlib import Path

from linnet.client import CannotConnect, Refused
from linnet.protocol.entries import Entry, Said
from linnet.protocol.files import File
from linnet.protocol.ids import RoomId
from linnet.terminal.clean import one_line
from linnet.terminal.commands import files as typed
from linnet.terminal.deeds.deed import Deeds
from linnet.terminal.deeds.seat import Seat


async def upload(seat: Seat, wish: typed.Upload) -> None:
    """Post a file to the room one looks at now, wherever one looks by then."""
    seat.carry(_told(seat, wish.path, _upload(seat, seat.room, wish)))


async def download(seat: Seat, wish: typed.Download) -> None:
    """Get one file after the other."""
    files = await _wanted(seat, wish)
    if not files:
        seat.notice("there is no such file here; /history shows the messages and their numbers")
    for file in files:
        seat.carry(_told(seat, file.name, _download(seat, file, wish.to)))


async def _upload(seat: Seat, room: RoomId, wish: typed.Upload) -> None:
    path = _path(wish.path)
    moving = seat.moving(path.name, "sent")
    try:
        file = await seat.client.upload(path, progress=moving)
    finally:
        moving.end()
    await seat.client.share(room, [file], wish.text)


async def _download(seat: Seat, file: File, to: str) -> None:
    moving = seat.moving(file.name, "here")
    try:
        found = await seat.client.download(file, _path(to), progress=moving)
    finally:
        moving.end()
    seat.notice(f"{one_line(file.name)} is in {one_line(str(found))}")


async def _told(seat: Seat, what: str, work: Coroutine[None, None, None]) -> None:
    """Do it, and say so if it does not come about."""
    try:
        await work
    except Refused as refused:
        trouble = refused.message
    except CannotConnect as wrong:
        trouble = str(wrong)
    except OSError as wrong:
        trouble = wrong.strerror or str(wrong)
    else:
        return
    seat.notice(f"{one_line(what)}: {one_line(trouble)}")


async def _wanted(seat: Seat, wish: typed.Download) -> tuple[File, ...]:
    if wish.seq:
        return _files(await seat.client.message(seat.room, wish.seq))
    timeline = seat.client.timeline(seat.room)
    for entry in reversed(timeline.entries if timeline else ()):
        named = [f for f in _files(entry) if f.name.casefold() == wish.name.casefold()]
        if named:
            return (named[0],)
    return ()


def _path(text: str) -> Path:
    return Path(text).expanduser()


def _files(entry: Entry) -> tuple[File, ...]:
    return entry.body.files if isinstance(entry.body, Said) else ()


DEEDS: Deeds = {
    typed.Upload: upload,
    typed.Download: download,
}
