"""Lines, masks, texts and modes by themselves: what holds for all of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linnet.doors.irc import modes, text
from linnet.doors.irc.line import BODY, parse, write, written_tags
from linnet.doors.irc.masks import matches
from linnet.doors.irc.msgids import msgid, place, read, written
from linnet.doors.irc.reader import BadLine, IrcReader
from linnet.protocol.ids import RoomId
from linnet.protocol.people import Role

WORD = st.text(st.characters(exclude_characters=" \r\n\0:", exclude_categories=["Cs"]), min_size=1)
REST = st.text(st.characters(exclude_characters="\r\n\0", exclude_categories=["Cs"]))


@given(st.lists(WORD, max_size=5), REST, st.dictionaries(st.sampled_from("abc"), REST))
def test_what_is_written_is_read_as_it_was(
    params: list[str], rest: str, tags: dict[str, str]
) -> None:
    line = write("TEST", [*params, rest], tags=written_tags(tags), colon=True)
    if len(line) < BODY:
        read = parse(line.decode().removesuffix("\r\n"))
        assert read is not None
        assert (read.params, dict(read.tags)) == ([*params, rest], tags)


@given(st.lists(REST, max_size=4), st.integers(1, 40))
def test_a_reader_finds_the_same_lines_however_the_bytes_are_cut(
    lines: list[str], step: int
) -> None:
    data = "".join(f"{line}\r\n" for line in lines).encode()
    whole = IrcReader().feed(data)
    reader = IrcReader()
    cut = [one for at in range(0, len(data), step) for one in reader.feed(data[at : at + step])]
    assert [str(one) for one in cut] == [str(one) for one in whole]
    assert not reader.half


@pytest.mark.parametrize(("size", "fits"), [(510, True), (511, False)])
def test_a_line_has_512_bytes_with_its_end(size: int, fits: bool) -> None:
    for end in (b"\r\n", b"\n"):
        (found,) = IrcReader().feed(b"x" * size + end)
        assert isinstance(found, BadLine) is not fits


@given(REST, st.integers(4, 60))
def test_the_parts_of_a_text_are_the_text_and_none_is_too_long(words: str, most: int) -> None:
    parts = text.split(words, most)
    assert "".join(parts) == words
    assert all(len(part.encode()) <= most for part in parts)


@given(st.text("ab*?\\", max_size=8), st.text("ab*?\\", max_size=8))
def test_a_mask_matches_what_it_was_written_for(mask: str, words: str) -> None:
    quoted = "".join(f"\\{char}" for char in words)
    assert matches(quoted, words)
    assert matches(f"*{quoted}*", f"x{words}y")
    assert not matches(quoted, words + "c")
    matches(mask, words)


@pytest.mark.parametrize(
    ("mask", "words", "fits"),
    [
        ("*", "", True), ("?", "", False), ("a*b", "aXXb", True), ("a*b", "aXXc", False),
        ("A?C", "abc", True), ("*a*a*a*a*a*b", "a" * 200, False), ("a\\*b", "aXb", False),
        ("a\\*b", "a*b", True), ("*!*@127.0.0.1", "n!u@127.0.0.1", True), ("n?ck", "nck", False),
    ],
)  # fmt: skip
def test_masks_mean_what_they_mean_everywhere(mask: str, words: str, fits: bool) -> None:
    assert matches(mask, words) is fits


@given(st.sampled_from([None, *Role]), st.sampled_from(list(Role)))
def test_a_role_and_its_letters_tell_the_same(before: Role | None, after: Role) -> None:
    has = set(modes.LETTERS[before]) if before else set()
    for change in modes.of_role(before, after, "ann"):
        (has.add if change.on else has.discard)(change.letter)
    assert has == set(modes.LETTERS[after])


@given(st.dictionaries(st.sampled_from("mkl"), st.none() | st.just("x")),
       st.dictionaries(st.sampled_from("mkl"), st.none() | st.just("x")))  # fmt: skip
def test_the_changes_between_two_rooms_make_the_one_of_the_other(
    before: dict[str, str | None], after: dict[str, str | None]
) -> None:
    has = dict(before)
    for change in modes.between(before, after):
        if change.on:
            has[change.letter] = change.word
        else:
            has.pop(change.letter)
    assert has == after


@given(st.integers(0, 253_402_214_400_000))
def test_a_time_is_read_as_it_was_written(at: int) -> None:
    assert read(written(at)) == at


@given(st.text(max_size=30))
def test_only_ids_of_this_server_are_places(id: str) -> None:
    found = place(id)
    assert found is None or found[1] >= 0
    assert place(msgid(RoomId("~abc"), 7)) == ("~abc", 7)


@given(st.text(st.sampled_from("ab \x02\x1d\x1e\x11\x0f\x03\x04\x1f\x16\x1b9,*")))
def test_nothing_that_steers_a_terminal_is_left_of_formatting(words: str) -> None:
    assert not set(text.plain(words)) & set(map(chr, [*range(9), *range(11, 32)]))
