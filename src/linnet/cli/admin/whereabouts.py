"""Where people come in, as it stands on a login card: the most likely address, or one given."""

from pathlib import Path
from typing import Any

from linnet.administrator.reaching import InEffect, Server
from linnet.cli.admin.cards import Place
from linnet.cli.problem import give_up
from linnet.protocol import limits
from linnet.protocol.links import PORT, Link
from linnet.protocol.links import read as read_link
from linnet.protocol.pins import words_of
from linnet.server.addresses import reachable
from linnet.server.identity import CERTIFICATE_FILE, pin_in
from linnet.server.sockets import EVERY

_DAYS = limits.ONE_TIME // 86_400


async def whereabouts(server: Server, data: Path, given: str | None) -> Place:
    """For the cards; `given` is a link or address to use instead."""
    settings = (await server.get("/admin/settings", InEffect)).settings
    port = server.key.port if server.key else settings["port"]
    try:
        chosen = read_link(given) if given else None
    except ValueError as wrong:
        give_up(str(wrong), 2)
    link = chosen or _own(settings, port, data)
    secure = bool(link.pin) or link.scheme in ("linnet", "https")
    page = Link(link.host, link.port, "https" if secure else "http", link.pin)
    shown = str(Link(link.host, link.port, page.scheme))
    named = secure and not link.pin  # an authority vouches for the name, so no key is learned
    return Place(
        name=settings["server_name"],
        link=str(page),
        page=shown,
        command=f"linnet chat --server {shown}" if named else _command(link),
        key=words_of(link.pin) if link.pin else "",
        days=_DAYS,
    )


def _command(link: Link) -> str:
    port = "" if link.port == PORT else f" --port {link.port}"
    return f"linnet chat --host {link.host}{port}"


def _own(settings: dict[str, Any], port: int, data: Path) -> Link:
    """By the server's settings: its own key where it has one, else the name of its certificate."""
    host = settings["host"]
    if host in EVERY:
        host = next(iter(reachable()), "127.0.0.1")
    if settings["tls"] == "off":
        return Link(host, port, "http")
    if settings["tls_cert"]:
        return Link(next(iter(settings["host_names"]), host), port, "https")
    own = data / CERTIFICATE_FILE
    return Link(host, port, "https", pin_in(own) if own.exists() else "")
