"""The client for asyncio: what one can see, and what one can say."""

from collections.abc import AsyncIterator
from pathlib import Path
from types import TracebackType
from typing import Literal, Self, Unpack

from linnet.client.address import HOST, Address
from linnet.client.backoff import Backoff
from linnet.client.events import Closed, Event
from linnet.client.keeping import Keeping
from linnet.client.memory import Memory
from linnet.client.messages import Messages
from linnet.client.mine import Mine
from linnet.client.moderation import Moderation
from linnet.client.pace import Pace
from linnet.client.places import home as usual_home
from linnet.client.runner import Runner
from linnet.client.search import Searches
from linnet.client.session import Identity, Session
from linnet.client.sharing import Sharing
from linnet.client.timeline import KEEP
from linnet.protocol.commands import (
    Accept,
    CreateRoom,
    Direct,
    Invite,
    Join,
    Leave,
    ListPeople,
    ListRooms,
    Rename,
    SetPolicy,
    SetRole,
    SetTopic,
    Typing,
)
from linnet.protocol.entries import Entry
from linnet.protocol.frames import About, Done, HistoryPage, PeoplePage, RoomList, RoomView
from linnet.protocol.ids import PersonId, RoomId
from linnet.protocol.limits import Limits
from linnet.protocol.links import PORT
from linnet.protocol.people import Person, Present, Role
from linnet.protocol.policies import Rules


class Client(Messages, Mine, Moderation, Searches, Sharing, Keeping):
    """One person's connection to a server; it reconnects by itself and resumes.

    Rooms are named by id or name, with or without `#`; people by id or name. Methods that
    wish something return after the server has committed it, and raise `Refused` if it is
    not granted. While there is no connection they wait, and are sent when there is one.
    """

    def __init__(
        self,
        address: Address,
        *,
        name: str | None = None,
        token: str | None = None,
        home: Path | None = None,
        cached: bool = True,
        remembered: bool = True,
        patience: float | None = None,
        keep: int = KEEP,
        window: int = 1,
        agent: str = "linnet-client",
        backoff: Backoff | None = None,
    ) -> None:
        """See `connect`. `keep` entries of a room are held, `window` wishes sent unanswered."""
        place = home or usual_home()
        memory = Memory(place, address, name, cached=cached, remembered=remembered, keep=keep)
        identity = Identity(token, name)
        held, wishes = memory.recall(identity)
        self._session = Session(
            identity, held=held, wishes=wishes, agent=agent, keep=keep, window=window
        )
        self._memory = memory
        self._runner = Runner(address, self._session, memory, patience, backoff or Backoff())

    @classmethod
    def connect(
        cls,
        host: str = HOST,
        port: int = PORT,
        *,
        name: str | None = None,
        token: str | None = None,
        home: Path | None = None,
        cached: bool = True,
        remembered: bool = True,
        patience: float | None = None,
    ) -> Self:
        """A client for `async with`; inside, the server has said welcome.

        `host` may also be a join link (`linnet://…/#…`).

        `name` makes or brings back a guest, `token` a session got elsewhere. `patience` is
        for how many seconds the first connection is tried; None is for ever. `cached` keeps
        rooms and unanswered wishes on disk, `remembered` the session token of a guest.
        """
        return cls(
            Address.read(host) if "://" in host else Address(host, port),
            name=name,
            token=token,
            home=home,
            cached=cached,
            remembered=remembered,
            patience=patience,
        )

    async def __aenter__(self) -> Self:
        self.start()
        try:
            await self.welcomed()
        except BaseException:
            await self.close()
            raise
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        wrong: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def __aiter__(self) -> AsyncIterator[Event]:
        """Everything that happens, in order, for one reader; ends after `Closed`."""
        while True:
            event = await self._runner.inbox.take()
            yield event
            if isinstance(event, Closed):
                return

    def start(self) -> None:
        """Begin to connect, without waiting for it."""
        self._runner.start()

    async def welcomed(self) -> None:
        """Wait for the first welcome. Raises Refused or CannotConnect when there will be none."""
        await self._runner.welcomed()

    async def close(self) -> None:
        """End the connection and write everything down. What is unanswered stays for next time."""
        await self._runner.close()

    async def drained(self) -> None:
        """Wait until every wish is answered, and one's own messages are in their timelines."""
        world = self._session.world
        await self._runner.until(
            lambda: (
                not self._session.outbox
                and not any(timeline.hopes for timeline in world.timelines.values())
            )
        )

    def become(self, me: Person) -> None:
        """One is this person now: the same one, after a name was claimed."""
        self._session.world.me = me

    # What one can see.

    @property
    def me(self) -> Person | None:
        """Who one is here; None before the first welcome ever."""
        return self._session.world.me

    @property
    def server(self) -> About | None:
        """Which server this is; None before the welcome."""
        return self._session.world.server

    @property
    def token(self) -> str | None:
        """The session token, which is as good as a password."""
        return self._session.identity.token

    @property
    def live(self) -> bool:
        """Whether there is a connection now."""
        return self._session.live

    @property
    def pace(self) -> Pace:
        """How fast news is taken in; a face that shares the loop may go first."""
        return self._runner.pace

    @property
    def waiting(self) -> int:
        """Wishes that the server has not answered yet."""
        return len(self._session.outbox)

    @property
    def limits(self) -> Limits:
        """How long texts and names may be here."""
        return self._session.world.limits

    @property
    def rooms(self) -> dict[RoomId, RoomView]:
        """The rooms one is in."""
        return self._session.world.rooms

    @property
    def people(self) -> dict[PersonId, Present]:
        """Everybody one has heard of since the connection began."""
        return self._session.world.people

    def kept(self, room: RoomId, first: int, end: int) -> list[Entry]:
        """What this machine has of a room's log from a place on and before another."""
        return self._memory.between(room, first, end, self._session)

    def remember(self, page: HistoryPage) -> None:
        """Keep a page that was read, so that it can be read without a connection too."""
        self._memory.remember(page.room, page.entries, self._session)

    # What one can say.

    async def join(self, room: str, key: str = "") -> RoomView:
        """Become a member of an open room, if one is not yet; some ask for a key."""
        return self.room(room) or await self._enter(Join(self._id(), room, key))

    async def accept(self, code: str) -> RoomView:
        """Come into a room by an invitation: the code at the end of its link."""
        done = await self._ask(Accept(self._id(), code), Done)
        await self._runner.until(lambda: done.room in self.rooms)
        return self.rooms[done.room]

    async def leave(self, room: str) -> Done:
        """Stop being a member."""
        return await self._wish(Leave(self._id(), room))

    async def create_room(
        self, name: str, *, kind: Literal["open", "private"] = "open", topic: str = ""
    ) -> RoomView:
        """Make a room and be its owner."""
        return await self._enter(CreateRoom(self._id(), name, kind, topic))

    async def direct(self, who: str) -> RoomView:
        """The room of two with somebody, made if it is not there yet."""
        return await self._enter(Direct(self._id(), who))

    async def invite(self, room: str, who: str) -> Done:
        """Make somebody a member."""
        return await self._wish(Invite(self._id(), room, who))

    async def rename(self, room: str, name: str) -> Done:
        """Give a room another name."""
        return await self._wish(Rename(self._id(), room, name))

    async def set_topic(self, room: str, topic: str) -> Done:
        """Say what a room is about."""
        return await self._wish(SetTopic(self._id(), room, topic))

    async def set_role(self, room: str, who: str, role: Role) -> Done:
        """Give a member another role."""
        return await self._wish(SetRole(self._id(), room, who, role))

    async def list_people(self, room: str, part: str = "") -> list[Present]:
        """Everybody in a room, those online first, or those whose name has this in it."""
        people: list[Present] = []
        while True:
            page = await self._ask(ListPeople(self._id(), room, len(people), part), PeoplePage)
            people += page.people
            if not page.people or len(people) >= page.total:
                return people

    async def list_rooms(self) -> list[RoomView]:
        """The rooms one is in and the open ones one could join."""
        return (await self._ask(ListRooms(self._id()), RoomList)).rooms

    async def set_policy(
        self, room: str, *, everywhere: bool = False, **rules: Unpack[Rules]
    ) -> Done:
        """Change how a room is kept (`RoomView.policy`); what is not given stays as it is.

        `everywhere`: in all rooms, for `slow` and `locked`.
        """
        command = SetPolicy(send_id=self._id(), room=room, everywhere=everywhere, **rules)
        return await self._wish(command)

    def typing(self, room: str) -> None:
        """I am writing something."""
        self._session.signal(Typing(self._ref(room)))
        self._runner.pump()

    def follow(self, room: str, after: int) -> None:
        """Begin a room's timeline anew after this place: every later entry arrives, in order."""
        if view := self.room(room):
            self._session.follow(view.id, after)
            self._runner.pump()

    async def _enter(self, command: Join | CreateRoom | Direct) -> RoomView:
        done = await self._wish(command)
        await self._runner.until(lambda: done.room in self.rooms)
        return self.rooms[done.room]
