"""Commands about rooms and who is in them."""

from typing import Literal

from linnet.protocol.people import Role
from linnet.terminal.commands.line import Line, Row, alone
from linnet.terminal.commands.typed import Typed, Unclear


class Rooms(Line, frozen=True):
    """Which rooms are there?"""


class JoinRoom(Line, frozen=True):
    """Go to a room, or to the private talk with somebody."""

    room: str


class LeaveRoom(Line, frozen=True):
    """Leave the room one is in."""


class MakeRoom(Line, frozen=True):
    """Make a room and go there."""

    name: str
    private: bool


class InviteSomebody(Line, frozen=True):
    """Bring somebody into the room one is in."""

    who: str


class Topic(Line, frozen=True):
    """Set the topic, or show it when there is no text."""

    text: str


class RenameRoom(Line, frozen=True):
    """Give the room one is in another name."""

    name: str


class GiveRole(Line, frozen=True):
    """Make somebody an owner, moderator or member of the room."""

    who: str
    role: Role


class Who(Line, frozen=True):
    """Who is here?"""


class About(Line, frozen=True):
    """Who is that?"""

    who: str


def _make(typed: Typed) -> Line:
    private = typed.flag("--private")
    name = typed.word()
    typed.end()
    return MakeRoom(name, private)


def _role(typed: Typed) -> Line:
    who = typed.who()
    role: Literal["owner", "moderator", "member"] | str = typed.word().lower()
    typed.end()
    if role not in tuple(Role):
        raise Unclear("the role is owner, moderator or member")
    return GiveRole(who, Role(role))


ROWS = (
    Row("/rooms", {"/rooms": "rooms you are in or could join, and what is new"}, alone(Rooms())),
    Row(
        "/join",
        {
            "/join ROOM": "go to a room",
            "/join ROOM KEY": "into one that has a key",
            "/join NAME": "go to the private talk with somebody",
        },
        lambda typed: JoinRoom(typed.text()),
    ),
    Row("/leave", {"/leave": "leave this room"}, alone(LeaveRoom())),
    Row(
        "/create",
        {
            "/create ROOM": "make a room for everybody",
            "/create ROOM --private": "make a room for who is invited",
        },
        _make,
    ),
    Row(
        "/invite",
        {"/invite WHO": "bring somebody in, by name or id"},
        lambda typed: InviteSomebody(typed.somebody()),
    ),
    Row(
        "/topic",
        {"/topic": "what this room is about", "/topic TEXT": "say what it is about"},
        lambda typed: Topic(typed.rest()),
    ),
    Row(
        "/rename",
        {"/rename NAME": "give this room another name"},
        lambda typed: RenameRoom(typed.text()),
    ),
    Row("/who", {"/who": "people in this room, with their ids"}, alone(Who())),
    Row(
        "/about",
        {"/about WHO": "what somebody is: account, guest or bot, their role and id"},
        lambda typed: About(typed.somebody()),
    ),
    Row(
        "/role",
        {"/role WHO owner|moderator|member": "what somebody may do in this room"},
        _role,
    ),
)
