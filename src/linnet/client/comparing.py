"""Comparing this machine's clock with a server's, over the HTTP door.

Nothing else imports this module, because the HTTP library costs start-up time.
"""

import time

import httpx2
from msgspec import MsgspecError, Struct, json

from linnet.client.address import Address
from linnet.client.causes import beneath, cannot_connect, no_linnet
from linnet.client.securing import verified
from linnet.protocol.frames import About

_TIMES = 5
_PATIENCE = 10.0


class Compared(Struct, frozen=True, kw_only=True):
    """What a server says of itself, and how far this machine's clock is ahead of its.

    `ahead` and `round_trip` are milliseconds; the truth is at most half a round trip away.
    """

    server: About
    ahead: float
    round_trip: float


class _Here(Struct):
    server: About


def compare(address: Address) -> Compared:
    """Ask a few times, and believe the quickest answer. Raises CannotConnect."""
    try:
        with httpx2.Client(trust_env=False, timeout=_PATIENCE, **verified(address)) as http:
            asked = [_once(http, address) for _ in range(_TIMES)]
    except httpx2.TimeoutException:
        raise cannot_connect(address, TimeoutError()) from None
    except httpx2.HTTPError as wrong:
        raise cannot_connect(address, beneath(wrong)) from None
    except MsgspecError:
        raise no_linnet(address) from None
    return min(asked, key=lambda compared: compared.round_trip)


def _once(http: httpx2.Client, address: Address) -> Compared:
    here, start = time.time(), time.perf_counter()
    answer = http.get(f"{address.http}/api/v1")
    took = (time.perf_counter() - start) * 1000
    about = json.decode(answer.content, type=_Here).server
    there = about.time + 0.5  # it tells whole milliseconds, rounded down
    return Compared(server=about, ahead=here * 1000 + took / 2 - there, round_trip=took)
