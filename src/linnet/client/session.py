"""One person's conversation with a server, as a state machine without I/O or a clock.

Bytes and moments go in; frames to send and events come out. A runner owns the connection:
it calls `opened`, `heard`, `tick` and `lost`, sends what `frames` returns, tells what
`events` returns, and hangs up when `ending` is set.
"""

from collections.abc import Collection, Iterable
from enum import Enum, auto
from itertools import islice

from msgspec import Struct, UnsetType
from msgspec.structs import replace

from linnet.client.drafting import Drafting
from linnet.client.ending import FOR_GOOD, LATER, Ending
from linnet.client.events import Answer, Answered, Connected, Declined, Event, Queued, TokenVoid
from linnet.client.mending import Mending
from linnet.client.outbox import Outbox
from linnet.client.pulse import Beat, Pulse
from linnet.client.refused import Refused
from linnet.client.send_ids import SendIds
from linnet.client.timeline import KEEP, Timeline
from linnet.client.world import Held, Signal, World
from linnet.protocol import codec
from linnet.protocol.commands import (
    Command,
    CreateRoom,
    Direct,
    Hello,
    Leave,
    Ping,
    Query,
    RoomCommand,
    Say,
    SetDraft,
    Typing,
)
from linnet.protocol.entries import Entry, Restored
from linnet.protocol.frames import (
    BlockedTold,
    Closing,
    Done,
    Frame,
    HistoryPage,
    PeoplePage,
    Refusal,
    RoomTold,
    Welcome,
)
from linnet.protocol.ids import RoomId
from linnet.protocol.moderation import ReportsTold
from linnet.protocol.reasons import Reason

GREETING = 5.0
"""Half the seconds a server may take for its welcome."""
_HELLO_ROOMS = 1500
"""Rooms a hello names, so that it stays below the limit of a frame."""
_PATIENCE = 60.0
"""A wish that may be sent again within so many seconds waits; else it is refused."""
_AMBIGUOUS = "This may have been sent under your earlier sign-in; look before you send it again."


class Identity(Struct):
    """Who to be: a session token, and the name to be a guest under where there is none."""

    token: str | None = None
    name: str | None = None


class _Phase(Enum):
    OFFLINE = auto()
    GREETING = auto()
    LIVE = auto()


class Session:
    """See the module. `world` is what is known, `outbox` what was wished and not answered."""

    def __init__(
        self,
        identity: Identity,
        *,
        held: Held | None = None,
        wishes: Iterable[RoomCommand] = (),
        agent: str = "",
        keep: int = KEEP,
        window: int = 1,
        ids: SendIds | None = None,
    ) -> None:
        self.identity = identity
        self.world = World(held, keep)
        self.outbox = Outbox(wishes, window)
        self.ids = ids or SendIds()
        self.ending: Ending | None = None
        self._agent = agent
        self._phase = _Phase.OFFLINE
        self._pulse = Pulse(GREETING, 0)
        self._questions: dict[str, Query] = {}
        self._ask_later: dict[str, float] = {}
        self._mending = Mending(self.world, self.ids)
        self._drafting = Drafting(self.world, self.ids)
        self._named: Collection[str] = ()
        self._frames: list[bytes] = []
        self._events: list[Event] = []
        self._hope_again()

    @property
    def live(self) -> bool:
        """Whether the server has said welcome on this connection."""
        return self._phase is _Phase.LIVE and self.ending is None

    @property
    def due(self) -> float | None:
        """When `tick` must be called at the latest."""
        if self._phase is _Phase.OFFLINE:
            return None
        dues = [self._pulse.due, *self._ask_later.values()]
        if self.live and (later := self.outbox.next_due()) is not None:
            dues.append(later)
        return min(dues)

    def frames(self) -> list[bytes]:
        """What to send now, in order; each frame is returned once."""
        frames, self._frames = self._frames, []
        return frames

    def events(self) -> list[Event]:
        """What happened since the last call."""
        events, self._events = self._events, []
        return events

    def opened(self, now: float) -> None:
        """A connection is there: say hello."""
        self.ending = None
        self._phase = _Phase.GREETING
        self._pulse = Pulse(GREETING, now)
        rooms = dict(islice(self.world.cursors().items(), _HELLO_ROOMS))
        self._named = rooms.keys()
        token = self.identity.token
        name = None if token else self.identity.name
        self._send(Hello(token=token, name=name, rooms=rooms, agent=self._agent[:200]))

    def lost(self) -> None:
        """The connection is gone. What was asked will be asked again."""
        self._phase = _Phase.OFFLINE
        self._frames.clear()
        self.outbox.disconnected()
        self._ask_later.clear()
        self._mending.disconnected()

    def tick(self, now: float) -> None:
        """Time passed: ask whether the other end lives, send what had to wait."""
        match self._pulse.beat(now) if self._phase is not _Phase.OFFLINE else Beat.NOTHING:
            case Beat.DEAD:
                self._end(True, "silence", "Nothing was heard from the server for too long.")
            case Beat.PING if self.live:
                self._send(Ping())
                self._mend(self._mending.behind())
            case _:
                pass
        self._send_due(now)

    def wish(self, command: RoomCommand, now: float) -> None:
        """Put a command into the outbox; it is sent until it is answered."""
        if not isinstance(command, CreateRoom | Direct):
            command = replace(command, room=self._room_id(command.room))
        self.outbox.add(command)
        self._hope(command)
        self._events.append(Queued(command))
        if isinstance(command, Say):
            for forgotten in self._drafting.said(command):
                self.ask(forgotten)
        self._send_due(now)

    def adopt(self, commands: Iterable[RoomCommand]) -> None:
        """Take over wishes of an earlier run that were not answered then."""
        for command in commands:
            if not self.outbox.get(command.send_id):
                self.outbox.add(command).tried = True
        self._hope_again()
        self._draft_again()

    def ask(self, question: Query) -> None:
        """Ask something; after a reconnect it is asked again."""
        self._questions[question.send_id] = question
        if isinstance(question, SetDraft):
            self._drafting.told(question)
        if self.live:
            self._send(question)

    def signal(self, command: Typing) -> None:
        """Tell something that is worth nothing later."""
        if self.live:
            self._send(command)

    def follow(self, room: RoomId, after: int) -> None:
        """Begin this room's timeline after this place; what is missing is fetched."""
        self._events += self.world.rewind(room, after)
        self._mending.anew(room)
        if self.live:
            self._mend([room])

    def heard(self, data: bytes | str, now: float) -> None:
        """One frame came in."""
        self._pulse.heard(now)
        try:
            frame = codec.decode_frame(data)
        except (ValueError, RecursionError):
            if self._phase is _Phase.GREETING:
                self._end(True, "not-understood", "The server speaks another language.")
            return
        if self.ending is None and self._phase is not _Phase.OFFLINE:
            self._take(frame, now)

    def _take(self, frame: Frame | codec.UnknownFrame, now: float) -> None:
        match frame:
            case Entry():
                self._entry(frame)
            case Done():
                self._done(frame)
            case BlockedTold() | ReportsTold():
                self._events += self.world.signal(frame)
                self._answer(frame)
            case _ if isinstance(frame, Signal):
                self._events += self.world.signal(frame)
            case _ if isinstance(frame, Answer):
                self._answer(frame)
            case RoomTold():
                self._events += self.world.room(frame.room)
                self._mending.head(frame.room.id, frame.room.head)
            case Welcome():
                self._welcome(frame, now)
            case Refusal():
                self._refusal(frame, now)
            case Closing():
                again = frame.reason not in FOR_GOOD
                self._end(again, frame.reason, frame.message)
            case _:
                pass  # Pong, and what a newer server tells.
        self._send_due(now)

    def _welcome(self, frame: Welcome, now: float) -> None:
        self._phase = _Phase.LIVE
        self._pulse = Pulse(max(frame.heartbeat, 0.05), now)
        token = None if isinstance(frame.token, UnsetType) else frame.token
        if token:
            self.identity.token = token
        self._events.append(Connected(frame.you, frame.server, token))
        if not self.world.is_of(frame):
            self._drop_ambiguous()
        self._events += self.world.welcome(frame)
        for view in frame.rooms:
            self._mending.head(view.id, view.head)
        self._mend([room for room in self.world.rooms if room not in self._named])
        self._hope_again()
        for question in self._questions.values():
            self._send(question)
        self._draft_again()

    def _entry(self, entry: Entry) -> None:
        self._mending.head(entry.room, entry.seq)
        self._events += self.world.entry(entry)
        timeline = self.world.timelines.get(entry.room)
        if timeline and (timeline.gap or isinstance(entry.body, Restored)):
            self._mend([entry.room])
        self._fulfil(entry)

    def _fulfil(self, entry: Entry) -> None:
        """One's own entry is an answer, too."""
        me = self.world.me
        if me and entry.by == me.id and self.outbox.get(entry.send_id):
            self._done(Done(entry.send_id, entry.room, entry.seq))

    def _done(self, done: Done) -> None:
        if wish := self.outbox.remove(done.send_id):
            self._mending.head(done.room, done.seq)
            if timeline := self.world.timelines.get(done.room):
                timeline.settle(done.send_id, done.seq)
            self._events.append(Answered(done.send_id, done))
            if isinstance(wish.command, Leave):
                self._events += self.world.forget(done.room)
        elif self._questions.pop(done.send_id, None):
            self._events.append(Answered(done.send_id, done))

    def _answer(self, frame: Answer) -> None:
        if isinstance(frame, HistoryPage):
            self._mending.head(frame.room, frame.head)
            self._events += self.world.page(frame.room, frame.entries)
            for entry in frame.entries:
                self._fulfil(entry)
            if self._mending.answered(frame):
                self._mend([frame.room])
        elif isinstance(frame, PeoplePage):
            self.world.meet(frame.people)
        if self._questions.pop(frame.send_id, None):
            self._events.append(Answered(frame.send_id, frame))

    def _refusal(self, frame: Refusal, now: float) -> None:
        refused = Refused.told(frame)
        send_id = "" if isinstance(frame.send_id, UnsetType) else frame.send_id
        if self._phase is _Phase.GREETING:
            self._hello_refused(refused)
        elif self._is_open(send_id) and self._again_later(send_id, refused, now):
            return
        elif not self._mending.refused(send_id):
            self._questions.pop(send_id, None)
            self._give_up(send_id, refused)

    def _hello_refused(self, refused: Refused) -> None:
        token = self.identity.token
        if refused.reason == Reason.BAD_TOKEN and token:
            self._events.append(TokenVoid(token))
            self.identity.token = None
            if self.identity.name:
                self.ending = Ending(True, refused.reason, refused.message, at_once=True)
                return
        again = refused.reason in LATER
        self._end(again, refused.reason, refused.message, refused.retry_after)

    def _again_later(self, send_id: str, refused: Refused, now: float) -> bool:
        if refused.reason == Reason.SERVER_STOPPING:
            return True  # The connection ends; the wish is sent again on the next one.
        after = 1.0 if refused.retry_after is None else refused.retry_after
        if refused.reason != Reason.RATE_LIMITED or after > _PATIENCE:
            return False
        if self.outbox.get(send_id):
            self.outbox.postpone(send_id, now + after)
        else:
            self._ask_later[send_id] = now + after
        return True

    def _is_open(self, send_id: str) -> bool:
        return send_id in self._questions or self.outbox.get(send_id) is not None

    def _give_up(self, send_id: str, refused: Refused) -> None:
        wish = self.outbox.remove(send_id)
        timeline = self._timeline_of(wish.command) if wish else None
        if timeline:
            timeline.give_up(send_id)
        self._events.append(Declined(send_id, refused, wish.command if wish else None))

    def _drop_ambiguous(self) -> None:
        """Somebody else now: what may have been said under the old id is not said again."""
        for wish in self.outbox:
            if wish.tried:
                self._give_up(wish.send_id, Refused(Reason.SIGNED_OUT, _AMBIGUOUS))

    def _mend(self, rooms: Iterable[RoomId]) -> None:
        for question in self._mending.questions(rooms):
            self._send(question)

    def _hope_again(self) -> None:
        said = self.world.own_send_ids() if self.outbox else ()
        for wish in self.outbox:
            if wish.send_id not in said:
                self._hope(wish.command)

    def _draft_again(self) -> None:
        wishes = [wish.command for wish in self.outbox]
        for question in self._drafting.welcomed(self._questions.values(), wishes):
            self.ask(question)

    def _hope(self, command: RoomCommand) -> None:
        timeline = self._timeline_of(command)
        if timeline and isinstance(command, Say):
            timeline.hope(command.send_id, command.text)

    def _timeline_of(self, command: RoomCommand) -> Timeline | None:
        if isinstance(command, CreateRoom | Direct):
            return None
        return self.world.timelines.get(self._room_id(command.room))

    def _room_id(self, room: str) -> RoomId:
        view = self.world.find(room)
        return view.id if view else RoomId(room)

    def _send_due(self, now: float) -> None:
        if self.live:
            for command in self.outbox.due(now):
                self._send(command)
            for send_id in [id for id, at in self._ask_later.items() if at <= now]:
                del self._ask_later[send_id]
                if question := self._questions.get(send_id):
                    self._send(question)

    def _send(self, command: Command) -> None:
        self._frames.append(codec.encode(command))

    def _end(self, again: bool, reason: str, message: str, after: float | None = None) -> None:
        self.ending = Ending(again, str(reason), message, after)
