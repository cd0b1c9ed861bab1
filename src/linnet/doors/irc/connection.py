"""One IRC client: its lines become commands, and it reads in the words it asked for."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from linnet.doors.irc import capabilities as cap
from linnet.doors.irc.batches import Batch
from linnet.doors.irc.dialect import IrcDialect, labelled, with_tag
from linnet.doors.irc.entering import Entering
from linnet.doors.irc.faces import Face
from linnet.doors.irc.house import House
from linnet.doors.irc.line import escaped, parse, write, written_tags
from linnet.doors.irc.msgids import written
from linnet.doors.irc.numerics import ERR_CANNOTSENDTOCHAN, ERR_INPUTTOOLONG, TEXTS
from linnet.doors.irc.reader import BadLine, IrcReader
from linnet.doors.irc.scribe import NOTHING, Extra, Manner
from linnet.doors.lines.connection import Door, LineConnection
from linnet.protocol.commands import Say
from linnet.protocol.entries import Entry, Invited, Said
from linnet.protocol.frames import ReadTold, RoomTold, TypingTold
from linnet.protocol.ids import RoomId, is_notes
from linnet.protocol.people import Person, Role
from linnet.protocol.reasons import Reason, Refused
from linnet.store.api import Turn

KEPT = 512
"""Own wishes of which is remembered how they were sent, until they are told."""
QUIET = 4
"""Heartbeats without a word before a client is asked whether it is there, and as many again
before it is taken for gone."""


class Sent(Struct):
    """How a wish was sent: with a label, and where the lines about it are gathered."""

    label: str = ""
    gathered: list[bytes] | None = None


PLAIN = Sent()
"""Most wishes: neither labelled nor gathered."""


class IrcConnection(LineConnection):
    """A client. Until it has registered, `entering` holds what it said of itself."""

    __slots__ = (
        "_asked",
        "_calm",
        "_drain",
        "_gathered",
        "_label",
        "_rooms",
        "_sent",
        "_targets",
        "batch",
        "caps",
        "draws",
        "entering",
        "house",
        "invited",
        "marking",
        "monitored",
        "oper",
        "powers",
        "reason",
        "subscribed",
        "version",
        "wants",
    )
    door = "irc"
    sign_in_within = 60.0
    moves = True
    """Whether it can come again by another port (`sts`)."""
    dialect: IrcDialect

    def __init__(self, door: Door, house: House, transport: asyncio.Transport) -> None:
        super().__init__(door, transport, house.dialect(frozenset()))
        self._reader = IrcReader()
        self.house = house
        self.caps: frozenset[str] = frozenset()
        self.draws = False
        """Whether it showed that it knows of reactions."""
        self.version = 0
        self.entering = Entering()
        self.batch: Batch | None = None
        self.invited: set[RoomId] = set()
        self.monitored: dict[str, str] = {}
        self.subscribed: set[str] = set()
        self.oper = False
        self.powers = False
        self.reason = ""
        self.wants = False
        self.marking = False
        self._calm = 0
        self._drain: asyncio.Future[None] | None = None
        self._asked = False
        self._label = ""
        self._rooms: tuple[RoomId, ...] | None = None
        self._targets: dict[str, RoomId] = {}
        self._gathered: list[bytes] | None = None
        self._sent: dict[str, Sent] = {}

    @property
    def face(self) -> Face:
        """How this client's person looks."""
        return self.house.faces.of(self.person)

    @property
    def nick(self) -> str:
        """What the client is called in replies; `*` before it has a name."""
        return self.face.nick if self.here else self.entering.nick or "*"

    @property
    def acting(self) -> Person:
        """As whom the client asks: a configured operator has an owner's powers."""
        return replace(self.person, role=Role.OWNER) if self.powers else self.person

    def has(self, name: str) -> bool:
        """Whether the client asked for this capability."""
        return name in self.caps

    # What the client sends

    def at_once(self, line: str) -> bool:
        if not self.here or not line.startswith("PRIVMSG #"):
            return False
        target, _, words = line[8:].partition(" :")
        if not words or not words.isprintable() or " " in target or "," in target:
            return False
        room = self._room(target)
        if room is None:
            return False
        self.say_so(room, words)
        return True

    def _room(self, target: str) -> RoomId | None:
        """The room this channel is for the client; remembered for as long as its rooms stay."""
        if self._rooms is not self.rooms:
            self._rooms = self.rooms
            self._targets.clear()
        room = self._targets.get(target)
        if room is None:
            room = self.house.rooms.mine(target, self.rooms)
            if room is not None:
                self._targets[target] = room
        return room

    def forget_channels(self) -> None:
        """A channel has another name now."""
        self._rooms = None

    def say_so(
        self,
        room: RoomId,
        words: str,
        manner: Manner = "p",
        *,
        reply_to: int | None = None,
        extra: Extra = NOTHING,
    ) -> None:
        """Say something; what comes of it is told when it is committed."""
        send_id = self.send_id(manner, extra)
        self.house.spoke(self.person)
        self.say(room, Say(send_id, room, words, reply_to))

    def send_id(self, manner: Manner = "p", extra: Extra = NOTHING) -> str:
        """A name for the wish that is carried out now."""
        made = self.house.scribe.new_send_id(self.house.engine.clock(), manner, extra)
        label, gathered = self._label, self._gathered
        self._sent[made] = Sent(label, gathered) if label or gathered is not None else PLAIN
        if len(self._sent) > KEPT:
            del self._sent[next(iter(self._sent))]
        return made

    async def carry_out(self, line: str) -> None:
        said = parse(line)
        if said is None:
            return
        label = said.tags.get("label", "")
        if not label or cap.LABELS not in self.caps or len(label) > 64:
            await self.house.perform(self, said)
            return
        self._label, self._gathered = label, []
        try:
            await self.house.perform(self, said)
            await self.answered()
        finally:
            lines, self._label, self._gathered = self._gathered, "", None
            if said.command != "BATCH" or self.batch is None:
                self._finish_labelled(lines, label)

    def _finish_labelled(self, lines: list[bytes], label: str) -> None:
        ref = self.house.reference()
        self.tell(b"".join(labelled(lines, label, ref, self.house.name)))

    async def finish_batch(
        self, done: Batch, work: "Callable[[IrcConnection, Batch], Awaitable[None]]"
    ) -> None:
        """Carry a batch out; its first line may have had a label."""
        if not done.label or cap.LABELS not in self.caps:
            await work(self, done)
            return
        before = self._label, self._gathered
        self._label, self._gathered = done.label, []
        try:
            await work(self, done)
        finally:
            lines = self._gathered
            self._label, self._gathered = before
            self._finish_labelled(lines, done.label)

    async def answered(self) -> None:
        """Wait until all that was said so far is committed or refused."""
        while self._open and not self.gone:
            if self._drain is None:
                self._drain = asyncio.get_running_loop().create_future()
            await self._drain

    def said(self, turn: Turn) -> None:
        if turn.refused is not None:
            sent = self._sent.pop(turn.command.send_id, None)
            self._cannot_say(turn, turn.refused, sent)
        elif turn.entry is not None and turn.room not in self.rooms:
            self.tell(b"".join(self._own(turn.entry)))  # it is told to who is in the room
        if not self._open and self._drain is not None:
            self._drain.set_result(None)
            self._drain = None

    def _cannot_say(self, turn: Turn, refused: Refused, sent: Sent | None) -> None:
        there = self.house.rooms.channel(turn.room) or "*"
        line = self.line(ERR_CANNOTSENDTOCHAN, self.nick, there, refused.message)
        if sent is not None and sent.gathered is not None:
            sent.gathered.append(line)
        else:
            self.tell(line)

    # What the client is told

    def reply(self, numeric: str, *words: str) -> None:
        """An answer of the server."""
        self.send(numeric, self.nick, *(words or ("",)))

    def deny(self, numeric: str, *words: str) -> None:
        """An answer that always says the same."""
        self.reply(numeric, *words, TEXTS[numeric])

    def send(
        self, command: str, *params: str, source: str = "", tags: Mapping[str, str] | None = None
    ) -> None:
        """A line of the server, or of `source`, as part of the answer to what was asked."""
        line = self.line(command, *params, source=source, tags=tags)
        if self._gathered is not None:
            self._gathered.append(line)
        else:
            self.tell(line)

    def put(self, lines: Sequence[bytes]) -> None:
        """Lines that are written already, as part of the answer."""
        if self._gathered is not None:
            self._gathered.extend(lines)
        else:
            self.tell(b"".join(lines))

    def line(
        self, command: str, *params: str, source: str = "", tags: Mapping[str, str] | None = None
    ) -> bytes:
        """A line, with the time where it is wanted."""
        marks = dict(tags or {})
        if cap.SERVER_TIME in self.caps and "time" not in marks:
            marks["time"] = written(self.house.engine.clock())
        return write(command, params, source or self.house.name, written_tags(marks))

    def fail(self, command: str, code: str, *words: str, kind: str = "FAIL") -> None:
        """Why something was not done (standard-replies); the last word is a sentence."""
        self.send(kind, command, code, *words)

    def refuse(self, refused: Refused) -> None:
        if isinstance(refused, BadLine):
            if refused.reason is Reason.NOT_TEXT:
                params = [refused.command, "INVALID_UTF8", refused.message]
                line = self.line("FAIL", *params)
                if refused.label and cap.LABELS in self.caps:
                    line = with_tag(line, f"label={escaped(refused.label)}")
                self.tell(line)
            else:
                self.deny(ERR_INPUTTOOLONG)
            if refused.hopeless:
                self.close(refused)
            return
        self.fail("*", code_of(refused), refused.message)

    def entries(self, entries: Sequence[Entry]) -> bytes:
        me = self.person.id
        pieces = zip(entries, self.dialect.pieces(entries), strict=True)
        return b"".join(
            [piece if one.by != me else b"".join(self._own(one)) for one, piece in pieces]
        )

    def _own(self, entry: Entry) -> Sequence[bytes]:
        """What I did myself: an answer to what I asked, or news from my other device."""
        sent = self._sent.pop(entry.send_id, None)
        if sent is not None and type(entry.body) is Said and is_notes(entry.room):
            return self._note(entry, sent)
        if sent is not None and type(entry.body) is Said and cap.ECHO not in self.caps:
            return ()
        if self.house.scribe.beside(entry).copy:
            return ()
        if sent is None:
            return self.dialect.lines(entry)
        if isinstance(entry.body, Invited):
            return ()
        lines = self.dialect.lines(entry)
        if sent.gathered is not None:
            sent.gathered.extend(lines)
            return ()
        return lines

    def _note(self, entry: Entry, sent: Sent) -> Sequence[bytes]:
        """A message to myself comes to me, and as the copy of what I said where I want one."""
        lines = self.dialect.lines(entry)
        if cap.ECHO not in self.caps:
            return lines
        if sent.gathered is None:
            return [*lines, *lines]
        sent.gathered.extend(lines)
        return lines

    def frame(self, frame: Struct) -> bytes:
        if isinstance(frame, RoomTold):
            self.house.learn(frame.room)
            return b""
        if isinstance(frame, ReadTold):
            if not self.marking:
                self.house.marked(self, frame.room)
            return b""
        if isinstance(frame, TypingTold):  # that one writes oneself is no news
            frame = replace(frame, who=[id for id in frame.who if id != self.person.id])
        return self.dialect.frame(frame)

    def follows(self, entry: Entry) -> bool:
        """Who is invited comes when they say so."""
        if not isinstance(entry.body, Invited):
            if entry.send_id not in self._sent:
                self.house.show_later(self, entry.room)
            return not self.house.rooms.clashes(entry.room, self.rooms)
        self.invited.add(entry.room)
        self.house.invited(self, entry)
        return False

    # Capabilities

    def hold(self, caps: frozenset[str]) -> None:
        """These are the client's capabilities from now on."""
        self.caps = caps
        dialect = self.house.dialect(caps | {cap.DRAWS} if self.draws else caps)
        if dialect is self.dialect:
            return
        if self.here:
            self.house.engine.following.change_dialect(self, dialect)
        else:
            self.dialect = dialect

    # The end

    def beat(self, every: float) -> None:
        self._calm = 0 if self.heard else self._calm + 1
        self.heard = False
        if self._calm == QUIET and self.here:
            self.tell(f"PING :{self.house.name}\r\n".encode())
        elif self._calm >= 2 * QUIET:
            self.reason = "Ping timeout"
            self.close(Refused(Reason.IDLE))

    def farewell(self, why: Refused) -> bytes:
        self.reason = self.reason or why.reason.value
        nick = self.nick
        kill = b""
        if why.reason in (Reason.KICKED, Reason.BANNED) and self.here:
            kill = write("KILL", [nick, why.message], self.house.name)
        return kill + write("ERROR", [f"Closing link: {nick} ({why.message})"], colon=True)


class SecureIrcConnection(IrcConnection):
    """One inside TLS: its bytes must never go to the socket itself."""

    __slots__ = ()
    unencrypted = False

    def _write_on(self, bytes: bytes) -> None:
        if not self.closing:
            self._transport.write(bytes)


def code_of(refused: Refused) -> str:
    """A reason as standard replies spell it."""
    return refused.reason.value.upper().replace("-", "_")
