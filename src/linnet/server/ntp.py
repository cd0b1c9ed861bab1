"""How right this machine's clock is, asked of an NTP server: measured and told, never adjusted.

Nothing here may delay the server: everything that waits does so in a thread that nobody waits
for. Order in Linnet never depends on clocks; this is for the people who read the times.
"""

import threading
import time
from collections.abc import Callable
from socket import gaierror

import ntplib  # type: ignore[import-untyped]
import structlog
from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from linnet.protocol.frames import Clock
from linnet.protocol.ids import Millis

log = structlog.get_logger()
EVERY = 3600.0
"""Seconds between measurements."""
PATIENCE = 5.0
"""Seconds an NTP server has to answer."""
WRONG = 1000.0
"""Milliseconds from which the log warns that the clock is wrong."""
_PORT = 123
_SERVER_MODE, _UNSYNCHRONISED = 4, 3
_STRATA = range(1, 16)


class NtpError(Exception):
    """There is no offset, and why, as the end of a sentence."""


def offset(server: str, patience: float = PATIENCE) -> float:
    """Milliseconds to add to this machine's clock, says HOST or HOST:PORT. Raises NtpError."""
    host, port = _parts(server)
    before = time.time()
    try:
        answer = ntplib.NTPClient().request(host, version=4, port=port, timeout=patience)
    except gaierror as error:
        raise NtpError("no computer of that name is known") from error
    except OSError as error:
        raise NtpError(error.strerror or "the network failed") from error
    except ntplib.NTPException as error:
        # The library has no other word for an answer that is too short.
        cause = "no answer" if isinstance(error.__context__, TimeoutError) else "a wrong answer"
        raise NtpError(f"{cause} from the NTP server") from error
    _check(answer, before)
    return float(answer.offset) * 1000


class Measuring:
    """Asks at the start and every hour, in a thread of its own, until stopped."""

    def __init__(
        self,
        server: str,
        clock: Callable[[], Millis],
        *,
        every: float = EVERY,
        patience: float = PATIENCE,
    ) -> None:
        """`server` is HOST or HOST:PORT; empty asks nobody."""
        self._server = server
        self._clock = clock
        self._every = every
        self._patience = patience
        self._known = Clock()
        self._end = threading.Event()

    def start(self) -> None:
        """Begin, without waiting for anything."""
        if self._server:
            # A daemon, because a name server that is silent would hold a stop up.
            threading.Thread(target=self._run, name="linnet-ntp", daemon=True).start()

    def stop(self) -> None:
        """Measure no more; a question under way is left to itself."""
        self._end.set()

    def told(self) -> Clock | UnsetType:
        """What is known now; nothing where nobody is asked."""
        return self._known if self._server else UNSET

    def _run(self) -> None:
        while not self._end.is_set():
            self._measure()
            self._end.wait(self._every)

    def _measure(self) -> None:
        """Replace what is known as one value: the loop reads it at any time."""
        try:
            found = round(offset(self._server, self._patience), 3)
        except NtpError as error:
            self._known = replace(self._known, failed=str(error))
            log.warning("clock-not-measured", ntp_server=self._server, error=str(error))
        else:
            self._known = Clock(offset=found, measured=self._clock())
            tell = log.warning if abs(found) >= WRONG else log.info
            tell("clock-measured", ntp_server=self._server, offset_ms=found)


def _parts(server: str) -> tuple[str, int]:
    host, colon, port = server.rpartition(":")
    if not colon or server.endswith("]"):
        host, port = server, str(_PORT)
    return host.strip("[]"), int(port)


def _check(answer: ntplib.NTPStats, before: float) -> None:
    """Raises NtpError for what only looks like an answer to what was just asked."""
    asked = answer.orig_time
    if answer.mode != _SERVER_MODE or not before - 0.001 <= asked <= answer.dest_time + 0.001:
        raise NtpError("a wrong answer from the NTP server")
    if answer.leap == _UNSYNCHRONISED or answer.stratum not in _STRATA:
        raise NtpError("the NTP server does not know the time itself")
