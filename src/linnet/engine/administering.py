"""Running the server: what its owners may wish, and the administrator at its machine."""

from collections.abc import Callable, Sequence
from secrets import token_hex
from typing import Protocol

from msgspec.structs import replace

from linnet.auth.enrolling import Checked, Enrolling
from linnet.engine.reading import Reading
from linnet.hub.administration import THE_ADMINISTRATOR, check_over
from linnet.hub.permissions import Act, authorise, authorise_everywhere, may
from linnet.hub.room import Room
from linnet.hub.text import room_key
from linnet.protocol import limits
from linnet.protocol.administration import (
    Account,
    Bar,
    Card,
    Changed,
    Code,
    Newcomer,
    RoomFigures,
    SessionView,
    Storage,
    Wrong,
)
from linnet.protocol.commands import CreateRoom, Invite, RoomCommand
from linnet.protocol.entries import Entry
from linnet.protocol.ids import PersonId, RoomId
from linnet.protocol.people import Person, PersonKind
from linnet.protocol.reasons import Reason, Refused
from linnet.store.api import Store
from linnet.store.roster import Note


class Shell(Protocol):
    """What of the engine is needed here."""

    reading: Reading

    def clock(self) -> int: ...
    async def find_person(self, ref: str) -> Person: ...
    async def perform(self, by: Person, command: RoomCommand) -> Entry: ...
    def end_sessions(self, ended: Sequence[bytes]) -> None: ...
    def is_online(self, person: PersonId, session: str = "") -> bool: ...


class Administering:
    """Everything that is not about one room. `by` is checked here; each may raise Refused."""

    def __init__(self, engine: Shell, store: Store, enrolling: Enrolling) -> None:
        self._engine = engine
        self._store = store
        self._roster = store.roster
        self._enrolling = enrolling

    # People

    async def accounts(self, by: Person, like: str, offset: int) -> tuple[list[Account], int]:
        """A page of everybody whose name or id has this in it, and how many they are."""
        authorise_everywhere(by, Act.SEE_PEOPLE)
        found, total = await self._roster.accounts(like, offset, limits.PEOPLE_PAGE)
        return [self._with_presence(one) for one in found], total

    async def account(self, by: Person, ref: str) -> Account:
        """One of them."""
        authorise_everywhere(by, Act.SEE_PEOPLE)
        found = await self._roster.account((await self._engine.find_person(ref)).id)
        if found is None:
            raise Refused(Reason.NO_SUCH_PERSON)
        return self._with_presence(found)

    async def add(
        self, by: Person, newcomers: Sequence[Newcomer], *, preview: bool
    ) -> tuple[list[Card], list[Wrong]]:
        """Make accounts and put them into rooms; with anything wrong, or a preview, none."""
        authorise_everywhere(by, Act.ADD_PEOPLE)
        good, wrong = await self._enrolling.look_through(newcomers)
        rooms, astray = await self._rooms(by, newcomers)
        wrong = sorted([*wrong, *astray], key=lambda one: one.index)
        if wrong or preview:
            return [], wrong
        people, cards = await self._enrolling.add(by, good)
        await self._put_in(by, people, good, rooms)
        return cards, []

    async def put_in(self, by: Person, who: str, ref: str) -> bool:
        """Somebody becomes a member of a room; false where they are one."""
        room = await self.room(by, ref)
        authorise(by, Act.INVITE, room)
        person = await self._engine.find_person(who)
        if person.id in room.members:
            return False
        await self._engine.perform(by, Invite(token_hex(8), room.id, person.id))
        return True

    async def one_time(self, by: Person, ref: str) -> Card:
        """A one-time password in place of the one they have; they are signed out everywhere."""
        who = check_over(by, Act.RESET_PASSWORD, await self._engine.find_person(ref))
        if who.kind is not PersonKind.ACCOUNT:
            raise Refused(Reason.NOT_ALLOWED, "Only accounts have passwords, and this is none.")
        card, ended = await self._enrolling.one_time(by, who)
        self._engine.end_sessions(ended)
        return card

    # Sessions

    async def sessions(
        self, by: Person, ref: str | None, offset: int = 0
    ) -> tuple[list[SessionView], int]:
        """A page of the sessions of somebody, or of all; one's own everybody may see."""
        who = None if ref is None else (await self._engine.find_person(ref)).id
        if who != by.id:
            authorise_everywhere(by, Act.SEE_PEOPLE)
        found, total = await self._roster.sessions(who, offset, limits.PEOPLE_PAGE)
        return [
            replace(one, online=self._engine.is_online(one.person.id, one.id)) for one in found
        ], total

    async def end_sessions(self, by: Person, ref: str, id: str | None) -> int:
        """Sign somebody out, of one session or of all; how many ended."""
        who = await self._engine.find_person(ref)
        note = None
        if who.id != by.id:
            check_over(by, Act.END_SESSIONS, who)
            at = self._engine.clock()
            note = Note(kind="end-sessions", by=by, at=at, who=who.id, who_name=who.name)
        ended = await self._roster.end_sessions(who.id, id, note)
        self._engine.end_sessions(ended)
        return len(ended)

    # Codes

    async def give_code(self, by: Person) -> tuple[Code, str]:
        """A one-time code for a new account, and the secret itself."""
        authorise_everywhere(by, Act.GIVE_CODE)
        return await self._enrolling.give_code(by)

    async def codes(self, by: Person) -> list[Code]:
        """Those nobody used yet."""
        authorise_everywhere(by, Act.GIVE_CODE)
        return await self._enrolling.codes()

    async def drop_code(self, by: Person, id: str) -> None:
        """It is worth nothing from now on."""
        authorise_everywhere(by, Act.GIVE_CODE)
        await self._enrolling.drop_code(by, id)

    # The server itself

    def check(self, by: Person, act: Act) -> None:
        """Raises Refused `not-allowed` for whoever may not do this to the server."""
        authorise_everywhere(by, act)

    async def change_setting(self, by: Person, change: Callable[[], Changed]) -> Changed:
        """Change a setting, with its line in the audit log."""
        authorise_everywhere(by, Act.SET_SERVER)
        changed = change()
        at = self._engine.clock()
        await self._roster.note(Note(kind="setting", by=by, at=at, who_name=changed.name))
        return changed

    async def storage(self, by: Person, told: Storage) -> Storage:
        """How much there is on the disk, with what people sent."""
        authorise_everywhere(by, Act.SEE_SERVER)
        number, size = await self._roster.files()
        return replace(told, number=number, files=size)

    # Rooms

    async def bars(self, by: Person) -> list[Bar]:
        """Who is banned or muted where, of the rooms one looks after."""
        authorise_everywhere(by, Act.SEE_ACTS)
        found = await self._roster.bars(self._engine.clock())
        return [one for one in found if may(by, Act.SEE_ACTS, await self._store.room(one.room))]

    async def bars_of(self, by: Person, ref: str) -> list[Bar]:
        """Who is banned or muted in one room."""
        room = await self._engine.reading.room(by, Act.SEE_ACTS, ref)
        found = await self._roster.bars(self._engine.clock())
        return [one for one in found if one.room == room.id]

    async def rooms(self, by: Person) -> list[RoomFigures]:
        """All rooms one may do something in, private ones only for the administrator."""
        authorise_everywhere(by, Act.SEE_PEOPLE)
        found = await self._roster.rooms()
        return [one for one in found if may(by, Act.SET_ROLE, await self._store.room(one.id))]

    async def room(self, by: Person, ref: str) -> Room:
        """A room by id or name; the administrator knows the names of private ones, too."""
        id = RoomId(ref)
        if not ref.startswith("~"):
            id = await self._named(by, ref)
        found = await self._store.room(id)
        if found is None or not may(by, Act.REPORT, found):
            raise Refused(Reason.NO_SUCH_ROOM)
        return found

    async def make_room(self, by: Person, owner: str, wish: CreateRoom) -> Entry:
        """A room in the name of who is to own it. Only for the administrator."""
        if by.id != THE_ADMINISTRATOR.id:
            raise Refused(Reason.NOT_ALLOWED)
        return await self._engine.perform(await self._engine.find_person(owner), wish)

    async def _named(self, by: Person, ref: str) -> RoomId:
        if by.id != THE_ADMINISTRATOR.id:
            return await self._engine.reading.resolve(by, ref)
        key = room_key(ref)
        found = [one.id for one in await self._roster.rooms() if room_key(one.name) == key]
        if len(found) > 1:
            names = ", ".join(found)
            raise Refused(Reason.NO_SUCH_ROOM, f"Several rooms have this name; say which: {names}.")
        if not found:
            raise Refused(Reason.NO_SUCH_ROOM, "There is no room of this name.")
        return found[0]

    # Between

    async def _rooms(
        self, by: Person, newcomers: Sequence[Newcomer]
    ) -> tuple[dict[str, Room], list[Wrong]]:
        """The rooms newcomers are to be in, and whose rooms are not to be had."""
        found: dict[str, Room] = {}
        wrong: list[Wrong] = []
        for index, one in enumerate(newcomers):
            for ref in one.rooms:
                try:
                    if ref not in found:
                        found[ref] = authorise(by, Act.INVITE, await self.room(by, ref))
                except Refused as refused:
                    message = f"{ref}: {refused.message}"
                    wrong.append(Wrong(index=index, reason=refused.reason.value, message=message))
        return found, wrong

    async def _put_in(
        self,
        by: Person,
        people: Sequence[Person],
        wishes: Sequence[Checked],
        rooms: dict[str, Room],
    ) -> None:
        """After the accounts are there: a room that is gone meanwhile keeps nobody from one."""
        for person, one in zip(people, wishes, strict=True):
            for id in {rooms[ref].id for ref in one.wish.rooms}:
                try:
                    await self._engine.perform(by, Invite(token_hex(8), id, person.id))
                except Refused as refused:
                    if refused.reason is not Reason.ALREADY_THERE:
                        raise

    def _with_presence(self, account: Account) -> Account:
        return replace(account, online=self._engine.is_online(account.id))
