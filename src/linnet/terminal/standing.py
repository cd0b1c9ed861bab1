"""How things stand with the connection, in words."""

from collections.abc import Callable

from linnet.client import Client
from linnet.client.events import ClockOff, Connected, Declined, Queued, Reconnecting
from linnet.protocol.commands import Say
from linnet.terminal.clean import one_line
from linnet.terminal.words import refusal, span


class Standing:
    """`text` says it at any time; what is news is told through `notice`, each thing once."""

    def __init__(self, client: Client, notice: Callable[[str], None]) -> None:
        self.text = "connecting"
        self._client = client
        self._notice = notice
        self._cause = ""
        self._clock_told = False

    def connected(self, event: Connected) -> None:
        """There is a connection."""
        self._cause = ""
        where = f"{one_line(event.server.name)} at {self._client.address}"
        you = f"{one_line(event.you.name)} ({event.you.id})"
        self._notice(f"connected to {where} as {you}")
        self.text = "connected"

    def reconnecting(self, event: Reconnecting) -> bool:
        """There is none; whether that is so since just now."""
        waiting = f" - {self._client.waiting} waiting" if self._client.waiting else ""
        self.text = f"reconnecting in {max(1, round(event.after))} s{waiting}"
        if event.cause != self._cause:
            self._notice(f"{self.text} ({one_line(event.cause)})")
        first = not self._cause
        self._cause = event.cause
        return first

    def queued(self, event: Queued) -> None:
        """A message has to wait."""
        if isinstance(event.command, Say) and not self._client.live:
            self.text = f"offline - {self._client.waiting} waiting"
            self._notice(self.text)

    def declined(self, event: Declined) -> None:
        """A message was refused; its text is not lost."""
        if isinstance(event.command, Say):
            why, text = refusal(event.refused), one_line(event.command.text)
            self._notice(f"not sent - {why} You wrote: {text}")

    def clock_off(self, event: ClockOff) -> None:
        """Said once, however often the connection breaks."""
        if not self._clock_told:
            self._clock_told = True
            off = span(event.seconds * 1000, of="the server's")
            self._notice(f"this computer's clock is {off}: times may look wrong here")
