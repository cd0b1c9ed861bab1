"""Where people come from: which addresses are banned, and which somebody came from lately.

The latter is kept in memory only, for as long as the server runs: it is nobody's business later.
"""

import ipaddress
import sys
from collections.abc import Iterable, Mapping

from linnet.hub.restrictions import FOREVER
from linnet.protocol.ids import Millis, PersonId
from linnet.protocol.reasons import Reason, Refused

PEOPLE = 10_000
"""People whose addresses are remembered, some 1 MB."""
EACH = 8
"""Addresses remembered of one person, the latest."""


class Addresses:
    """Everything here belongs to one event loop. An address stands for its `network`."""

    def __init__(self) -> None:
        self._banned: Mapping[str, Millis] = {}
        # Who came last stands last, in both; a class behind one address shares its text.
        self._seen: dict[PersonId, tuple[str, ...]] = {}

    def ban(self, until: Mapping[str, Millis]) -> None:
        """These are the banned ones now, each until then."""
        self._banned = until

    def check(self, address: str, at: Millis) -> None:
        """Raises Refused `banned` for an address nobody may come from."""
        until = self._banned.get(network(address), 0) if self._banned else 0
        if until > at:
            left = None if until == FOREVER else (until - at) / 1000
            raise Refused(
                Reason.BANNED, "Nobody can come in from this address now.", retry_after=left
            )

    def came(self, person: PersonId, address: str) -> None:
        """Somebody signed in from here; an empty address is none."""
        if not address:
            return
        here = sys.intern(network(address))
        others = [one for one in self._seen.pop(person, ()) if one != here]
        self._seen[person] = (*others[1 - EACH :], here)
        if len(self._seen) > PEOPLE:
            del self._seen[next(iter(self._seen))]

    def of(self, person: PersonId) -> list[str]:
        """Where somebody came from since the server started."""
        return list(self._seen.get(person, ()))


def bannable(theirs: Iterable[str], mine: Iterable[str]) -> list[str]:
    """The addresses that go with a ban. Raises Refused where that would shut out others."""
    found = list(theirs)
    if not found:
        raise Refused(Reason.NOT_ALLOWED, "No address of theirs is known; ban the person alone.")
    if any(map(_is_home, found)):
        raise Refused(
            Reason.NOT_ALLOWED,
            "They come from the server's own machine, or through a proxy on it; "
            "ban the person alone.",
        )
    if set(found) & set(mine):
        raise Refused(Reason.NOT_ALLOWED, "They come from your own address; ban the person alone.")
    return found


def network(address: str) -> str:
    """What an address counts as: an IPv6 customer has 2^64 of them."""
    if ":" not in address:
        return address
    try:
        packed = ipaddress.IPv6Address(address.partition("%")[0])
    except ValueError:
        return address
    if packed.ipv4_mapped is not None:
        return str(packed.ipv4_mapped)
    return packed.exploded[:19]


_HOME6 = network("::1")


def _is_home(found: str) -> bool:
    if found == _HOME6:
        return True
    try:
        return ipaddress.ip_address(found).is_loopback
    except ValueError:
        return False
