"""The ways in, as people type them: made of what the server tells of itself."""

from collections.abc import Sequence

from msgspec import Struct

from linnet.protocol.administration import Listens, Ways
from linnet.protocol.links import PORT, Link

EVERY = ("0.0.0.0", "::")  # noqa: S104 - only compared with
HERE = "127.0.0.1"


class Entrance(Struct, frozen=True):
    """One way in: for whom, and what to open or type."""

    words: str
    text: str


def address(ways: Ways) -> str:
    """`192.168.1.20:8888`, as others reach the server; else as this machine does."""
    return str(Link(_host(ways), ways.port))


def page(ways: Ways) -> str:
    """What a browser opens."""
    return str(Link(_host(ways), ways.port, ways.scheme if ways.hosts else "http"))


def code(ways: Ways) -> str:
    """`4821-0937`; empty where there is none, or it is worth nothing any more."""
    return f"{ways.code[:4]}-{ways.code[4:]}" if ways.code else ""


def camera(ways: Ways) -> str:
    """What the QR code has in it: the page, with the server's key where it has one."""
    if not ways.hosts:
        return ""
    return str(Link(ways.hosts[0], ways.port, ways.scheme, ways.pin))


def entrances(ways: Ways) -> list[Entrance]:
    """All of them, the easiest first."""
    found = [Entrance("Browser", page(ways)), Entrance("Terminal", f"linnet chat{_options(ways)}")]
    if joined := code(ways):
        found.append(Entrance("By code", f"linnet chat --server {joined}"))
    if ways.pin and ways.hosts:
        link = Link(ways.hosts[0], ways.port, "linnet", ways.pin)
        found.append(Entrance("Join link", str(link)))
    if ways.trusted and ways.hosts:
        trust = Link(ways.hosts[0], ways.port, "http")
        found.append(Entrance("Without warning", f"{trust}/trust"))
    return [*found, *(_other(one, ways) for one in ways.others)]


def _options(ways: Ways) -> str:
    host = f" --host {ways.hosts[0]}" if ways.hosts else ""
    return host + ("" if ways.port == PORT else f" --port {ways.port}")


def _host(ways: Ways) -> str:
    return ways.hosts[0] if ways.hosts else HERE


def _other(one: Listens, ways: Ways) -> Entrance:
    host = (_host(ways) if one.host in EVERY else one.host).strip("[]")
    if one.door == "pychat":
        return Entrance("Netcat", f"nc {host} {one.port}")
    if one.door == "nickname":
        return Entrance("Nickname", f"nc {host} {one.port}")
    words = "IRC with TLS" if one.encrypted else "IRC"
    return Entrance(words, str(Link(host, one.port)))


def busiest(doors: dict[str, int], names: dict[str, str]) -> Sequence[tuple[str, int]]:
    """How many connections by each way in, most first."""
    told = [(names.get(door, door), number) for door, number in doors.items()]
    return sorted(told, key=lambda one: (-one[1], one[0]))
