"""What is settled about a request before anything answers it: where it comes from, and its Host."""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from linnet.doors.forwarded import Proxies
from linnet.doors.http import problems
from linnet.doors.origin import Sites
from linnet.protocol.reasons import Reason, Refused

_TELLING = ("/metrics", "/readyz", "/ping/", "/r/")
"""Beginnings of the addresses that tell a stranger more of this server than its front page does."""
_FOREIGN = Refused(
    Reason.BAD_ORIGIN,
    "This server does not go by that name; whoever runs it can add it to host_names.",
)


class Arriving:
    """Believes named proxies, and tells nothing to a page whose name was made to lead here.

    Such a page reads with GET, and its browser tells no Origin then; the Host alone gives it away.
    What people wrote it cannot read: that needs a token, and there are no cookies.
    """

    def __init__(self, app: ASGIApp, sites: Sites, proxies: Proxies) -> None:
        self._app = app
        self._sites = sites
        self._proxies = proxies

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            headers = Headers(scope=scope)
            self._settle(scope, headers)
            if self._is_foreign(scope, headers):
                await problems.response(_FOREIGN, headers)(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _settle(self, scope: Scope, headers: Headers) -> None:
        peer, port = scope["client"] or ("", 0)
        if not self._proxies.trusts(peer):
            return
        scope["client"] = (self._proxies.origin(peer, headers.getlist("x-forwarded-for")), port)
        if headers.get("x-forwarded-proto", "").lower() in ("http", "https"):
            scope["scheme"] = headers["x-forwarded-proto"].lower()
        host = headers.get("host", "")
        if self._sites.is_own(host):
            scope["linnet.public"] = host

    def _is_foreign(self, scope: Scope, headers: Headers) -> bool:
        host = headers.get("host", "")
        return (
            bool(host)
            and scope["method"] in ("GET", "HEAD")
            and scope["path"].startswith(_TELLING)
            and not self._sites.is_own(host)
        )
