"""What a typed line means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linnet.protocol.people import Role
from linnet.terminal.commands.line import Line, Text, Wrong
from linnet.terminal.commands.messages import (
    EditText,
    KeepAtHand,
    PutEmoji,
    ReplyTo,
    ShowEditions,
    ShowOne,
    ShowPins,
    TakeAway,
    WhoReacted,
)
from linnet.terminal.commands.mine import (
    BlockSomebody,
    ChooseLevel,
    Draft,
    ShowBlocked,
    WhoRead,
)
from linnet.terminal.commands.moderation import (
    InviteCode,
    KeepOut,
    PutOut,
    Relent,
    RemoveAll,
    ReportOne,
    ResolveOne,
    ShowActs,
    ShowReports,
    Silence,
    UndoOne,
    Yes,
)
from linnet.terminal.commands.policies import ChangePolicy, ShowPolicy
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
from linnet.terminal.commands.search import Find, More
from linnet.terminal.commands.table import GROUPS, ROWS, help_about, parse
from linnet.terminal.commands.talk import GoTo, Msg, ShowHistory
from linnet.terminal.commands.typed import LAST_OF_OTHERS, OWN_LAST, Target
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
        ("/invite-code", InviteCode()),
        ("/help", Help("")),
        ("/history 12 around", GoTo(12)),
        ("/goto 12", GoTo(12)),
        ("/goto #tea [12]", GoTo(12, "#tea")),
        ("/edit all new", EditText(OWN_LAST, "all new")),
        ("/edit 12 all new", EditText(Target(12), "all new")),
        ("/edit last 12 monkeys", EditText(OWN_LAST, "12 monkeys")),
        ("/delete", TakeAway(OWN_LAST)),
        ("/delete [12]", TakeAway(Target(12))),
        ("/reply 12 yes", ReplyTo(Target(12), "yes")),
        ("/reply @Ann Lee yes", ReplyTo(Target(by="Ann Lee"), "yes")),
        ("/react 👍", PutEmoji(LAST_OF_OTHERS, "👍")),
        ("/react 12 :+1:", PutEmoji(Target(12), ":+1:")),
        ("/unreact 12 👍", PutEmoji(Target(12), "👍", off=True)),
        ("/reactions 12", WhoReacted(Target(12))),
        ("/pin 12", KeepAtHand(Target(12))),
        ("/unpin 12", KeepAtHand(Target(12), off=True)),
        ("/pins", ShowPins()),
        ("/editions 12", ShowEditions(Target(12))),
        ("/show 12", ShowOne(Target(12))),
        ('/search "red tulip" from:Ann', Find('"red tulip" from:Ann')),
        ("/more", More()),
        ("/policy", ShowPolicy()),
        ("/policy edit-within 15m", ChangePolicy("edit_within", 900)),
        ("/policy keep_editions on", ChangePolicy("keep_editions", True)),
        ("/policy receipts names", ChangePolicy("receipts", "names")),
        ("/policy no-direct off", ChangePolicy("no_direct", False)),
        ("/policy any-topic on", ChangePolicy("any_topic", True)),
        ("/policy retention 30d", ChangePolicy("retention", 30)),
        ("/policy retention off", ChangePolicy("retention", 0)),
        ("/policy invited on", ChangePolicy("invited", True)),
        ("/policy most 30", ChangePolicy("most", 30)),
        ("/policy most off", ChangePolicy("most", 0)),
        ("/slow 10s", ChangePolicy("slow", 10)),
        ("/slow off", ChangePolicy("slow", 0)),
        ("/lock", ChangePolicy("locked", True)),
        ("/unlock", ChangePolicy("locked", False)),
        ("/level mentions", ChooseLevel("mentions")),
        ("/level", ChooseLevel(None)),
        ("/draft not yet", Draft("not yet")),
        ("/draft --post", Draft("", post=True)),
        ("/draft --drop", Draft("", drop=True)),
        ("/block @Ann Lee", BlockSomebody("Ann Lee")),
        ("/unblock Ann Lee", BlockSomebody("Ann Lee", off=True)),
        ("/blocked", ShowBlocked()),
        ("/readers", WhoRead(OWN_LAST)),
        ("/readers 12", WhoRead(Target(12))),
        ("/kick Ann Lee be nice", PutOut("Ann Lee", "be nice", False)),
        ("/kick --everywhere Bo", PutOut("Bo", "", True)),
        ("/ban Bo", KeepOut("Bo", None, "", False, False)),
        ("/ban Bo 2h be nice", KeepOut("Bo", 7200, "be nice", False, False)),
        ("/ban Bo 2h --everywhere", KeepOut("Bo", 7200, "", True, False)),
        ("/ban Bo --address spam", KeepOut("Bo", None, "spam", True, True)),
        ("/unban Bo", Relent("Bo", False, muted=False)),
        ("/mute Bo 10m hush", Silence("Bo", 600, "hush", False)),
        ("/unmute Bo --everywhere", Relent("Bo", True, muted=True)),
        ("/purge Bo 1h", RemoveAll("Bo", 3600, "", False)),
        ("/purge Bo --everywhere spam", RemoveAll("Bo", None, "spam", True)),
        ("/yes", Yes()),
        ("/report 12 rude", ReportOne(Target(12), "rude")),
        ("/reports", ShowReports(False)),
        ("/resolve 3", ResolveOne(3)),
        ("/resolve #3", ResolveOne(3)),
        ("/acts --everywhere", ShowActs(True)),
        ("/undo 3", UndoOne(3)),
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
        "/history around",
        "/goto last",
        "/edit",
        "/edit 12",
        "/delete 12 13",
        "/reply yes",
        "/reply 12",
        "/react 12",
        "/pin",
        "/policy nonsense on",
        "/policy locked maybe",
        "/policy retention 5h",
        "/slow",
        "/slow fast",
        "/level loud",
        "/draft --post now",
        "/mute Ann",
        "/mute Ann hush",
        "/report",
        "/undo",
        "/undo it",
        "/history " + "9" * 5000,
    ],
)
def test_a_command_that_makes_no_sense_says_how_it_is_typed(line: str):
    wrong = parse(line)
    assert isinstance(wrong, Wrong)
    assert f"type it like this: {line.split()[0]} " in wrong.message


def test_an_unknown_command_is_no_message_and_the_nearest_is_named():
    assert parse("/xyzzy now") == Wrong("/xyzzy is no command; /help lists them")
    assert "did you mean /exit or /edit? " in parse("/eidt 3 new text").message
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
    apart = (Wrong, Msg, ReplyTo, Yes, Help, LogIn, Claim, Quit)
    assert isinstance(line, apart) or type(line) in DEEDS
