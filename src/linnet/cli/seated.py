"""The chat of somebody who came over SSH: started by the server, in a terminal of its own.

`python -m linnet.cli.seated FD` reads from that descriptor where the server is and which session
to go by. It may write no file, and takes none of this machine's.
"""

import asyncio
import fcntl
import os
import resource
import signal
import sys
import termios
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

from msgspec import Struct, json

from linnet.cli.problem import FAILED, say_problem
from linnet.client import Address, Client, Refused
from linnet.fullscreen.app import ChatApp
from linnet.fullscreen.graphics import Way, graphics
from linnet.protocol.reasons import Reason

MOST = 1 << 16
NOWHERE = Path("/nonexistent")
"""There is no folder of one's own: nothing is remembered."""


class Place(Struct, frozen=True):
    """See `linnet.doors.ssh.seats`."""

    host: str
    port: int
    pin: str
    token: str


class FarClient(Client):
    """A client of somebody who sits at another machine: files here are not theirs."""

    async def upload(self, *given: Any, **more: Any) -> NoReturn:
        """See `Client.upload`."""
        raise _FAR

    async def download(self, *given: Any, **more: Any) -> NoReturn:
        """See `Client.download`."""
        raise _FAR


_FAR = Refused(
    Reason.NOT_ALLOWED,
    "Files cannot be sent or taken over SSH; use linnet upload, linnet chat or a browser.",
)


async def sit(place: Place) -> int:
    """Chat until one leaves; the exit code."""
    address = Address(place.host, place.port, bool(place.pin), place.pin)
    client = FarClient(
        address, token=place.token, home=NOWHERE, cached=False, remembered=False, agent="ssh"
    )
    client.start()
    way = _way(os.environ.get("LINNET_PICTURES", ""))
    screen = ChatApp(
        client, "lobby", local=False, graphics=graphics(way), pictures=way is not Way.OFF
    )
    try:
        await screen.run_async()
    finally:
        await screen.visit.end()
    if screen.visit.again_as:
        say_problem("to be somebody else, leave and come as them: ssh NAME@HOST")
    closed = screen.visit.closed
    if closed is not None and closed.reason != "closed":
        say_problem(f"{closed.reason}: {closed.message}")
        return FAILED
    return 0


def _way(wish: str) -> Way:
    """How they want pictures: by default as their terminal is known to take them."""
    return Way(wish) if wish in [*Way] else Way.AUTO


def main() -> None:
    """Take the seat."""
    # A server that was started with `nohup` hands on that it is ignored.
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    with suppress(OSError):
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # who hangs up ends this program
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    descriptor = int(sys.argv[1])
    place = json.decode(os.read(descriptor, MOST), type=Place)
    os.close(descriptor)
    sys.exit(asyncio.run(sit(place)))


if __name__ == "__main__":
    main()
