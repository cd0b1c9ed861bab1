"""What is a message and what is none: the table, and that no door lets through what is none."""

import pytest

from linnet.hub import text
from linnet.protocol import limits
from linnet.protocol.reasons import Reason, Refused

INVISIBLE = {
    "nothing": "",
    "spaces and line ends": " \t\n\r\n\u00a0\u2003\u3000",
    "zero-width spaces and joiners": "\u200b\u200c\u200d\u2060\ufeff",
    "soft hyphens": "\u00ad\u00ad",
    "combining marks without a letter": "\u0301\u20dd\u0e31\u0b82",
    "enclosing marks on a space": " \u20e3",
    "a grapheme joiner": "\u034f",
    "variation selectors": "\ufe0f\ufe0e\U000e0100",
    "tags": "\U000e0001\U000e0067\U000e0062\U000e007f",
    "marks of direction": "\u200e\u200f\u202a\u202e\u202c\u2066\u2069\u061c",
    "Hangul fillers": "\u115f\u1160\u3164\uffa0",
    "a Mongolian vowel separator": "\u180e\u180b",
    "Khmer vowels that are not written": "\u17b4\u17b5",
    "a Braille cell without dots": "\u2800",
    "a note without a head": "\U0001d159",
    "marks of music": "\U0001d173\U0001d17a",
    "blank hieroglyphs": "\U00013441\U00013442",
    "invisible signs of mathematics": "\u2061\u2062\u2063\u2064",
    "characters for one's own use": "\ue000\U000f0000",
    "characters that are none yet": "\u0378\U0001fbff",
}
FORBIDDEN = {
    "NUL": "a\0b",
    "an escape sequence": "\x1b[31mred",
    "a bell": "\x07ding",
    "a form feed": "a\x0cb",
    "a C1 control": "a\x9bb",
    "delete": "a\x7f",
    "no character": "a\uffff",
}
LONG = {
    "letters": "x" * (limits.TEXT + 1),
    "letters of two bytes": "ä" * (limits.TEXT // 2 + 1),
    "emoji": "😀" * (limits.TEXT // 4 + 1),
    "spaces": " " * (limits.TEXT + 1),
}
REFUSED = [
    *((words, Reason.EMPTY_TEXT) for words in INVISIBLE.values()),
    *((words, Reason.BAD_TEXT) for words in FORBIDDEN.values()),
    *((words, Reason.TOO_LONG) for words in LONG.values()),
]
MESSAGES = [
    ".",
    "\u200bx",
    "e\u0301",
    "1\ufe0f\u20e3",
    "🏴\U000e0067\U000e0062\U000e007f",
    "👩\u200d🚀",
    "한",
    "\u1112\u1161\u11ab",
    "שלום\u200f",
    "\u202etfel",
    "x" * limits.TEXT,
    "😀" * (limits.TEXT // 4),
]


@pytest.mark.parametrize(("words", "reason"), REFUSED)
def test_a_text_with_nothing_to_see_or_too_much_is_refused(words, reason):
    with pytest.raises(Refused) as refused:
        text.message(words)
    assert refused.value.reason is reason


@pytest.mark.parametrize("words", MESSAGES)
def test_a_text_with_anything_to_see_is_kept_as_it_is(words):
    assert text.message(words) == words


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_are_kept_in_one_form(end):
    assert text.message(f"one{end}two") == "one\ntwo"


def test_a_line_keeps_no_characters_that_turn_what_stands_after_it():
    turned = "\u202egpj.\u2066exe\u2069"
    assert text.why(turned) == text.topic(turned) == "gpj.exe"
    assert text.why("שלום\u200f") == "שלום\u200f"
