"""The chat window against a real server: what one does and sees in it."""

from tests.desktop.conftest import Hand, Place

from linnet.client.events import Arrived, Queued
from linnet.desktop.conversation.arranging import Message
from linnet.protocol.commands import Say
from linnet.protocol.entries import Said
from linnet.protocol.ids import LOBBY


def test_what_is_typed_is_said_and_what_others_say_is_read(ann: Hand, place: Place):
    ann.type("Good morning")
    ann.press("<Return>")
    ann.until(lambda: "Ann" in ann.paper and "Good morning" in ann.paper)
    ann.until(lambda: not ann.chat.conversation.hopes)
    place.say("Bob", "And to **you**")
    ann.until(lambda: "And to you" in ann.paper)
    assert ann.chat.composer.text == ""
    heard = place.do(place.person("Bob").history("lobby"))
    assert "Good morning" in [getattr(one.body, "text", "") for one in heard.entries]


def test_news_that_comes_after_a_page_with_the_message_leaves_nothing_on_its_way(
    ann: Hand, place: Place
):
    ann.type("Good morning")
    ann.press("<Return>")
    ann.until(lambda: "Good morning" in ann.paper and not ann.chat.conversation.hopes)
    me = ann.chat.client.me.id
    held = ann.chat.client.timeline(LOBBY).entries
    mine = next(one for one in held if one.by == me and isinstance(one.body, Said))
    said = Say(room=LOBBY, text="Good morning", send_id=mine.send_id)
    ann.chat.hear([Queued(said), Arrived(mine)])
    assert not ann.chat.conversation.hopes
    assert ann.paper.count("Good morning") == 1


def test_shift_and_return_breaks_the_line_and_does_not_send(ann: Hand):
    ann.type("one")
    ann.press("<Shift-Return>")
    ann.type("two")
    assert ann.chat.composer.text == "one\ntwo"
    assert not ann.chat.conversation.hopes


def test_messages_of_one_author_are_grouped_under_one_name(ann: Hand, place: Place):
    for text in ("first", "second", "third"):
        place.say("Bob", text)
    ann.until(lambda: "third" in ann.paper)
    assert ann.paper.count("Bob  ") == 1
    items = [one.item for one in ann.chat.conversation.sheet.messages()]
    assert [item.head for item in items if isinstance(item, Message)] == [True, False, False]


def test_an_edit_a_deletion_and_a_reaction_change_the_message_where_it_stands(
    ann: Hand, place: Place
):
    bob = place.person("Bob")
    first, second = place.say("Bob", "teh first"), place.say("Bob", "a secret")
    ann.until(lambda: "a secret" in ann.paper)
    place.do(bob.edit("lobby", first, "the first"))
    ann.until(lambda: "the first" in ann.paper and "edited" in ann.paper)
    place.do(bob.delete("lobby", second))
    ann.until(lambda: "This message was deleted." in ann.paper)
    assert "a secret" not in ann.paper
    assert ann.paper.index("the first") < ann.paper.index("This message was deleted.")


def test_up_in_an_empty_composer_changes_ones_last_message(ann: Hand, place: Place):
    ann.type("helo")
    ann.press("<Return>")
    ann.until(lambda: "helo" in ann.paper and not ann.chat.conversation.hopes)
    ann.press("<Up>")
    assert ann.chat.composer.text == "helo"
    ann.chat.composer.fill("hello")
    ann.press("<Return>")
    ann.until(lambda: "hello" in ann.paper)
    assert "helo\n" not in ann.paper


def test_up_waits_for_what_is_on_its_way_unless_one_writes_on(ann: Hand, place: Place):
    ann.type("said long ago")
    ann.press("<Return>")
    ann.until(lambda: "said long ago" in ann.paper and not ann.chat.conversation.hopes)
    for then, written in (("", "helo"), ("x", "x")):
        with place.held():
            ann.type("helo")
            ann.press("<Return>")
            ann.until(lambda: ann.chat.conversation.hopes)
            ann.press("<Up>")
            ann.type(then)
            assert ann.chat.composer.text == then
        ann.until(lambda: not ann.chat.conversation.hopes)
        assert ann.chat.composer.text.strip() == written
        ann.press("<Escape>")


def test_a_refused_message_stays_with_its_reason_and_can_be_put_back(ann: Hand, place: Place):
    ann.type("x" * 20_000)
    ann.press("<Return>")
    ann.until(lambda: "Not sent: " in ann.paper)
    (send_id,) = ann.chat.conversation.hopes.texts()
    ann.chat.speaking.again(send_id, back=True)
    assert ann.chat.composer.text == "x" * 20_000
    ann.until(lambda: "Not sent: " not in ann.paper)


def test_rooms_show_what_is_unread_and_who_calls(ann: Hand, place: Place):
    room = place.do(place.person("Bob").create_room("garden"))
    ann.chat.ask(lambda c: c.join("garden"))
    ann.until(lambda: any(view.name == "garden" for view in ann.chat.views()))
    place.say("Bob", "one", room.id)
    place.say("Bob", "@Ann two", room.id)
    ann.until(
        lambda: (
            [(r.badge, r.loud) for r in ann.chat.sidebar.rows.rows if r.title == "garden"]
            == [("2", True)]
        )
    )
    ann.chat.go(room.id)
    ann.until(lambda: "two" in ann.paper and "--- New ---" in ann.paper)


def test_the_view_stays_where_one_reads_and_says_how_much_is_new(ann: Hand, place: Place):
    for n in range(60):
        place.say("Bob", f"line {n}")
    ann.until(lambda: "line 59" in ann.paper)
    conversation = ann.chat.conversation
    ann.until(lambda: conversation.at_end)
    conversation.move("moveto", 0.3)
    ann.for_a_moment()
    assert not conversation.at_end
    seen = conversation.paper.index("@0,0")
    place.say("Bob", "news")
    ann.until(lambda: conversation.fresh == 1)
    assert conversation.paper.index("@0,0") == seen
    assert conversation._pill.text == "1 new  ↓"
    conversation._pill.press()
    ann.until(lambda: conversation.at_end and conversation.fresh == 0)


def test_history_comes_as_one_scrolls_and_the_place_does_not_jump(ann: Hand, place: Place):
    bob = place.person("Bob")

    async def fill() -> None:
        for n in range(400):
            bob.post("lobby", f"line {n:03}")
        await bob.drained()

    place.do(fill())
    ann.until(lambda: "line 399" in ann.paper)
    conversation = ann.chat.conversation
    conversation.show(conversation.view)
    ann.until(lambda: not ann.loading and "line 399" in ann.paper)
    ann.for_a_moment(300)
    assert "line 200" not in ann.paper
    ann.root.update_idletasks()
    conversation.move("moveto", 0.0)
    ann.root.update_idletasks()
    first = conversation.first
    before = conversation.paper.get("@0,130 linestart", "@0,130 lineend")
    ann.until(lambda: conversation.first < first and not ann.loading)
    assert conversation.paper.get("@0,130 linestart", "@0,130 lineend") == before


def test_a_bar_stands_at_the_whole_height_of_a_message_that_calls_and_at_no_other(
    ann: Hand, place: Place
):
    place.say("Bob", "not for anybody")
    called = place.say("Bob", "@Ann\n- look\n- here")
    place.say("Bob", "nor this")
    conversation = ann.chat.conversation
    ann.until(lambda: "nor this" in ann.paper)

    def seen() -> list[tuple[int, int]]:
        ann.root.update_idletasks()
        frames = [one for one in conversation.bars._frames if one.winfo_manager()]
        return [(one.winfo_y(), one.winfo_height()) for one in frames]

    def lines() -> list[tuple[int, int]]:
        sheet, paper = conversation.sheet, conversation.paper
        placed = sheet.find(called)
        begins, ends = paper.index(placed.mark), paper.index(sheet.end_of(placed))
        first, end = paper.dlineinfo(begins), paper.dlineinfo(f"{ends} - 1 indices")
        return [(first[1], end[1] + end[3] - first[1])] if first and end else []

    ann.until(lambda: seen() and seen() == lines())
    for n in range(30):
        place.say("Bob", f"and then {n}")
    ann.until(lambda: "and then 29" in ann.paper)
    ann.until(lambda: seen() == [])


def test_who_may_set_the_topic_is_offered_it(ann: Hand, place: Place):
    bob = place.person("Bob")
    room = place.do(bob.create_room("garden"))
    place.do(bob.invite(room.id, "Ann"))
    ann.until(lambda: room.id in ann.chat.client.rooms)

    def offered() -> bool:
        ann.chat.choices.room(room.id, 50, 50)
        menu = ann.chat.choices.menu
        found = any("Topic" in words for _, words, _ in menu._choices.values())
        menu.close()
        return found

    assert not offered()
    place.do(bob.set_policy(room.id, any_topic=True))
    ann.until(offered)
