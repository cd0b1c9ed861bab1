"""TLS to a server that is known by its key: any other key ends the handshake.

The comparison is a part of the handshake itself, so that whoever uses the context (WebSockets,
HTTP, with asyncio or without) cannot send a byte before it. Imported where it is needed only:
reading certificates costs start-up time.
"""

import ssl

from linnet.client.wrong_key import WrongKey
from linnet.protocol.certificates import pin_of


class _Context(ssl.SSLContext):
    pin: str


class _Object(ssl.SSLObject):
    def do_handshake(self) -> None:
        super().do_handshake()
        _compare(self)


class _Socket(ssl.SSLSocket):
    def do_handshake(self, block: bool = False) -> None:
        super().do_handshake(block)
        _compare(self)


def context(pin: str) -> ssl.SSLContext:
    """For connections to the server with this key and to no other."""
    made = _Context(ssl.PROTOCOL_TLS_CLIENT)
    made.minimum_version = ssl.TLSVersion.TLSv1_2
    made.check_hostname = False  # The key says who it is, whatever its address is called.
    made.verify_mode = ssl.CERT_NONE
    made.pin = pin
    made.sslobject_class = _Object
    made.sslsocket_class = _Socket
    return made


def pin_seen(secured: ssl.SSLObject | ssl.SSLSocket) -> str:
    """The pin of the other end; nothing for a certificate that cannot be read."""
    try:
        return pin_of(secured.getpeercert(True) or b"")
    except ValueError:
        return ""


def _compare(secured: ssl.SSLObject | ssl.SSLSocket) -> None:
    wanted, seen = secured.context, pin_seen(secured)
    if not isinstance(wanted, _Context) or seen != wanted.pin:
        raise WrongKey(seen)
