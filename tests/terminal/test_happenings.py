"""Entries that are no messages, in words."""

from datetime import UTC

import pytest

from linnet.protocol.entries import (
    Body,
    Created,
    Entry,
    Invited,
    Joined,
    Left,
    PolicySet,
    Renamed,
    RoleSet,
    Said,
    TopicSet,
    Unknown,
)
from linnet.protocol.ids import LOBBY, PersonId
from linnet.protocol.keeping import Erased, Expired
from linnet.protocol.messages import Deleted, Edited, Pinned, Reacted, Unpinned, Unreacted
from linnet.protocol.moderation import (
    Banned,
    Kicked,
    Muted,
    Purged,
    Restored,
    Unbanned,
    Unmuted,
)
from linnet.protocol.people import Role
from linnet.protocol.policies import Policy
from linnet.terminal.happenings import what_happened
from linnet.terminal.words import moment

BEN = PersonId("2")
AT = 1_780_000_000_000
SOON, LATER = AT + 600_000, AT + 40 * 86_400_000
HIS = {"who": BEN, "who_name": "Ben"}


def entry(body: Body, name: str = "Ann", by: str = "1") -> Entry:
    return Entry(
        room=LOBBY, seq=7, count=3, by=PersonId(by), name=name, at=AT, send_id="s", body=body
    )


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (Created(room_kind="open", name="tea"), "* Ann made the room #tea"),
        (Created(room_kind="direct", **HIS), "* Ann began to talk with Ben"),
        (Joined(), "→ Ann joined"),
        (Left(), "← Ann left"),
        (Invited(**HIS), "→ Ann brought Ben in"),
        (Renamed("tee"), "* Ann renamed the room to #tee"),
        (TopicSet("x\x1b[31m"), "* Ann set the topic: x␛[31m"),
        (TopicSet(""), "* Ann cleared the topic"),
        (RoleSet(**HIS, role=Role.OWNER), "* Ann made Ben an owner"),
        (RoleSet(**HIS, role=Role.MEMBER), "* Ann made Ben a member"),
        (Edited(target=3, text="two\nlines\x07"), "* Ann changed [3]: two\nlines␇"),
        (Edited(target=3), "* Ann changed [3]"),
        (Deleted(target=3), "* Ann deleted [3]"),
        (Reacted(target=3, emoji="👍"), "* Ann reacted 👍 to [3]"),
        (Unreacted(target=3, emoji="👍"), "* Ann took 👍 back from [3]"),
        (Pinned(target=3), "* Ann pinned [3]"),
        (Unpinned(target=3), "* Ann unpinned [3]"),
        (Kicked(**HIS), "* Ann put Ben out"),
        (Kicked(**HIS, why="spam\nx", everywhere=True), "* Ann put Ben out of the server: spam␤x"),
        (Banned(**HIS, why="spam"), "* Ann banned Ben for good: spam"),
        (Banned(**HIS, until=SOON), f"* Ann banned Ben until {moment(SOON):%H:%M}"),
        (
            Banned(**HIS, until=LATER, everywhere=True),
            f"* Ann banned Ben from the server until 7 July {moment(LATER):%H:%M}",
        ),
        (Unbanned(**HIS), "* Ann lets Ben come back"),
        (Unbanned(**HIS, everywhere=True), "* Ann lets Ben come back to the server"),
        (Muted(**HIS, until=SOON, why="x"), f"* Ann muted Ben until {moment(SOON):%H:%M}: x"),
        (Unmuted(**HIS), "* Ann lets Ben speak again"),
        (Purged(**HIS, first=1, last=9, messages=1), "* Ann removed 1 message of Ben"),
        (Purged(**HIS, first=1, last=9, messages=12), "* Ann removed 12 messages of Ben"),
        (
            Expired(upto=9, messages=4),
            "* gone after their time, up to [9]: 4 messages",
        ),
        (Erased(who=BEN, upto=9), "* somebody was erased, and all they had said here up to [9]"),
        (Restored(removal=3, messages=2), "* Ann brought 2 messages back"),
        (PolicySet(policy=Policy()), "* Ann changed how the room is kept: no special rules"),
        (
            PolicySet(policy=Policy(slow=10, locked=True, retention=1)),
            "* Ann changed how the room is kept: only moderators write; 10 seconds between two "
            "messages of one person; messages go after 1 day",
        ),
        (
            PolicySet(
                policy=Policy(edit_within=90, keep_editions=True, receipts="names", no_direct=True)
            ),
            "* Ann changed how the room is kept: messages can be changed for 90 seconds; earlier "
            "texts of changed messages are kept; one can ask who has read a message; no private "
            "talks between its members",
        ),
        (Unknown(), "* Ann did something this version has no words for"),
    ],
)
def test_every_entry_has_words(body: Body, words: str):
    assert what_happened(entry(body)) == words


def test_the_message_it_is_about_is_told_in_a_few_words():
    about = entry(Said("Shall we *start*?\n> no\n" + "x" * 100), "Ben", BEN)
    words = what_happened(entry(Reacted(target=7, emoji="👍")), about=about)
    assert words == f"* Ann reacted 👍 to [7] Ben: Shall we start? {'x' * 33}…"
    assert what_happened(entry(Deleted(target=7)), about=about) == "* Ann deleted [7] of Ben"
    gone = entry(Said("", deleted=PersonId("1")), "Ben", BEN)
    assert what_happened(entry(Pinned(target=7)), about=gone) == "* Ann pinned [7] Ben: (deleted)"


def test_nothing_in_it_breaks_the_line():
    nasty = "a\nb\x1b[2J\u2028\r\t"
    about = entry(Said(nasty), nasty, BEN)
    for body in (
        Reacted(target=7, emoji=nasty),
        Pinned(target=7),
        Kicked(who=BEN, who_name=nasty, why=nasty),
        Banned(who=BEN, who_name=nasty, why=nasty),
        Muted(who=BEN, who_name=nasty, why=nasty, until=SOON),
        Purged(who=BEN, who_name=nasty, first=1, last=9, messages=1),
    ):
        words = what_happened(entry(body, name=nasty), about=about)
        assert words.isprintable(), words


@pytest.mark.parametrize("at", [-(10**18), 10**18, 2**53])
def test_impossible_times_are_shown_as_some_time(at: int):
    assert moment(at, UTC).year == 1970
