"""Emoji wherever one reads or writes: drawn as pictures, never given to Tk, lost nowhere."""

import tkinter as tk

from tests.desktop.conftest import Hand, Place
from tests.desktop.test_parts import FAMILY, FLAG, THUMB

from linnet.desktop import asking
from linnet.desktop.parts.field import Field


def given_to_tk(widget: tk.Misc) -> str:
    """Every text that Tk itself draws, in all widgets below this one."""
    texts: list[str] = []
    if isinstance(widget, tk.Text):
        texts.append(widget.get("1.0", "end"))
    elif isinstance(widget, tk.Canvas):
        for item in widget.find_all():
            texts += [widget.itemcget(item, "text")] if widget.type(item) == "text" else []
    elif isinstance(widget, tk.Label | tk.Entry):
        texts.append(widget.cget("text") if isinstance(widget, tk.Label) else widget.get())
    return "\n".join([*texts, *(given_to_tk(child) for child in widget.winfo_children())])


def test_no_emoji_reaches_tk_wherever_names_topics_and_searches_are_shown(ann: Hand, place: Place):
    carl = place.person("Carl")
    garden = place.do(carl.create_room("garden", topic=f"Tulips {FLAG}")).id
    ann.chat.ask(lambda c: c.join("garden"), ann.chat.enter)
    ann.until(lambda: ann.chat.view and ann.chat.view.id == garden)
    seq = place.say("Carl", f"hello {THUMB}", garden)
    ann.until(lambda: THUMB in ann.paper and carl.me.id in ann.chat.people.people)
    shows = (
        lambda: ann.chat.choices.card(carl.me.id),
        lambda: ann.chat.panel.search(f"{FLAG} tulips"),
        ann.chat.jump,
        lambda: ann.chat.speaking.reply(ann.chat.conversation.sheet.find(seq).item.entry),
        lambda: ann.chat.trouble(f"Trouble with {FAMILY}"),
        lambda: asking.topic(ann.chat, ann.chat.view),
        lambda: ann.chat.writers.tell(["Carl"]),
    )
    for show in shows:
        show()
        ann.for_a_moment(20)
        assert not [char for char in given_to_tk(ann.root) if char >= "\u2600"]
    dialog = next(one for one in ann.root.winfo_children() if "dialog" in str(one))
    line = next(one for one in dialog.body.winfo_children() if isinstance(one, Field))
    assert line.value == f"Tulips {FLAG}"


def test_a_line_to_write_in_draws_emoji_stays_one_line_and_hands_on_the_focus(hand: Hand):
    hand.window.choose()
    connect = hand.window.connect
    assert connect is not None
    hand.root.clipboard_clear()
    hand.root.clipboard_append(f"Ann\n{FAMILY}{THUMB}")
    line = connect.name.entry
    line.focus_force()
    hand.root.update()
    line.event_generate("<<Paste>>")
    hand.until(lambda: connect.name.text.get() == f"Ann {FAMILY}{THUMB}")
    assert line.get("1.0", "end - 1 chars") == "Ann "
    line.event_generate("<Tab>")
    hand.until(lambda: hand.root.focus_get() is not line)
    assert connect.name.value == f"Ann {FAMILY}{THUMB}"
    connect.name.text.set("Bob")
    assert line.text == "Bob"


def test_pasted_emoji_take_nothing_away_of_what_stands_around_them(ann: Hand):
    pasted = f"{THUMB} one\n{FAMILY}{FLAG}two {THUMB}three"
    ann.type("before after")
    editor = ann.chat.composer.editor
    editor.mark_set("insert", "1.7")
    ann.root.clipboard_clear()
    ann.root.clipboard_append(pasted)
    ann.press("<<Paste>>")
    ann.until(lambda: ann.chat.composer.text == f"before {pasted}after")
    assert all(char < "\u2600" for char in editor.get("1.0", "end"))
    assert editor.before_cursor == f"{FAMILY}{FLAG}two {THUMB}three"
