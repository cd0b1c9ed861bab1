"""The asyncio runner: keeps a session connected, for ever unless told otherwise."""

import asyncio
from collections.abc import Callable
from time import monotonic

from msgspec import Struct
from websockets.exceptions import WebSocketException

from linnet.client import causes
from linnet.client.address import Address
from linnet.client.backoff import Backoff
from linnet.client.clock import clock_off, now
from linnet.client.ending import Ending
from linnet.client.events import (
    Answer,
    Answered,
    Closed,
    Connected,
    Connecting,
    Declined,
    Event,
    Reconnecting,
)
from linnet.client.inbox import Inbox
from linnet.client.memory import Memory
from linnet.client.pace import Pace
from linnet.client.refused import CannotConnect, Refused
from linnet.client.session import Session
from linnet.client.wire import Wire, open_socket
from linnet.client.wrong_key import WrongKey
from linnet.protocol.ids import Millis

_FLUSH = 0.5


class _Failed(Struct, frozen=True):
    """Why a connection ended or did not come about."""

    wrong: Exception
    cause: str
    ending: Ending | None = None


class Runner:
    """Connects, converses, waits, connects again. `patience` limits only the first time."""

    def __init__(
        self,
        address: Address,
        session: Session,
        memory: Memory,
        patience: float | None,
        backoff: Backoff,
    ) -> None:
        self.session = session
        self.inbox = Inbox()
        self.pace = Pace()
        self.closed: Exception | None = None
        self.address = address
        """Where the server was last; by its key it is found again on this network."""
        self._followed = False
        self._memory = memory
        self._deadline = None if patience is None else monotonic() + patience
        self._backoff = backoff
        self._attempt = 0
        self._dialled: Millis = 0
        self._ever = False
        self._wire: Wire | None = None
        self._answers: dict[str, asyncio.Future[Answer]] = {}
        self._waiters: list[tuple[Callable[[], bool], asyncio.Future[None]]] = []
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Begin, without waiting for anything."""
        if not self._tasks:
            self._tasks = [asyncio.create_task(self._run()), asyncio.create_task(self._flush())]

    async def welcomed(self) -> None:
        """Wait for the first welcome. Raises Refused or CannotConnect when there will be none."""
        await self.until(lambda: self._ever)

    async def close(self) -> None:
        """End the connection and write everything down."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._over(CannotConnect("This client is closed."), "closed", "")

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait for something to be so. Raises what ended the client if that comes first."""
        if true():
            return
        if self.closed:
            raise self.closed
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiters.append((true, waiter))
        await waiter

    async def answer(self, send_id: str, begin: Callable[[], None]) -> Answer:
        """Begin to wish or ask something, and wait for its answer. Raises Refused."""
        if self.closed:
            raise self.closed
        future: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._answers[send_id] = future
        try:
            begin()
            self.pump()
            return await future
        finally:
            self._answers.pop(send_id, None)

    def pump(self) -> None:
        """Tell what happened and send what is there; called after anything was done."""
        events = self.session.events()
        self._memory.record(events, self.session)
        for event in events:
            self._note(event)
            self.inbox.put(event)
            if isinstance(event, Connected) and (off := clock_off(event.server, self._dialled)):
                self.inbox.put(off)
        if self._wire:
            self._wire.wake()
        self._look_who_waits()

    async def _run(self) -> None:
        try:
            while self.closed is None:
                await self._once_and_wait()
        except Exception as wrong:
            self._over(wrong, "broken", f"The client broke: {wrong!r}.")
            raise

    async def _once_and_wait(self) -> None:
        self._attempt += 1
        self.inbox.put(Connecting(self._attempt))
        failed = await self._once()
        if isinstance(failed.wrong, CannotConnect) and await self._follow():
            return
        ending = failed.ending
        if ending and not ending.again:
            self._over(failed.wrong, ending.reason, ending.message)
            return
        if ending and ending.at_once:
            return
        delay = max(self._backoff.delay(monotonic()), (ending and ending.after) or 0.0)
        if not self._ever and self._deadline is not None and monotonic() + delay > self._deadline:
            self._over(failed.wrong, ending.reason if ending else "cannot-connect", failed.cause)
            return
        self.inbox.put(Reconnecting(delay, failed.cause))
        await asyncio.sleep(delay)

    async def _once(self) -> _Failed:
        """One connection from its opening to its end."""
        try:
            await self._memory.before_hello(self.session)
            self._dialled = now()
            socket = await open_socket(self.address)
        except (OSError, EOFError, WebSocketException) as wrong:
            self._memory.no_hello()
            failure = causes.cannot_connect(self.address, wrong)
            if isinstance(wrong, WrongKey):
                return _Failed(failure, str(failure), Ending(False, "wrong-key", str(failure)))
            return _Failed(failure, str(failure))
        try:
            self._wire = Wire(socket, self.session, self.pump, self.pace)
            ended = await self._wire.run()
        finally:
            self._wire = None
            self._memory.no_hello()
        if ending := self.session.ending:
            refused = Refused(ending.reason, ending.message, ending.after)
            return _Failed(refused, ending.message, ending)
        if isinstance(ended, Exception) and not isinstance(ended, OSError | WebSocketException):
            raise ended
        return _Failed(CannotConnect(causes.lost(ended)), causes.lost(ended))

    async def _follow(self) -> bool:
        """Whether the server is elsewhere on this network now; once for each connection.

        Whoever says so is believed only with the server's key.
        """
        if self._followed or not self.address.pin or self.address.near:
            return False
        # Loaded by those whose server is gone: it takes longer than a connection.
        from linnet.client.finding import first  # noqa: PLC0415

        here = self.address
        place = (here.host, here.port)
        found = await first(
            lambda one: one.pin == here.pin and (one.address.host, one.address.port) != place
        )
        if found is not None:
            self._followed = True
            self.address = Address(found.address.host, found.address.port, True, here.pin)
        return found is not None

    async def _flush(self) -> None:
        while True:
            await asyncio.sleep(_FLUSH)
            self._memory.flush(self.session)
            if self._memory.unsettled:
                await asyncio.to_thread(self._memory.settle)

    def _note(self, event: Event) -> None:
        match event:
            case Connected():
                self._ever = True
                if self._followed:
                    self._memory.follow(self.address)
                self._followed = False
                self._attempt = 0
                self._backoff.connected(monotonic())
            case Answered(send_id, answer):
                if (future := self._answers.get(send_id)) and not future.done():
                    future.set_result(answer)
            case Declined(send_id, refused):
                if (future := self._answers.get(send_id)) and not future.done():
                    future.set_exception(refused)
            case _:
                pass

    def _look_who_waits(self) -> None:
        waiting = self._waiters
        if waiting:
            self._waiters = []
            for true, waiter in waiting:
                if waiter.done():
                    continue
                if true():
                    waiter.set_result(None)
                else:
                    self._waiters.append((true, waiter))

    def _over(self, wrong: Exception, reason: str, message: str) -> None:
        if self.closed:
            return
        self.closed = wrong
        self._memory.close(self.session)
        self.inbox.put(Closed(reason, message))
        for future in self._answers.values():
            if not future.done():
                future.set_exception(wrong)
        for _, waiter in self._waiters:
            if not waiter.done():
                waiter.set_exception(wrong)
        self._waiters = []
