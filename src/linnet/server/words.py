"""What the server says on its terminal."""

import socket
import sys

from linnet.auth.auth import Auth
from linnet.server.sockets import url


def ready(host: str, bound: socket.socket) -> str:
    """The line that programs wait for; on a terminal also what a person may do next."""
    address = url(host, bound)
    if not sys.stdout.isatty():
        return f"ready {address}"
    port = bound.getsockname()[1]
    return "\n".join(
        (
            f"ready {address}",
            "",
            f"  chat here      linnet chat --port {port}",
            f"  from a script  echo hello | linnet send lobby --port {port}",
            f"  follow along   linnet tail lobby --port {port}",
            f"  over HTTP      {address}/api/openapi.json",
            "  stop           Ctrl+C",
        )
    )


async def first_owner(auth: Auth) -> None:
    """While nobody owns the server: how to become the one who does."""
    code = await auth.first_owner_code()
    if code is not None:
        print(
            f"linnet: nobody owns this server yet; create an account with the code {code} "
            "to become its owner (it works once).",
            file=sys.stderr,
            flush=True,
        )
