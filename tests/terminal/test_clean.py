"""Nothing that others write can do anything to a terminal but show."""

import json

from hypothesis import given
from hypothesis import strategies as st

from linnet.terminal.clean import clean, escape_json, one_line

NASTY = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "\x1b\x07\x08\r\n\t\x00\x7f\x9b\x9d\u202e\u2066\u2069\u200f\u2028\ud800\ufeff"
        ),
    )
)


def unsafe(char: str) -> bool:
    point = ord(char)
    return (
        (point < 0x20 and char not in "\n\t")
        or 0x7F <= point <= 0x9F
        or point in (0x061C, 0x200E, 0x200F, 0x2028, 0x2029)
        or 0x202A <= point <= 0x202E
        or 0x2066 <= point <= 0x2069
        or 0xD800 <= point <= 0xDFFF
    )


@given(NASTY)
def test_no_control_character_no_escape_and_no_direction_passes(text: str):
    assert not any(unsafe(char) for char in clean(text))
    assert not any(unsafe(char) or char in "\n\t" for char in one_line(text))
    clean(text).encode()


@given(NASTY)
def test_cleaning_hides_nothing_and_cleaning_again_changes_nothing(text: str):
    assert len(clean(text)) == len(text.replace("\r\n", "\n"))
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_ordinary_text_stays_as_it_is(text: str):
    ordinary = "".join(char for char in text if char.isprintable())
    assert clean(ordinary) == ordinary


def test_what_was_unsafe_is_seen():
    assert clean("\x1b[2Jgone\x9b1m\u202eevil") == "␛[2Jgone�1m�evil"
    assert one_line("a\nb\tc") == "a␤b c"


@given(st.dictionaries(NASTY, NASTY))
def test_escaped_json_means_the_same_and_is_safe(value: dict[str, str]):
    text = escape_json(json.dumps(value, ensure_ascii=False))
    assert json.loads(text) == value
    assert not any(unsafe(char) for char in text)
