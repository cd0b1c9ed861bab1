"""A notification that was pressed before the desktop had told its number."""

from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from desktop_notifier import DesktopNotifier

_MOST = 16


class Presses:
    """Keeps presses on what is being shown just now, until it is known whose they are.

    On Linux a press may come in one read with the answer that has the number. The library knows
    the number a turn of the loop later, and passes over a press of a number it does not know.
    """

    def __init__(self, notifier: DesktopNotifier) -> None:
        self._showing = 0
        self._early: deque[tuple[int, str]] = deque(maxlen=_MOST)
        self._take = getattr(notifier._backend, "_on_action", None)
        if self._take is not None:
            notifier._backend._on_action = self._pressed  # type: ignore[attr-defined]

    @asynccontextmanager
    async def showing(self) -> AsyncIterator[None]:
        """Inside, a notification is being shown."""
        self._showing += 1
        try:
            yield
        finally:
            self._showing -= 1
            for _ in range(len(self._early)):
                self._pressed(*self._early.popleft())

    def _pressed(self, number: int, action: str) -> None:
        if self._take is None:
            return
        self._take(number, action)
        if self._showing:
            self._early.append((number, action))
