"""`linnet chat`: full-screen at a terminal, in lines elsewhere or where wished."""

import asyncio
import sys
from getpass import getpass
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Protocol

import typer
from msgspec import Struct

from linnet.cli.address import (
    DEFAULT_HOST,
    DEFAULT_PORT,
    NAME_REASONS,
    NO_CONNECTION,
    REFUSED,
    USAGE,
    Host,
    Name,
    Port,
    Server,
    enter,
    last_name,
    names,
    remember_name,
)
from linnet.cli.place import going
from linnet.cli.problem import forget_output, give_up, say_problem
from linnet.client import Address, CannotConnect, Client, Refused
from linnet.client.events import Closed
from linnet.protocol.reasons import Reason
from linnet.terminal import sweeping
from linnet.terminal.chat import Chat
from linnet.terminal.clean import one_line
from linnet.terminal.colour import palette_for
from linnet.terminal.notifying import Tell, Way, telling
from linnet.terminal.pipe import lines_of
from linnet.theme import BUILT_IN, Theme, WrongTheme, built_in, load

LOBBY = "lobby"


class Ended(Protocol):
    """What became of a chat: `again_as` is the account to go on as, after /login."""

    again_as: str | None
    closed: Closed | None


_CLOSED = Closed("closed", "")
_SWITCH = 0.0005
"""Seconds a thread waits for a turn at most: others read keys and write lines, with many turns."""
_ACCOUNTS = (Reason.NAME_TAKEN, Reason.GUESTS_OFF)
"""What is said to somebody who may have an account of that name."""
_ASKED = NAME_REASONS | {Reason.GUESTS_OFF}
Room = Annotated[str, typer.Argument(metavar="[ROOM]", help="Where to begin [lobby].")]
Plain = Annotated[bool, typer.Option("--plain", help="One line after the other, no full screen.")]
Bell = Annotated[
    bool, typer.Option("--bell", help="Ring for messages that call you or are for you alone.")
]
Notify = Annotated[
    Way,
    typer.Option("--notify", envvar="LINNET_NOTIFY", help="How your terminal is told of these."),
]
Colours = Annotated[
    str | None,
    typer.Option(
        "--theme", metavar="THEME", envvar="LINNET_THEME", help="dusk, meadow, or a TOML file."
    ),
]


Shown = Annotated[
    str,
    typer.Option(
        "--pictures", metavar="WAY", envvar="LINNET_PICTURES",
        help="auto, sixel, kitty, blocks of colour, or off.",
    ),
]  # fmt: skip
_WAYS = ("auto", "sixel", "kitty", "blocks", "off")


class Wishes(Struct, frozen=True):
    """How somebody wants it to look, and to be told."""

    plain: bool
    theme: Theme | None
    tell: Tell | None
    pictures: str


def chat(
    room: Room = LOBBY,
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
    server: Server = None,
    name: Name = None,
    plain: Plain = False,
    bell: Bell = False,
    notify: Notify = Way.AUTO,
    theme: Colours = None,
    pictures: Shown = "auto",
) -> None:
    """Chat from this terminal, full-screen; /help there lists what can be typed.

    Where input or output is no terminal, every line of input is a message or a command.
    """
    try:
        ways = frozenset({notify, Way.BELL} if bell else {notify})
        if pictures not in _WAYS:
            give_up(f"--pictures is one of {', '.join(_WAYS)}", USAGE)
        colours = _theme(theme) if theme else None
        wishes = Wishes(plain or not _can_paint(), colours, telling(ways), pictures)
        address, name = going(server, host, port, name)
        if sys.stdin.isatty() and sys.stdout.isatty():
            code = _at_a_terminal(address, room, name, wishes)
        else:
            code = asyncio.run(_through_a_pipe(address, room, name))
    except WrongTheme as wrong:
        give_up(str(wrong), USAGE)
    except Refused as refused:
        give_up(f"{refused.reason}: {refused.message}", REFUSED)
    except CannotConnect as failed:
        give_up(str(failed), NO_CONNECTION)
    except BrokenPipeError:
        forget_output()
        code = 0
    raise typer.Exit(code)


async def _through_a_pipe(address: Address, room: str, name: str | None) -> int:
    lines = lines_of(sys.stdin.fileno())
    candidates = names(address, name)
    while True:
        client = await enter(address, candidates, cached=True)
        chat = Chat(client, room, _print, palette_for(sys.stdout))
        await chat.run(lines)
        if chat.again_as is None:
            if chat.undone:
                say_problem(f"not done: {chat.undone}, being meant for a room you are not in")
            return _farewell(chat.closed or _CLOSED, client.waiting) or min(chat.undone, REFUSED)
        candidates = [chat.again_as]


def _can_paint() -> bool:
    """Whether the terminal has colours, and the library for full screens is there: an archive
    of one file comes without it."""
    return bool(palette_for(sys.stdout)) and find_spec("textual") is not None


def _theme(wish: str) -> Theme:
    """A theme by its name, else by its file. Raises WrongTheme."""
    return built_in(wish) if wish in BUILT_IN else load(Path(wish).expanduser())


def _at_a_terminal(address: Address, room: str, given: str | None, wishes: Wishes) -> int:
    """Names are asked for until the server takes one."""
    name = given or last_name(address) or _ask_name()
    while True:
        talk = _typed if wishes.plain else _painted
        chat, waiting = asyncio.run(talk(address, room, name, wishes))
        closed = chat.closed or _CLOSED
        if chat.again_as:
            name = chat.again_as
        elif closed.reason in _ASKED:
            print(one_line(closed.message))
            if closed.reason not in _ACCOUNTS or not _is_mine(address, name):
                name = _ask_name()
        else:
            return _farewell(closed, waiting)


def _is_mine(address: Address, name: str) -> bool:
    """A taken name may be one's own account's: its password tells."""
    password = getpass(f"The password of {one_line(name)}, if this is you (else Enter): ")
    if not password:
        return False
    # Loaded for those who log in: the HTTP library is slow to import.
    from linnet.client.accounts import log_in  # noqa: PLC0415

    new = ""
    while True:
        try:
            asyncio.run(log_in(address, name, password, new))
        except Refused as refused:
            print(one_line(refused.message))
            again = refused.reason in (Reason.NEW_PASSWORD, new and Reason.WEAK_PASSWORD)
            if not again or not (new := _ask_new()):
                return False
        else:
            return True


def _ask_new() -> str:
    """A password of one's own, typed twice the same; empty for none."""
    while new := getpass("A password of your own (else Enter): "):
        if getpass("The same again: ") == new:
            return new
        print("The two were not the same.")
    return ""


async def _typed(address: Address, room: str, name: str, wishes: Wishes) -> tuple[Ended, int]:
    # Loaded at a terminal only: it takes longer than all the rest.
    sweeping.hold_off()
    from linnet.terminal.prompt import secret, show, typed_lines, write_past  # noqa: PLC0415

    sweeping.begin()
    sys.setswitchinterval(_SWITCH)

    def ring(title: str, text: str) -> None:
        write_past(wishes.tell(title, text) if wishes.tell else "")

    paint = palette_for(sys.stdout, dark=wishes.theme.dark if wishes.theme else None)
    client = Client(address, name=name)
    client.start()
    chat = Chat(client, room, show, paint, secret, ring=ring)
    lines = typed_lines(
        lambda: chat.prompt, lambda: chat.status, client.pace, chat.names, chat.typed
    )
    await chat.run(lines)
    if client.me:
        remember_name(address, name)
    return chat, client.waiting


async def _painted(address: Address, room: str, name: str, wishes: Wishes) -> tuple[Ended, int]:
    # Loaded for the full screen only.
    sweeping.hold_off()
    from linnet.fullscreen.app import ChatApp  # noqa: PLC0415
    from linnet.fullscreen.graphics import Way as Pictures  # noqa: PLC0415
    from linnet.fullscreen.graphics import graphics  # noqa: PLC0415

    sweeping.begin()
    sys.setswitchinterval(_SWITCH)
    shown = Pictures(wishes.pictures)
    client = Client(address, name=name)
    client.start()
    screen = ChatApp(
        client, room, theme=wishes.theme, tell=wishes.tell, graphics=graphics(shown),
        pictures=shown is not Pictures.OFF,
    )  # fmt: skip
    try:
        await screen.run_async()
    finally:
        await screen.visit.end()
    if client.me:
        remember_name(address, name)
    return screen.visit, client.waiting


def _farewell(closed: Closed, waiting: int) -> int:
    if waiting:
        say_problem(f"not sent yet: {waiting}; the next `linnet chat` sends what is waiting")
    if closed.reason != "closed":
        say_problem(f"{closed.reason}: {closed.message}")
        return REFUSED
    return NO_CONNECTION if waiting else 0


def _ask_name() -> str:
    try:
        while not (name := input("Your name: ").strip()):
            pass
    except EOFError:
        raise typer.Abort from None
    return name


def _print(text: str) -> None:
    print(text, flush=True)
