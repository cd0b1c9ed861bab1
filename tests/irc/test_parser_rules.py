"""What the public test vectors of IRC parsers hold: splitting lines, joining them, masks."""

from collections.abc import Mapping, Sequence

import pytest

from linnet.doors.irc.line import parse, write, written_tags
from linnet.doors.irc.masks import matches, taken_apart


@pytest.mark.parametrize(
    ("line", "command", "params"),
    [
        ("join a b c", "JOIN", ["a", "b", "c"]),
        (":ann join a b", "JOIN", ["a", "b"]),
        ("say room :two words", "SAY", ["room", "two words"]),
        ("say room :", "SAY", ["room", ""]),
        ("say room ::x", "SAY", ["room", ":x"]),
        ("say room :  wide open ", "SAY", ["room", "  wide open "]),
        ("say room :  ", "SAY", ["room", "  "]),
        ("say room :smile :) ", "SAY", ["room", "smile :) "]),
        ("JOIN :#room", "JOIN", ["#room"]),
        ("AWAY", "AWAY", []),
        ("AWAY ", "AWAY", []),
        ("mode  #room   +o  ann  ", "MODE", ["#room", "+o", "ann"]),
        (":a\tb say x y", "SAY", ["x", "y"]),
        ("say a\tb c", "SAY", ["a\tb", "c"]),
        (":ann!u@h\x035x\x03 say x :y z", "SAY", ["x", "y z"]),
        (":ann MODE #room +oo bob :carl", "MODE", ["#room", "+oo", "bob", "carl"]),
        ("@a=b :ann say x", "SAY", ["x"]),
    ],
)
def test_a_line_is_split_at_spaces_up_to_the_rest(
    line: str, command: str, params: list[str]
) -> None:
    found = parse(line)
    assert found is not None
    assert (found.command, list(found.params)) == (command, params)


@pytest.mark.parametrize(
    ("tags", "values"),
    [
        ("a=b;c=32;k;rt=q", {"a": "b", "c": "32", "k": "", "rt": "q"}),
        ("c;h=;a=b", {"c": "", "h": "", "a": "b"}),
        (r"a=b\\and\nk;d=gh\:764;c=72\s45", {"a": "b\\and\nk", "d": "gh;764", "c": "72 45"}),
        (r"a=x\\\\\:\\s\s\r\n", {"a": "x\\\\;\\s \r\n"}),
        (r"a=value\\ntest", {"a": "value\\ntest"}),
        (r"a=value\1;b=end" + "\\", {"a": "value1", "b": "end"}),
        ("a=1;b=2;a=3;v.org/b=4", {"a": "3", "b": "2", "v.org/b": "4"}),
    ],
)
def test_tags_are_read_a_character_at_a_time(tags: str, values: Mapping[str, str]) -> None:
    found = parse(f"@{tags} PING")
    assert found is not None
    assert dict(found.tags) == values


@pytest.mark.parametrize(
    ("source", "params", "tags", "line"),
    [
        ("", ["a", "b", "c"], {}, "X a b c"),
        ("ann", [], {}, ":ann X"),
        ("ann", [""], {}, ":ann X :"),
        ("ann", ["a", "two words"], {}, ":ann X a :two words"),
        ("ann", ["a", ":b"], {}, ":ann X a ::b"),
        ("ann", ["a", "  b "], {}, ":ann X a :  b "),
        ("ann", ["a", "  "], {"k": ""}, "@k :ann X a :  "),
        ("ann", ["a\tb", "c"], {}, ":ann X a\tb c"),
        ("", [], {"a": "b\\and\nk", "d": "g;7 8"}, r"@a=b\\and\nk;d=g\:7\s8 X"),
    ],
)
def test_words_are_joined_so_that_they_are_split_the_same(
    source: str, params: Sequence[str], tags: Mapping[str, str], line: str
) -> None:
    assert write("X", params, source, written_tags(tags)).decode() == f"{line}\r\n"
    back = parse(line)
    assert back is not None
    assert (list(back.params), dict(back.tags)) == (list(params), dict(tags))


@pytest.mark.parametrize(
    ("mask", "fits", "fails"),
    [
        ("*@10.0.0.1", ["a!b@10.0.0.1", "c!~d@10.0.0.1"], ["a!b@10.0.0.2", "a!b@110.0.0.11"]),
        ("rob*@*", ["robin!x@y", "rob!x@y"], ["bob!x@y", "roob!x@y"]),
        ("rob!*@*", ["rob!x@y", "ROB!~x@y"], ["robin!x@y"]),
        ("rob!?user@*", ["rob!~user@y", "rob!auser@y"], ["rob!user@y"]),
        ("rob!a?*@*", ["rob!ab@y", "rob!abc@y"], ["rob!a@y"]),
        ("rob[x]!*@*", ["rob[x]!a@y"], ["robx!a@y", "rob[!a@y"]),
    ],
)
def test_masks_know_two_wildcards_and_no_others(
    mask: str, fits: list[str], fails: list[str]
) -> None:
    assert [matches(mask, one) for one in [*fits, *fails]] == [True] * len(fits) + [False] * len(
        fails
    )


def test_a_mask_is_taken_apart() -> None:
    assert taken_apart("rob!ag@x.org") == ("rob", "ag", "x.org")
    assert taken_apart("rob!ag") == ("rob", "ag", "")
    assert taken_apart("ag@x.org") == ("", "ag", "x.org")
