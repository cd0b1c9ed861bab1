"""The HTTP side of a server as one application."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator, Mapping
from functools import partial

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from linnet.doors import pinging
from linnet.doors.forwarded import Proxies
from linnet.doors.http import openapi, pinged, problems
from linnet.doors.http.arriving import Arriving
from linnet.doors.http.door import HttpDoor
from linnet.doors.http.hooked import PATH as PATH_OF_HOOKS
from linnet.doors.http.hooked import Hooked
from linnet.doors.http.metrics import CONTENT_TYPE, Metrics
from linnet.doors.http.page import front_page, trust_file, trust_page
from linnet.doors.http.pages import Pages
from linnet.doors.http.routes import ADDRESSES, PREFIX
from linnet.doors.http.watching import Watching
from linnet.doors.origin import Sites
from linnet.doors.pinging import Pings
from linnet.doors.trust import FILE_PATH, PATH, Trust
from linnet.engine.engine import Engine
from linnet.protocol.frames import About
from linnet.protocol.reasons import Reason, Refused

Endpoint = Callable[[Request], Awaitable[Response]]
Ready = Callable[[], Awaitable[None]]
_HEADERS = {
    b"cache-control": b"no-store",
    b"content-security-policy": b"default-src 'none'; frame-ancestors 'none'",
    b"cross-origin-resource-policy": b"same-origin",
    b"referrer-policy": b"no-referrer",
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
}
"""On every answer, unless it says otherwise itself."""


def create_app(
    engine: Engine,
    about: Callable[[], About],
    sites: Sites,
    *,
    door: HttpDoor,
    ready: Ready,
    metrics: Metrics,
    proxies: Proxies,
    pings: Pings,
    pages: Pages,
    hooked: Hooked,
    watching: Watching,
    trust: Callable[[], Trust | None] = lambda: None,
) -> Starlette:
    """Everything that is answered over HTTP.

    `door` answers at `/api/v1`; `ready` proves that the store can be written, or raises Refused;
    `sites` are web pages of other sites that may change things here, `proxies` those whose word
    counts, `pages` is the web client, `trust` tells of the authority behind the certificate.
    """
    routes = [
        *_table(door),
        *_pinged(pings),
        *_for_everybody(about, engine, ready, metrics, trust),
        pages.route(),
        *_ways_in(about, pages, hooked, watching),
    ]
    around = [Middleware(_Guarded), Middleware(Arriving, sites, proxies)]
    app = Starlette(routes=routes, middleware=around, exception_handlers={HTTPException: _nowhere})
    # The redirect would lead to wherever the Host header says.
    app.router.redirect_slashes = False
    return app


def _pinged(pings: Pings) -> list[Route]:
    """Whether somebody reaches this server at all."""
    return [
        Route(pinging.PATH, partial(pinged.ping, pings)),
        Route(f"{pinging.PATH}/arrivals", partial(pinged.arrivals, pings)),
    ]


def _for_everybody(
    about: Callable[[], About],
    engine: Engine,
    ready: Ready,
    metrics: Metrics,
    trust: Callable[[], Trust | None],
) -> list[Route]:
    """What is answered to everybody."""
    return [
        Route("/api/openapi.json", partial(_document, about)),
        Route("/healthz", _alive),
        Route("/readyz", partial(_ready, engine, ready)),
        Route("/metrics", partial(_numbers, metrics)),
        Route(PATH, partial(trust_page, trust)),
        Route(FILE_PATH, partial(trust_file, trust)),
    ]


def _table(door: HttpDoor) -> Iterator[Route]:
    """One route for all methods of a path, so that a wrong one is told the right ones."""
    methods: dict[str, dict[str, Endpoint]] = defaultdict(dict)
    for address in ADDRESSES:
        methods[PREFIX + address.path][address.method] = door.endpoint(address)
    for path, endpoints in methods.items():
        yield Route(path, partial(_by_method, endpoints), methods=list(endpoints))


async def _by_method(endpoints: Mapping[str, Endpoint], request: Request) -> Response:
    method = "GET" if request.method == "HEAD" else request.method
    return await endpoints[method](request)


def _ways_in(
    about: Callable[[], About], pages: Pages, hooked: Hooked, watching: Watching
) -> list[Route]:
    """What is no part of the API."""
    return [
        Route(PATH_OF_HOOKS, hooked.answer, methods=["POST"]),
        Route("/r/{room}", watching.answer, methods=["GET", "POST"]),
        Route("/r/{room}/{file}", watching.file, methods=["GET"]),
        Route("/", partial(_front, about, pages)),
    ]


async def _front(about: Callable[[], About], pages: Pages, request: Request) -> Response:
    """The web client for browsers, where it was built; the ways in for everybody else."""
    if pages.there and "text/html" in request.headers.get("accept", ""):
        return pages.front(request)
    return front_page(request, about(), built=pages.there)


async def _document(about: Callable[[], About], request: Request) -> Response:
    document = msgspec.json.encode(openapi.document(about()))
    return Response(document, media_type="application/json")


async def _alive(request: Request) -> Response:
    return Response("ok\n", media_type="text/plain")


async def _ready(engine: Engine, ready: Ready, request: Request) -> Response:
    try:
        if engine.stopping:
            raise Refused(Reason.SERVER_STOPPING)
        await ready()
    except Refused as refused:
        return problems.response(refused, request.headers)
    return Response("ready\n", media_type="text/plain")


async def _numbers(metrics: Metrics, request: Request) -> Response:
    return Response(metrics.text(), media_type=CONTENT_TYPE)


async def _nowhere(request: Request, wrong: Exception) -> Response:
    """No such path, or not with this method."""
    assert isinstance(wrong, HTTPException), "Starlette gives what it was asked to"
    reason = Reason.WRONG_METHOD if wrong.status_code == 405 else Reason.NO_SUCH_PATH
    response = problems.response(Refused(reason), request.headers)
    response.headers.update(wrong.headers or {})
    return response


class _Guarded:
    """Puts the headers on that keep browsers from harm."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {name for name, _ in message["headers"]}
                extra = [pair for pair in _HEADERS.items() if pair[0] not in own]
                message["headers"] = [*message["headers"], *extra]
            await send(message)

        await self._app(scope, receive, guarded)
