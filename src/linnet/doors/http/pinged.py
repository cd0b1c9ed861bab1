"""`/ping` over HTTP, and for this machine itself who opened it."""

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from linnet.doors.http import problems
from linnet.doors.http.machine import is_here
from linnet.doors.pinging import POLICY, Pings
from linnet.protocol.reasons import Reason, Refused


async def ping(pings: Pings, request: Request) -> Response:
    """Whoever sees the page reaches the server."""
    peer = request.client.host if request.client else ""
    page = pings.page(peer, request.scope["scheme"] == "https")
    return Response(page, headers={"content-security-policy": POLICY}, media_type="text/html")


async def arrivals(pings: Pings, request: Request) -> Response:
    """Who did, for whoever sits at this machine."""
    if not is_here(request):
        return problems.response(Refused(Reason.NO_SUCH_PATH), request.headers)
    told = msgspec.json.encode(list(pings.arrivals))
    return Response(told, media_type="application/json")
