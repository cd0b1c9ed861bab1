"""What can be typed after a slash at a text door. Each is a wish like on any other door."""

from collections.abc import Awaitable, Callable

from msgspec import UNSET, Struct

from linnet.doors.text.connection import TextConnection
from linnet.doors.text.dialect import joined
from linnet.hub.rates import Kind
from linnet.protocol import commands as c
from linnet.protocol import limits
from linnet.protocol.entries import Entry, Said
from linnet.protocol.frames import RoomView
from linnet.protocol.ids import LOBBY, RoomId, is_notes
from linnet.protocol.limits import WELCOME_PEOPLE
from linnet.protocol.people import PersonKind
from linnet.protocol.reasons import Reason, Refused

PAGE = 20
"""Messages that /history and /search show."""
MOST = 200
"""Messages that /history shows at most."""
_NO_MESSAGE = Refused(Reason.NO_SUCH_MESSAGE)


class Command(Struct, frozen=True):
    """One word after the slash; `usage` says what follows it."""

    run: Callable[[TextConnection, str], Awaitable[None]]
    usage: str
    says: str


async def carry_out(at: TextConnection, line: str) -> None:
    """Do what a line with a slash asks for. May raise Refused."""
    word, _, rest = line.lstrip("/").partition(" ")
    found = COMMANDS.get(word.lower())
    if found is None:
        at.notice(f"There is no /{word}; /help lists what can be typed.")
    elif not rest.strip() and found.usage[:1].isupper():
        at.notice(f"Type /{word} {found.usage}")
    else:
        await found.run(at, rest.strip())


async def private(at: TextConnection, rest: str) -> None:
    """Say something to one person alone."""
    who, _, text = rest.partition(" ")
    if not text.strip():
        raise Refused(Reason.EMPTY_TEXT)
    room = await at.engine.perform(at.person, c.Direct(at.send_id(), who))
    at.post(room.room, text)


async def nick(at: TextConnection, rest: str) -> None:
    """Have another name."""
    await at.engine.admit(at.person, Kind.NAMES)
    at.engine.change_person(await at.auth.rename(at.person, rest))
    at.notice(f"You are {at.person.name} now.")


async def join(at: TextConnection, rest: str) -> None:
    """Type in another room, and become a member where one is none; its key may follow."""
    name, _, key = rest.partition(" ")
    room = await at.engine.reading.resolve(at.person, name)
    if room not in at.rooms:
        await at.engine.perform(at.person, c.Join(at.send_id(), room, key[: limits.MASK]))
    _go(at, room)


async def accept(at: TextConnection, rest: str) -> None:
    """Come into the room of an invitation, and type there."""
    await at.engine.admit(at.person, Kind.JOINS)
    code = rest.rpartition("#/join/")[2][: limits.CODE_TEXT]
    room, _ = await at.engine.inviting.accept(at.person, at.send_id(), code)
    _go(at, room)


async def leave(at: TextConnection, rest: str) -> None:
    """Leave a room, and type in the lobby."""
    await at.engine.perform(at.person, c.Leave(at.send_id(), rest or at.room))
    _go(at, LOBBY)


async def rooms(at: TextConnection, rest: str) -> None:
    """The rooms there are."""
    await at.engine.admit(at.person, Kind.OTHER)
    found = await at.engine.reading.rooms(at.person)
    at.words.memory.meet(view for view in found if view.role is not UNSET)
    at.notice(*(_room(view) for view in found))


async def who(at: TextConnection, rest: str) -> None:
    """Who is in the room, by name."""
    await at.engine.admit(at.person, Kind.OTHER)
    _, people, total = await at.engine.reading.people(at.person, at.room, 0)
    online = [person for person in people if person.online]
    lines = [
        f"{person.id} {person.name}{' (a bot)' if person.kind is PersonKind.BOT else ''}"
        for person in online[:WELCOME_PEOPLE]
    ]
    at.notice(*lines, f"{len(online)} here, {total} in all")


async def history(at: TextConnection, rest: str) -> None:
    """The last messages of the room, with their numbers."""
    if rest and not (rest.isascii() and rest.isdecimal()):
        raise Refused(Reason.BAD_FRAME, "How many? Type /history 50 or just /history.")
    await at.engine.admit(at.person, Kind.OTHER)
    wanted = min(int(rest[:9] or PAGE), MOST)
    found = [entry for entry in await _latest(at, wanted) if isinstance(entry.body, Said)]
    at.tell(joined(line for entry in found[-wanted:] for line in _numbered(at, entry)))
    at.notice(f"{len(found[-wanted:])} shown")


async def search(at: TextConnection, rest: str) -> None:
    """Messages with these words, of all rooms one may read."""
    wish = c.Search(send_id=at.send_id(), query=rest, limit=PAGE, context=0)
    await at.engine.admit(at.person, Kind.OTHER)
    found = await at.engine.searching.search(at.person, wish)
    hits = [hit.entry for hit in reversed(found.hits)]
    at.tell(joined(line for entry in hits for line in _numbered(at, entry)))
    at.notice(f"{found.total} found" + (f", the newest {len(hits)} shown" if found.more else ""))


async def reply(at: TextConnection, rest: str) -> None:
    """Answer a message."""
    seq, text = _number(rest)
    at.post(at.room, text, reply_to=seq or await _newest(at))


async def edit(at: TextConnection, rest: str) -> None:
    """Give a message of one's own another text; without a number the last one."""
    seq, text = _number(rest)
    room = at.room if seq else _last(at).room
    await at.engine.perform(at.person, c.Edit(at.send_id(), room, seq or _last(at).seq, text))


async def delete(at: TextConnection, rest: str) -> None:
    """Take a message away; without a number one's last one."""
    seq, _ = _number(rest)
    room = at.room if seq else _last(at).room
    await at.engine.perform(at.person, c.Delete(at.send_id(), room, seq or _last(at).seq))


async def react(at: TextConnection, rest: str) -> None:
    """Put an emoji on a message; without a number the newest one."""
    seq, emoji = _number(rest)
    wish = c.React(at.send_id(), at.room, seq or await _newest(at), emoji[:64] or "?")
    await at.engine.perform(at.person, wish)


async def unreact(at: TextConnection, rest: str) -> None:
    """Take it off again."""
    seq, emoji = _number(rest)
    wish = c.Unreact(at.send_id(), at.room, seq or await _newest(at), emoji[:64] or "?")
    await at.engine.perform(at.person, wish)


async def help_(at: TextConnection, rest: str) -> None:
    """What can be typed."""
    at.notice(
        *(f"/{word} {one.usage}".ljust(24) + one.says for word, one in COMMANDS.items()),
        "quit".ljust(24) + "leave; everything else that is typed is a message",
    )


def _go(at: TextConnection, room: RoomId) -> None:
    at.room = room
    at.notice(f"What you type goes to #{at.words.memory.room(room)} now.")


def _room(view: RoomView) -> str:
    name = f"with {view.with_.name}" if view.with_ is not UNSET else f"#{view.name or LOBBY}"
    name = view.with_.name if view.with_ is not UNSET and is_notes(view.id) else name
    mine = "" if view.role is not UNSET else " (/join it to see it)"
    return f"{name}, {view.members} people, {view.online} online{mine}"


def _numbered(at: TextConnection, entry: Entry) -> list[str]:
    """A message as it is told, with its number before it."""
    lines = at.words.lines(entry, at.person.id)
    return [f"[{entry.seq}] {lines[0]}", *lines[1:]] if lines else [f"[{entry.seq}] (deleted)"]


async def _latest(at: TextConnection, messages: int) -> list[Entry]:
    """The latest entries of the room: at least so many messages, if there are."""
    found: list[Entry] = []
    count, more = 0, True
    while more and count < messages:
        before = found[0].seq if found else None
        page = await at.engine.reading.history(at.person, at.room, before=before, limit=MOST)
        found = [*page.entries, *found]
        count += sum(isinstance(entry.body, Said) for entry in page.entries)
        more = page.more
    return found


async def _newest(at: TextConnection) -> int:
    """The number of the newest message of the room."""
    for entry in reversed(await _latest(at, 1)):
        if isinstance(entry.body, Said) and entry.body.deleted is UNSET:
            return entry.seq
    raise _NO_MESSAGE


def _last(at: TextConnection) -> Entry:
    """What one said last."""
    if at.last is None:
        raise Refused(Reason.NO_SUCH_MESSAGE, "You have said nothing yet; give a message's number.")
    return at.last


def _number(rest: str) -> tuple[int, str]:
    """The number at the beginning, 0 for none, and what follows it."""
    word, _, text = rest.partition(" ")
    if word.isascii() and word.isdecimal() and len(word) < 16:
        return int(word), text.strip()
    return 0, rest


COMMANDS = {
    "msg": Command(private, "WHO TEXT", "say something to one person, by id or name"),
    "nick": Command(nick, "NAME", "have another name"),
    "join": Command(join, "ROOM [key]", "type in another room"),
    "accept": Command(accept, "CODE", "come into a room by a link or its code"),
    "leave": Command(leave, "[room]", "leave this room"),
    "rooms": Command(rooms, "", "which rooms there are"),
    "who": Command(who, "", "who is in this room, by name"),
    "history": Command(history, "[number]", "the last messages here, with their numbers"),
    "search": Command(search, "WORDS", "find messages"),
    "reply": Command(reply, "NUMBER TEXT", "answer a message"),
    "edit": Command(edit, "[number] TEXT", "change what you said"),
    "delete": Command(delete, "[number]", "take back what you said"),
    "react": Command(react, "[number] EMOJI", "put an emoji on a message, such as :tada:"),
    "unreact": Command(unreact, "[number] EMOJI", "take it off again"),
    "help": Command(help_, "", "this list"),
}
