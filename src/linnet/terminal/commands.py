"""What a typed line means: a message, or a command that begins with a slash."""

from msgspec import Struct

HELP = """\
/msg NAME TEXT    write to one person (a name or a 6-digit id)
/rooms            rooms you are in or could join
/join ROOM        go to a room        /join NAME        go to private talk with somebody
/leave            leave this room
/create ROOM      make an open room   /create ROOM --private
/invite WHO       bring somebody in   /topic TEXT       say what this room is about
/who              people in this room
/history [N]      the last N messages
/login [NAME]     be your account     /claim [CODE]     make this guest an account
/exit, /quit, quit, Ctrl+D            end the chat; your messages stay
//text            a message that begins with a slash"""


class Text(Struct, frozen=True):
    """A message to the room one is in."""

    text: str


class Msg(Struct, frozen=True):
    """A message to one person: their name and the text are still one, as names have spaces."""

    rest: str


class Rooms(Struct, frozen=True):
    """Which rooms are there?"""


class JoinRoom(Struct, frozen=True):
    """Go to a room."""

    room: str


class LeaveRoom(Struct, frozen=True):
    """Leave the room one is in."""


class MakeRoom(Struct, frozen=True):
    """Make a room and go there."""

    name: str
    private: bool


class InviteSomebody(Struct, frozen=True):
    """Bring somebody into the room one is in."""

    who: str


class Topic(Struct, frozen=True):
    """Set the topic, or show it when there is no text."""

    text: str


class Who(Struct, frozen=True):
    """Who is here?"""


class ShowHistory(Struct, frozen=True):
    """Show the last messages again."""

    number: int


class LogIn(Struct, frozen=True):
    """Become one's account, by default that of one's name; the password is asked for."""

    name: str


class Claim(Struct, frozen=True):
    """Make the guest one is an account, with a code where the server wants one."""

    code: str


class Help(Struct, frozen=True):
    """What can be typed?"""


class Quit(Struct, frozen=True):
    """End the chat."""


class Wrong(Struct, frozen=True):
    """Not understood; the message says what would be."""

    message: str


Line = (
    Text
    | Msg
    | Rooms
    | JoinRoom
    | LeaveRoom
    | MakeRoom
    | InviteSomebody
    | Topic
    | Who
    | ShowHistory
    | LogIn
    | Claim
    | Help
    | Quit
    | Wrong
)
_ALONE: dict[str, Line] = {
    "/rooms": Rooms(),
    "/leave": LeaveRoom(),
    "/who": Who(),
    "/help": Help(),
    "/?": Help(),
    "/exit": Quit(),
    "/quit": Quit(),
}
PAGE = 20


def parse(line: str) -> Line | None:
    """What this line means; None for an empty one."""
    line = line.strip("\r\n")
    word, _, rest = line.strip().partition(" ")
    rest = rest.strip()
    if not word:
        return None
    if line.strip() == "quit":
        return Quit()
    if word.startswith("//"):
        return Text(line.lstrip()[1:])
    if not word.startswith("/"):
        return Text(line)
    return _command(word.lower(), rest)


def _command(word: str, rest: str) -> Line:
    if word in _ALONE:
        return _ALONE[word]
    match word:
        case "/msg":
            return Msg(rest) if " " in rest else Wrong("/msg needs a name or id, and a text")
        case "/join":
            return JoinRoom(rest) if rest else Wrong("/join needs a room")
        case "/create":
            words = [w for w in rest.split() if w != "--private"]
            private = "--private" in rest.split()
            return MakeRoom(words[0], private) if len(words) == 1 else Wrong("/create needs a name")
        case "/invite":
            return InviteSomebody(rest) if rest else Wrong("/invite needs a name or id")
        case "/login":
            return LogIn(rest)
        case "/claim":
            return Claim(rest)
        case "/topic":
            return Topic(rest)
        case "/history":
            return _history(rest)
        case _:
            return Wrong(f"{word} is no command; /help lists them")


def _history(rest: str) -> Line:
    if not rest:
        return ShowHistory(PAGE)
    if rest.isdecimal() and 1 <= len(rest) <= 4 and int(rest) > 0:
        return ShowHistory(int(rest))
    return Wrong("/history takes a number from 1 to 9999")


def split_name(rest: str, names: set[str]) -> tuple[str, str]:
    """The name at the beginning, the longest of those known, and the text after it."""
    rest = rest.strip()
    if rest.startswith('"') and '"' in rest[1:]:
        name, _, text = rest[1:].partition('"')
        return name, text.strip()
    folded = rest.casefold()
    known = [name for name in names if folded.startswith(f"{name.casefold()} ")]
    if known:
        longest = max(len(name) for name in known)
        return rest[:longest], rest[longest:].strip()
    name, _, text = rest.partition(" ")
    return name, text.strip()
