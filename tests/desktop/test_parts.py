"""Parts of the window: copying, emoji, completion, drafts, themes, a narrow window."""

from pathlib import Path

import pytest
from tests.desktop.conftest import Hand, Place

from linnet.desktop.composer import receiving
from linnet.desktop.composer.completion import asked, offers
from linnet.desktop.drawing import emoji
from linnet.desktop.drawing.sketches import Pill
from linnet.theme import built_in

FAMILY, FLAG, THUMB = "👨‍👩‍👧‍👦", "🇸🇪", "👍🏽"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("plain 1 # *", [("plain 1 # *", False)]),
        (f"a{FAMILY}b", [("a", False), (FAMILY, True), ("b", False)]),
        (f"{FLAG}{THUMB}", [(FLAG, True), (THUMB, True)]),
        ("✅ ❤️ © ™", [("✅", True), (" ", False), ("❤️", True), (" © ™", False)]),
        ("\U0001faff", [("\U0001faff", True)]),
    ],
)
def test_every_emoji_is_one_part_of_a_text_and_nothing_else_is(text, parts):
    assert list(emoji.split(text)) == parts


def test_emoji_are_drawn_in_colour_and_each_as_one_picture():
    if emoji.colour_emoji() is None:
        pytest.skip("no colour font here")
    for one in (FAMILY, FLAG, THUMB, "🚀"):
        drawn = emoji.picture(one, 24)
        assert drawn is not None
        assert drawn.height == 24
        assert drawn.width <= 36
        assert len({pixel[:3] for pixel in drawn.get_flattened_data() if pixel[3]}) > 8


def test_no_emoji_is_given_to_tk_and_copied_text_has_them_all(ann: Hand, place: Place):
    text = f"so {FAMILY} and {FLAG} and {THUMB} and 🚀"
    place.say("Bob", text)
    ann.until(lambda: text in ann.paper)
    assert all(char < "\u2600" for char in ann.chat.conversation.paper.get("1.0", "end"))
    ann.type(text)
    assert ann.chat.composer.text == text
    assert all(char < "\u2600" for char in ann.chat.composer.editor.get("1.0", "end"))
    ann.press("<Return>")
    ann.until(lambda: ann.paper.count(text) == 2)
    paper = ann.chat.conversation.paper
    paper.tag_add("sel", "1.0", "end")
    paper.event_generate("<<Copy>>")
    copied = ann.root.clipboard_get()
    assert copied.count(text) == 2
    assert "Bob" in copied


def test_a_reaction_is_a_pill_and_pressing_it_gives_ones_own(ann: Hand, place: Place):
    seq = place.say("Bob", "cake")
    place.do(place.person("Bob").react("lobby", seq, "🎉"))
    paper = ann.chat.conversation.paper

    def pills() -> list[Pill]:
        return [one for one in paper._sketches.values() if isinstance(one, Pill)]

    ann.until(lambda: pills() == [Pill("🎉", 1, False)])
    name = next(name for name, one in paper._sketches.items() if isinstance(one, Pill))
    ann.root.update_idletasks()
    x, y, width, height = paper.bbox(paper.index(name))
    paper.event_generate("<ButtonRelease-1>", x=x + width // 2, y=y + height // 2)
    ann.until(lambda: pills() == [Pill("🎉", 2, True)])


def test_words_are_completed_by_what_they_begin_with():
    people = [("Ann", "000001"), ("Mo Okafor", "000002"), ("Hannah", "000003")]
    assert asked("see you") is None
    assert asked("a/b") is None
    word = asked("hello @an")
    assert word is not None
    assert [offer.becomes for offer in offers(word, people, [])] == ["@Ann ", "@Hannah "]
    word = asked("@mo")
    assert word is not None
    assert offers(word, people, [])[0].becomes == '@"Mo Okafor" '
    word = asked(":tad")
    assert word is not None
    assert offers(word, people, [])[0].becomes == "🎉 "
    word = asked("/rea")
    assert word is not None
    assert offers(word, people, [])[0].becomes == "/react "


def test_what_is_half_written_waits_in_its_room_and_commands_work(ann: Hand, place: Place):
    ann.chat.composer.fill("/create garden")
    ann.press("<Return>")
    ann.until(lambda: ann.chat.view and ann.chat.view.name == "garden")
    ann.type("half a")
    ann.chat.go("lobby")
    ann.until(lambda: not ann.loading)
    assert ann.chat.composer.text == ""
    bob = place.person("Bob").me
    assert bob is not None
    ann.chat.composer.fill(f"/msg {bob.id} psst")
    ann.press("<Return>")
    ann.until(lambda: ann.chat.view and ann.chat.view.kind == "direct" and "psst" in ann.paper)
    ann.chat.composer.fill("/nonsense")
    ann.press("<Return>")
    ann.until(lambda: "/nonsense is no command" in ann.paper)
    garden = next(view.id for view in ann.chat.views() if view.name == "garden")
    ann.chat.go(garden)
    assert ann.chat.composer.text == "half a"


def test_a_theme_is_worn_at_once_a_wrong_one_is_named_and_480_pixels_are_enough(
    ann: Hand, place: Place
):
    place.say("Bob", "cake")
    ann.until(lambda: "cake" in ann.paper)
    ann.window.wear("meadow")
    meadow = built_in("meadow")
    for text in (ann.chat.conversation.paper, ann.chat.composer.editor):
        assert {str(text.cget(edge)) for edge in ("highlightthickness", "padx", "pady")} == {"0"}
    assert ann.chat.conversation.paper.cget("bg") == meadow.background
    themes: Path = ann.window.kept.themes
    themes.mkdir()
    (themes / "own.toml").write_text('acent = "#005fcc"')
    ann.window.preferences()
    dialog = ann.root.winfo_children()[-1]
    dialog._buttons["own"].press()
    assert "is it 'accent'?" in dialog.wrong_text.cget("text")
    dialog.close()
    ann.root.geometry("480x600")
    ann.until(lambda: ann.chat.narrow)
    ann.root.update()
    assert not ann.chat.sidebar.winfo_ismapped()
    assert not ann.chat.people.winfo_ismapped()
    assert ann.chat.composer.canvas.winfo_width() > 400
    ann.chat.toggle_rooms()
    ann.root.update()
    assert ann.chat.sidebar.winfo_ismapped()
    ann.chat.toggle_rooms()
    ann.chat.toggle_people()
    ann.root.update()
    assert [row.title for row in ann.chat.panel._rows.rows if row.key] == ["Ann", "Bob"]
    assert not ann.chat.conversation.winfo_ismapped()
    ann.chat.toggle_people()
    ann.root.update()
    assert ann.chat.conversation.winfo_ismapped()


def test_search_and_jump_go_to_messages_and_rooms_by_keys_alone(ann: Hand, place: Place):
    place.do(place.person("Bob").create_room("garden"))
    ann.chat.ask(lambda c: c.join("garden"))
    ann.until(lambda: any(view.name == "garden" for view in ann.chat.views()))
    place.say("Bob", "tulips", "garden")
    ann.type("half a word")
    ann.chat.composer.editor.mark_set("insert", "1.0")
    ann.press("<Control-k>")
    assert ann.chat.composer.text == "half a word"
    jump = next(one for one in ann.root.winfo_children() if "jump" in str(one))
    jump.field.text.set("gard")
    ann.press("<Return>", jump.field.entry)
    ann.until(lambda: ann.chat.view and ann.chat.view.name == "garden" and "tulips" in ann.paper)
    ann.chat.panel.search("tul*")
    ann.until(lambda: ann.chat.panel._hits, patience=20)
    ann.chat.panel._go("0")
    ann.until(lambda: ann.chat.conversation.paper.tag_ranges("found"))
    ann.chat.conversation.paper.focus_force()
    ann.press("<Up>", ann.chat.conversation.paper)
    ann.press("<Return>", ann.chat.conversation.paper)
    menu = ann.chat.choices.menu
    assert menu is not None
    assert "Answer" in [row.title for row in menu._rows.rows]


def test_earlier_texts_are_shown_where_the_room_keeps_them(ann: Hand, place: Place):
    bob = place.person("Bob")
    room = place.do(bob.create_room("garden")).id
    place.do(bob.set_policy(room, keep_editions=True))
    seq = place.say("Bob", "roses", room)
    place.do(bob.edit(room, seq, "tulips"))
    ann.chat.ask(lambda c: c.join("garden"), ann.chat.enter)
    ann.until(lambda: "tulips" in ann.paper)
    placed = ann.chat.conversation.sheet.find(seq)
    assert placed is not None
    ann.chat.choices.message(placed, 400, 300)
    menu = ann.chat.choices.menu
    assert menu is not None
    key = next(row.key for row in menu._rows.rows if row.title == "Earlier texts")
    menu._chosen(key)
    dialog = ann.root.winfo_children()[-1]

    def shown() -> str:
        return " ".join(str(one.cget("text")) for one in dialog.body.winfo_children())

    ann.until(lambda: "roses" in shown())


def test_everything_is_reached_and_every_menu_opened_by_keys_alone(ann: Hand, place: Place):
    place.say("Bob", "cake")
    ann.until(lambda: "cake" in ann.paper)
    chat, reached = ann.chat, []
    editor = chat.composer.editor
    ann.press("<Tab>")
    while (here := ann.root.focus_get()) is not editor:
        reached.append(here)
        assert len(reached) < 30
        ann.press("<Tab>", here)
    people, rooms = chat.people.rows.canvas, chat.sidebar.rows.canvas
    assert reached[0] is chat.conversation.paper
    assert {people, rooms, chat.header.people, chat.sidebar._gear} <= set(reached)
    for canvas, title in ((people, "Message"), (rooms, "Mark as read")):
        ann.press("<Down>" if canvas is people else "<Up>", canvas)
        ann.press("<Shift-F10>", canvas)
        assert chat.choices.menu is not None
        assert title in [row.title for row in chat.choices.menu._rows.rows]
        chat.choices.menu.close()
    ann.press("<Escape>", rooms)
    assert ann.root.focus_get() is editor


def test_a_clipboard_with_a_picture_alone_holds_no_text_to_paste(hand: Hand):
    for kind, holds in (("image/png", False), ("UTF8_STRING", True)):
        hand.root.clipboard_clear()
        hand.root.clipboard_append("0x89 0x50", type=kind)
        assert receiving._has_text(hand.root) is holds
