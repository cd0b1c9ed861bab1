"""The bar at the message under the pointer."""

from tests.desktop.conftest import Hand, Place


def point_at(hand: Hand, seq: int) -> None:
    paper = hand.chat.conversation.paper
    hand.root.update()
    placed = hand.chat.conversation.sheet.find(seq)
    assert placed is not None
    _x, y, _width, _height, _base = paper.dlineinfo(placed.mark)
    paper.event_generate("<Motion>", x=200, y=y + 4)


def test_the_bar_stands_at_the_message_under_the_pointer_and_does_what_it_says(
    ann: Hand, place: Place
):
    one, two = place.say("Bob", "one"), place.say("Bob", "two")
    ann.until(lambda: "two" in ann.paper)
    hovering = ann.chat.choices.hovering
    point_at(ann, one)
    first = hovering.bar.winfo_y(), hovering.placed.seq
    point_at(ann, two)
    ann.root.update()
    assert first[1] == one
    assert hovering.placed.seq == two
    hovering.icons["reply"].press()
    assert "Answering Bob: two" in ann.chat.composer._above_text.words
    hovering.icons["three-dots"].press()
    menu = ann.chat.choices.menu
    assert menu is not None
    assert "React…" in [row.title for row in menu._rows.rows]
    menu.close()
    place.say("Bob", "three")
    ann.until(lambda: "three" in ann.paper and hovering.placed is None)
    assert not hovering.bar.winfo_ismapped()


def test_while_text_is_selected_there_is_no_bar(ann: Hand, place: Place):
    seq = place.say("Bob", "one")
    ann.until(lambda: "one" in ann.paper)
    point_at(ann, seq)
    assert ann.chat.choices.hovering.placed is not None
    ann.chat.conversation.paper.event_generate("<Motion>", x=210, y=300, state=0x100)
    assert ann.chat.choices.hovering.placed is None
