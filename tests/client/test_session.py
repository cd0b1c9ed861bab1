"""The session: hello, refusals, heartbeats, and what survives a lost connection."""

import pytest
from msgspec import UNSET
from tests.client.little import LittleServer
from tests.client.rig import Rig

from linnet.client.events import (
    Answered,
    Arrived,
    Connected,
    Declined,
    Older,
    Restarted,
    RoomChanged,
    RoomGone,
    TokenVoid,
)
from linnet.client.session import Identity, Session
from linnet.protocol.commands import (
    CreateRoom,
    Hello,
    History,
    Leave,
    ListPeople,
    Ping,
    Pins,
    Read,
    Say,
    SetTopic,
    Typing,
)
from linnet.protocol.entries import Said
from linnet.protocol.frames import Closing, Refusal
from linnet.protocol.reasons import Reason


@pytest.fixture
def server() -> LittleServer:
    return LittleServer()


@pytest.fixture
def rig(server: LittleServer) -> Rig:
    rig = Rig(server)
    rig.connect()
    rig.settle()
    return rig


def of(rig: Rig, kind: type) -> list:
    return [event for event in rig.events if isinstance(event, kind)]


def say(rig: Rig, text: str) -> str:
    send_id = rig.session.ids.next()
    rig.session.wish(Say(send_id, "lobby", text), rig.now)
    return send_id


def refusal(reason: Reason, after: float | None = None) -> Refusal:
    return Refusal(reason=reason, message="No.", retry_after=UNSET if after is None else after)


def test_a_new_guest_learns_who_they_are_and_keeps_the_token(rig: Rig):
    (connected,) = of(rig, Connected)
    assert (connected.you.name, connected.token) == ("Ann", "token-100001")
    assert rig.session.live
    assert [change.room.name for change in of(rig, RoomChanged)] == ["lobby"]


def test_after_a_cut_hello_names_the_token_and_the_last_seq_held(rig: Rig, server: LittleServer):
    server.post("one")
    rig.settle()
    rig.cut()
    server.post("two")
    rig.connect()
    rig.settle()
    assert server.hellos[-1] == Hello(token="token-100001", rooms={"lobby": 1})
    assert rig.arrived() == [1, 2]


def test_a_void_token_falls_back_to_the_guest_name_at_once(server: LittleServer):
    rig = Rig(server, Session(Identity(token="old", name="Ann")))
    rig.connect()
    rig.settle()
    assert rig.session.ending.again
    assert rig.session.ending.at_once
    assert of(rig, TokenVoid) == [TokenVoid("old")]
    rig.cut()
    rig.connect()
    rig.settle()
    assert rig.session.live


def test_a_void_token_without_a_name_is_final(server: LittleServer):
    rig = Rig(server, Session(Identity(token="old")))
    rig.connect()
    rig.settle()
    assert (rig.session.ending.again, rig.session.ending.reason) == (False, "bad-token")


def test_a_taken_name_is_final_and_says_why(server: LittleServer):
    server.enter("Ann")
    rig = Rig(server)
    rig.connect()
    rig.settle()
    assert (rig.session.ending.again, rig.session.ending.reason) == (False, "name-taken")


@pytest.mark.parametrize(
    ("reason", "again"),
    [(Reason.SERVER_STOPPING, True), (Reason.TOO_SLOW, True), (Reason.SIGNED_OUT, False)],
)
def test_a_closing_server_is_tried_again_unless_the_session_was_ended(rig, reason, again):
    rig.line.say(Closing(reason, "Bye."))
    rig.settle()
    assert (rig.session.ending.again, rig.session.ending.reason) == (again, reason)
    assert not rig.session.live


def test_silence_for_two_heartbeats_ends_the_connection_and_a_word_does_not(rig: Rig):
    rig.server.heartbeat = 30
    rig.tick(30)
    assert rig.server.heard[-1] == Ping()
    rig.tick(59)
    assert rig.session.ending is None
    rig.line.cut()
    rig.now += 60
    rig.session.tick(rig.now)
    assert (rig.session.ending.again, rig.session.ending.reason) == (True, "silence")


def test_a_server_that_never_says_welcome_is_given_up(server: LittleServer):
    rig = Rig(server)
    rig.connect()
    rig.now = rig.session.due
    rig.session.tick(rig.now)
    rig.now = rig.session.due
    rig.session.tick(rig.now)
    assert rig.session.ending.again


@pytest.mark.parametrize("garbage", [b"", b"{", b"[]", b'{"type":"welcome"}', b"\xff", b"[" * 9999])
def test_garbage_instead_of_a_welcome_ends_the_connection(server, garbage):
    rig = Rig(server)
    rig.connect()
    rig.session.heard(garbage, 0)
    assert rig.session.ending.reason == "not-understood"


@pytest.mark.parametrize("news", [b'{"type":"fireworks","n":1}', b'{"type":"presence"}', b"{"])
def test_news_that_is_not_understood_is_passed_over_later(rig: Rig, news: bytes):
    rig.session.heard(news, rig.now)
    rig.server.post("still here")
    rig.settle()
    assert rig.session.live
    assert rig.arrived() == [1]


def test_a_refused_message_leaves_the_outbox_and_the_timeline_and_says_why(rig, server):
    server.refusals.append(refusal(Reason.TOO_LONG))
    send_id = say(rig, "long")
    assert [hope.text for hope in rig.session.world.timelines["lobby"].hopes] == ["long"]
    rig.settle()
    (declined,) = of(rig, Declined)
    assert (declined.send_id, declined.refused.reason) == (send_id, Reason.TOO_LONG)
    assert len(rig.session.outbox) == 0
    assert rig.session.world.timelines["lobby"].hopes == []


def test_a_message_that_came_too_soon_waits_and_what_follows_waits_behind_it(rig, server):
    server.refusals.append(refusal(Reason.RATE_LIMITED, 3))
    say(rig, "one")
    say(rig, "two")
    rig.settle()
    assert server.rooms["lobby"].log == []
    assert rig.session.due == 3
    rig.tick(3)
    assert [entry.body.text for entry in server.rooms["lobby"].log] == ["one", "two"]


def test_a_question_that_came_too_soon_is_asked_again_as_soon_as_it_may(rig, server):
    question = Pins("q", "lobby")
    rig.session.ask(question)
    rig.settle()
    rig.line.say(Refusal(send_id="q", reason=Reason.RATE_LIMITED, message="", retry_after=3))
    rig.settle()
    assert (of(rig, Declined), rig.session.due) == ([], 3)
    rig.tick(2)
    assert server.heard.count(question) == 1
    rig.tick(1)
    assert server.heard.count(question) == 2


def test_a_wait_of_an_hour_is_a_refusal(rig, server):
    server.refusals.append(refusal(Reason.RATE_LIMITED, 3600))
    say(rig, "one")
    rig.settle()
    assert of(rig, Declined)[0].refused.retry_after == 3600


def test_what_a_stopping_server_refused_is_sent_to_the_next_one(rig, server):
    server.refusals.append(refusal(Reason.SERVER_STOPPING))
    say(rig, "one")
    say(rig, "two")
    rig.settle()
    rig.cut()
    rig.connect()
    rig.settle()
    assert [entry.body.text for entry in server.rooms["lobby"].log] == ["one", "two"]


def test_a_lost_answer_leads_to_the_same_send_id_and_one_message(rig, server):
    say(rig, "one")
    rig.up()
    rig.cut()
    rig.connect()
    rig.settle()
    assert [entry.body.text for entry in server.rooms["lobby"].log] == ["one"]
    (answered,) = of(rig, Answered)
    assert answered.answer.seq == 1


def test_a_question_is_asked_again_after_a_cut(rig, server):
    rig.session.ask(ListPeople("q1", "lobby"))
    rig.cut()
    rig.connect()
    rig.settle()
    assert [a.answer.total for a in of(rig, Answered)] == [1]


def test_another_server_behind_the_address_starts_an_empty_world(rig: Rig):
    rig.server.post("old")
    rig.settle()
    rig.cut()
    say(rig, "never tried")
    other = LittleServer("srv2")
    other.tokens, other.numbers = dict(rig.server.tokens), rig.server.numbers
    other.rooms["lobby"].members.add("100001")
    for _ in range(3):
        other.post("new", "Cem")
    rig.server = other
    rig.connect()
    rig.settle()
    assert [e.name for e in rig.session.world.timelines["lobby"].entries][-1] == "Ann"
    assert of(rig, RoomGone)
    assert other.rooms["lobby"].log[-1].body.text == "never tried"


def test_under_another_id_what_may_have_been_said_is_not_said_again(rig, server):
    say(rig, "tried")
    rig.up()
    rig.cut()
    other = LittleServer("srv2")
    rig.server = other
    rig.session.identity.token = None
    rig.connect()
    rig.settle()
    assert [d.refused.reason for d in of(rig, Declined)] == [Reason.SIGNED_OUT]
    assert other.rooms["lobby"].log == []


def test_a_log_shorter_than_the_copy_throws_the_copy_away(rig, server):
    for _ in range(5):
        server.post("kept")
    rig.settle()
    rig.cut()
    del server.rooms["lobby"].log[2:]
    server._answers.clear()
    rig.connect()
    rig.settle()
    assert of(rig, Restarted) == [Restarted("lobby")]
    server.post("after the backup")
    rig.settle()
    assert rig.arrived() == [1, 2, 3, 4, 5, 3]


def test_a_room_is_followed_from_any_place_without_gap_or_double(rig, server):
    server.page = 2
    for _ in range(7):
        server.post("x")
    rig.settle()
    rig.events.clear()
    rig.session.follow("lobby", 2)
    server.post("x")
    rig.settle()
    assert rig.arrived() == [3, 4, 5, 6, 7, 8]


def test_an_older_page_joins_the_timeline(server):
    for _ in range(5):
        server.post("x")
    rig = Rig(server)
    rig.connect()
    rig.settle()
    rig.session.ask(History(send_id="q", room="lobby", before=6, limit=2))
    rig.settle()
    assert [entry.seq for entry in of(rig, Older)[0].entries] == [4, 5]


def test_rooms_come_and_go_and_look_as_the_log_says(rig, server):
    rig.session.wish(CreateRoom("c1", "tea"), rig.now)
    rig.settle()
    rig.session.wish(SetTopic("t1", "#Tea", "leaves"), rig.now)
    rig.settle()
    view = rig.session.world.find("#tea")
    assert (view.topic, view.head, view.members) == ("leaves", 2, 1)
    rig.session.wish(Leave("l1", "tea"), rig.now)
    rig.settle()
    assert rig.session.world.find("tea") is None
    assert of(rig, RoomGone) == [RoomGone(view.id)]


def test_ones_own_marker_follows_what_was_read(rig, server):
    server.post("x")
    server.post("y")
    rig.settle()
    rig.session.ask(Read("r1", "lobby", 1))
    rig.settle()
    view = rig.session.world.rooms["lobby"]
    assert (view.read.seq, view.count - view.read.count) == (1, 1)


def test_typing_is_told_only_while_there_is_a_connection(rig, server):
    rig.session.signal(Typing("lobby"))
    rig.settle()
    rig.cut()
    rig.session.signal(Typing("lobby"))
    rig.connect()
    rig.settle()
    assert sum(isinstance(heard, Typing) for heard in server.heard) == 1


def test_a_missing_entry_at_the_end_is_noticed_by_the_next_heartbeats(rig, server):
    rig.line.left_out.add(1)
    say(rig, "mine")
    rig.settle()
    assert not of(rig, Arrived)
    rig.tick(30)
    rig.tick(30)
    assert rig.arrived() == [1]


def test_ones_own_entry_answers_a_wish_whose_answer_was_lost(rig, server):
    send_id = say(rig, "one")
    rig.up()
    rig.down(frames=1)
    assert isinstance(rig.events[-1], Answered)
    assert (rig.events[-1].send_id, len(rig.session.outbox)) == (send_id, 0)


def test_somebody_elses_entry_of_the_same_send_id_answers_nothing(rig, server):
    send_id = say(rig, "mine")
    ben, _ = server.enter("Ben")
    server.happen(server.rooms["lobby"], ben, send_id, Said("theirs"))
    rig.down()
    assert [hope.text for hope in rig.session.world.timelines["lobby"].hopes] == ["mine"]
    assert rig.session.outbox.get(send_id)
    rig.settle()
    assert [entry.body.text for entry in server.rooms["lobby"].log] == ["theirs", "mine"]


def test_a_question_that_was_cut_does_not_keep_a_later_gap_open(rig, server):
    for _ in range(2):
        rig.line.left_out.add(len(server.rooms["lobby"].log) + 1)
        server.post("lost")
        server.post("shown")
        rig.down()
        rig.cut()
        rig.connect()
        rig.up()
        rig.down()
    rig.line.left_out.add(5)
    server.post("lost")
    server.post("shown")
    rig.settle()
    assert rig.arrived() == [1, 2, 3, 4, 5, 6]
