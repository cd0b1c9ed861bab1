"""Bytes become lines however they are cut, and nothing in them ends a line by stealth."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linnet.doors.lines.reader import NOT_TEXT, TOO_LONG, LineReader, safe, shown
from linnet.doors.lines.telnet import IAC, SB, SE, Telnet

LIMIT = 12
BYTES = st.lists(
    st.sampled_from([b"a", b"b", "é".encode(), b"\r", b"\n", b"\r\n", b"\0", b"\xff", b"\xc3"]),
    max_size=60,
).map(b"".join)
CUTS = st.lists(st.integers(0, 60), max_size=10)


def cut(data, places):
    marks = [0, *sorted(min(place, len(data)) for place in places), len(data)]
    return [data[low:high] for low, high in pairwise(marks)]


def read(pieces, **options):
    reader = LineReader(LIMIT, **options)
    return [line for piece in pieces for line in reader.feed(piece)], reader


@given(BYTES, CUTS, st.booleans())
def test_lines_are_the_same_however_the_bytes_are_cut(data, places, telnet):
    data += b"\n"
    whole, _ = read([data], telnet=telnet)
    assert read(cut(data, places), telnet=telnet)[0] == whole


@given(BYTES, CUTS)
def test_every_line_feed_ends_one_line_and_nothing_else_does(data, places):
    lines, reader = read(cut(data, places))
    begun = len(data.rpartition(b"\n")[2])
    early = int(begun > LIMIT + 1)
    assert len(lines) == data.count(b"\n") + early
    assert reader.half == bool(begun)


@given(st.lists(st.text("abcé ", max_size=6), max_size=5), st.sampled_from(["\n", "\r\n"]))
def test_short_text_comes_through_as_it_is(lines, end):
    assert read([(end.join([*lines, ""])).encode()])[0] == lines


@given(st.binary(max_size=400), CUTS)
def test_a_reader_holds_no_more_than_a_line(data, places):
    _, reader = read(cut(data, places))
    held = reader.take_half()
    assert held in (TOO_LONG, NOT_TEXT) or len(held.encode()) <= LIMIT + 1


@pytest.mark.parametrize(
    ("sent", "lines"),
    [
        (b"x" * 12 + b"\r\n", ["x" * 12]),
        (b"x" * 13 + b"\nafter\n", [TOO_LONG, "after"]),
        (b"x" * 500 + b"\nafter\n", [TOO_LONG, "after"]),
        (b"\xff\xfe\nafter\n", [NOT_TEXT, "after"]),
        (b"\xed\xa0\x80\n", [NOT_TEXT]),
        (b"a\rb\n", ["a\rb"]),
    ],
)
def test_what_cannot_be_a_line_is_said_and_the_next_one_counts(sent, lines):
    assert read([sent])[0] == lines
    assert read([bytes([byte]) for byte in sent])[0] == lines


NEGOTIATION = st.sampled_from(
    [
        bytes([IAC, 251, 1]),
        bytes([IAC, 253, 24]),
        bytes([IAC, 241]),
        bytes([IAC, SB, 24, 0, 65, IAC, IAC, 10, IAC, SE]),
    ]
)


@given(st.lists(st.one_of(NEGOTIATION, st.sampled_from([b"a", b"\xc3\xa9", b"\n"]))), CUTS)
def test_telnet_commands_leave_no_trace(parts, places):
    data = b"".join(parts)
    text = b"".join(part for part in parts if part[0] != IAC)
    telnet = Telnet()
    assert b"".join(telnet.strip(piece) for piece in cut(data, places)) == text


def test_telnet_ends_a_line_with_cr_nul_even_in_two_packets():
    assert read([b"a\r\0b\r", b"\0"], telnet=True)[0] == ["a", "b"]


@given(st.text())
def test_what_others_wrote_cannot_move_a_cursor_or_turn_a_line(text):
    kept = safe(text)
    assert not any(unicodedata.category(c) == "Cc" and c not in "\t\n" for c in kept)
    assert not set(kept) & set("\u202e\u2066\u2028\u061c")
    assert "\n" not in shown(text)
