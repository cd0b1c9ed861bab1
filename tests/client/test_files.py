"""Files through a real server, over connections that break: whole, once, and never over another."""

import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from tests.faults.cutting import CuttingProxy
from tests.files.pictures import PLAIN_JPEG
from tests.ground import Running, running

from linnet.client import Address, CannotConnect, Refused
from linnet.client.files import download, upload
from linnet.protocol.files import File

CONTENT = os.urandom(3_000_000)


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[Running]:
    async with running(tmp_path / "chat", file_size=4_000_000) as server:
        yield server


@pytest.fixture
async def token(server: Running) -> str:
    async with server.wire("Ann") as ann:
        return str(ann.welcome["token"])


@pytest.fixture
def there(server: Running) -> Address:
    return Address("127.0.0.1", server.port)


def parts(folder: Path) -> list[Path]:
    return list(folder.glob("*.part"))


class Told:
    """What progress was told."""

    def __init__(self) -> None:
        self.steps: list[tuple[int, int]] = []

    def __call__(self, done: int, size: int) -> None:
        self.steps.append((done, size))


async def test_a_file_is_sent_and_got_and_progress_is_told(
    there: Address, token: str, tmp_path: Path
) -> None:
    source = tmp_path / "Ferien.bin"
    source.write_bytes(CONTENT)
    out, back = Told(), Told()
    file = await upload(there, token, source, progress=out)
    assert (file.name, file.size) == ("Ferien.bin", 3_000_000)
    place = await download(there, token, file, tmp_path / "copy.bin", progress=back)
    assert place.read_bytes() == CONTENT
    for told in (out, back):
        assert told.steps[0] == (0, 3_000_000)
        assert told.steps[-1] == (3_000_000, 3_000_000)
        assert told.steps == sorted(told.steps)
        assert len(told.steps) > 5


async def test_both_go_on_where_the_connection_broke(
    server: Running, token: str, tmp_path: Path
) -> None:
    proxy = CuttingProxy(server.port, [700_000, 100, 900_000])
    async with proxy.listening() as port:
        there = Address("127.0.0.1", port)
        told = Told()
        file = await upload(there, token, CONTENT, name="a.bin", progress=told)
        assert proxy.cuts == 3
        held = [done for done, _ in told.steps]
        assert any(0 < done < 3_000_000 for done in held)
    proxy = CuttingProxy(server.port, [1_000_000, 200, 1_000_000])
    async with proxy.listening() as port:
        there = Address("127.0.0.1", port)
        place = await download(there, token, file, tmp_path)
        assert proxy.cuts == 3
        assert place.read_bytes() == CONTENT


async def test_a_download_goes_on_in_the_next_run(
    server: Running, there: Address, token: str, tmp_path: Path
) -> None:
    file = await upload(there, token, CONTENT, name="a.bin")
    proxy = CuttingProxy(server.port, [1_000_000] + [0] * 50)
    async with proxy.listening() as port:
        with pytest.raises(CannotConnect):
            await download(Address("127.0.0.1", port), token, file, tmp_path, patience=0)
    (part,) = parts(tmp_path)
    held = part.stat().st_size
    assert 0 < held < len(CONTENT)
    told = Told()
    place = await download(there, token, file, tmp_path, progress=told)
    assert told.steps[0][0] == held
    assert place.read_bytes() == CONTENT
    assert parts(tmp_path) == []


async def test_nothing_is_overwritten(there: Address, token: str, tmp_path: Path) -> None:
    file = await upload(there, token, b"new", name="a.txt")
    (tmp_path / "a.txt").write_text("old")
    places = [await download(there, token, file, tmp_path) for _ in range(2)]
    assert [place.name for place in places] == ["a (2).txt", "a (3).txt"]
    assert (tmp_path / "a.txt").read_text() == "old"


@pytest.mark.parametrize("name", ["../../evil.sh", "/etc/passwd", "..", "C:\\x", ".bashrc"])
async def test_a_server_that_lies_about_a_name_writes_nowhere_else(
    there: Address, token: str, tmp_path: Path, name: str
) -> None:
    file = await upload(there, token, b"x")
    lying = File(id=file.id, name=name, kind=file.kind, size=file.size)
    place = await download(there, token, lying, tmp_path)
    assert place.parent == tmp_path
    assert not place.name.startswith(".")


@pytest.mark.parametrize("size", [0, 1])
async def test_the_smallest_files_are_files(
    there: Address, token: str, tmp_path: Path, size: int
) -> None:
    file = await upload(there, token, bytes(size), name="a")
    assert (await download(there, token, file, tmp_path)).read_bytes() == bytes(size)


async def test_a_refusal_is_told_at_once(there: Address, token: str) -> None:
    with pytest.raises(Refused) as found:
        await upload(there, token, bytes(4_000_001))
    assert found.value.reason == "too-large"
    with pytest.raises(Refused) as found:
        await upload(there, "nonsense", b"x")
    assert found.value.reason == "bad-token"


async def test_a_file_that_becomes_shorter_meanwhile_is_not_sent(
    there: Address, token: str, tmp_path: Path
) -> None:
    source = tmp_path / "log"
    source.write_bytes(CONTENT)

    def shorten(done: int, size: int) -> None:
        os.truncate(source, 1_000_000)

    with pytest.raises(OSError, match="became shorter"):
        await upload(there, token, source, progress=shorten)


async def test_without_a_server_it_is_given_up(token: str, server: Running) -> None:
    nobody: dict[str, Any] = {"patience": 0.1}
    with pytest.raises(CannotConnect, match="No server answers"):
        await upload(Address("127.0.0.1", 1), token, b"x", **nobody)


async def test_a_picture_may_be_sent_as_it_is(there: Address, token: str, tmp_path: Path) -> None:
    file = await upload(there, token, PLAIN_JPEG, name="a.jpg", exact=True)
    assert file.size == len(PLAIN_JPEG)
