"""How people look to IRC clients: nick, user, host, real name, away and operator."""

from collections import OrderedDict, deque
from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from linnet.doors.irc.names import host_of, nick_of
from linnet.engine.listener import Listener
from linnet.protocol.ids import SERVER, Millis, PersonId
from linnet.protocol.people import Person, PersonKind

REMEMBERED = 50_000
"""People whose names are remembered, some 5 MB."""
GONE = 200
"""People who left and can still be asked for with WHOWAS."""
ELSEWHERE = "linnet"
"""The user of people who are here through another door."""


class Face(Struct):
    """What IRC shows of somebody. The ones without an IRC connection have a plain one."""

    id: PersonId
    name: str
    user: str = ELSEWHERE
    real: str = ""
    account: bool = False
    bot: bool = False
    away: str | None = None
    oper: bool = False
    hidden: bool = False
    talks: bool = True
    """Whether programs may ask this person's program (CTCP)."""
    since: Millis = 0
    spoke: Millis = 0

    @property
    def nick(self) -> str:
        return nick_of(self.name)

    @property
    def host(self) -> str:
        return host_of(self.id)

    @property
    def source(self) -> str:
        """`nick!user@host`."""
        return f"{self.nick}!{self.user}@{self.host}"

    @property
    def login(self) -> str:
        """The account's name, or `*` for a guest."""
        return self.nick if self.account else "*"


class Faces:
    """Everybody's face. Everything here belongs to one event loop."""

    def __init__(self, server: str, online: Callable[[PersonId], Sequence[Listener]]) -> None:
        self.server = server
        self.whowas: deque[tuple[Face, Millis]] = deque(maxlen=GONE)
        self._online = online
        self._here: dict[PersonId, Face] = {}
        self._names: OrderedDict[PersonId, str] = OrderedDict()

    def come(self, person: Person, user: str, real: str, at: Millis) -> Face:
        """Somebody is here through this door; a second connection has the face of the first."""
        face = self._here.get(person.id)
        if face is None:
            face = self._here[person.id] = _plain(person)
            face.user, face.real, face.since = user, real, at
        self.learn(person.id, person.name)
        return face

    def go(self, id: PersonId, at: Millis) -> None:
        """Nobody is this person through this door any more."""
        face = self._here.pop(id, None)
        if face is not None:
            self.was(face, at)

    def was(self, face: Face, at: Millis) -> None:
        """Somebody looked like this until now."""
        self.whowas.appendleft((replace(face), at))

    def __contains__(self, id: PersonId) -> bool:
        """Whether somebody is here through this door."""
        return id in self._here

    def learn(self, id: PersonId, name: str) -> None:
        """This is what somebody is called now."""
        self._names[id] = name
        if len(self._names) > REMEMBERED:
            self._names.popitem(last=False)

    def of(self, person: Person) -> Face:
        """Somebody's face."""
        return self._here.get(person.id) or _plain(person)

    def here(self, id: PersonId) -> Face | None:
        """The face of somebody who is online, whatever the door."""
        face = self._here.get(id)
        if face is None and (online := self._online(id)):
            face = _plain(online[0].person)
        return face

    def known(self, id: PersonId, name: str = "") -> Face:
        """The face of somebody of whom perhaps no more than this is known."""
        return self.here(id) or Face(id, name or self._names.get(id, id))

    def nick(self, id: PersonId) -> str:
        """What somebody is called."""
        return self.known(id).nick

    def source(self, id: PersonId, name: str) -> str:
        """Whose line it is; the name is the one they had then."""
        if id == SERVER:
            return self.server
        face = self._here.get(id)
        user = face.user if face else ELSEWHERE
        return f"{nick_of(name)}!{user}@{host_of(id)}"

    def is_account(self, id: PersonId) -> bool:
        """Whether somebody is known to have an account."""
        face = self.here(id)
        return face is not None and face.account

    def is_bot(self, id: PersonId) -> bool:
        """Whether somebody is known to be a bot."""
        face = self.here(id)
        return face is not None and face.bot


def _plain(person: Person) -> Face:
    account = person.kind is not PersonKind.GUEST
    bot = person.kind is PersonKind.BOT
    return Face(person.id, person.name, real=person.name, account=account, bot=bot)
