"""The data folder: made private, held by one server, and untouched by one that may not have it."""

import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from linnet.server.folder import FolderError, open_folder, write_whole
from linnet.server.settings_file import change

HOLD = """
import sys
from pathlib import Path
from linnet.server.folder import open_folder
folder = open_folder(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def tree(path: Path) -> dict[str, bytes | None]:
    """Everything below a folder, so that two looks can be compared."""
    return {
        str(found.relative_to(path)): found.read_bytes() if found.is_file() else None
        for found in path.rglob("*")
    }


def refusal(path: Path) -> str:
    with pytest.raises(FolderError) as refused:
        open_folder(path)
    assert "\n" not in str(refused.value)
    return str(refused.value)


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has tmp_path/data open."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path / "data")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


@pytest.fixture
def powerless() -> Iterator[Path]:
    """A folder of root's that this user may look at and not change."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name)
        path.chmod(0o755 if os.geteuid() == 0 else 0o555)
        if os.geteuid() == 0:
            os.seteuid(65534)
            yield path
            os.seteuid(0)
        else:
            yield path
            path.chmod(0o755)


def test_an_absent_folder_is_made_with_its_parents_and_private(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "down" / "data"
    with open_folder(path) as folder:
        assert folder.path == path
        assert folder.database.parent == path
        if os.name != "nt":
            assert stat.S_IMODE(path.stat().st_mode) == 0o700


def test_a_folder_that_was_there_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o750)
    open_folder(tmp_path).close()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o750


def test_the_server_s_id_is_made_once_and_stays(tmp_path: Path) -> None:
    with open_folder(tmp_path) as first:
        pass
    with open_folder(tmp_path) as second:
        assert second.server_id == first.server_id
    with open_folder(tmp_path / "other") as other:
        assert other.server_id != first.server_id
    assert len(first.server_id) == 32


def test_a_relative_folder_stays_the_same_one_after_a_change_of_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with open_folder(Path("data")) as folder:
        assert folder.path == tmp_path / "data"


def test_a_second_server_is_told_the_folder_and_the_process_that_has_it(
    tmp_path: Path, holder: subprocess.Popen[str]
) -> None:
    before = tree(tmp_path)
    expected = f"the data folder {tmp_path}/data is in use by another server (process {holder.pid})"
    assert refusal(tmp_path / "data") == expected
    assert tree(tmp_path) == before


def test_a_second_opening_in_the_same_process_is_refused_too(tmp_path: Path) -> None:
    with open_folder(tmp_path):
        assert f"(process {os.getpid()})" in refusal(tmp_path)


def test_a_holder_that_wrote_no_number_is_still_another_server(
    tmp_path: Path, holder: subprocess.Popen[str]
) -> None:
    (tmp_path / "data" / "server.pid").write_text("")
    assert refusal(tmp_path / "data").endswith("is in use by another server")


def test_a_killed_server_leaves_the_folder_free(
    tmp_path: Path, holder: subprocess.Popen[str]
) -> None:
    holder.kill()
    holder.wait()
    with open_folder(tmp_path / "data"):
        assert (tmp_path / "data" / "server.pid").read_text() == f"{os.getpid()}\n"


def test_closing_frees_the_folder_and_closing_again_does_not_take_it_from_the_next(
    tmp_path: Path,
) -> None:
    first = open_folder(tmp_path)
    first.close()
    with open_folder(tmp_path):
        first.close()
        assert (tmp_path / "server.pid").exists()
        assert "in use" in refusal(tmp_path)
    assert not (tmp_path / "server.pid").exists()


def test_a_file_in_the_folder_s_place_is_refused_and_kept(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("mine")
    assert refusal(tmp_path / "data") == f"the data folder {tmp_path}/data is not a folder"
    assert "cannot be made: Not a directory" in refusal(tmp_path / "data" / "below")
    assert tree(tmp_path) == {"data": b"mine"}


def test_a_folder_that_cannot_be_written_is_refused_and_unchanged(powerless: Path) -> None:
    assert refusal(powerless) == f"the data folder {powerless} cannot be written: Permission denied"
    assert "cannot be made: Permission denied" in refusal(powerless / "new" / "data")
    assert tree(powerless) == {}


@pytest.mark.parametrize("damage", [b"", b"short", b"\xff" * 32, b"Z" * 32])
def test_a_damaged_id_is_refused_and_nothing_is_changed(damage: bytes, tmp_path: Path) -> None:
    (tmp_path / "server-id").write_bytes(damage)
    assert f"{tmp_path}/server-id is damaged" in refusal(tmp_path)
    assert tree(tmp_path) == {"server-id": damage}


def test_what_fails_after_the_folder_was_made_unmakes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    assert "No space left on device" in refusal(tmp_path / "deep" / "data")
    assert tree(tmp_path) == {}


if os.name == "posix" and os.geteuid() == 0:  # nobody else can write for others

    def test_what_root_writes_belongs_to_whom_the_folder_belongs(tmp_path: Path) -> None:
        os.chown(tmp_path, 65534, 65534)
        write_whole(tmp_path / "key", "secret")
        change(tmp_path / "linnet.toml", "guests", "off")
        for name in ("key", "linnet.toml"):
            found = (tmp_path / name).stat()
            assert (found.st_uid, found.st_gid, found.st_mode & 0o777) == (65534, 65534, 0o600)
