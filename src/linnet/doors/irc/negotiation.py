"""CAP: which capabilities there are and which a client has (IRCv3 capability negotiation)."""

from collections.abc import Mapping

from linnet.doors.irc import batches, registration, relayed
from linnet.doors.irc import capabilities as cap
from linnet.doors.irc.connection import IrcConnection
from linnet.doors.irc.house import House
from linnet.doors.irc.line import Line
from linnet.doors.irc.numerics import ERR_INVALIDCAPCMD
from linnet.doors.irc.sasl import MECHANISMS
from linnet.doors.irc.settings import IrcSettings


def offered(client: IrcConnection) -> dict[str, str]:
    """Every capability this client may ask for, with its value."""
    house: House = client.house
    values = dict.fromkeys(sorted(cap.ALWAYS), "")
    values[cap.SASL] = ",".join(MECHANISMS)
    values[cap.MULTILINE] = batches.VALUE
    values[cap.RELAYMSG] = relayed.APART
    values[cap.METADATA] = "max-subs=50,max-keys=20,max-value-bytes=300"
    values[cap.ACCOUNT_REGISTRATION] = "before-connect"
    if not house.accounts:
        del values[cap.ACCOUNT_REGISTRATION]
    if (sts := _sts(client)) is not None:
        values[cap.STS] = sts
    return values


def _sts(client: IrcConnection) -> str | None:
    """What is told of TLS (strict transport security); nothing to pages, which cannot go there."""
    settings: IrcSettings = client.house.settings
    if not settings.tls_port or not client.moves:
        return None
    if not client.unencrypted:
        return f"duration={settings.sts}"
    return f"port={settings.tls_port}" if settings.sts else None


def tell_changes(client: IrcConnection, before: Mapping[str, str]) -> None:
    """Capabilities that are there now and were not, have another value, or went (cap-notify)."""
    if not client.has(cap.CAP_NOTIFY):
        return
    now = offered(client)
    new = {name: value for name, value in now.items() if before.get(name) != value}
    gone = [name for name in before if name not in now and name != cap.STS]
    if client.unencrypted:
        new.pop(cap.STS, None)  # it would end the connection in the middle of a talk
    if new:
        client.send("CAP", client.nick, "NEW", " ".join(cap.listed(new, client.version)))
    if gone:
        client.send("CAP", client.nick, "DEL", " ".join(gone))
        client.hold(client.caps.difference(gone))


async def negotiate(client: IrcConnection, line: Line) -> None:
    """`CAP LS`, `LIST`, `REQ` and `END`."""
    word = line.params[0].upper()
    rest = line.params[1] if len(line.params) > 1 else ""
    if word == "LS":
        _list_offered(client, int(rest) if rest.isascii() and rest.isdecimal() else 301)
    elif word == "LIST":
        _tell(client, "LIST", sorted(client.caps))
    elif word == "REQ":
        _request(client, rest)
    elif word == "END":
        client.entering.negotiating = False
        await registration.proceed(client)
    else:
        client.deny(ERR_INVALIDCAPCMD, line.params[0][:32])


def _list_offered(client: IrcConnection, version: int) -> None:
    client.version = max(client.version, min(version, 1_000))
    if not client.here:
        client.entering.negotiating = True
    if client.version >= cap.WITH_VALUES:
        client.hold(client.caps | {cap.CAP_NOTIFY})
    _tell(client, "LS", cap.listed(offered(client), client.version))


def _request(client: IrcConnection, request: str) -> None:
    if not client.here:
        client.entering.negotiating = True
    held = cap.wished(request, offered(client).keys() - {cap.STS}, client.caps)
    if held is None:
        client.send("CAP", client.nick, "NAK", request)
    else:
        client.send("CAP", client.nick, "ACK", request)
        client.hold(frozenset(held))


def _tell(client: IrcConnection, word: str, names: list[str]) -> None:
    if client.version < cap.WITH_VALUES:
        # One line is all such a client reads: what it may know comes first.
        names = sorted(names, key=lambda name: (name.startswith("draft/"), name))
        lines = cap.in_lines(names)[:1]
    else:
        lines = cap.in_lines(names)
    for line in lines[:-1]:
        client.send("CAP", client.nick, word, "*", line)
    client.send("CAP", client.nick, word, lines[-1])


EARLY = {"CAP": (negotiate, 1)}
