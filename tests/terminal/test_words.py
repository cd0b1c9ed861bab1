"""Entries in words."""

from datetime import UTC

import pytest

from linnet.protocol.entries import (
    Body,
    Created,
    Entry,
    Invited,
    Joined,
    Left,
    Renamed,
    RoleSet,
    Said,
    TopicSet,
    Unknown,
)
from linnet.protocol.ids import LOBBY, PersonId
from linnet.protocol.people import Role
from linnet.terminal.words import message, moment, row, what_happened

BEN = PersonId("2")


def entry(body: Body, name: str = "Ann", at: int = 1_780_000_000_000) -> Entry:
    return Entry(
        room=LOBBY, seq=7, count=3, by=PersonId("1"), name=name, at=at, send_id="s", body=body
    )


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (Created(room_kind="open", name="tea"), "* Ann made the room #tea"),
        (
            Created(room_kind="direct", who=BEN, who_name="Ben"),
            "* Ann began to talk with Ben",
        ),
        (Joined(), "→ Ann joined"),
        (Left(), "← Ann left"),
        (Invited(who=BEN, who_name="Ben"), "→ Ann brought Ben in"),
        (Renamed("tee"), "* Ann renamed the room to #tee"),
        (TopicSet("x\x1b[31m"), "* Ann set the topic: x␛[31m"),
        (TopicSet(""), "* Ann cleared the topic"),
        (RoleSet(who=BEN, who_name="Ben", role=Role.OWNER), "* Ann made Ben an owner"),
        (RoleSet(who=BEN, who_name="Ben", role=Role.MEMBER), "* Ann made Ben a member"),
        (Unknown(), "* Ann did something this version has no words for"),
    ],
)
def test_every_entry_has_words(body: Body, words: str):
    assert what_happened(entry(body)) == words


def test_a_message_shows_time_name_and_text_with_further_lines_indented():
    shown = message(entry(Said("one\ntwo")), mark="#tea")
    time = f"{moment(1_780_000_000_000):%H:%M}"
    assert shown == f"{time} #tea Ann: one\n      two"


def test_a_row_is_one_line_of_four_columns_whatever_is_in_it():
    assert row(entry(Said("a\nb\tc"), name="A\tb")).split("\t") == [
        "7",
        "2026-05-28T20:26:40Z",
        "A b",
        "a␤b c",
    ]
    assert row(entry(Joined())).split("\t")[2:] == ["*", "→ Ann joined"]


@pytest.mark.parametrize("at", [-(10**18), 10**18, 2**53])
def test_impossible_times_are_shown_as_some_time(at: int):
    assert moment(at, UTC).year == 1970
