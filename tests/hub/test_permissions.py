"""Every act in every kind of room by every role, against a table written out by hand."""

import itertools

import pytest

from linnet.hub.permissions import EVERYWHERE, Act, authorise, authorise_everywhere
from linnet.hub.restrictions import FOREVER, Bar
from linnet.hub.room import Room
from linnet.protocol.people import Person, PersonKind, Role
from linnet.protocol.policies import Policy
from linnet.protocol.reasons import Reason, Refused

ROLES = ["nobody", "member", "moderator", "owner", "server-moderator", "server-owner"]
ME = "100001"

# act: who may in an open room | in a private room | in a direct room. The letters stand for
# those of ROLES: n is not in the room, m a member, o moderator, w owner; M and O are not in it
# either, but have a role on the server.
TABLE = """
read           n m o w M O | m o w | w
join           n           |       |
leave          m o w M O   | m o w |
say            m o w M O   | m o w | w
edit           m o w M O   | m o w | w
delete         m o w M O   | m o w | w
react          m o w M O   | m o w | w
invite         m o w M O   | m o w |
report         n m o w M O | m o w | w
keep-own       m o w M O   | m o w | w
set-topic      o w M O     | o w   |
pin            o w M O     | o w   | w
delete-others  o w M O     | o w   |
kick           o w M O     | o w   |
ban            o w M O     | o w   |
unban          o w M O     | o w   |
mute           o w M O     | o w   |
unmute         o w M O     | o w   |
purge          o w M O     | o w   |
call-room      o w M O     | o w   |
calm           o w M O     | o w   |
give-voice     o w M O     | o w   |
set-mask       o w M O     | o w   |
see-reports    o w M O     | o w   |
see-acts       o w M O     | o w   |
undo           o w M O     | o w   |
hook           o w M O     | o w   |
rename         w O         | w     |
set-role       w O         | w     |
set-policy     w O         | w     |
see-people                 |       |
add-people                 |       |
reset-password             |       |
end-sessions               |       |
give-code                  |       |
make-bot                   |       |
see-server                 |       |
set-server                 |       |
"""
LETTERS = dict(zip("nmowMO", ROLES, strict=True))
KINDS = ["open", "private", "direct"]


def allowed():
    for line in TABLE.strip().splitlines():
        act, *columns = line.replace("|", " | ").split(maxsplit=1)
        for kind, letters in zip(KINDS, columns[0].split("|"), strict=True):
            for letter in letters.split():
                yield Act(act), kind, LETTERS[letter]


MAY = set(allowed())


def somebody(role):
    on_server = {"server-moderator": Role.MODERATOR, "server-owner": Role.OWNER}
    return Person(id=ME, name="Ann", kind=PersonKind.ACCOUNT, role=on_server.get(role, Role.MEMBER))


def where(kind, role, **more):
    members = {ME: Role(role)} if role in list(Role) else {}
    return Room(id="~tea", kind=kind, name="tea", members=members, **more)


def test_the_table_has_a_line_for_every_act():
    assert {line.split()[0] for line in TABLE.strip().splitlines()} == set(Act)


@pytest.mark.parametrize(("act", "kind", "role"), list(itertools.product(Act, KINDS, ROLES)))
def test_a_role_may_do_what_the_table_says_and_nothing_else(act, kind, role):
    room = where(kind, role)
    if (act, kind, role) in MAY:
        assert authorise(somebody(role), act, room, 5) is room
        return
    with pytest.raises(Refused) as refused:
        authorise(somebody(role), act, room, 5)
    seen = (Act.READ, kind, role) in MAY
    member = role != "nobody"
    expected = Reason.NOT_ALLOWED if member else Reason.NOT_A_MEMBER
    assert refused.value.reason is (expected if seen else Reason.NO_SUCH_ROOM)


@pytest.mark.parametrize(("act", "kind", "role"), sorted(MAY))
def test_who_is_banned_may_do_nothing_until_it_is_over(act, kind, role):
    room = where(kind, role, bars={ME: Bar(banned=1000)})
    with pytest.raises(Refused) as refused:
        authorise(somebody(role), act, room, 999)
    assert refused.value.reason is Reason.BANNED
    assert authorise(somebody(role), act, room, 1000) is room


SILENT = {"say", "edit", "react", "pin", "set-topic", "rename"}


@pytest.mark.parametrize(("act", "kind", "role"), sorted(MAY))
def test_who_is_muted_reads_but_has_no_voice_until_it_is_over(act, kind, role):
    room = where(kind, role, bars={ME: Bar(muted=1000)})
    if act in SILENT:
        with pytest.raises(Refused) as refused:
            authorise(somebody(role), act, room, 400)
        assert refused.value.reason is Reason.MUTED
        assert refused.value.retry_after == 0.6
    assert authorise(somebody(role), act, room, 400 if act not in SILENT else 1000) is room


@pytest.mark.parametrize(("act", "kind", "role"), sorted(MAY))
def test_in_a_locked_room_only_those_who_keep_order_speak(act, kind, role):
    room = where(kind, role, policy=Policy(locked=True))
    if act in {"say", "edit", "react"} and role == "member":
        with pytest.raises(Refused) as refused:
            authorise(somebody(role), act, room, 5)
        assert refused.value.reason is Reason.LOCKED
    else:
        assert authorise(somebody(role), act, room, 5) is room


def test_a_voice_is_heard_in_a_locked_room():
    room = where("open", "member", policy=Policy(locked=True, voices=(ME,)))
    assert authorise(somebody("member"), Act.SAY, room, 5) is room


@pytest.mark.parametrize(
    ("act", "role"), sorted((act, role) for act, kind, role in MAY if kind == "open")
)
def test_from_outside_a_room_with_a_key_one_can_only_come_in(act, role):
    room = where("open", role, policy=Policy(key="tulip"))
    if role == "nobody" and act != "join":
        with pytest.raises(Refused) as refused:
            authorise(somebody(role), act, room, 5)
        assert refused.value.reason is Reason.KEY_NEEDED
    else:
        assert authorise(somebody(role), act, room, 5) is room


OVER_PEOPLE = {"kick", "ban", "unban", "mute", "unmute", "purge"}
OVER_ALL = OVER_PEOPLE | {"calm", "see-reports", "see-acts", "undo"}
RUNS = {
    "see-people", "add-people", "reset-password", "end-sessions", "give-code", "make-bot",
    "see-server", "set-server",
}  # fmt: skip


@pytest.mark.parametrize(("act", "role"), list(itertools.product(Act, Role)))
def test_all_rooms_at_once_are_for_roles_on_the_server(act, role):
    person = Person(id=ME, name="Ann", kind=PersonKind.ACCOUNT, role=role)
    owner = OVER_ALL | RUNS | {"set-role"}
    expected = {"member": set(), "moderator": OVER_ALL, "owner": owner}[role]
    assert set(EVERYWHERE[role]) == expected
    if act in expected:
        authorise_everywhere(person, act)
    else:
        with pytest.raises(Refused):
            authorise_everywhere(person, act)


def test_without_a_clock_at_hand_a_ban_counts_as_long_as_it_stands_there():
    room = where("open", "member", bars={ME: Bar(banned=FOREVER)})
    with pytest.raises(Refused) as refused:
        authorise(somebody("member"), Act.READ, room)
    assert refused.value.retry_after is None
