"""What the server says on its terminal."""

import shutil
import socket
import sys
from pathlib import Path

from linnet.auth.auth import Auth
from linnet.protocol.pins import words_of
from linnet.server.addresses import likely
from linnet.server.sockets import EVERY, url
from linnet.server.tls import Tls

LOOPBACK = ("127.0.0.1", "localhost", *EVERY)


def ready(host: str, bound: socket.socket, tls: Tls | None) -> str:
    """The line that programs wait for; on a terminal also what a person may do next."""
    address = url(host, bound, "https" if tls else "http")
    if not sys.stdout.isatty():
        return f"ready {address}"
    linnet, where = program(), _where(host, bound)
    others = [f"  on others      linnet chat --host {likely()}{where}"] if host in EVERY else []
    return "\n".join(
        (
            f"ready {address}",
            "",
            f"  chat here      {linnet} chat{where}",
            *others,
            f"  from a script  echo hello | {linnet} send lobby{where}",
            f"  follow along   {linnet} tail lobby{where}",
            f"  over HTTP      {address}/api/openapi.json",
            f"  WebSocket      {address.replace('http', 'ws', 1)}/ws",
            *([f"  its key        {words_of(tls.pin)}"] if tls and tls.pin else []),
            "  stop           Ctrl+C",
            "",
        )
    )


def program() -> str:
    """How the person at this terminal calls `linnet`."""
    if shutil.which("linnet"):
        return "linnet"
    called = Path(sys.argv[0])
    return str(called) if called.stem == "linnet" else f"{sys.executable} -m linnet"


async def first_owner(auth: Auth) -> None:
    """While nobody owns the server: how to become the one who does."""
    code = await auth.first_owner_code()
    if code is not None:
        print(
            f"linnet: nobody owns this server yet: type /claim {code} in a chat to become its "
            "owner, or give the code with a new account (it works once).",
            file=sys.stderr,
            flush=True,
        )


def _where(host: str, bound: socket.socket) -> str:
    """The options that lead a client on this machine here; none for the usual place."""
    port = bound.getsockname()[1]
    named = "" if host in LOOPBACK else f" --host {host}"
    return named + ("" if port == 8888 else f" --port {port}")
