"""The key to a running server that lies in its data folder, for whoever may read that."""

from contextlib import suppress
from pathlib import Path

import msgspec
import structlog

from linnet.server.folder import write_whole

log = structlog.get_logger()
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
    """For the folder's owner alone. A disk that takes no key is no reason not to serve."""
    try:
        write_whole(folder / KEY_FILE, msgspec.json.encode(key).decode())
    except OSError as failed:
        log.warning("no-key-for-the-administrator", why=failed.strerror)


def read_key(folder: Path) -> Key | None:
    """None where there is none yet."""
    try:
        return msgspec.json.decode((folder / KEY_FILE).read_bytes(), type=Key)
    except (OSError, msgspec.MsgspecError):
        return None


def drop_key(folder: Path) -> None:
    """The server stops."""
    with suppress(OSError):
        (folder / KEY_FILE).unlink()
