"""What the server says on its terminal."""

import shutil
import socket
import sys
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from linnet.auth.auth import Auth
from linnet.doors.trust import PATH
from linnet.protocol.links import PORT, Link
from linnet.protocol.pins import words_of
from linnet.protocol.reasons import Refused
from linnet.server.addresses import reachable
from linnet.server.beacon import Beacon
from linnet.server.sockets import EVERY, url
from linnet.server.tls import Tls

LOOPBACK = ("127.0.0.1", "localhost", *EVERY)


_KINDS = {"ssh": "over SSH     "}


def ready(
    host: str,
    bound: socket.socket,
    tls: Tls | None,
    beacon: Beacon | None = None,
    doors: Sequence[str] = (),
) -> str:
    """The line that programs wait for; on a terminal also what a person may do next."""
    address = url(host, bound, "https" if tls else "http")
    if not sys.stdout.isatty():
        return f"ready {address}"
    linnet, where = program(), _where(host, bound)
    return "\n".join(
        (
            f"ready {address}",
            "",
            f"  chat here      {linnet} chat{where}",
            *_elsewhere(host, bound, tls),
            *_code(beacon),
            f"  from a script  echo hello | {linnet} send lobby{where}",
            f"  follow along   {linnet} tail lobby{where}",
            *(f"  {_KINDS.get(door[:3], 'as plain text')}  {door}" for door in doors),
            f"  over HTTP      {address}/api/openapi.json",
            f"  WebSocket      {address.replace('http', 'ws', 1)}/ws",
            "  stop           Ctrl+C",
            "",
            *_picture(host, bound, tls),
        )
    )


def _code(beacon: Beacon | None) -> list[str]:
    if beacon is None:
        return []
    code = f"{beacon.code[:4]}-{beacon.code[4:]}"
    return [f"  join code      linnet chat --server {code}   (for an hour)"]


def _picture(host: str, bound: socket.socket, tls: Tls | None) -> list[str]:
    """The first join link for a camera; phones open it in a browser."""
    hosts = reachable() if host in EVERY else []
    if tls is None or not tls.pin or not hosts:
        return []
    import segno  # noqa: PLC0415 - takes 50 ms, and most servers are not for other machines

    drawn = StringIO()
    link = Link(hosts[0], bound.getsockname()[1], "https", tls.pin)
    segno.make(str(link), error="l").terminal(drawn, compact=True, border=2)
    return [drawn.getvalue()]


def _elsewhere(host: str, bound: socket.socket, tls: Tls | None) -> list[str]:
    """How people on other machines come in, by every address that can work."""
    if host in LOOPBACK and host not in EVERY:
        return []
    port = bound.getsockname()[1]
    hosts = reachable() if host in EVERY else [host]
    lines = [f"  on others      linnet chat --host {one}{_port(port)}" for one in hosts]
    if tls is not None and tls.pin:
        lines += [f"  join link      {Link(one, port, 'linnet', tls.pin)}" for one in hosts]
        lines.append(f"  its key        {words_of(tls.pin)}")
    if tls is not None and tls.trust is not None:
        lines += [f"  for browsers   {Link(one, port, 'http')}{PATH}" for one in hosts[:1]]
    return lines


def program() -> str:
    """How the person at this terminal calls `linnet`."""
    if shutil.which("linnet"):
        return "linnet"
    called = Path(sys.argv[0])
    if called.suffix == ".pyz":
        return f"{Path(sys.executable).name} {called}"
    return str(called) if called.stem == "linnet" else f"{sys.executable} -m linnet"


async def first_owner(auth: Auth) -> None:
    """While nobody owns the server: how to become the one who does."""
    try:
        code = await auth.first_owner_code()
    except Refused as refused:
        print(f"linnet: no code for the first owner: {refused.message}", file=sys.stderr)
        return
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
    return ("" if host in LOOPBACK else f" --host {host}") + _port(port)


def _port(port: int) -> str:
    return "" if port == PORT else f" --port {port}"
