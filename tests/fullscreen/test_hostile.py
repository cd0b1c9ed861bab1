"""Whatever others write or are called, a terminal is told to do nothing but show it."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import UNSET
from rich.console import Console

from linnet.fullscreen import drawing
from linnet.fullscreen.drawing import Scene
from linnet.fullscreen.look import Look
from linnet.fullscreen.markup import Drawing
from linnet.fullscreen.rows import painted
from linnet.protocol.entries import Entry, Said
from linnet.protocol.files import File
from linnet.theme import built_in

WIDTH = 60
SGR = re.compile(r"\x1b\[[0-9;]*m")
"""All that may be between what is shown: colours and styles."""
NEVER = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufff9-\ufffb]"
)
"""What moves a cursor, begins a sequence, ends a line or turns the direction of text."""
NASTY = st.sampled_from(
    [
        "\x1b[2J", "\x1b]0;title\x07", "\x1b]52;c;eA==\x1b\\", "\x9b1A", "\x1bP+q\x9c",
        "\x1b[?1049l", "\u202e", "\u2066", "\u200f", "\u061c", "\r", "\x08", "\n", "\t",
        "\u2028", "\x85", "\x00",
        "**", "`", "```\n", "> ", "- ", "||", "~~", "[a](https://b.example/\x1b[1m)", "@Ann",
        "@room", "https://a.example/\u202egnp.exe", "👩‍👩‍👧", "e\u0301", "漢字", "\ufe0f",
        "\u200b", "\ud7ff",
    ]
)  # fmt: skip
TEXT = st.lists(st.one_of(NASTY, st.text(max_size=6)), max_size=12).map("".join)
LOOK = Look(built_in("dusk"))
TERMINAL = Console(width=WIDTH, color_system="truecolor", force_terminal=True, legacy_windows=False)


def shown(line: drawing.Line) -> str:
    """A line as it goes to the terminal."""
    strip = painted(line.text, WIDTH, LOOK.ground)
    assert strip.cell_length == WIDTH
    return strip.render(TERMINAL)


@settings(max_examples=100, deadline=None)
@given(TEXT, TEXT, TEXT, TEXT)
def test_no_text_name_file_or_reaction_is_more_than_signs_in_its_own_line(text, name, file, emoji):
    """Through the same steps as on the screen: markup, lines, strips, what the driver writes."""
    answered = _entry(text, name, 1)
    entry = _entry(text, name, 2, file=file, emoji=emoji, reply_to=1)
    scene = Scene(
        LOOK,
        Drawing(LOOK, frozenset({"ann", "room"})),
        WIDTH,
        quoted=lambda _entry: answered,
        revealed=frozenset({2}),
    )
    for line in drawing.message(entry, scene, headed=True) + drawing.hope(text, scene, live=True):
        assert not NEVER.search(SGR.sub("", shown(line)))


def _entry(text, name, seq, *, file="", emoji="", reply_to=UNSET) -> Entry:
    files = (File(id="a" * 16, name=file, kind="text/plain", size=3),) if file else ()
    said = Said(text, reply_to=reply_to, files=files, reactions={emoji: ("1",)} if emoji else {})
    return Entry(
        room="lobby", seq=seq, count=seq, by="100001", name=name, at=1_780_000_000_000,
        send_id=f"s{seq}", body=said,
    )  # fmt: skip
