"""Class lists as spreadsheets of all kinds write them."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linnet.cli.admin.sheet import Sheet, SheetError, read
from linnet.protocol import limits
from linnet.protocol.people import Role

TEXT = "name;role;rooms\nAnn Lee;;7b chess\nJürgen Groß;moderator;#7b\n"


def sheet(path: Path, raw: str | bytes, encoding: str = "utf-8") -> Sheet:
    file = path / "class.csv"
    file.write_bytes(raw if isinstance(raw, bytes) else raw.encode(encoding))
    return read(file)


def names(found: Sheet) -> list[str]:
    return [line.newcomer.name for line in found.lines]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_whatever_wrote_it_the_same_people_are_in_it(
    encoding: str, separator: str, end: str, tmp_path: Path
) -> None:
    found = sheet(tmp_path, TEXT.replace(";", separator).replace("\n", end), encoding)
    assert found.problems == []
    ann, jurgen = (line.newcomer for line in found.lines)
    assert (ann.name, ann.role, ann.rooms, ann.password) == (
        "Ann Lee", Role.MEMBER, ("7b", "chess"), None,
    )  # fmt: skip
    assert (jurgen.name, jurgen.role, jurgen.rooms) == ("Jürgen Groß", Role.MODERATOR, ("7b",))
    assert [line.number for line in found.lines] == [2, 3]


def test_a_list_of_names_needs_no_first_line(tmp_path: Path) -> None:
    assert names(sheet(tmp_path, "Ann\n\n  Ben \n")) == ["Ann", "Ben"]
    assert names(sheet(tmp_path, "Name\nAnn\n")) == ["Ann"]


def test_lines_are_counted_as_an_editor_counts_them(tmp_path: Path) -> None:
    text = 'sep=,\nname,rooms\n\n"Ann","7b\n7c"\nBen,,too,many\n,7b\nCleo,\nDan,\n'
    found = sheet(tmp_path, text)
    assert [(line.number, line.newcomer.name) for line in found.lines] == [
        (4, "Ann"), (8, "Cleo"), (9, "Dan"),
    ]  # fmt: skip
    assert found.lines[0].newcomer.rooms == ("7b", "7c")
    assert [one.line for one in found.problems] == [6, 7]


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "nobody in it"),
        (b"PK\x03\x04rest", "save it as CSV"),
        (b"name\nA\x00nn", "no text"),
        (b"\x81\x8d\n", "no text"),
        (b"name;class\nAnn;7b", "'class' is no column; there are name, password"),
        (b"Ann;7b\nBen;7b", "none of them is called name"),
        (b"name;name\nAnn;Ann", "twice"),
        (b'name;rooms\n"Ann;7b\n', "is no CSV"),
        (b"name\n" + b"x\n" * (limits.NEWCOMERS + 1), "at most 5000"),
    ],
)
def test_a_file_that_is_none_says_so_in_a_sentence(raw: bytes, says: str, tmp_path: Path) -> None:
    with pytest.raises(SheetError) as wrong:
        sheet(tmp_path, raw)
    assert says in str(wrong.value)
    assert "\n" not in str(wrong.value)


def test_what_is_wrong_with_a_line_is_said_of_every_line(tmp_path: Path) -> None:
    found = sheet(
        tmp_path, f"name,role,password\nAnn,boss,\n{'x' * 201},,\n,member,\nBen,Owner,pw\n"
    )
    assert [one.line for one in found.problems] == [2, 3, 4]
    assert found.lines[0].newcomer.role is Role.OWNER
    assert found.lines[0].newcomer.password == "pw"


@settings(max_examples=60, deadline=None)
@given(
    raw=st.binary(max_size=300) | st.text(alphabet='na,;"\n\tme\r é', max_size=80).map(str.encode)
)
def test_rubbish_is_read_or_refused_and_nothing_else(raw: bytes, tmp_path_factory) -> None:
    try:
        found = sheet(tmp_path_factory.getbasetemp(), raw)
    except SheetError:
        return
    assert all(line.newcomer.name for line in found.lines)
