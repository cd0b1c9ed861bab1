"""Messages as a person sees them, and as a script does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linnet.protocol.entries import Entry, Joined, Said
from linnet.protocol.files import File
from linnet.protocol.ids import LOBBY, PersonId
from linnet.protocol.messages import Edited
from linnet.protocol.people import PersonKind, Present, Role
from linnet.terminal.colour import ON_DARK, Palette
from linnet.terminal.formatting import formatted
from linnet.terminal.messages import Look, Showing, message, quoted, row, size
from linnet.terminal.words import moment

ANN, BEN = PersonId("1"), PersonId("2")
AT = 1_780_000_000_000
TIME = f"{moment(AT):%H:%M}"
PLAN = File(id="f" * 16, name="pl\nan.pdf", kind="application/pdf", size=1_234_567)
CAT = File(id="g" * 16, name="cat.png", kind="image/png", size=812, width=800, height=600)
HERE = Showing(number=True)
PEOPLE = {
    BEN: Present(id=BEN, name="Ben", kind=PersonKind.GUEST, role=Role.MEMBER, online=True),
}


def entry(body: object, name: str = "Ann") -> Entry:
    return Entry(room=LOBBY, seq=7, count=3, by=ANN, name=name, at=AT, send_id="s", body=body)


@pytest.mark.parametrize(
    ("said", "showing", "shown"),
    [
        (Said("hi"), HERE, "Ann: hi [7]"),
        (Said("hi"), Showing(mark="#tea"), "#tea Ann: hi"),
        (Said("hi"), Showing(name="to Ben", mark="[private]"), "[private] to Ben: hi"),
        (Said("one\ntwo"), HERE, "Ann: one\n      two [7]"),
        (Said("hi", mentions=(BEN,)), Showing(calls_me=True), "! Ann: hi"),
        (Said("hi", edited=AT, pinned=True), HERE, "Ann: hi [7 edited pinned]"),
        (Said("", deleted=BEN), HERE, "Ann: (deleted by Ben) [7]"),
        (Said("", deleted=ANN), HERE, "Ann: (deleted) [7]"),
        (Said("see", files=(PLAN,)), HERE, "Ann: see\n      [file] pl␤an.pdf (1.2 MB) [7]"),
        (Said("", files=(CAT,)), HERE, "Ann: [picture] cat.png (812 bytes, 800 by 600) [7]"),
        (Said("a ||b||"), HERE, "Ann: a ▒▒▒ [7 spoiler]"),
        (Said("a ||b||"), Showing(spoilers=True), "Ann: a ||b||"),
        (Said("*a*"), HERE, "Ann: *a* [7]"),
        (
            Said("hi", reactions={"👍": (ANN, BEN), "🎂": (BEN,)}),
            HERE,
            "Ann: hi [7]\n      👍 2  🎂 1",
        ),
    ],
)
def test_a_message_looks_like_this(said: Said, showing: Showing, shown: str):
    assert message(entry(said), Look(people=PEOPLE), showing) == f"{TIME} {shown}"


def test_a_reply_is_shown_below_what_it_answers():
    asked = entry(Said("Shall we start?"), "Ben")
    showing = Showing(quote=quoted(asked, 7, Look().paint), number=True)
    assert message(entry(Said("Yes")), Look(), showing).split("\n") == [
        "      > Ben: Shall we start? [7]",
        f"{TIME} Ann: Yes [7]",
    ]
    assert quoted(None, 4, Look().paint) == "[4]"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**a** b", "<1>a<0> b"),
        ("*a* ~~b~~", "<3>a<0> <9>b<0>"),
        ("`a`", "<38;5;180>a<0>"),
        ("[a](https://x.y)", "<4>a<0> (<4>https://x.y<0>)"),
        ("https://x.y", "<4>https://x.y<0>"),
        ("@ann :tada:", "<1>@ann<0> 🎉"),
        ("||a||", "▒▒▒"),
        ("- a\n- b", "\n- a\n- b"),
        ("> a\n\nb", "\n<2>> <0>a\nb"),
        ("```\na\nb\n```", "\n<38;5;180>a<0>\n<38;5;180>b<0>"),
    ],
)
def test_markup_is_shown_where_there_are_colours(text: str, shown: str):
    drawn = formatted(text, Palette(ON_DARK))
    assert drawn.replace("\x1b[", "<").replace("m", ">") == shown.replace("m", ">")


@given(st.text(st.sampled_from("ab \n\x1b\x07\x9b\u202e*_`|~[]()@:>-1.#"), max_size=40))
def test_nothing_in_a_text_is_a_command_for_the_terminal(text: str):
    plain = formatted(text, Look().paint)
    coloured = formatted(text, Palette(ON_DARK))
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(plain)
    assert not {"\x07", "\x9b", "\u202e"} & set(coloured)
    assert coloured.count("\x1b") == coloured.count("\x1b[")


def test_sizes_are_short():
    sizes = [0, 999, 1000, 9949, 9950, 999_499, 999_500, 1_500_000_000]
    shown = ["0 bytes", "999 bytes", "1.0 kB", "9.9 kB", "10 kB", "999 kB", "1.0 MB", "1.5 GB"]
    assert [size(number) for number in sizes] == shown


def test_a_row_is_one_line_of_four_columns_whatever_is_in_it():
    assert row(entry(Said("a\nb\tc"), name="A\tb")).split("\t") == [
        "7",
        "2026-05-28T20:26:40Z",
        "A b",
        "a␤b c",
    ]
    assert row(entry(Joined())).split("\t")[2:] == ["*", "→ Ann joined"]
    edited = row(entry(Edited(target=3, text="a\n\tb")))
    assert edited.split("\t")[2:] == ["*", "Ann changed [3]: a␤ b"]
    assert row(entry(Said("see", files=(CAT,)))).endswith(
        "\tsee [picture] cat.png (812 bytes, 800 by 600)"
    )
