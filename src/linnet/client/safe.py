"""The system's keyring: the one place where it is spoken to, never for longer than a deadline.

Some keyrings wait for a desktop that is not there, or for somebody to unlock them. They are asked
in a thread of its own, which nobody waits for at the end. Importing the library takes a moment, so
that only those do who need it.
"""

import threading
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, Queue
from typing import TypeVar

T = TypeVar("T")
WAIT = 3.0
"""Seconds a keyring may take."""
_OWNER = "linnet"


class NoAnswer(Exception):
    """There is no keyring, or it does not say what it holds: locked, broken or too slow."""


def keep(key: str, secret: str) -> str:
    """Put a secret into the keyring. Returns the keyring's name; empty where there is none."""

    def kept() -> str:
        import keyring  # noqa: PLC0415

        place = keyring.get_keyring()
        if place.priority <= 0:
            return ""
        place.set_password(_OWNER, key, secret)
        return str(place.name) if place.get_password(_OWNER, key) == secret else ""

    try:
        return _asked(kept)
    except NoAnswer:
        return ""


def find(key: str) -> str | None:
    """The secret that was kept; None where there is none. Raises NoAnswer."""

    def found() -> str | None:
        import keyring  # noqa: PLC0415

        return keyring.get_keyring().get_password(_OWNER, key)

    return _asked(found)


def forget(key: str) -> None:
    """Take a secret out again."""

    def forgotten() -> None:
        import keyring  # noqa: PLC0415

        keyring.get_keyring().delete_password(_OWNER, key)

    with suppress(NoAnswer):
        _asked(forgotten)


def _asked(deed: Callable[[], T]) -> T:
    """What comes of it within the deadline."""
    answer: Queue[T | Exception] = Queue(1)

    def carried() -> None:
        try:
            answer.put(deed())
        except Exception as wrong:  # whatever a desktop's keyring raises
            answer.put(wrong)

    threading.Thread(target=carried, name="keyring", daemon=True).start()
    try:
        came = answer.get(timeout=WAIT)
    except Empty:
        raise NoAnswer(f"the keyring did not answer within {WAIT:g} s") from None
    if isinstance(came, Exception):
        raise NoAnswer(str(came)) from came
    return came
