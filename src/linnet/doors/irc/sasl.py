"""AUTHENTICATE: logging in before registration (SASL; IRCv3 sasl-3.2)."""

import base64
import binascii

from linnet.auth import scram
from linnet.auth.auth import Signed
from linnet.doors.irc import registration
from linnet.doors.irc.accounts import tell_logged_in
from linnet.doors.irc.connection import IrcConnection
from linnet.doors.irc.line import Line
from linnet.doors.irc.names import nick_of
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

MECHANISMS = ("PLAIN", scram.NAME)
CHUNK = 400
"""Characters of one part; a shorter one is the last."""
WHOLE = 4_096
"""Characters of all parts together."""


async def authenticate(client: IrcConnection, line: Line) -> None:
    """One step: the mechanism, a part of what is said in it, or `*` to stop."""
    word = line.params[0]
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
    client.entering.exchange = scram.Exchange() if mechanism == scram.NAME else None
    client.entering.verifier = None
    client.send("AUTHENTICATE", "+")


async def _said(client: IrcConnection) -> None:
    said, client.entering.said = client.entering.said, ""
    try:
        message = base64.b64decode(said, validate=True).decode()
        if client.entering.exchange is not None:
            await _scram(client, client.entering.exchange, message)
        else:
            await _plain(client, message)
    except (binascii.Error, scram.NotProven, ValueError):
        _end(client, ERR_SASLFAIL, "That is not what the mechanism says")
    except Refused as refused:
        _end(client, ERR_SASLFAIL, refused.message)


async def _scram(client: IrcConnection, exchange: scram.Exchange, message: str) -> None:
    """One of the client's three messages (RFC 5802). Raises Refused, NotProven."""
    entering, auth = client.entering, client.house.auth
    if entering.proven:
        signed = await auth.log_in_proven(
            exchange.name, _verifier(client), client.address, registration.AGENT
        )
        await _logged_in(client, signed)
    elif entering.verifier is None:
        entering.verifier = await auth.verifier(exchange.begin(message), client.address)
        _tell(client, exchange.challenge(entering.verifier))
    else:
        _tell(client, exchange.finish(message))
        entering.proven = True


def _verifier(client: IrcConnection) -> scram.Verifier:
    assert client.entering.verifier is not None, "who has proven something had a challenge"
    return client.entering.verifier


def _tell(client: IrcConnection, message: str) -> None:
    """What the mechanism answers, in parts of 400 characters."""
    said = base64.b64encode(message.encode()).decode()
    for at in range(0, len(said), CHUNK):
        client.send("AUTHENTICATE", said[at : at + CHUNK])
    if len(said) % CHUNK == 0:
        client.send("AUTHENTICATE", "+")


async def _plain(client: IrcConnection, message: str) -> None:
    """`authzid NUL authcid NUL password` (RFC 4616). Raises Refused, ValueError."""
    acting, name, password = message.split("\0")
    if acting and acting.casefold() != name.casefold():
        raise Refused(Reason.BAD_PASSWORD, "Nobody can log in as somebody else.")
    await _logged_in(client, await registration.sign_in(client, name, password))


async def _logged_in(client: IrcConnection, signed: Signed) -> None:
    _forget(client)
    if client.here:
        await client.house.change_to(client, signed)
    else:
        client.signed = signed
    tell_logged_in(client, nick_of(signed.person.name))
    client.reply(RPL_SASLSUCCESS, "You are logged in")


def _end(client: IrcConnection, numeric: str, words: str) -> None:
    _forget(client)
    client.reply(numeric, words)


def _forget(client: IrcConnection) -> None:
    client.entering.mechanism, client.entering.said = "", ""
    client.entering.exchange, client.entering.verifier = None, None
    client.entering.proven = False


EARLY = {"AUTHENTICATE": (authenticate, 1)}
