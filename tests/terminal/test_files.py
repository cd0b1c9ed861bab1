"""Files in the linear chat: sent, seen as a line, got, and refused in words."""

from pathlib import Path

import pytest
from tests.files.pictures import PLAIN_JPEG
from tests.ground import running
from tests.terminal.conftest import Run

from linnet.terminal.commands.files import Download, Upload, split_path
from linnet.terminal.commands.line import Wrong
from linnet.terminal.commands.table import parse


@pytest.mark.parametrize(
    ("typed", "path", "rest"),
    [
        ("a.txt", "a.txt", ""),
        ("a.txt look at this", "a.txt", "look at this"),
        ('"my file.txt"  look', "my file.txt", "look"),
        ("'my file.txt'", "my file.txt", ""),
        ("/home/me/my\\ file.txt look", "/home/me/my file.txt", "look"),
        ('"open', '"open', ""),
        ("C:\\new\\a.txt x", "C:\\new\\a.txt", "x"),
    ],
)
def test_a_path_may_have_spaces(typed: str, path: str, rest: str) -> None:
    assert split_path(typed) == (path, rest)


def test_what_is_typed() -> None:
    assert parse("/upload a.txt look") == Upload("a.txt", "look")
    assert parse("/download 12") == Download(12, "", "")
    assert parse("/download #12 /tmp") == Download(12, "", "/tmp")
    assert parse('/download "my file" x') == Download(0, "my file", "x")
    assert isinstance(parse("/upload"), Wrong)
    assert isinstance(parse("/download"), Wrong)


async def test_a_file_goes_from_one_chat_to_another(tmp_path: Path, linnet: Run) -> None:
    source, target = tmp_path / "Am Meer.jpg", tmp_path / "got"
    source.write_bytes(PLAIN_JPEG)
    target.mkdir()
    async with running(tmp_path / "data") as server:
        ann = await linnet("chat", "--port", server.port, "--name", "Ann")
        ann.type(f'/upload "{source}" our trip', "after it")
        code, printed, errors = await ann.end()
        assert (code, errors) == (0, "")
        assert "our trip" in printed
        assert "[picture] Am Meer.jpg (" in printed
        bob = await linnet("chat", "--port", server.port, "--name", "Bob")
        await bob.until("[picture] Am Meer.jpg (")
        bob.type(f"/download 1 {target}", f'/download "am meer.JPG" {target}/second')
        code, printed, _ = await bob.end()
        assert code == 0
        assert f"Am Meer.jpg is in {target}/Am Meer.jpg" in printed
    assert (target / "Am Meer.jpg").read_bytes()[:2] == b"\xff\xd8"
    assert (target / "second").read_bytes() == (target / "Am Meer.jpg").read_bytes()


async def test_what_cannot_be_done_is_said(tmp_path: Path, linnet: Run) -> None:
    big = tmp_path / "big"
    big.write_bytes(bytes(2000))
    async with running(tmp_path / "data", file_size=1000) as server:
        ann = await linnet("chat", "--port", server.port, "--name", "Ann")
        ann.type(f"/upload {tmp_path}/absent", f"/upload {big}", "/download 7", "/download x")
        code, printed, _ = await ann.end()
        assert code == 0
        assert "absent: No such file or directory" in printed
        assert "Here this has at most 1000 bytes." in printed
        assert "There is no such message here" in printed
        assert "there is no such file here" in printed
