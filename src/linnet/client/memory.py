"""What a client remembers on this machine: sign-ins, and a cache for each person."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from linnet.client.address import Address
from linnet.client.events import Connected, Event, TokenVoid
from linnet.client.recorder import Recorder
from linnet.client.session import Identity, Session
from linnet.client.timeline import KEEP
from linnet.client.tokens import SignIn, TokenStore
from linnet.client.world import Held
from linnet.protocol.commands import RoomCommand
from linnet.protocol.entries import Entry
from linnet.protocol.ids import RoomId


class Memory:
    """Sign-ins only where a name is given, rooms and wishes only where `cached`.

    A folder that cannot be written is no reason to refuse to chat: then nothing is kept.
    """

    def __init__(
        self,
        home: Path,
        address: Address,
        name: str | None,
        *,
        cached: bool = True,
        remembered: bool = True,
        keep: int = KEEP,
    ) -> None:
        self._address = address
        self._home = home
        self._name = name if remembered and name else ""
        self._tokens = TokenStore(home)
        self._recorder = Recorder(home, keep) if cached else None
        self._lock: FileLock | None = None

    def recall(self, identity: Identity) -> tuple[Held | None, list[RoomCommand]]:
        """Complete an identity, and find what was kept for this person."""
        kept = self._sign_in()
        if kept is None or identity.token not in (None, kept.token):
            return None, []
        identity.token = kept.token
        return self._recorder.open(kept.server, kept.person) if self._recorder else (None, [])

    async def before_hello(self, session: Session) -> None:
        """Wait while another program on this machine becomes the same guest."""
        if session.identity.token or not self._name:
            return
        with suppress(Timeout, OSError):
            lock = self._tokens.signing_in(self._address, self._name)
            await asyncio.to_thread(lock.acquire)
            self._lock = lock
        if kept := self._sign_in():
            session.identity.token = kept.token
            self.no_hello()

    def no_hello(self) -> None:
        """The welcome is there, or will not come: others may sign in."""
        if self._lock:
            self._lock.release()
            self._lock = None

    def record(self, events: Iterable[Event], session: Session) -> None:
        """Take in what happened."""
        for event in events:
            if isinstance(event, Connected):
                self._connected(event)
            elif isinstance(event, TokenVoid) and self._name:
                with suppress(OSError, Timeout):
                    self._tokens.forget(event.token)
        if self._recorder:
            self._recorder.record(events, session)

    def follow(self, now: Address) -> None:
        """The server was found elsewhere: the next program looks for it there first."""
        # Loaded by those whose server moved.
        from linnet.client.known import KnownServers  # noqa: PLC0415

        with suppress(OSError, Timeout):  # Then it is found anew the next time.
            KnownServers(self._home).follow(self._address, now)

    def flush(self, session: Session) -> None:
        """Write what was gathered."""
        if self._recorder:
            self._recorder.flush(session)

    @property
    def unsettled(self) -> bool:
        """Whether something was flushed that the disk may not have yet."""
        return self._recorder is not None and self._recorder.unsettled is not None

    def settle(self) -> None:
        """Wait for the disk to have it; for another thread."""
        if self._recorder:
            self._recorder.settle()

    def between(self, room: RoomId, first: int, end: int, session: Session) -> list[Entry]:
        """What is kept of a room from a place on and before another."""
        return self._recorder.between(room, first, end, session) if self._recorder else []

    def remember(self, room: RoomId, entries: Iterable[Entry], session: Session) -> None:
        """Keep entries that were read and are not held."""
        if self._recorder:
            self._recorder.remember(room, entries, session)

    def close(self, session: Session) -> None:
        """Write what was gathered, and nothing after it."""
        self.no_hello()
        if self._recorder:
            self._recorder.close(session)

    def _sign_in(self) -> SignIn | None:
        return self._tokens.find(self._address, self._name) if self._name else None

    def _connected(self, event: Connected) -> None:
        if self._name and event.token:
            you = event.you
            kept = SignIn(event.token, event.server.id, you.id, you.name)
            with suppress(OSError, Timeout):
                self._tokens.keep(self._address, self._name, kept)
        self.no_hello()
