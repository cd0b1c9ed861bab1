"""The door for SSH as the settings want it: opened and closed with the server."""

from importlib.util import find_spec
from typing import Protocol

from linnet.auth.auth import Auth
from linnet.auth.keys import Keys
from linnet.doors.http.metrics import Metrics
from linnet.server import sockets
from linnet.server.administrator import Key
from linnet.server.folder import Folder
from linnet.server.lines import DoorError, split
from linnet.server.settings import Settings
from linnet.store.api import Store

HOST_KEY = "ssh.key"
"""In the data folder, where backups take it along."""
_PARTS = {
    "asyncssh": "pip install 'linnet[ssh]'",
    "textual": "pip install textual",
    "termios": "an operating system with terminals such as Linux or macOS",
}


class Door(Protocol):
    """What a server does with it."""

    def stop_accepting(self) -> None: ...
    async def close(self, seconds: float) -> None: ...


def hints(settings: Settings) -> list[str]:
    """What to type to come in, if there is the door."""
    if not settings.ssh:
        return []
    host, port = split(settings.ssh)
    return [f"ssh -p {port} {sockets.nearest(host)}"]


async def open_ssh(
    settings: Settings,
    folder: Folder,
    auth: Auth,
    keys: Keys,
    store: Store,
    metrics: Metrics,
    here: Key,
) -> Door | None:
    """The door, listening; None where no place is set for it. Raises DoorError.

    Its chats find the server as `here` says.
    """
    if not settings.ssh:
        return None
    for part, how in _PARTS.items():
        if find_spec(part) is None:
            raise DoorError(f"ssh needs {part}, which is not here: {how}.")
    # Takes 0.3 s to load, which servers without this door need not.
    from linnet.doors.ssh.door import SshDoor  # noqa: PLC0415

    host, port = split(settings.ssh)
    try:
        bound = sockets.bind(host, port, settings.write_buffer // 2)
    except OSError as error:
        raise DoorError(sockets.explain(error, host, port, "--ssh")) from error
    door = SshDoor(auth, keys, store, folder.path / HOST_KEY)
    metrics.watch_connections("ssh", door.connections)
    near = here.host.startswith("127.") or here.host == "::1"
    await door.listen(bound, here.host, here.port, "" if near else here.pin)
    return door
