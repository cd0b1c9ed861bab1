"""What a typed line means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linnet.protocol.people import Role
from linnet.terminal.commands.line import Line, Text, Wrong
from linnet.terminal.commands.messages import ReplyTo
from linnet.terminal.commands.rooms import (
    GiveRole,
    InviteSomebody,
    JoinRoom,
    LeaveRoom,
    MakeRoom,
    RenameRoom,
    Rooms,
    Topic,
    Who,
)
from linnet.terminal.commands.table import GROUPS, ROWS, help_about, parse
from linnet.terminal.commands.talk import Msg, ShowHistory
from linnet.terminal.commands.typed import OWN_LAST, Target, Typed, Unclear, split_name
from linnet.terminal.commands.you import Claim, Help, LogIn, Quit
from linnet.terminal.deeds.table import DEEDS

NAMES = {"Ann", "Ann Lee", "Bo"}


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
        ("/msg Ann hi there", Msg("Ann", "hi there")),
        ("/msg ann lee hi there", Msg("ann lee", "hi there")),
        ("/msg @Bo hi", Msg("Bo", "hi")),
        ("/rooms", Rooms()),
        ("/join #tea", JoinRoom("#tea")),
        ("/leave", LeaveRoom()),
        ("/create tea", MakeRoom("tea", False)),
        ("/create tea --private", MakeRoom("tea", True)),
        ("/create --private tea", MakeRoom("tea", True)),
        ("/invite Zoe Ray", InviteSomebody("Zoe Ray")),
        ('/invite @"Zoe Ray"', InviteSomebody("Zoe Ray")),
        ("/topic all about tea", Topic("all about tea")),
        ("/topic", Topic("")),
        ("/rename tee", RenameRoom("tee")),
        ("/who", Who()),
        ("/role Ann Lee moderator", GiveRole("Ann Lee", Role.MODERATOR)),
        ("/history", ShowHistory(20)),
        ("/history 5", ShowHistory(5)),
        ("/login Ann Lee", LogIn("Ann Lee")),
        ("/login", LogIn("")),
        ("/claim", Claim("")),
        ("/claim ABCD-EFGH", Claim("ABCD-EFGH")),
        ("/help", Help("")),
        ("/? msg", Help("msg")),
    ],
)
def test_a_line_means_this(line: str, meaning: object):
    assert parse(line, NAMES) == meaning


@pytest.mark.parametrize(
    "line",
    [
        "/msg",
        "/msg Ann",
        "/join",
        "/create",
        "/create a b",
        "/invite",
        "/invite @",
        "/rename",
        "/role Ann",
        "/role Ann king",
        "/history x",
        "/history 0",
        "/history 5 6",
        "/history " + "9" * 5000,
    ],
)
def test_a_command_that_makes_no_sense_says_how_it_is_typed(line: str):
    wrong = parse(line)
    assert isinstance(wrong, Wrong)
    assert f"type it like this: {line.split()[0]} " in wrong.message


def test_an_unknown_command_is_no_message_and_the_nearest_is_named():
    assert parse("/xyzzy now") == Wrong("/xyzzy is no command; /help lists them")
    assert parse("/hstory") == Wrong(
        "/hstory is no command; did you mean /history? /help lists them"
    )


def test_every_command_is_in_the_help_and_has_its_own():
    for word, row in ROWS.items():
        assert word in help_about("")
        for form, says in row.forms.items():
            assert form.startswith((word, "/quit"))
            for about in ("all", word.removeprefix("/")):
                assert form in help_about(about)
                assert says in help_about(about)
    assert "/create ROOM --private" in help_about("rooms")
    assert "no help about nonsense" in help_about("nonsense")


def test_help_fits_on_a_terminal():
    for about in ("", "all", *GROUPS, *(word.removeprefix("/") for word in ROWS)):
        assert max(len(line) for line in help_about(about).splitlines()) <= 100


def test_words_are_in_one_group_only():
    assert len(ROWS) == sum(map(len, GROUPS.values()))


@given(st.sampled_from(sorted(ROWS)), st.text(st.sampled_from('ab @#"[]-12mh '), max_size=12))
def test_whatever_follows_a_command_is_understood_or_explained(word: str, rest: str):
    line = parse(f"{word} {rest}", NAMES)
    assert isinstance(line, Line)
    apart = (Wrong, Msg, ReplyTo, Help, LogIn, Claim, Quit)
    assert isinstance(line, apart) or type(line) in DEEDS


@pytest.mark.parametrize(
    ("rest", "name", "text"),
    [
        ("Ann hi", "Ann", "hi"),
        ("Ann", "Ann", ""),
        ("ann lee hi", "ann lee", "hi"),
        ('"Zoe Ray" hi there', "Zoe Ray", "hi there"),
        ("Bo Peep", "Bo", "Peep"),
        ("483920 hi", "483920", "hi"),
    ],
)
def test_the_longest_known_name_is_taken(rest: str, name: str, text: str):
    assert split_name(rest, NAMES) == (name, text)


@pytest.mark.parametrize(
    ("rest", "target"),
    [
        ("12 x", Target(seq=12)),
        ("#12 x", Target(seq=12)),
        ("[12] x", Target(seq=12)),
        ("last x", OWN_LAST),
        ("@Ann Lee x", Target(by="Ann Lee")),
        ("x", None),
        ("12a x", None),
        ("@ x", None),
        ("", None),
    ],
)
def test_a_message_is_named_by_number_or_as_somebodys_last(rest: str, target: Target | None):
    typed = Typed(rest, NAMES)
    assert typed.target() == target
    assert target is None or typed.rest() == "x"


def test_times_are_a_number_and_a_letter():
    spans = {"10s": 10, "5m": 300, "2H": 7200, "3d": 259_200, "1w": 604_800}
    assert {text: Typed(text).span() for text in spans} == spans
    assert [Typed(text).span() for text in ("", "10", "0m", "m", "-1m", "1.5h")] == [None] * 6


def test_a_number_that_nothing_can_have_is_unclear():
    with pytest.raises(Unclear):
        Typed("10").number(9)
    assert Typed("x").number(9) is None
