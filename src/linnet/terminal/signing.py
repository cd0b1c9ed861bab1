"""Logging in and claiming an account from within the chat."""

from collections.abc import Awaitable, Callable

from linnet.client import Refused
from linnet.protocol.reasons import Reason
from linnet.terminal.clean import one_line
from linnet.terminal.deeds.seat import Seat


class Signing:
    """Asks for passwords through `secret`.

    `unseen` says that what is typed for `secret` does not show, so a new one is asked for twice.
    """

    def __init__(
        self,
        seat: Seat,
        secret: Callable[[str], Awaitable[str]],
        *,
        unseen: bool,
    ) -> None:
        self._seat = seat
        self._client = seat.client
        self._secret = secret
        self._unseen = unseen
        self._one_time = False

    async def log_in(self, name: str) -> str | None:
        """The name to go on as, if the password was right.

        The password is taken before anything else, so that it can never pass for a message.
        """
        name = name or (self._client.me.name if self._client.me else "")
        password = await self._secret(f"The password of {one_line(name)}")
        self._one_time = False
        if await self._seat.attempt(self._log_in(name, password)):
            return name
        new = await self._new("A password of your own, in place of it") if self._one_time else ""
        return name if new and await self._seat.attempt(self._log_in(name, password, new)) else None

    async def claim(self, code: str) -> None:
        """Make this guest an account."""
        password = await self._new("A password for your account")
        if password and await self._seat.attempt(self._claim(password, code)):
            name = self._client.me.name if self._client.me else ""
            self._seat.notice(f"you have an account now; elsewhere, /login {one_line(name)}")

    async def _new(self, question: str) -> str:
        """A new password; empty where it was not typed twice the same."""
        password = await self._secret(question)
        # A slip that nobody saw would lock its owner out.
        if self._unseen and password and await self._secret("The same again") != password:
            self._seat.notice("the two were not the same, so nothing changed; try it again")
            return ""
        return password

    async def _log_in(self, name: str, password: str, new: str = "") -> None:
        # Loaded for those who log in: the HTTP library is slow to import.
        from linnet.client.accounts import log_in  # noqa: PLC0415

        await self._client.drained()
        try:
            await log_in(self._client.address, name, password, new)
        except Refused as refused:
            self._one_time = refused.reason == Reason.NEW_PASSWORD
            raise

    async def _claim(self, password: str, code: str) -> None:
        from linnet.client.accounts import claim  # noqa: PLC0415

        await claim(self._client.address, self._client.token or "", password, code)
