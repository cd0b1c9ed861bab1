"""Rules about people: who may act on whom, and what the room is afterwards."""

import itertools

import pytest

from linnet.hub.decide import decide
from linnet.hub.facts import Facts
from linnet.hub.restrictions import FOREVER, Bar, barred
from linnet.hub.room import Room, evolve
from linnet.protocol.commands import Ban, Invite, Join, Kick, Mute, Say, Unban, Unmute
from linnet.protocol.ids import LOBBY
from linnet.protocol.people import Person, PersonKind, Role
from linnet.protocol.policies import Policy
from linnet.protocol.reasons import Reason, Refused

ACTS = {
    "kick": lambda **more: Kick(send_id="1", room="~tea", who="2", **more),
    "ban": lambda **more: Ban(send_id="1", room="~tea", who="2", **more),
    "mute": lambda **more: Mute(send_id="1", room="~tea", who="2", span=60, **more),
}
# Of each pair: who acts, and on whom it is granted. Letters as in the table of permissions;
# a small one has the role in this room, a great one on the server.
ROOM = {"m": "", "o": "m", "w": "mow", "M": "m", "O": "mowMO"}
SERVER = {"m": "", "o": "", "w": "", "M": "mow", "O": "mowMO"}


def person(letter, id):
    role = {"M": Role.MODERATOR, "O": Role.OWNER}.get(letter, Role.MEMBER)
    return Person(id=id, name=letter, kind=PersonKind.ACCOUNT, role=role)


def room(**roles):
    in_room = {"m": Role.MEMBER, "o": Role.MODERATOR, "w": Role.OWNER}
    members = {id: in_room[letter] for id, letter in roles.items() if letter in in_room}
    return Room(id="~tea", kind="open", name="tea", members={"9": Role.OWNER, **members})


def granted(room, by, command, who, at=1000):
    try:
        return decide(room, by, command, at, Facts(who=who))
    except Refused as refused:
        return refused.reason


@pytest.mark.parametrize(
    ("act", "by", "who"),
    list(itertools.product(ACTS, "mowMO", "mowMO")),
    ids=lambda part: str(part),
)
def test_nobody_acts_on_who_stands_as_high_or_higher_but_owners(act, by, who):
    tea = room(**{"1": by, "2": who})
    if who in "MO":
        tea = Room(id="~tea", kind="open", members={**tea.members, "2": Role.MEMBER})
    actor, target = person(by, "1"), person(who, "2")
    here = granted(tea, actor, ACTS[act](), target)
    assert (here not in list(Reason)) is (who in ROOM[by]), here
    lobby = Room(id=LOBBY, kind="open", members={"9": Role.OWNER})
    there = granted(lobby, actor, ACTS[act](everywhere=True), target)
    assert (there not in list(Reason)) is (who in SERVER[by]), there


@pytest.mark.parametrize("act", ACTS)
def test_nobody_acts_on_themselves(act):
    chief = person("O", "2")
    assert granted(room(), chief, ACTS[act](), chief) is Reason.NOT_WITH_YOURSELF


def test_the_last_owner_of_a_room_with_people_is_not_put_out():
    tea = Room(id="~tea", kind="open", members={"2": Role.OWNER, "3": Role.MEMBER})
    assert granted(tea, person("O", "1"), ACTS["kick"](), person("w", "2")) is Reason.LAST_OWNER
    alone = Room(id="~tea", kind="open", members={"2": Role.OWNER})
    assert granted(alone, person("O", "1"), ACTS["kick"](), person("w", "2")).seq == 1


def test_who_is_banned_comes_back_only_when_it_is_over_or_lifted():
    owner, ann = person("w", "1"), person("m", "2")
    tea = room(**{"1": "w", "2": "m"})
    tea = evolve(tea, granted(tea, owner, ACTS["ban"](span=10), ann, at=1000))
    assert "2" not in tea.members
    join, invite = Join("1", "~tea"), Invite("1", "~tea", "2")
    assert granted(tea, ann, join, None, at=10_999) is Reason.BANNED
    assert granted(tea, owner, invite, ann, at=10_999) is Reason.BANNED
    assert granted(tea, ann, join, None, at=11_000).seq == 2
    lifted = evolve(tea, granted(tea, owner, Unban(send_id="1", room="~tea", who="2"), ann))
    assert granted(lifted, ann, join, None, at=1001).seq == 3


def test_a_mute_ends_by_itself_and_everywhere_is_kept_apart():
    chief, ann = person("O", "1"), person("m", "2")
    lobby = Room(id=LOBBY, kind="open")
    lobby = evolve(lobby, granted(lobby, chief, ACTS["mute"](everywhere=True), ann))
    assert lobby.bars == {"2": Bar(hushed=61_000)}
    lobby = evolve(lobby, granted(lobby, chief, ACTS["mute"](), ann, at=2000))
    assert lobby.bars == {"2": Bar(hushed=61_000, muted=62_000)}
    say = Say("1", LOBBY, "hi")
    for everywhere in (True, False):
        wish = Unmute(send_id="1", room=LOBBY, who="2", everywhere=everywhere)
        lobby = evolve(lobby, granted(lobby, chief, wish, ann, at=3000))
    assert lobby.bars == {}
    hushed = Facts(everywhere=Bar(hushed=5000))
    with pytest.raises(Refused) as refused:
        decide(room(**{"2": "m"}), ann, say, 4000, hushed)
    assert (refused.value.reason, refused.value.retry_after) == (Reason.MUTED, 1.0)


def test_what_is_over_is_forgotten_at_the_next_change():
    bars = barred({}, "1", 0, banned=10)
    bars = barred(bars, "2", 5, muted=FOREVER)
    assert bars == {"1": Bar(banned=10), "2": Bar(muted=FOREVER)}
    assert barred(bars, "3", 10, hushed=11) == {"2": Bar(muted=FOREVER), "3": Bar(hushed=11)}


def test_in_slow_mode_members_wait_and_moderators_do_not():
    tea = room(**{"1": "w", "2": "m"})
    tea = Room(id=tea.id, kind=tea.kind, members=tea.members, policy=Policy(slow=10))
    facts, say = Facts(last_said=1000), Say("1", "~tea", "hi")
    with pytest.raises(Refused) as refused:
        decide(tea, person("m", "2"), say, 8500, facts)
    assert (refused.value.reason, refused.value.retry_after) == (Reason.SLOW_MODE, 2.5)
    assert decide(tea, person("m", "2"), say, 11_000, facts).seq == 1
    assert decide(tea, person("w", "1"), say, 1001, facts).seq == 1
