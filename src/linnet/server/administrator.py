"""The key to a running server that lies in its data folder, for whoever may read that."""

import ssl
from pathlib import Path

import msgspec

from linnet.protocol.pins import pin_of
from linnet.server.folder import write_whole
from linnet.server.sockets import EVERY

KEY_FILE = "administrator.key"


class Key(msgspec.Struct, frozen=True, kw_only=True):
    """Where the server answers on its own machine, and the secret; made anew at each start.

    `pin` is that of its certificate, where it speaks TLS with its own machine too.
    """

    host: str
    port: int
    token: str
    pin: str = ""


def write_key(folder: Path, key: Key) -> None:
    """For the folder's owner alone."""
    write_whole(folder / KEY_FILE, msgspec.json.encode(key).decode())


def read_key(folder: Path) -> Key | None:
    """None where there is none yet."""
    try:
        return msgspec.json.decode((folder / KEY_FILE).read_bytes(), type=Key)
    except (OSError, msgspec.MsgspecError):
        return None


def drop_key(folder: Path) -> None:
    """The server stops."""
    (folder / KEY_FILE).unlink(missing_ok=True)


def nearest(host: str) -> str:
    """The address by which a server that listens on this one is asked from its own machine."""
    if host not in EVERY:
        return host
    return "::1" if ":" in host else "127.0.0.1"


def pin_in(certificate: Path) -> str:
    """The pin of the first certificate in a file (PEM)."""
    first = certificate.read_text().partition("-----END CERTIFICATE-----")[0]
    end = "-----END CERTIFICATE-----\n"
    begin = first.index("-----BEGIN CERTIFICATE-----")
    return pin_of(ssl.PEM_cert_to_DER_cert(first[begin:] + end))
