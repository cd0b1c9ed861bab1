"""Passwords: hashed with Argon2id away from the loop, a few at a time."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from linnet.auth import scram
from linnet.protocol import limits
from linnet.protocol.reasons import Reason, Refused

T = TypeVar("T")
AT_ONCE = 2
"""Hashings at one time; each takes 19 MiB and about 30 ms of a core."""
WAITING = 64
"""Hashings that may wait; more are refused, so that nobody waits for longer than a second."""

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


class Passwords:
    """Hashes and checks. Everything here belongs to one event loop."""

    def __init__(self, *, scram: bool = False) -> None:
        """With `scram`, what is kept can also be proven by SCRAM-SHA-256."""
        self.scram = scram
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="linnet-password")
        self._under_way = 0
        self._nobodys: str | None = None

    async def hash(self, password: str) -> str:
        """The hash to keep. Raises Refused `rate-limited` when too many wait."""
        return await self._run(lambda: _hashed(password, self.scram))

    async def verify(self, password: str, kept: str | None) -> bool:
        """Whether it is the password; for nobody's (None) it takes as long to say no.

        Raises Refused `rate-limited` when too many wait.
        """
        if len(password) > limits.PASSWORD:
            password = ""
        if kept is None and self._nobodys is None:
            self._nobodys = await self.hash("nobody has this")
        right = await self._run(lambda: _matches(kept or self._nobodys or "", password))
        return right and kept is not None

    def close(self) -> None:
        """Let the threads end."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _run(self, work: Callable[[], T]) -> T:
        if self._under_way >= AT_ONCE + WAITING:
            message = "The server is checking too many passwords just now; try again in a moment."
            raise Refused(Reason.RATE_LIMITED, message, retry_after=1.0)
        self._under_way += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)
        finally:
            self._under_way -= 1


def check_strength(password: str, name: str) -> None:
    """Raises Refused `weak-password` for one that is too short, too long or the name."""
    try:
        size = len(password.encode())
    except UnicodeEncodeError:
        raise Refused(Reason.WEAK_PASSWORD) from None
    too_easy = password.casefold() == name.casefold()
    if not limits.PASSWORD_MIN <= size <= limits.PASSWORD or too_easy:
        raise Refused(Reason.WEAK_PASSWORD)


def _hashed(password: str, with_scram: bool) -> str:
    hashed = _hasher.hash(password)
    return f"{hashed} {scram.make(password).written()}" if with_scram else hashed


def _matches(kept: str, password: str) -> bool:
    try:
        return _hasher.verify(kept.partition(" ")[0], password.encode("utf-8", "surrogatepass"))
    except (VerificationError, InvalidHashError):
        return False
