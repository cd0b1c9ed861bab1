"""A little server for tests: it keeps the protocol's promises, and breaks connections on demand.

`LittleServer` has no sockets: `connect` gives a line, frames go in and out as bytes. Faults
are the test's: lines are cut between any two frames, entries doubled or left out.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count

from msgspec import UNSET

from linnet.client.clock import now
from linnet.protocol import codec
from linnet.protocol.commands import (
    CreateRoom,
    Direct,
    Hello,
    History,
    Join,
    Leave,
    ListPeople,
    ListRooms,
    Ping,
    Read,
    Say,
    SetDraft,
    SetTopic,
)
from linnet.protocol.entries import Body, Created, Entry, Joined, Left, Said, TopicSet
from linnet.protocol.frames import (
    About,
    Done,
    Frame,
    HistoryPage,
    Marker,
    Named,
    PeoplePage,
    Pong,
    ReadTold,
    Refusal,
    RoomList,
    RoomTold,
    RoomView,
    Welcome,
)
from linnet.protocol.ids import LOBBY, PersonId, RoomId, direct_room
from linnet.protocol.limits import Limits
from linnet.protocol.mine import Draft
from linnet.protocol.people import Person, PersonKind, Present, Role
from linnet.protocol.reasons import Reason, Refused


@dataclass
class Room:
    """A log, and who is in it."""

    id: RoomId
    name: str
    kind: str = "open"
    log: list[Entry] = field(default_factory=list)
    members: set[PersonId] = field(default_factory=set)
    topic: str = ""
    drafts: dict[PersonId, Draft] = field(default_factory=dict)


class LittleServer:
    """Rooms, people and lines. `refusals` refuse the next wishes with these reasons."""

    def __init__(self, id: str = "srv1", heartbeat: float = 30.0, page: int = 500) -> None:
        self.id = id
        self.heartbeat = heartbeat
        self.page = page
        self.rooms = {LOBBY: Room(LOBBY, "lobby")}
        self.tokens: dict[str, Person] = {}
        self.lines: list[Line] = []
        self.ahead = 0
        """Milliseconds its clock is ahead of everybody else's."""
        self.refusals: list[Refusal] = []
        self.hellos: list[Hello] = []
        self.heard: list[object] = []
        self._answers: dict[tuple[PersonId, str], Entry] = {}
        self.numbers = count(100_001)

    def connect(self, send: Callable[[bytes], None]) -> "Line":
        """A new line; what the server says on it goes to `send`."""
        line = Line(self, send)
        self.lines.append(line)
        return line

    def enter(self, name: str) -> tuple[Person, str]:
        """A new guest and their token."""
        if any(person.name.casefold() == name.casefold() for person in self.tokens.values()):
            raise Refused(Reason.NAME_TAKEN)
        person = Person(id=PersonId(str(next(self.numbers))), name=name, kind=PersonKind.GUEST)
        token = f"token-{person.id}"
        self.tokens[token] = person
        self.rooms[LOBBY].members.add(person.id)
        return person, token

    def post(self, text: str, name: str = "Ben", room: str = "lobby") -> Entry:
        """Somebody else says something."""
        known = {person.name: person for person in self.tokens.values()}
        by = known.get(name) or self.enter(name)[0]
        return self.happen(self.find(room), by, f"{name}-{next(self.numbers)}", Said(text))

    def find(self, ref: str) -> Room:
        """A room by id or name."""
        key = ref.removeprefix("#").casefold()
        for room in self.rooms.values():
            if room.id == ref or room.name == key:
                return room
        raise Refused(Reason.NO_SUCH_ROOM)

    def happen(self, room: Room, by: Person, send_id: str, body: Body) -> Entry:
        """Add an entry and tell it; the same wish twice happens once."""
        if known := self._answers.get((by.id, send_id)):
            return known
        said = sum(isinstance(entry.body, Said) for entry in room.log) + isinstance(body, Said)
        entry = Entry(
            room=room.id,
            seq=len(room.log) + 1,
            count=said,
            by=by.id,
            name=by.name,
            at=1_780_000_000_000 + len(room.log) * 1000,
            send_id=send_id,
            body=body,
        )
        self._change(room, by, body)
        room.log.append(entry)
        self._answers[by.id, send_id] = entry
        for line in list(self.lines):
            line.tell_entry(room, entry)
        if isinstance(body, Left):
            room.members.discard(by.id)
            for line in self.lines:
                if line.person == by:
                    del line.told[room.id]
        return entry

    def view(self, room: Room, person: Person) -> RoomView:
        """A room as this person sees it."""
        other = next((id for id in room.members if id != person.id), None)
        names = {one.id: one.name for one in self.tokens.values()}
        return RoomView(
            id=room.id,
            name=room.name,
            kind=room.kind,  # type: ignore[arg-type]
            topic=room.topic,
            role=Role.MEMBER if person.id in room.members else UNSET,
            head=len(room.log),
            count=room.log[-1].count if room.log else 0,
            read=Marker(seq=0, count=0),
            members=len(room.members),
            online=1,
            draft=room.drafts.get(person.id, UNSET),
            with_=Named(id=other, name=names[other]) if other and room.kind == "direct" else UNSET,
        )

    def cut_all(self) -> None:
        """All lines are cut; what was on its way is lost."""
        for line in list(self.lines):
            line.cut()

    def _change(self, room: Room, by: Person, body: Body) -> None:
        if isinstance(body, Joined | Created):
            room.members.add(by.id)
            if isinstance(body, Created) and body.who:
                room.members.add(body.who)
            for line in self.lines:
                if line.person and line.person.id in room.members and room.id not in line.told:
                    line.told[room.id] = len(room.log)
                    line.say(RoomTold(self.view(room, line.person)))
        elif isinstance(body, TopicSet):
            room.topic = body.topic


class Line:
    """One connection. `deaf` lines swallow what the server says, `late` entries are left out."""

    def __init__(self, server: LittleServer, send: Callable[[bytes], None]) -> None:
        self.server = server
        self.person: Person | None = None
        self.told: dict[RoomId, int] = {}
        self.left_out: set[int] = set()
        self.doubled = False
        self.on_cut: Callable[[], None] = lambda: None
        self._send = send

    def cut(self) -> None:
        """Nothing passes any more, in either direction."""
        if self in self.server.lines:
            self.server.lines.remove(self)
            self.on_cut()

    def say(self, frame: Frame) -> None:
        """Tell this client something."""
        self._send(codec.encode(frame))

    def tell_entry(self, room: Room, entry: Entry) -> None:
        """Tell an entry if the client is in the room; here the faults of entries are made."""
        if self.person is None or room.id not in self.told:
            return
        self.told[room.id] = entry.seq
        if entry.seq in self.left_out:
            return
        for _ in range(2 if self.doubled else 1):
            self.say(entry)

    def hear(self, data: bytes | str) -> None:
        """A frame from the client."""
        if self not in self.server.lines:
            return
        command = codec.decode_command(data if isinstance(data, bytes) else data.encode())
        self.server.heard.append(command)
        send_id = getattr(command, "send_id", UNSET)
        try:
            self._carry_out(command)
        except Refused as refused:
            self.say(Refusal(send_id=send_id, reason=refused.reason.value, message=refused.message))

    def _carry_out(self, command: object) -> None:
        server, me = self.server, self.person
        if isinstance(command, Hello):
            self._hello(command)
        elif me is None:
            raise Refused(Reason.HELLO_FIRST)
        elif isinstance(command, Ping):
            self.say(Pong(1))
        elif isinstance(command, Say | Join | Leave | SetTopic | CreateRoom | Direct):
            if server.refusals:
                refusal = server.refusals.pop(0)
                self.say(_addressed(refusal, command.send_id))
                return
            entry = self._wish(command, me)
            self.say(Done(command.send_id, entry.room, entry.seq))
        elif isinstance(command, History):
            self._history(command)
        elif isinstance(command, ListPeople):
            people = [_present(person) for person in server.tokens.values()]
            page = people[command.offset : command.offset + 2]
            self.say(PeoplePage(command.send_id, LOBBY, page, len(people)))
        elif isinstance(command, ListRooms):
            views = [server.view(room, me) for room in server.rooms.values()]
            self.say(RoomList(command.send_id, views))
        elif isinstance(command, Read):
            room = server.find(command.room)
            counted = room.log[command.seq - 1].count if command.seq else 0
            self.say(ReadTold(room.id, command.seq, counted))
            self.say(Done(command.send_id, room.id, command.seq))
        elif isinstance(command, SetDraft):
            self._draft(me, command)

    def _draft(self, me: Person, command: SetDraft) -> None:
        room = self.server.find(command.room)
        room.drafts.pop(me.id, None)
        if command.text:
            room.drafts[me.id] = Draft(text=command.text)
        self.say(Done(command.send_id, room.id, len(room.log)))

    def _wish(
        self, command: Say | Join | Leave | SetTopic | CreateRoom | Direct, me: Person
    ) -> Entry:
        server = self.server
        match command:
            case CreateRoom(send_id=send_id, name=name):
                room = next((r for r in server.rooms.values() if r.name == name), None)
                if room is None:
                    room = Room(RoomId(f"~{next(server.numbers)}"), name)
                    server.rooms[room.id] = room
                body: Body = Created(room_kind="open", name=name)
            case Direct(send_id=send_id, who=who):
                other = next(p for p in server.tokens.values() if who in (p.id, p.name))
                id = direct_room(me.id, other.id)
                room = server.rooms.setdefault(id, Room(id, "", "direct"))
                if room.log:
                    return room.log[0]
                body = Created(room_kind="direct", who=other.id, who_name=other.name)
            case _:
                send_id = command.send_id
                room = server.find(command.room)
                body = _body(command)
                if me.id not in room.members and not isinstance(command, Join):
                    raise Refused(Reason.NOT_A_MEMBER)
        return server.happen(room, me, send_id, body)

    def _hello(self, hello: Hello) -> None:
        server = self.server
        server.hellos.append(hello)
        token = UNSET
        if hello.token is None:
            self.person, token = server.enter(hello.name or "")
        elif hello.token in server.tokens:
            self.person = server.tokens[hello.token]
        else:
            raise Refused(Reason.BAD_TOKEN)
        me = self.person
        mine = [room for room in server.rooms.values() if me.id in room.members]
        self.say(
            Welcome(
                you=me,
                token=token,
                server=About(id=server.id, name="Little", version="0", time=now() + server.ahead),
                rooms=[server.view(room, me) for room in mine],
                people=[_present(person) for person in server.tokens.values()],
                limits=Limits(page=server.page),
                heartbeat=server.heartbeat,
            )
        )
        for room in mine:
            self.told[room.id] = len(room.log)
            self._backfill(room, hello.rooms)

    def _backfill(self, room: Room, held: Mapping[str, int]) -> None:
        for entry in room.log[held.get(room.id, len(room.log)) :]:
            self.tell_entry(room, entry)

    def _history(self, question: History) -> None:
        room = self.server.find(question.room)
        limit = min(question.limit, self.server.page)
        if question.after is not None:
            found: Iterable[Entry] = room.log[question.after : question.after + limit]
            more = len(room.log) > question.after + limit
        else:
            end = len(room.log) if question.before is None else question.before - 1
            found = room.log[max(0, end - limit) : end]
            more = end > limit
        page = HistoryPage(question.send_id, room.id, list(found), len(room.log), more)
        self.say(page)


def _addressed(refusal: Refusal, send_id: str) -> Refusal:
    return Refusal(
        send_id=send_id,
        reason=refusal.reason,
        message=refusal.message,
        retry_after=refusal.retry_after,
    )


def _body(command: Say | Join | Leave | SetTopic) -> Body:
    match command:
        case Say(text=text):
            return Said(text)
        case Join():
            return Joined()
        case Leave():
            return Left()
        case SetTopic(topic=topic):
            return TopicSet(topic)


def _present(person: Person) -> Present:
    return Present(id=person.id, name=person.name, kind=person.kind, role=person.role, online=True)
