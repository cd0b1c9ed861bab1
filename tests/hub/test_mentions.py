"""Whom a message calls, rule by rule."""

import pytest

from linnet.hub.facts import Facts
from linnet.hub.mentions import calls, mentioned
from linnet.hub.room import Room
from linnet.protocol import limits
from linnet.protocol.people import Person, PersonKind, Role

BOB = Person(id="100002", name="Bob", kind=PersonKind.GUEST)


def room(kind="private", members=3, role=Role.MEMBER, id="~nest"):
    people = {f"{200_000 + n}": Role.OWNER for n in range(members - 1)}
    return Room(id=id, kind=kind, members={**people, BOB.id: role})


@pytest.mark.parametrize(
    ("where", "called"),
    [
        (room(members=limits.CALLED_ROOM), ("room", "moderators")),
        (room(members=limits.CALLED_ROOM + 1), ("moderators",)),
        (room(members=limits.CALLED_ROOM + 1, role=Role.MODERATOR), ("room", "moderators")),
        (room(members=2, id="lobby", kind="open"), ("moderators",)),
        (room("direct", members=2, role=Role.OWNER), ()),
    ],
)
def test_a_small_room_may_be_called_by_all_and_a_large_one_by_its_moderators(where, called):
    assert calls(where, BOB, Facts(words=("room", "Moderators"))) == called


def test_people_are_called_once_whatever_they_are_called_by_and_nobody_calls_themselves():
    words = {"ann": "200000", "200000": "200000", "bob": BOB.id, "eve": "666666"}
    facts = Facts(words=words.keys(), named=words)
    assert mentioned(room(), BOB, facts) == ("200000",)
    assert mentioned(room("open", id="lobby"), BOB, facts) == ("200000", "666666")
