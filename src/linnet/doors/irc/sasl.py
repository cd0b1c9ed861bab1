"""AUTHENTICATE: logging in before registration (SASL; IRCv3 sasl-3.2)."""

import base64
import binascii

from linnet.doors.irc import capabilities as cap
from linnet.doors.irc import registration
from linnet.doors.irc.accounts import tell_logged_in
from linnet.doors.irc.connection import IrcConnection
from linnet.doors.irc.line import Line
from linnet.doors.irc.numerics import (
    ERR_SASLABORTED,
    ERR_SASLALREADY,
    ERR_SASLFAIL,
    ERR_SASLTOOLONG,
    RPL_SASLMECHS,
    RPL_SASLSUCCESS,
)
from linnet.protocol.people import PersonKind
from linnet.protocol.reasons import Reason, Refused

MECHANISMS = ("PLAIN",)
CHUNK = 400
"""Characters of one part; a shorter one is the last."""
WHOLE = 4_096
"""Characters of all parts together."""


async def authenticate(client: IrcConnection, line: Line) -> None:
    """One step: the mechanism, a part of what is said in it, or `*` to stop."""
    word = line.params[0]
    if not client.has(cap.SASL):
        return
    if client.signed is not None and client.signed.person.kind is not PersonKind.GUEST:
        client.reply(ERR_SASLALREADY, "You are logged in already")
    elif word == "*":
        _end(client, ERR_SASLABORTED, "You stopped it")
    elif not client.entering.mechanism:
        _begin(client, word.upper())
    elif len(word) > CHUNK or len(client.entering.said) + len(word) > WHOLE:
        _end(client, ERR_SASLTOOLONG, "That is too long")
    else:
        client.entering.said += "" if word == "+" else word
        if len(word) < CHUNK:
            await _said(client)


def _begin(client: IrcConnection, mechanism: str) -> None:
    if mechanism not in MECHANISMS:
        client.reply(RPL_SASLMECHS, ",".join(MECHANISMS), "are the mechanisms there are")
        _end(client, ERR_SASLFAIL, "There is no such mechanism")
        return
    client.entering.mechanism, client.entering.said = mechanism, ""
    client.send("AUTHENTICATE", "+")


async def _said(client: IrcConnection) -> None:
    said, client.entering.said = client.entering.said, ""
    try:
        message = base64.b64decode(said, validate=True)
        await _plain(client, message)
    except (binascii.Error, UnicodeDecodeError, ValueError):
        _end(client, ERR_SASLFAIL, "That is not what the mechanism says")
    except Refused as refused:
        _end(client, ERR_SASLFAIL, refused.message)


async def _plain(client: IrcConnection, message: bytes) -> None:
    """`authzid NUL authcid NUL password` (RFC 4616). Raises Refused, ValueError."""
    acting, name, password = (part.decode() for part in message.split(b"\0"))
    if acting and acting.casefold() != name.casefold():
        raise Refused(Reason.BAD_PASSWORD, "Nobody can log in as somebody else.")
    client.entering.mechanism = ""
    if client.here:
        signed = await client.house.auth.log_in(name, password, client.address, registration.AGENT)
        await client.house.change_to(client, signed)
    else:
        client.signed = await client.house.auth.log_in(
            name, password, client.address, registration.AGENT
        )
    account = client.signed.person.name if client.signed else name
    tell_logged_in(client, account.replace(" ", "_"))
    client.reply(RPL_SASLSUCCESS, "You are logged in")


def _end(client: IrcConnection, numeric: str, words: str) -> None:
    client.entering.mechanism, client.entering.said = "", ""
    client.reply(numeric, words)


EARLY = {"AUTHENTICATE": (authenticate, 1)}
