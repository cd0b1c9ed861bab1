"""From a request to an action and back: who asks, what they ask, and the answer."""

import secrets
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
import structlog
from starlette.requests import Request
from starlette.responses import Response

from linnet.auth.auth import Auth
from linnet.auth.keys import Keys
from linnet.doors.http import body, credentials, problems
from linnet.doors.http.asked import Address, Asked, Asker
from linnet.doors.http.machine import Machine, is_loopback
from linnet.doors.http.metrics import Metrics
from linnet.doors.http.shapes import Nothing, UploadView, Wish, Words
from linnet.doors.origin import Sites
from linnet.engine.administering import Administering
from linnet.engine.bots import Bots
from linnet.engine.engine import Engine
from linnet.engine.files import Shelf
from linnet.engine.hooks import Hooks
from linnet.hub.administration import THE_ADMINISTRATOR
from linnet.hub.rates import Kind
from linnet.protocol.frames import About
from linnet.protocol.ids import CheckedSendId
from linnet.protocol.limits import Limits
from linnet.protocol.reasons import Reason, Refused

log = structlog.get_logger()
_encode = msgspec.json.Encoder().encode
_AGENT = 200


class HttpDoor:
    """Answers requests at the addresses of the table."""

    def __init__(
        self,
        engine: Engine,
        auth: Auth,
        about: Callable[[], About],
        sites: Sites,
        metrics: Metrics,
        files: Shelf,
        bounds: Limits,
        administering: Administering,
        bots: Bots,
        hooks: Hooks,
        keys: Keys,
        machine: Machine,
    ) -> None:
        self._administering = administering
        self._bots = bots
        self._hooks = hooks
        self._keys = keys
        self._machine = machine
        self._engine = engine
        self._auth = auth
        self._files = files
        self._bounds = bounds
        self._about = about
        self._sites = sites
        self._metrics = metrics
        metrics.watch(engine)

    def endpoint(self, address: Address) -> Callable[[Request], Awaitable[Response]]:
        """What answers at one address."""

        async def answer(request: Request) -> Response:
            response = await self._answer(address, request)
            status = response.status_code
            self._metrics.answered(address.method, address.path, status)
            if not address.often:
                log.debug("answered", method=address.method, path=address.path, status=status)
            return response

        return answer

    async def _answer(self, address: Address, request: Request) -> Response:
        try:
            self._check_origin(address, request)
            asked = await self._understand(address, request)
            answer = await address.action(asked)
        except Refused as refused:
            response = problems.response(refused, request.headers)
            if address.streams:  # the rest of the bytes is not read
                response.headers["connection"] = "close"
            return response
        except Exception:
            log.exception("request-failed", method=address.method, path=address.path)
            return problems.response(Refused(Reason.STORE_FAILED), request.headers)
        if isinstance(answer, Response):
            return answer
        headers = {"upload-offset": str(answer.offset)} if isinstance(answer, UploadView) else {}
        return Response(_encode(answer) + b"\n", address.status, headers, "application/json")

    def _check_origin(self, address: Address, request: Request) -> None:
        origins = request.headers.getlist("origin")
        host = request.headers.get("host", "")
        if address.method != "GET" and not self._sites.admit(origins, host):
            raise Refused(Reason.BAD_ORIGIN)

    async def _understand(self, address: Address, request: Request) -> Asked[Any]:
        peer = request.client.host if request.client else ""
        asker: Asker | None = None
        if address.signed:
            asker = await self._asker(address, request, peer)
            await self._engine.admit(asker.person, Kind.OTHER)
        wish = await _wish(address, request)
        return Asked(
            engine=self._engine,
            administering=self._administering,
            bots=self._bots,
            hooks=self._hooks,
            keys=self._keys,
            machine=self._machine,
            auth=self._auth,
            files=self._files,
            limits=self._bounds,
            request=request,
            about=self._about,
            wish=wish,
            path=request.path_params,
            send_id=self._send_id(request, wish),
            address=peer,
            loopback=is_loopback(request, peer),
            agent=request.headers.get("user-agent", "")[:_AGENT],
            asker=asker,
        )

    async def _asker(self, address: Address, request: Request, peer: str) -> Asker:
        if address.machine and self._machine.admits(request):
            return Asker(THE_ADMINISTRATOR, None)
        return await credentials.asker(self._auth, request, peer)

    def _send_id(self, request: Request, wish: Wish) -> str:
        """The sender's own name for the wish; a new one, the time first, for who gave none."""
        key = request.headers.get("idempotency-key")
        given = wish.send_id if isinstance(wish, Words) else None
        if key is None:
            return given or f"{self._engine.clock():x}-{secrets.token_hex(6)}"
        key = key.removeprefix('"').removesuffix('"')
        if given not in (None, key):
            raise Refused(Reason.BAD_FRAME, "The Idempotency-Key differs from the send_id.")
        return body.checked_value(key, CheckedSendId, "Idempotency-Key")


async def _wish(address: Address, request: Request) -> Wish:
    if address.streams:
        return Nothing()
    if address.method == "GET":
        return body.query(request, address.wish)
    given = await body.read(request, address.largest)
    return body.decode(given, request.headers.get("content-type", ""), address.wish)
