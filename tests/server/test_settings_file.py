"""The settings file: all that is wrong with it is said at one time, and comments stay."""

from pathlib import Path

import pytest
from tests.server.test_settings import GOOD

from linnet.server.reloading import compare
from linnet.server.settings import Settings, SettingsError, load_settings
from linnet.server.settings_file import change, problems

WRITTEN = """\
# Ours since 2026
port = 9000   # above the firewall

allowed_origins = [
    "https://a.example",  # the portal
]
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "linnet.toml"
    path.write_text(WRITTEN)
    return path


def test_everything_wrong_is_said_at_once_each_with_its_line(file: Path) -> None:
    file.write_text('lan = 3\nprot = 1\n"registration" = "code"\n[rates]\nx = 1\n')
    lan, prot, together, rates = problems(file)
    assert lan == f"lan is 3 (file {file}, line 1): allowed is true or false"
    assert prot == f"'prot' (file {file}, line 2) is not a setting; did you mean 'port'?"
    assert "line 3) but registration_code is not set" in together
    assert rates.startswith(f"'rates' (file {file}, line 4)")


def test_a_right_file_has_no_problems_and_a_broken_one_says_where(file: Path) -> None:
    assert problems(file) == []
    file.write_text("port = 1\nguests = maybe\n")
    assert "(at line 2, column 10)" in problems(file)[0]


def test_a_file_that_an_editor_of_windows_wrote_is_read(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbfport = 9001\r\nguests = false\r\n")
    change(file, "port", "9002")
    assert file.read_bytes() == b"port = 9002\r\nguests = false\r\n"


def test_a_change_leaves_comments_and_everything_else_as_it_was(file: Path) -> None:
    change(file, "port", "9001")
    assert file.read_text() == WRITTEN.replace("9000", "9001")
    change(file, "port", None)
    assert file.read_text() == WRITTEN.replace("port = 9000   # above the firewall\n", "")


def test_a_change_that_is_not_allowed_changes_nothing(file: Path) -> None:
    for name, text in (("port", "http"), ("prot", "1"), ("registration", "code")):
        with pytest.raises(SettingsError):
            change(file, name, text)
    file.chmod(0o640)
    assert file.read_text() == WRITTEN
    change(file, "guests", "off")
    assert file.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in file.parent.iterdir()] == ["linnet.toml"]


def test_a_file_with_something_else_wrong_in_it_is_not_made_to_look_right(file: Path) -> None:
    file.write_text("lan = 3\n")
    with pytest.raises(SettingsError, match="lan is 3"):
        change(file, "port", "9000")
    assert file.read_text() == "lan = 3\n"


@pytest.mark.parametrize("name", GOOD)
def test_what_is_typed_for_a_setting_is_what_the_server_reads(name: str, tmp_path: Path) -> None:
    typed, meant = GOOD[name]
    change(tmp_path / "linnet.toml", "registration_code", "heron")
    change(tmp_path / "linnet.toml", name, typed)
    assert getattr(load_settings({}, {}, tmp_path, None), name) == meant


def test_only_settings_that_can_take_effect_do_when_they_are_read_anew() -> None:
    change = compare(Settings(), Settings(port=1, guests=False, rate_messages="off"))
    assert change.changed == ("guests", "rate_messages")
    assert change.restart == ("port",)
    assert change.now == Settings(guests=False, rate_messages="off")
