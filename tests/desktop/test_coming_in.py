"""The Connect screen: what goes wrong is said where it did, and what was typed stays."""

import socket

from msgspec.structs import replace
from tests.desktop.conftest import Hand, Place

from linnet.client import Address
from linnet.client.accounts import log_in
from linnet.client.tokens import TokenStore
from linnet.desktop.connect.screen import Connect
from linnet.desktop.parts.toast import Toast


def screen(hand: Hand) -> Connect:
    shown = hand.window.connect
    assert shown is not None, "nobody is in"
    return shown


def test_a_port_where_nobody_listens_is_named_and_what_was_typed_stays(hand: Hand):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    hand.window.choose(address=Address("127.0.0.1", port), name="Ann")
    connect = screen(hand)
    connect.join.press()
    hand.until(lambda: connect.host._wrong)
    assert f"No server answers at 127.0.0.1:{port}." in connect.host._wrong
    assert (connect.name.value, connect.host.value) == ("Ann", "127.0.0.1")
    assert connect.join.enabled


def test_what_is_no_linnet_server_is_told_apart(hand: Hand):
    with socket.create_server(("127.0.0.1", 0)) as other:
        hand.window.choose(address=Address(*other.getsockname()[:2]), name="Ann")
        connect = screen(hand)
        connect.join.press()
        hand.until(lambda: other.accept()[0].close() is None)
        hand.until(lambda: connect.host._wrong)
    assert "it is no Linnet server" in connect.host._wrong


def test_a_name_that_is_taken_and_an_empty_one_are_said_at_the_name(hand: Hand, place: Place):
    place.person("Bob")
    hand.window.choose(address=Address("127.0.0.1", place.server.port))
    connect = screen(hand)
    connect.name.text.set("")
    connect.join.press()
    assert "Type a name" in connect.name._wrong
    connect.name.text.set("B0b")
    connect.join.press()
    hand.until(lambda: "choose another" in connect.name._wrong)
    assert connect.name.value == "B0b"


def test_a_password_that_was_typed_for_nothing_is_not_kept(hand: Hand, place: Place):
    hand.window.choose(address=Address("127.0.0.1", place.server.port), name="Ann")
    connect = screen(hand)
    connect.take("log-in")
    connect.password.text.set("not the one")
    connect.take("guest")
    assert connect.wanted().password == ""


def test_an_account_is_made_and_entered_again_with_its_password(hand: Hand, place: Place):
    address = Address("127.0.0.1", place.server.port)
    hand.window.choose(address=address, name="Ann")
    connect = screen(hand)
    connect.take("create")
    connect.password.text.set("short")
    connect.join.press()
    assert "at least 6" in connect.password._wrong
    connect.password.text.set("tulips and roses")
    connect.join.press()
    hand.until(lambda: hand.window.chat and hand.window.chat.room)
    me = hand.chat.client.me
    assert me is not None
    assert me.kind == "account"
    known = TokenStore(hand.window.home).find(address, "Ann")
    assert known is not None
    TokenStore(hand.window.home).forget(known.token)
    hand.chat.ways.leave("")
    connect = screen(hand)
    connect.take("log-in")
    connect.password.text.set("wrong password")
    connect.join.press()
    hand.until(lambda: "is wrong" in connect.password._wrong)
    connect.password.text.set("tulips and roses")
    connect.join.press()
    hand.until(lambda: hand.window.chat and hand.window.chat.client.live)
    assert hand.chat.client.me.id == me.id
    assert place.do(log_in(address, "Ann", "tulips and roses", home=hand.window.home)).id == me.id


def test_what_was_read_can_be_read_without_a_server_and_what_is_written_waits(
    hand: Hand, place: Place
):
    place.say("Bob", "said before the lights went out")
    hand.come_in(place.server.port)
    hand.until(lambda: "before the lights" in hand.paper)
    hand.for_a_moment(700)
    place.server.stop()
    hand.until(lambda: not hand.chat.client.live)
    hand.until(lambda: "offline" in hand.chat.standing.text)
    hand.type("in the dark")
    hand.press("<Return>")
    hand.until(lambda: "waiting for the connection" in hand.paper and "in the dark" in hand.paper)
    assert "1 waiting to be sent" in hand.chat.standing.text
    visit = hand.window.kept.settings.visits[0]
    hand.window.choose()
    screen(hand).choose(visit)
    hand.until(lambda: hand.window.chat and "before the lights" in hand.paper)
    assert "in the dark" in hand.paper


def test_a_message_that_only_the_server_has_is_not_shown_offline_and_one_comes_back(
    hand: Hand, place: Place
):
    place.say("Bob", "said before")
    hand.come_in(place.server.port)
    hand.until(lambda: "said before" in hand.paper)
    place.server.stop()
    hand.until(lambda: not hand.chat.client.live)
    hand.chat.conversation.go_to(900)
    hand.until(lambda: any("not on this machine" in one for one in toasts(hand)))
    hand.until(lambda: "said before" in hand.paper)


def toasts(hand: Hand) -> list[str]:
    return [one.words for one in hand.chat.middle.winfo_children() if isinstance(one, Toast)]


def test_what_is_no_place_is_said_at_the_address_and_at_the_port(hand: Hand):
    hand.window.choose(address=Address("127.0.0.1", 8888), name="Ann")
    connect = screen(hand)
    for port in ("88x8", "0", "99999", ""):
        connect.port.text.set(port)
        connect.join.press()
        assert "1 to 65535" in connect.port._wrong
        assert connect.port.value == port
    connect.host.text.set("")
    connect.test.press()
    assert "Type the address" in connect.host._wrong
    connect.host.text.set("http://")
    connect.join.press()
    hand.until(lambda: "paste a whole join link" in connect.host._wrong)
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    connect.host.text.set(f"127.0.0.1:{port}")
    connect.join.press()
    hand.until(lambda: f"No server answers at 127.0.0.1:{port}." in connect.host._wrong)


def test_an_account_is_made_where_nobody_comes_in_by_name_alone(place: Place, hand: Hand):
    server = place.server.server
    server.auth.policy = replace(server.auth.policy, guests=False)
    hand.window.choose(address=Address("127.0.0.1", place.server.port), name="Ann")
    connect = screen(hand)
    connect.join.press()
    hand.until(lambda: "takes no guests" in connect._said.words)
    connect.take("create")
    connect.remember.on = False
    connect.password.text.set("tulips and roses")
    connect.join.press()
    hand.until(lambda: hand.window.chat and hand.window.chat.room)
    assert hand.chat.client.me.kind == "account"
