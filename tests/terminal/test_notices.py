"""Comings and goings become few lines."""

from linnet.protocol.frames import Presence
from linnet.protocol.ids import LOBBY, PersonId
from linnet.protocol.people import PersonKind, Present, Role
from linnet.terminal.colour import Palette
from linnet.terminal.notices import Gathering

ME = PersonId("1")


def person(id: int, name: str = "") -> Present:
    return Present(
        id=PersonId(str(id)),
        name=name or f"P{id}",
        kind=PersonKind.GUEST,
        role=Role.MEMBER,
        online=True,
    )


def lines(*frames: Presence) -> list[str]:
    gathering = Gathering()
    for frame in frames:
        gathering.add(frame, ME)
    return gathering.lines()


def came(*ids: int, more: int = 0) -> Presence:
    return Presence(room=LOBBY, came=[person(id) for id in ids], came_more=more, online=9)


def went(*ids: int) -> Presence:
    return Presence(room=LOBBY, went=[person(id) for id in ids], online=9)


def test_few_are_named_and_many_are_counted():
    assert lines(came(2)) == ["→ P2 joined"]
    assert lines(came(2), came(3)) == ["→ P2 and P3 joined"]
    assert lines(came(2, 3, 4)) == ["→ P2, P3 and P4 joined"]
    assert lines(came(*range(2, 31))) == ["→ P2 and 28 others joined"]
    assert lines(came(2, more=1)) == ["→ P2 and 1 other joined"]
    assert lines(came(more=40)) == ["→ 40 people joined"]


def test_they_are_faint_as_a_whole():
    gathering = Gathering()
    gathering.add(came(2), ME)
    (line,) = gathering.lines(Palette((1,)))
    assert line == "\x1b[2m→ \x1b[1;38;5;1mP2\x1b[0m\x1b[2m joined\x1b[0m"


def test_who_went_and_came_back_is_not_mentioned():
    assert lines(went(2), came(2), went(3)) == ["← P3 left"]


def test_who_spoke_already_is_not_announced_afterwards():
    gathering = Gathering()
    gathering.heard(PersonId("2"))
    gathering.add(came(2), ME)
    assert gathering.lines() == []
    gathering.add(went(2), ME)
    assert gathering.lines() == ["← P2 left"]
    gathering.add(came(2), ME)
    assert gathering.lines() == ["→ P2 joined"]


def test_ones_own_coming_is_no_news():
    assert lines(came(1)) == []


def test_names_cannot_break_out_of_the_line():
    frame = Presence(room=LOBBY, came=[person(2, "\x1b[2JBo\n")], online=1)
    assert lines(frame) == ["→ ␛[2JBo␤ joined"]
