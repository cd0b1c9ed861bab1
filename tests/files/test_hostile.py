"""Files made to do harm: what becomes of each, and that the worker outlives or is replaced."""

import asyncio
import io
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PIL import Image
from tests.files.pictures import HOSTILE, PLAIN_JPEG, SCRIPT, bomb, picture

from linnet.files.pictures import words
from linnet.files.pictures.lanes import Lanes
from linnet.files.pictures.lookout import Lookout
from linnet.files.pictures.words import PIXELS, THUMB, Seen

SAFE = {
    "application/octet-stream", "text/plain", "application/pdf", "application/zip",
    "application/gzip", "image/png", "image/jpeg", "image/gif", "image/webp", "image/avif",
}  # fmt: skip


@pytest.fixture
async def lookout() -> AsyncIterator[Lookout]:
    lookout = Lookout()
    yield lookout
    await lookout.close()


async def seen(lookout: Lookout, folder: Path, content: bytes) -> tuple[Seen | None, bytes]:
    """What the worker says of a content, and what is kept of it."""
    source, clean, thumb = (folder / name for name in ("source", "clean", "thumb"))
    for path in (clean, thumb):
        path.unlink(missing_ok=True)
    source.write_bytes(content)
    cleaned = await lookout.clean(source, clean)
    if cleaned is not None and cleaned.done:
        source = clean
    return await lookout.look(source, thumb), source.read_bytes()


def about(lookout: Lookout, what: str) -> str:
    return Path(f"/proc/{lookout.pid}/{what}").read_text()


def test_there_are_thirty_of_them() -> None:
    assert len(HOSTILE) >= 30


async def test_each_gets_a_harmless_kind_and_no_worker_dies(
    lookout: Lookout, tmp_path: Path
) -> None:
    pids = set()
    for name, (content, kind) in HOSTILE.items():
        found, kept = await seen(lookout, tmp_path, content)
        assert found is not None, name
        pids.add(lookout.pid)
        assert found.kind == kind or kind == "*", (name, found)
        assert found.kind in SAFE, name
        assert found.width * found.height <= PIXELS, name
        assert found.done == found.kind.startswith("image/"), name
        if found.done:
            assert SCRIPT not in kept, name
            with Image.open(tmp_path / "thumb", formats=["WEBP"]) as small:
                assert max(small.size) <= THUMB, name
    assert len(pids) == 1


async def test_a_worker_that_was_killed_is_replaced(lookout: Lookout, tmp_path: Path) -> None:
    assert (await seen(lookout, tmp_path, PLAIN_JPEG))[0] is not None
    first = lookout.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    # The death may be noticed before the next question or by it.
    for _ in range(2):
        found, _ = await seen(lookout, tmp_path, PLAIN_JPEG)
    assert found is not None
    assert found.kind == "image/jpeg"
    assert lookout.pid not in (None, first)


async def test_a_worker_that_hangs_is_killed_and_replaced(tmp_path: Path) -> None:
    lookout = Lookout(seconds=0.001)  # less than any question takes
    try:
        found, _ = await seen(lookout, tmp_path, bomb(7_000, 7_000))
        assert found is None
        assert lookout.pid is None
    finally:
        await lookout.close()


async def test_a_question_nobody_waits_for_any_more_does_not_answer_the_next(
    lookout: Lookout, tmp_path: Path
) -> None:
    big, thumb = tmp_path / "big", tmp_path / "big-thumb"
    big.write_bytes(bomb(7_000, 7_000))
    await seen(lookout, tmp_path, PLAIN_JPEG)
    first = lookout.pid
    asking = asyncio.create_task(lookout.look(big, thumb))
    await asyncio.sleep(0)
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)
    found, _ = await seen(lookout, tmp_path, PLAIN_JPEG)
    assert found is not None
    assert found.kind == "image/jpeg"
    assert lookout.pid != first


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells")
async def test_the_worker_gets_no_more_memory_than_its_bound(
    lookout: Lookout, tmp_path: Path
) -> None:
    await seen(lookout, tmp_path, PLAIN_JPEG)
    bounds = about(lookout, "limits")
    line = next(line for line in bounds.splitlines() if line.startswith("Max address space"))
    assert line.split()[3] == str(words.MEMORY)


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells")
async def test_the_server_keeps_its_secrets_from_the_worker(
    lookout: Lookout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LINNET_REGISTRATION_CODE", "blue-heron-12")
    await seen(lookout, tmp_path, PLAIN_JPEG)
    assert "blue-heron-12" not in about(lookout, "environ")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "AVIF"])
async def test_a_picture_is_what_it_is_and_gets_a_small_version(
    kind: str, lookout: Lookout, tmp_path: Path
) -> None:
    found, _ = await seen(lookout, tmp_path, picture(kind))
    assert found == Seen(f"image/{kind.lower()}", 640, 400, done=True)
    with Image.open(tmp_path / "thumb") as small:
        assert small.size == (480, 300)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
async def test_pictures_of_every_mode_can_be_made_small(
    mode: str, lookout: Lookout, tmp_path: Path
) -> None:
    file = io.BytesIO()
    Image.new(mode, (900, 30)).save(file, "JPEG" if mode == "CMYK" else "PNG")
    found, _ = await seen(lookout, tmp_path, file.getvalue())
    assert found is not None
    assert (found.width, found.height, found.done) == (900, 30, True)


async def test_a_picture_too_slow_for_all_gets_its_time_in_a_lane_of_its_own(
    tmp_path: Path,
) -> None:
    lanes = Lanes(quick=0.001)  # less than any question takes
    source, thumb = tmp_path / "source", tmp_path / "thumb"
    source.write_bytes(PLAIN_JPEG)
    try:
        found = await lanes.look("100001", source, thumb)
        assert found is not None
        assert found.kind == "image/jpeg"
        assert thumb.exists()
        assert lanes.patient.pid is None
    finally:
        await lanes.close()


async def test_many_large_pictures_of_one_person_delay_another_by_one(tmp_path: Path) -> None:
    lanes, done = Lanes(), []
    (tmp_path / "large").write_bytes(bomb(6_000, 6_000))
    (tmp_path / "small").write_bytes(PLAIN_JPEG)

    async def look(by: str, name: str, n: int) -> None:
        await lanes.look(by, tmp_path / name, tmp_path / f"thumb-{n}")
        done.append(by)

    many = [asyncio.create_task(look("many", "large", n)) for n in range(4)]
    await asyncio.sleep(0)
    await look("one", "small", 9)
    assert done.count("many") <= 1
    await asyncio.gather(*many)
    await lanes.close()
