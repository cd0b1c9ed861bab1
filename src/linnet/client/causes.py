"""Why there is no connection, in words, and what to do about it."""

import errno
import socket
import ssl

from websockets.exceptions import (
    ConnectionClosed,
    InvalidHandshake,
    InvalidMessage,
    InvalidStatus,
    WebSocketException,
)

from linnet.client.address import Address
from linnet.client.refused import CannotConnect
from linnet.client.wrong_key import WrongKey
from linnet.protocol.links import PORT

_NO_ROUTE = frozenset({errno.EHOSTUNREACH, errno.ENETUNREACH, errno.EHOSTDOWN, errno.ENETDOWN})


def cannot_connect(address: Address, wrong: BaseException) -> CannotConnect:
    """The cause and the next step for whatever went wrong while connecting."""
    if isinstance(wrong, WebSocketException):
        return _answered_wrongly(address, wrong)
    if isinstance(wrong, socket.gaierror):
        return CannotConnect(
            f"No computer named {address.host} is known.", "Check the spelling of the host."
        )
    if isinstance(wrong, ConnectionRefusedError) or _all_refused(wrong):
        return CannotConnect(
            f"No server answers at {address}.",
            f"Start one there with `{_start(address)}`, or check the port.",
        )
    if isinstance(wrong, TimeoutError):
        return CannotConnect(
            f"{address} did not answer in time.", "Check the address and the firewall there."
        )
    if isinstance(wrong, WrongKey):
        return CannotConnect(
            f"Whoever answers at {address} does not have the key of the server you know there.",
            "Somebody may be in between, so nothing was sent. If the server was set up anew, ask "
            "whoever runs it for its new join link, and come in by that.",
        )
    if isinstance(wrong, ssl.SSLCertVerificationError):
        return CannotConnect(
            f"Nobody vouches for the certificate of {address}.",
            "Ask whoever runs the server for its join link.",
        )
    if isinstance(wrong, ssl.SSLError):
        return CannotConnect(
            f"No secure connection to {address} came about.",
            "Check the address or its certificate.",
        )
    if isinstance(wrong, ConnectionError | EOFError):
        return no_linnet(address)
    if isinstance(wrong, OSError) and wrong.errno in _NO_ROUTE:
        return CannotConnect(
            f"There is no way from here to {address.host}.", "Check the network and the address."
        )
    return CannotConnect(f"The connection to {address} failed: {wrong}.", "Check the address.")


def _start(address: Address) -> str:
    """The command that makes a server answer at this address."""
    port = "" if address.port == PORT else f" --port {address.port}"
    lan = "" if Address(address.host).key == Address().key else " --lan"
    return f"linnet serve --data data{port}{lan}"


def beneath(wrong: BaseException) -> BaseException:
    """What of TLS an HTTP library hid in its own words; else that nobody answers."""
    below: BaseException | None = wrong
    while below is not None:
        if isinstance(below, ssl.SSLError):
            return below
        below = below.__cause__ or below.__context__
    return ConnectionRefusedError()


def lost(wrong: BaseException | None) -> str:
    """Why a connection that stood is gone."""
    if isinstance(wrong, ConnectionClosed) and wrong.rcvd and wrong.rcvd.reason:
        return f"The server ended the connection: {wrong.rcvd.reason}."
    if isinstance(wrong, TimeoutError):
        return "The server takes nothing in any more."
    return "The connection was lost."


def _answered_wrongly(address: Address, wrong: WebSocketException) -> CannotConnect:
    if isinstance(wrong, InvalidStatus) and wrong.response.status_code == 503:
        return CannotConnect(f"The server at {address} is full or stopping.", "Try again later.")
    if isinstance(wrong, InvalidStatus) and wrong.response.status_code == 426:
        return CannotConnect(
            f"The server at {address} wants an encrypted connection.", "Use its join link."
        )
    if isinstance(wrong, InvalidHandshake | InvalidMessage):
        return no_linnet(address)
    return CannotConnect(f"The connection to {address} was lost.", "Try again.")


def no_linnet(address: Address) -> CannotConnect:
    """Whoever answers there speaks of something else."""
    return CannotConnect(
        f"Something answers at {address}, but it is no Linnet server.", "Check the port."
    )


def _all_refused(wrong: BaseException) -> bool:
    """Where a name has several addresses, asyncio tells their failures in one sentence."""
    return isinstance(wrong, OSError) and f"[Errno {errno.ECONNREFUSED}]" in str(wrong)
