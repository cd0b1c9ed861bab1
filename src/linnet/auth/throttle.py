"""How often something may be tried: guesses per account and address, new people per address."""

import time
from collections.abc import Callable

import structlog
from limits import RateLimitItem, parse
from limits.strategies import FixedWindowRateLimiter

from linnet.auth.addresses import network
from linnet.auth.counters import Counters
from linnet.protocol.reasons import Reason, Refused

log = structlog.get_logger()

GUESSES_PER_ACCOUNT = (parse("10/minute"), parse("100/hour"))
GUESSES_PER_ADDRESS = (parse("300/minute"),)
"""A whole school may share one address."""
ACCOUNTS_PER_ADDRESS = (parse("300/minute"),)
CODES_PER_ADDRESS = (parse("30/minute"),)
TOLD = parse("1/minute")
"""Lines in the log about the same: whoever tries on and on shall not fill it."""
KEYS = 50_000
"""Counters kept at one time, some 10 MB at most."""


class Tries:
    """Counts tries on the monotonic clock; refuses those beyond the limit with when to return."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._counters = Counters(KEYS, clock)
        self._limiter = FixedWindowRateLimiter(self._counters)

    def code(self, address: str) -> None:
        """Count a try at a code for newcomers. Raises Refused `rate-limited`."""
        self._count(CODES_PER_ADDRESS, "code-from", address)

    def code_was_right(self, address: str) -> None:
        """It was no guess: a whole class comes by one invitation, from one address."""
        for limit in CODES_PER_ADDRESS:
            self._limiter.hit(limit, "code-from", network(address), cost=-1)

    def _count(
        self, limits: tuple[RateLimitItem, ...], what: str, address: str, whose: str = ""
    ) -> None:
        """One more try, by account or else by address; who is refused is told to the log."""
        whose = whose or network(address)
        for limit in limits:
            if not self._limiter.hit(limit, what, whose):
                ends = self._limiter.get_window_stats(limit, what, whose).reset_time
                wait = max(1.0, round(ends - self._clock(), 1))
                if self._limiter.hit(TOLD, "told", what, whose):
                    log.warning("tried-too-often", what=what, address=address)
                raise Refused(Reason.RATE_LIMITED, retry_after=wait)


class Throttle(Tries):
    """What is counted of those who come in."""

    def __init__(
        self, newcomers_per_minute: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(clock)
        self._newcomers = (parse(f"{newcomers_per_minute}/minute"),)

    def guess(self, account: str, address: str) -> None:
        """Count a try at a password before it is checked. Raises Refused `rate-limited`."""
        self._count(GUESSES_PER_ADDRESS, "guess-from", address)
        self._count(GUESSES_PER_ACCOUNT, "guess-at", address, account)

    def guessed_right(self, account: str, address: str) -> None:
        """It was the right one: the account's count begins anew, the address has one less."""
        for limit in GUESSES_PER_ACCOUNT:
            self._limiter.clear(limit, "guess-at", account)
        for limit in GUESSES_PER_ADDRESS:
            self._limiter.hit(limit, "guess-from", network(address), cost=-1)

    def account(self, address: str) -> None:
        """Count an account to be made, which costs a hashing. Raises Refused `rate-limited`."""
        self._count(ACCOUNTS_PER_ADDRESS, "account-from", address)

    def newcomer(self, address: str) -> None:
        """Count a new guest from an address. Raises Refused `rate-limited`."""
        self._count(self._newcomers, "new-from", address)
