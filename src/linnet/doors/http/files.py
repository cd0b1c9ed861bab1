"""Sending files and getting them back; what is sent arrives in pieces and survives a cut."""

import asyncio
import re
from collections.abc import AsyncIterator
from functools import partial

from msgspec import UNSET
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from linnet.doors.http.asked import Asked
from linnet.doors.http.body import checked
from linnet.doors.http.contents import content
from linnet.doors.http.shapes import Avatars, BeginUpload, Nothing, UploadView
from linnet.files.uploads import Upload
from linnet.protocol.commands import Say
from linnet.protocol.entries import Entry
from linnet.protocol.files import File
from linnet.protocol.reasons import Reason, Refused

IN_TIME = 60.0
"""Seconds in which `PACE` bytes have to arrive, or the end."""
PACE = 64 * 1024
_NUMBER = re.compile(r"[0-9]{1,15}")


async def begin_upload(asked: Asked[BeginUpload]) -> UploadView:
    """Announce a file; its bytes follow with PUT."""
    wish = asked.wish
    upload = await asked.files.begin(asked.person, wish.name, wish.size, exact=wish.exact)
    return _view(upload)


async def upload(asked: Asked[Nothing]) -> UploadView:
    """How much of an upload has arrived, also in the header `Upload-Offset`."""
    id = asked.path["upload"]
    try:
        return _view(asked.files.upload(asked.person, id))
    except Refused:
        file = await asked.files.sent(asked.person, id)
        return UploadView(id=id, name=file.name, size=file.size, offset=file.size, file=file)


async def send_upload(asked: Asked[Nothing]) -> UploadView:
    """Send bytes from `Upload-Offset` on; `file` is in the answer once all of them arrived."""
    request = asked.request
    found = await upload(asked)
    if found.file is not UNSET:
        return found
    offset = _number(request.headers.get("upload-offset", "0"), "Upload-Offset")
    held = asked.files.upload(asked.person, found.id)
    await asked.files.receive(held, offset, _arriving(request))
    if held.rest:
        return _view(held)
    try:
        file = await asked.files.finish(held)
    except Refused as refused:
        if refused.reason is Reason.NO_SUCH_FILE:  # the request before this one finished it
            return await upload(asked)
        raise
    return UploadView(id=file.id, name=file.name, size=file.size, offset=file.size, file=file)


async def give_up_upload(asked: Asked[Nothing]) -> UploadView:
    """Forget an upload."""
    held = asked.files.upload(asked.person, asked.path["upload"])
    await asked.files.give_up(held)
    return _view(held)


async def post_file(asked: Asked[Nothing]) -> Entry:
    """Send a file and post it to the room, as in `curl -T photo.jpg`."""
    fields: dict[str, object] = {"send_id": asked.send_id, "room": asked.path["room"], "text": ""}
    file = await _sent_whole(asked, asked.path["name"], avatar=False)
    return await asked.engine.perform(asked.person, checked(fields | {"files": [file.id]}, Say))


async def file(asked: Asked[Nothing]) -> Response:
    """The bytes of a file; `Range` gets a part of them."""
    may = partial(asked.files.kept, asked.person, asked.path["file"])
    return await content(asked.files, await may(), asked.request.headers, may)


async def thumb(asked: Asked[Nothing]) -> Response:
    """A small version of a picture, at most 480 pixels wide and high."""
    kept = await asked.files.kept(asked.person, asked.path["file"])
    if not kept.file.thumb:
        raise Refused(Reason.NO_SUCH_FILE)
    return await content(asked.files, kept, asked.request.headers, thumb=True)


async def set_avatar(asked: Asked[Nothing]) -> UploadView:
    """Show a picture as yourself; a square of 192 pixels is kept of it."""
    file = await _sent_whole(asked, "avatar.webp", avatar=True)
    return UploadView(id=file.id, name=file.name, size=file.size, offset=file.size, file=file)


async def drop_avatar(asked: Asked[Nothing]) -> Nothing:
    """Show no picture of yourself any more."""
    await asked.files.drop_avatar(asked.person)
    return Nothing()


async def avatar(asked: Asked[Nothing]) -> Response:
    """The picture somebody shows as themselves."""
    of = await asked.engine.find_person(asked.path["person"])
    kept = await asked.files.avatar(of)
    return await content(asked.files, kept, asked.request.headers)


async def avatars(asked: Asked[Nothing]) -> Avatars:
    """Who shows a picture of themselves: so nobody need ask for each person."""
    found = await asked.files.avatars()
    return Avatars({str(person): file for person, file in found.items()})


async def _sent_whole(asked: Asked[Nothing], name: str, *, avatar: bool) -> File:
    """A file that comes with one request, or leaves nothing."""
    request, shelf = asked.request, asked.files
    size = _number(request.headers.get("content-length", ""), "Content-Length")
    held = await shelf.begin(asked.person, name, size, avatar=avatar)
    try:
        await shelf.receive(held, 0, _arriving(request))
        return await shelf.finish(held)
    except BaseException:
        await asyncio.shield(shelf.give_up(held))
        raise


async def _arriving(request: Request) -> AsyncIterator[bytes]:
    """The body as it comes. Raises Refused: `too-slow`, `idle`."""
    now = asyncio.get_running_loop().time
    chunks, due, came = aiter(request.stream()), now() + IN_TIME, 0
    while True:
        try:
            async with asyncio.timeout_at(due):
                chunk = await anext(chunks)
        except StopAsyncIteration:
            return
        except TimeoutError:
            raise Refused(Reason.TOO_SLOW, "The file did not arrive in time; go on.") from None
        except ClientDisconnect:
            raise Refused(Reason.IDLE) from None
        came += len(chunk)
        if came >= PACE:
            due, came = now() + IN_TIME, 0
        yield chunk


def _view(upload: Upload) -> UploadView:
    note = upload.note
    return UploadView(id=upload.id, name=note.name, size=note.size, offset=upload.offset)


def _number(text: str, header: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise Refused(Reason.BAD_FRAME, f"The header {header} has to say a number of bytes.")
    return int(text)
