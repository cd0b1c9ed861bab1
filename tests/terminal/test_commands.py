"""What a typed line means."""

import pytest

from linnet.terminal.commands import (
    HELP,
    Claim,
    Help,
    InviteSomebody,
    JoinRoom,
    LeaveRoom,
    LogIn,
    MakeRoom,
    Msg,
    Quit,
    Rooms,
    ShowHistory,
    Text,
    Topic,
    Who,
    Wrong,
    parse,
    split_name,
)


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("hello there\n", Text("hello there")),
        ("  two spaces before", Text("  two spaces before")),
        ("//etc is a folder", Text("/etc is a folder")),
        ("", None),
        ("   \n", None),
        ("quit", Quit()),
        (" quit ", Quit()),
        ("quit it!", Text("quit it!")),
        ("Quit", Text("Quit")),
        ("/exit", Quit()),
        ("/QUIT", Quit()),
        ("/msg Ann hi there", Msg("Ann hi there")),
        ("/rooms", Rooms()),
        ("/join #tea", JoinRoom("#tea")),
        ("/leave", LeaveRoom()),
        ("/create tea", MakeRoom("tea", False)),
        ("/create tea --private", MakeRoom("tea", True)),
        ("/create --private tea", MakeRoom("tea", True)),
        ("/invite Ann Lee", InviteSomebody("Ann Lee")),
        ("/topic all about tea", Topic("all about tea")),
        ("/topic", Topic("")),
        ("/who", Who()),
        ("/history", ShowHistory(20)),
        ("/history 5", ShowHistory(5)),
        ("/login Ann Lee", LogIn("Ann Lee")),
        ("/login", LogIn("")),
        ("/claim", Claim("")),
        ("/claim ABCD-EFGH", Claim("ABCD-EFGH")),
        ("/help", Help()),
    ],
)
def test_a_line_means_this(line: str, meaning: object):
    assert parse(line) == meaning


@pytest.mark.parametrize(
    "line",
    [
        "/msg",
        "/msg Ann",
        "/join",
        "/create",
        "/create a b",
        "/invite",
        "/history x",
        "/history 0",
    ],
)
def test_a_command_without_what_it_needs_says_so(line: str):
    wrong = parse(line)
    assert isinstance(wrong, Wrong)
    assert line.split()[0] in wrong.message


def test_an_unknown_command_is_no_message():
    assert parse("/frobnicate now") == Wrong("/frobnicate is no command; /help lists them")


def test_help_names_every_command():
    for command in [
        "/login",
        "/claim",
        "/msg",
        "/rooms",
        "/join",
        "/leave",
        "/create",
        "/invite",
        "/topic",
        "/who",
        "/history",
        "/exit",
    ]:
        assert command in HELP


@pytest.mark.parametrize(
    ("rest", "name", "text"),
    [
        ("Ann hi", "Ann", "hi"),
        ("ann lee hi", "ann lee", "hi"),
        ('"Zoe Ray" hi there', "Zoe Ray", "hi there"),
        ("Bo Peep", "Bo", "Peep"),
        ("483920 hi", "483920", "hi"),
    ],
)
def test_the_longest_known_name_is_taken(rest: str, name: str, text: str):
    assert split_name(rest, {"Ann", "Ann Lee", "Bo"}) == (name, text)
