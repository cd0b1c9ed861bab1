"""The account page: where one is logged in, and being logged out there."""

from pathlib import Path

from tests.desktop.conftest import Hand, Place

from linnet.client import Address
from linnet.client.accounts import log_in, sessions
from linnet.desktop.signed_in import SignedIn

SECRET = "tulips and roses"


def own(hand: Hand, place: Place) -> Address:
    """Ann has an account, and is in."""
    address = Address("127.0.0.1", place.server.port)
    hand.window.choose(address=address, name="Ann")
    connect = hand.window.connect
    assert connect is not None
    connect.take("create")
    connect.remember.on = False
    connect.password.text.set(SECRET)
    connect.join.press()
    hand.until(lambda: hand.window.chat and hand.window.chat.room and hand.chat.client.live)
    return address


def test_sessions_are_listed_and_one_or_all_others_are_ended(
    hand: Hand, place: Place, tmp_path: Path
):
    address = own(hand, place)
    for n in range(3):
        place.do(log_in(address, "Ann", SECRET, home=tmp_path / f"elsewhere-{n}"))
    page = SignedIn(hand.chat)
    hand.until(lambda: len(page.rows.rows) == 4)
    (here,) = [row for row in page.rows.rows if row.note == "this window"]
    other = next(row for row in page.rows.rows if row is not here)
    page.rows.point(other.key)
    page.rows.take()
    menu = next(one for one in hand.root.winfo_children() if "menu" in str(one))
    assert [row.title for row in menu._rows.rows] == ["Log out there"]
    menu._chosen("0")
    hand.until(lambda: len(page.rows.rows) == 3)
    assert other.key not in [row.key for row in page.rows.rows]
    page._end_others()
    hand.until(lambda: [row.key for row in page.rows.rows] == [here.key])
    assert hand.chat.client.live
    token = hand.chat.client.token
    assert len(place.do(sessions(address, token))) == 1
    page._end_all()
    hand.until(lambda: hand.window.connect)
