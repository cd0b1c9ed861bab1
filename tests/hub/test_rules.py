"""The rules, on tables and on thousands of random histories."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from linnet.hub.decide import decide
from linnet.hub.facts import NO_FACTS, Facts
from linnet.hub.permissions import ALLOWED, Act, authorise
from linnet.hub.restrictions import Bar
from linnet.hub.room import Room, evolve, heir, role_of
from linnet.protocol import limits
from linnet.protocol.commands import CreateRoom, Invite, Join, Leave, Say, SetRole, SetTopic
from linnet.protocol.ids import LOBBY, direct_room
from linnet.protocol.people import Person, PersonKind, Role
from linnet.protocol.policies import Policy
from linnet.protocol.reasons import Reason, Refused

ANN, BOB, CY = (
    Person(id=id, name=name, kind=PersonKind.GUEST)
    for id, name in (("100001", "Ann"), ("100002", "Bob"), ("100003", "Cy"))
)
PEOPLE = {person.id: person for person in (ANN, BOB, CY)}


def room(kind="open", id="~tea", **members):
    by_name = {person.name.lower(): person.id for person in PEOPLE.values()}
    return Room(id=id, kind=kind, name="tea", members={by_name[n]: r for n, r in members.items()})


def reason(room, by, command, facts=NO_FACTS):
    with pytest.raises(Refused) as refused:
        decide(room, by, command, 0, facts)
    return refused.value.reason


ids = st.sampled_from(sorted(PEOPLE))
wishes = st.one_of(
    st.builds(Say, st.just("1"), st.just("~tea"), st.text(max_size=20)),
    st.builds(Join, st.just("1"), st.just("~tea")),
    st.builds(Leave, st.just("1"), st.just("~tea")),
    st.builds(Invite, st.just("1"), st.just("~tea"), ids),
    st.builds(SetTopic, st.just("1"), st.just("~tea"), st.text(max_size=20)),
    st.builds(SetRole, st.just("1"), st.just("~tea"), ids, st.sampled_from(list(Role))),
)


@given(st.sampled_from(["open", "private"]), st.lists(st.tuples(ids, wishes), max_size=60))
def test_a_log_has_no_gaps_an_owner_and_no_outsiders(kind, history):
    now, log = room(kind, ann=Role.OWNER), []
    for by, command in history:
        facts = Facts(who=PEOPLE.get(getattr(command, "who", "")))
        try:
            entry = decide(now, PEOPLE[by], command, 0, facts)
        except Refused:
            continue
        assert by in now.members or isinstance(command, Join)
        log.append(entry)
        now = evolve(now, entry)
        assert len(now.members) < 2 or Role.OWNER in now.members.values()
    assert [entry.seq for entry in log] == list(range(1, len(log) + 1))
    assert now.count == sum(entry.body.__class__.__name__ == "Said" for entry in log)


@pytest.mark.parametrize("kind", ["open", "private", "direct"])
@pytest.mark.parametrize("role", [None, *Role])
@pytest.mark.parametrize("act", list(Act))
def test_the_table_of_permissions_is_what_is_enforced(kind, role, act):
    where = room(kind, **({"ann": role} if role else {}))
    granted = act in ALLOWED[kind].get(role, set())
    if granted:
        assert authorise(ANN, act, where) is where
    else:
        with pytest.raises(Refused):
            authorise(ANN, act, where)


@pytest.mark.parametrize("command", [Say("1", "~x", "hi"), Join("1", "~x"), Leave("1", "~x")])
def test_a_room_one_may_not_see_answers_like_one_that_does_not_exist(command):
    assert reason(None, BOB, command) is Reason.NO_SUCH_ROOM
    assert reason(room("private", ann=Role.OWNER), BOB, command) is Reason.NO_SUCH_ROOM


def test_everybody_is_in_the_lobby_and_nobody_leaves_it():
    lobby = Room(id=LOBBY, kind="open", name="lobby")
    assert role_of(lobby, ANN) is Role.MEMBER
    assert decide(lobby, ANN, Say("1", LOBBY, "hi"), 0, Facts()).seq == 1
    assert reason(lobby, ANN, Leave("1", LOBBY)) is Reason.CANNOT_LEAVE
    assert reason(lobby, ANN, Join("1", LOBBY)) is Reason.ALREADY_THERE


def test_the_owner_of_the_server_owns_open_rooms_and_sees_no_private_ones():
    chief = Person(id="100009", name="Chief", kind=PersonKind.ACCOUNT, role=Role.OWNER)
    assert role_of(room("open"), chief) is Role.OWNER
    assert role_of(room("private"), chief) is None


def test_the_last_owner_stays():
    tea = room("open", ann=Role.OWNER, bob=Role.MEMBER)
    assert reason(tea, ANN, Leave("1", "~tea")) is Reason.LAST_OWNER
    demote = SetRole("1", "~tea", ANN.id, Role.MEMBER)
    assert reason(tea, ANN, demote, Facts(who=ANN)) is Reason.LAST_OWNER


def test_who_is_alone_may_step_down_and_the_next_who_comes_gets_the_room():
    tea = room("open", ann=Role.OWNER)
    tea = evolve(
        tea, decide(tea, ANN, SetRole("1", "~tea", ANN.id, Role.MEMBER), 0, Facts(who=ANN))
    )
    assert tea.members == {ANN.id: Role.MEMBER}
    tea = evolve(tea, decide(tea, BOB, Join("1", "~tea"), 0, NO_FACTS))
    assert tea.members == {ANN.id: Role.MEMBER, BOB.id: Role.OWNER}


def test_a_room_is_inherited_by_a_moderator_or_who_is_here_or_anybody():
    tea = room("open", ann=Role.OWNER, bob=Role.MEMBER, cy=Role.MEMBER)
    assert heir(tea, ANN.id) == BOB.id
    assert heir(tea, ANN.id, {CY.id}) == CY.id
    tea = room("open", ann=Role.OWNER, bob=Role.MODERATOR, cy=Role.MEMBER)
    assert heir(tea, ANN.id, {CY.id}) == BOB.id
    assert heir(tea, BOB.id) is heir(room("open", ann=Role.OWNER), ANN.id) is None


def test_outsiders_write_where_the_room_lets_them_and_nobody_keeps_them_out():
    tea = room("open", ann=Role.OWNER)
    say = Say("1", "~tea", "hi")
    assert reason(tea, BOB, say) is Reason.NOT_A_MEMBER
    for policy, refused in (
        (Policy(outsiders=True, locked=True), Reason.LOCKED),
        (Policy(outsiders=True, key="tulip"), Reason.KEY_NEEDED),
        (Policy(outsiders=True, kept_out=("b*",)), Reason.BANNED),
    ):
        assert reason(replace(tea, policy=policy), BOB, say) is refused
    tea = replace(tea, policy=Policy(outsiders=True))
    assert decide(tea, BOB, say, 0, NO_FACTS).by == BOB.id
    assert reason(tea, BOB, SetTopic("1", "~tea", "x")) is Reason.NOT_A_MEMBER
    assert reason(replace(tea, kind="private"), BOB, say) is Reason.NO_SUCH_ROOM
    for bar, refused in ((Bar(muted=9), Reason.MUTED), (Bar(banned=9), Reason.BANNED)):
        assert reason(replace(tea, bars={BOB.id: bar}), BOB, say) is refused


def test_every_member_sets_the_topic_where_the_room_says_so():
    tea = room("private", ann=Role.OWNER, bob=Role.MEMBER)
    topic = SetTopic("1", "~tea", "roses")
    assert reason(tea, BOB, topic) is Reason.NOT_ALLOWED
    tea = replace(tea, policy=Policy(any_topic=True))
    assert decide(tea, BOB, topic, 0, NO_FACTS).by == BOB.id
    assert reason(replace(tea, bars={BOB.id: Bar(muted=9)}), BOB, topic) is Reason.MUTED


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("", Reason.EMPTY_TEXT),
        (" \n\t", Reason.EMPTY_TEXT),
        ("\u200b\u2060\ufeff", Reason.EMPTY_TEXT),
        ("\u0301\u0301", Reason.EMPTY_TEXT),
        ("\u3164", Reason.EMPTY_TEXT),
        ("a\0b", Reason.BAD_TEXT),
        ("a\x1b[2Jb", Reason.BAD_TEXT),
        ("a\ud800b", Reason.BAD_TEXT),
        ("x" * (limits.TEXT + 1), Reason.TOO_LONG),
        ("é" * (limits.TEXT // 2 + 1), Reason.TOO_LONG),
    ],
)
def test_text_that_cannot_be_read_is_refused(text, refused):
    assert reason(room(ann=Role.OWNER), ANN, Say("1", "~tea", text)) is refused


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("x" * limits.TEXT, "x" * limits.TEXT),
        ("é" * (limits.TEXT // 2), "é" * (limits.TEXT // 2)),
        ("a\r\nb\rc", "a\nb\nc"),
        ("\tfour", "\tfour"),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
        ("العربية", "العربية"),
    ],
)
def test_text_is_kept_as_it_was_written(text, kept):
    assert decide(room(ann=Role.OWNER), ANN, Say("1", "~tea", text), 0, Facts()).body.text == kept


@pytest.mark.parametrize("name", ["", "a b", "~x", "-x", "a/b", "x" * 49, "é" * 25, "a\nb", "🐦"])
def test_a_room_name_is_a_word(name):
    empty = Room(id="~new", kind="private")
    command = CreateRoom("1", name)
    assert reason(empty, ANN, command) in (Reason.BAD_ROOM_NAME, Reason.TOO_LONG)


def test_a_room_name_is_free_and_not_reserved():
    empty = Room(id="~new", kind="private")
    taken = Facts(name_taken=True)
    assert reason(empty, ANN, CreateRoom("1", "tea"), taken) is Reason.ROOM_NAME_TAKEN
    assert reason(empty, ANN, CreateRoom("1", "#LOBBY")) is Reason.ROOM_NAME_TAKEN
    assert decide(empty, ANN, CreateRoom("1", "#Tea-Time"), 0, Facts()).body.name == "tea-time"


@given(st.text(st.characters(min_codepoint=48, max_codepoint=57), min_size=6, max_size=6), ids)
def test_two_people_share_one_direct_room(one, other):
    assert direct_room(one, other) == direct_room(other, one)
