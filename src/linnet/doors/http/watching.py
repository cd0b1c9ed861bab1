"""`/r/ROOM` for `curl`: a room's last messages as lines, then what comes; and a word said there."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime
from functools import partial

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from linnet.auth.auth import Auth, Signed
from linnet.doors.http import body, credentials, problems
from linnet.doors.http.contents import content
from linnet.doors.http.shapes import Words
from linnet.doors.lines.reader import shown
from linnet.doors.origin import Sites
from linnet.doors.text.dialect import TextDialect, joined
from linnet.engine.engine import Engine
from linnet.engine.files import Shelf
from linnet.engine.listener import Listener
from linnet.hub.rates import Kind
from linnet.protocol import limits
from linnet.protocol.commands import Join, Say
from linnet.protocol.entries import Entry
from linnet.protocol.files import FileId
from linnet.protocol.frames import HistoryPage
from linnet.protocol.ids import PersonId, RoomId
from linnet.protocol.people import Person, Present
from linnet.protocol.reasons import Reason, Refused

LAST = 20
"""Entries shown before what comes, unless `?last=` says otherwise."""
MOST = 500
WAITING = 1 << 20
"""Bytes that may wait for somebody who reads slowly; one who reads slower is sent away."""
WATCHERS = 1_000
"""Rooms that are followed here at one time, by everybody together."""
_BY_PASSWORD = b"by password"
"""Stands for the session that somebody has not who comes with a password each time."""
_HEADERS = {"cache-control": "no-store", "x-accel-buffering": "no"}
_ASK = (Reason.NO_SUCH_FILE, Reason.GUESTS_OFF)
"""What may be otherwise for somebody with a name and a password."""
_COLOURS = (31, 32, 33, 34, 35, 36, 91, 92, 93, 94, 95, 96)
"""The terminal's own: legible on dark and on light, as whoever reads has chosen."""


class ShellDialect(TextDialect):
    """Time, who and what; names in colour for terminals."""

    apart = False

    def __init__(self, *, coloured: bool) -> None:
        super().__init__()
        self._coloured = coloured

    def who(self, id: PersonId, name: str) -> str:
        if not self._coloured:
            return shown(name)
        return f"\x1b[1;{_COLOURS[int(id) % len(_COLOURS)]}m{shown(name)}\x1b[0m"

    def moves(self, came: Sequence[Present], went: Sequence[Present]) -> list[str]:
        return []

    def place(self, room: RoomId) -> str:
        return ""  # There is only one here.

    def lines(self, entry: Entry, me: PersonId | None = None) -> list[str]:
        time = f"{datetime.fromtimestamp(entry.at / 1000):%H:%M}"
        time = f"\x1b[2m{time}\x1b[0m" if self._coloured else time
        return [f"{time} {line}" for line in super().lines(entry, me)]


class Watcher(Listener):
    """Somebody who reads one room, until either end has enough."""

    __slots__ = ("_emptied", "_ended", "_news", "_size", "_waiting", "only")
    door = "http"

    def __init__(self, dialect: ShellDialect, room: RoomId) -> None:
        super().__init__(dialect)
        self.only = room
        self._waiting: list[bytes] = []
        self._size = 0
        self._news = asyncio.Event()
        self._emptied = asyncio.Event()
        self._ended = False

    def write(self, bytes: bytes) -> None:
        if self._ended:
            return
        self._waiting.append(bytes)
        self._size += len(bytes)
        self._news.set()
        self._emptied.clear()
        if self._size > WAITING:
            self.close(Refused(Reason.TOO_SLOW))

    async def drained(self) -> None:
        if self._size > WAITING // 2:
            await self._emptied.wait()

    def close(self, why: Refused) -> None:
        if not self._ended:
            self._waiting.append(self.part + joined([f"* {shown(why.message)}"]))
            self.part = b""
            self.end()

    def end(self) -> None:
        """Nothing more is written."""
        self._ended = True
        self.gone = True
        self._news.set()
        self._emptied.set()

    async def chunks(self) -> AsyncIterator[bytes]:
        """What is written, as it comes."""
        while not (self._ended and not self._waiting):
            await self._news.wait()
            self._news.clear()
            bytes, self._waiting, self._size = b"".join(self._waiting), [], 0
            self._emptied.set()
            yield bytes


class _Following(StreamingResponse):
    """The past, then what is told; `left` is called whichever end has enough."""

    def __init__(self, watcher: Watcher, past: bytes, left: Callable[[], None]) -> None:
        super().__init__(_after(past, watcher), media_type="text/plain", headers=_HEADERS)
        self._left = left

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._left()


async def _after(past: bytes, watcher: Watcher) -> AsyncIterator[bytes]:
    yield past
    async for bytes in watcher.chunks():
        yield bytes


class Watching:
    """Everybody who reads or speaks at `/r/ROOM`."""

    def __init__(self, engine: Engine, auth: Auth, files: Shelf, sites: Sites) -> None:
        self._engine = engine
        self._files = files
        self._auth = auth
        self._sites = sites
        self._watchers: set[Watcher] = set()
        self._dialects = {on: ShellDialect(coloured=on) for on in (False, True)}

    async def answer(self, request: Request) -> Response:
        """Both methods of the address."""
        try:
            if request.method == "POST":
                return await self._say(request)
            return await self._watch(request)
        except Refused as refused:
            return problems.response(refused, request.headers)

    async def file(self, request: Request) -> Response:
        """A file by the address that doors for text tell; a browser asks who one is, if need be."""
        try:
            signed = await self._signed(request)
            try:
                await self._engine.admit(signed.person, Kind.OTHER)
                may = partial(self._files.kept, signed.person, FileId(request.path_params["file"]))
                return await content(self._files, await may(), request.headers, may)
            finally:
                self._auth.passed(signed)
        except Refused as refused:
            response = problems.response(refused, request.headers)
            if "authorization" not in request.headers and refused.reason in _ASK:
                response.status_code = 401
                response.headers["www-authenticate"] = 'Basic realm="Linnet", charset="UTF-8"'
            return response

    def close(self, why: Refused) -> None:
        """Send everybody away."""
        for watcher in list(self._watchers):
            watcher.close(why)

    async def _say(self, request: Request) -> Response:
        origins = request.headers.getlist("origin")
        if not self._sites.admit(origins, request.headers.get("host", "")):
            raise Refused(Reason.BAD_ORIGIN)
        text = body.decode(await body.read(request), "", Words).text
        signed = await self._signed(request)
        try:
            say = Say(self._send_id(), request.path_params["room"], text)
            entry = await self._engine.perform(signed.person, say)
        finally:
            self._auth.passed(signed)
        return Response(f"{entry.seq}\n", 201, media_type="text/plain")

    async def _watch(self, request: Request) -> Response:
        last, follow = _number(request, "last", LAST, MOST), request.query_params.get("follow")
        if len(self._watchers) >= WATCHERS:
            raise Refused(Reason.SERVER_FULL)
        dialect = self._dialects[_wants_colour(request)]
        signed = await self._signed(request)
        try:
            await self._engine.admit(signed.person, Kind.OTHER)
            key = request.query_params.get("key", "")
            page = await self._page(signed.person, request.path_params["room"], last, key)
            dialect.memory.meet([await self._engine.reading.room_view(signed.person, page.room)])
            past = dialect.entries(page.entries)
            if follow == "0":
                self._auth.passed(signed)
                return Response(past, media_type="text/plain", headers=_HEADERS)
            watcher = Watcher(dialect, page.room)
            await self._arrive(watcher, signed, page)
        except BaseException:
            self._auth.passed(signed)
            raise
        return _Following(watcher, past, lambda: self._left(watcher, signed))

    async def _page(self, person: Person, ref: str, last: int, key: str) -> HistoryPage:
        """The end of the log; an open room is joined first, as by everybody who reads along."""
        engine = self._engine
        room = await engine.reading.resolve(person, ref)
        if room not in {seat.room.id for seat in await engine.seats(person)}:
            await engine.perform(person, Join(self._send_id(), room, key[: limits.MASK]))
        return await engine.reading.history(person, room, limit=last)

    async def _arrive(self, watcher: Watcher, signed: Signed, page: HistoryPage) -> None:
        """Hear the room after what the page holds, without a gap."""
        arrivals = self._engine.telling.arrivals
        with arrivals.under_way():
            seats = await self._engine.seats(signed.person)
            arrivals.check(signed.token_hash)
            self._engine.check_ban(signed.person)
            watcher.person, watcher.session = signed.person, signed.token_hash
            held = page.entries[-1].seq if page.entries else page.head
            seat = [seat for seat in seats if seat.room.id == page.room]
            self._engine.arrive(watcher, seat, {page.room: held})
            self._watchers.add(watcher)

    def _left(self, watcher: Watcher, signed: Signed) -> None:
        watcher.end()
        self._watchers.discard(watcher)
        self._engine.depart(watcher)
        self._auth.passed(signed)

    async def _signed(self, request: Request) -> Signed:
        """Whoever says who they are, else a guest who is one as long as this takes."""
        peer = request.client.host if request.client else ""
        if "authorization" in request.headers:
            asker = await credentials.asker(self._auth, request, peer)
            hash = asker.session or _BY_PASSWORD
            return Signed(person=asker.person, token="", token_hash=hash)
        agent = request.headers.get("user-agent", "")
        if name := request.query_params.get("name"):
            return await self._auth.enter_in_passing(name, peer, agent)
        return await self._auth.enter_unnamed(peer, agent)

    def _send_id(self) -> str:
        return f"{self._engine.clock():x}-{secrets.token_hex(6)}"


def _number(request: Request, name: str, usual: int, most: int) -> int:
    """A number after the `?`. Raises Refused `bad-frame`."""
    text = request.query_params.get(name, str(usual))
    if not (text.isascii() and text.isdecimal() and 1 <= len(text) <= 4):
        raise Refused(Reason.BAD_FRAME, f"{name} is a number from 1 to {most}.")
    return max(1, min(int(text), most))


def _wants_colour(request: Request) -> bool:
    """`?color=always` or `never`; else for programs of a shell that print what they get."""
    wish = request.query_params.get("color", "auto")
    agent = request.headers.get("user-agent", "").lower()
    return wish == "always" or (wish != "never" and agent.startswith(("curl/", "wget/")))
