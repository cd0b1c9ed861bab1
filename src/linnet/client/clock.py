"""This machine's clock beside the server's: for people who wonder at times, never for order."""

import time

from linnet.client.events import ClockOff
from linnet.protocol.frames import About
from linnet.protocol.ids import Millis

ALLOWED = 5.0
"""Seconds two clocks may be apart before anybody is told."""


def now() -> Millis:
    """Milliseconds since the Unix epoch, by this machine's clock."""
    return time.time_ns() // 1_000_000


def clock_off(server: About, dialled: Millis) -> ClockOff | None:
    """How far this clock is ahead of the server's, if that is worth telling.

    The server named its time somewhere between `dialled` and now: a slow network, or a laptop
    that slept meanwhile, makes no clock wrong.
    """
    ahead = max(0, dialled - server.time) or min(0, now() - server.time)
    return ClockOff(ahead / 1000) if abs(ahead) > ALLOWED * 1000 else None


def local_zone() -> int:
    """How many minutes this machine's days begin before those of UTC, now."""
    return time.localtime().tm_gmtoff // 60
