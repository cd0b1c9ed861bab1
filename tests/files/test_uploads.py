"""Uploads: cut and resumed, after a restart, over the quota, on a full disk, given up."""

import asyncio
import os
import resource
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tests.files.conftest import Desk, chunks, opened
from tests.files.pictures import HOSTILE, PLAIN_JPEG, SECRET, picture

from linnet.files.files import OPEN
from linnet.protocol.reasons import Reason, Refused

TEN = b"0123456789"


async def refused(doing: object) -> Reason:
    with pytest.raises(Refused) as found:
        await doing  # type: ignore[misc]
    return found.value.reason


async def test_what_was_sent_is_what_is_kept(desk: Desk) -> None:
    content = os.urandom(700_001)
    blob = await desk.upload(content)
    assert (blob.size, blob.kind) == (700_001, "application/octet-stream")
    assert await desk.content(blob.sha256) == content
    assert await desk.content(blob.sha256, start=5, stop=300_000) == content[5:300_000]
    assert desk.on_disk() == [f"blobs/{blob.sha256[:2]}/{blob.sha256[2:]}"]


async def test_only_the_server_can_look_into_the_folder(desk: Desk) -> None:
    await desk.upload(picture("PNG"))
    await desk.begin(5)
    for path in [desk.folder, *desk.folder.rglob("*")]:
        assert path.stat().st_mode & 0o077 == 0, path


async def test_an_upload_goes_on_where_it_was_cut(desk: Desk) -> None:
    async def cut() -> AsyncIterator[bytes]:
        yield TEN[:4]
        raise ConnectionResetError

    upload = await desk.begin(10)
    with pytest.raises(ConnectionResetError):
        await desk.files.append(upload, 0, cut())
    assert upload.offset == 4
    assert await refused(desk.files.append(upload, 0, chunks(TEN))) is Reason.WRONG_OFFSET
    assert await desk.files.append(upload, 4, chunks(TEN[4:])) == 10
    blob = await desk.files.finish(upload, desk.record)
    assert await desk.content(blob.sha256) == TEN


async def test_an_upload_goes_on_after_a_restart(tmp_path: Path) -> None:
    async with opened(tmp_path) as desk:
        upload = await desk.begin(10, name="a.txt")
        await desk.files.append(upload, 0, chunks(TEN[:7]))
    async with opened(tmp_path) as desk:
        again = desk.files.upload(upload.id, "483920")
        assert (again.offset, again.note) == (7, upload.note)
        await desk.files.append(again, 7, chunks(TEN[7:]))
        blob = await desk.files.finish(again, desk.record)
        assert (blob.size, blob.kind) == (10, "text/plain")


async def test_rests_that_cannot_go_on_are_removed_at_the_start(tmp_path: Path) -> None:
    async with opened(tmp_path) as desk:
        upload = await desk.begin(10)
    incoming = tmp_path / "incoming"
    (incoming / ("a" * 32)).write_bytes(b"no note")
    (incoming / ("b" * 32 + ".note")).write_bytes(b"{}")
    (incoming / ("c" * 32)).write_bytes(b"longer than promised")
    (incoming / ("c" * 32 + ".note")).write_bytes(b'{"by":"1","name":"","size":3}')
    (incoming / f"{upload.id}.clean").write_bytes(b"half")
    (incoming / "x").touch()
    async with opened(tmp_path) as desk:
        assert desk.on_disk() == [f"incoming/{upload.id}", f"incoming/{upload.id}.note"]


async def test_who_adds_last_takes_over_from_a_connection_that_only_seems_alive(
    desk: Desk,
) -> None:
    held, silent = asyncio.Event(), asyncio.Event()

    async def stuck() -> AsyncIterator[bytes]:
        yield bytes(300_000)
        held.set()
        await silent.wait()
        yield bytes(300_000)

    upload = await desk.begin(600_000)
    first = asyncio.create_task(desk.files.append(upload, 0, stuck()))
    await held.wait()
    await desk.files.append(upload, 300_000, chunks(bytes(range(100)) * 3_000))
    silent.set()
    assert await refused(first) is Reason.WRONG_OFFSET
    blob = await desk.files.finish(upload, desk.record)
    assert await desk.content(blob.sha256) == bytes(300_000) + bytes(range(100)) * 3_000


async def test_an_upload_is_its_senders_alone(desk: Desk) -> None:
    upload = await desk.begin(10)
    for id, by in ((upload.id, "100000"), ("0" * 32, "483920"), ("../x", "483920")):
        with pytest.raises(Refused) as found:
            desk.files.upload(id, by)
        assert found.value.reason is Reason.NO_SUCH_FILE


async def test_neither_more_nor_less_than_was_announced_is_kept(desk: Desk) -> None:
    upload = await desk.begin(10)
    await desk.files.append(upload, 0, chunks(TEN[:9]))
    assert await refused(desk.files.finish(upload, desk.record)) is Reason.WRONG_OFFSET
    assert await refused(desk.files.append(upload, 9, chunks(b"ab"))) is Reason.TOO_LARGE
    assert upload.offset == 9


async def test_the_quota_counts_what_is_kept_and_what_is_announced(desk: Desk) -> None:
    await desk.upload(TEN)
    await desk.begin(10, quota=30)
    assert await refused(desk.begin(11, quota=30)) is Reason.QUOTA
    await desk.begin(10, quota=30)


async def test_nobody_begins_uploads_without_end(desk: Desk) -> None:
    for _ in range(OPEN):
        await desk.begin(1)
    assert await refused(desk.begin(1)) is Reason.RATE_LIMITED
    await desk.begin(1, by="100000")


async def test_the_disk_is_never_filled_to_the_brim(tmp_path: Path) -> None:
    async with opened(tmp_path, floor=1 << 60) as desk:
        assert await refused(desk.begin(1)) is Reason.DISK_FULL
        assert desk.on_disk() == []


async def test_a_disk_that_fails_leaves_nothing_behind(desk: Desk) -> None:
    upload = await desk.begin(1 << 20)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, hard))
    try:
        sending = desk.files.append(upload, 0, chunks(*[bytes(100_000)] * 10))
        assert await refused(sending) is Reason.DISK_FULL
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert desk.on_disk() == []


async def test_an_upload_without_news_is_given_up(tmp_path: Path) -> None:
    async with opened(tmp_path, life=60) as desk:
        old, new = await desk.begin(10), await desk.begin(10)
        os.utime(tmp_path / "incoming" / old.id, (1, 1))
        assert await desk.files.collect(desk.needed) == 1
        assert desk.on_disk() == [f"incoming/{new.id}", f"incoming/{new.id}.note"]
        assert await refused(desk.files.append(old, 0, chunks(TEN))) is Reason.WRONG_OFFSET


async def test_the_same_content_is_stored_once(desk: Desk) -> None:
    one, other = await desk.upload(TEN), await desk.upload(TEN, by="100000")
    assert one == other
    assert len(desk.on_disk()) == 1


async def test_a_content_goes_when_nothing_needs_it_and_not_before(desk: Desk) -> None:
    one = await desk.upload(PLAIN_JPEG)
    await desk.upload(PLAIN_JPEG, by="100000")
    assert len(desk.on_disk()) == 2
    desk.kept.popitem()
    await desk.files.remove([one.sha256], desk.needed)
    assert await desk.files.collect(desk.needed) == 0
    assert len(desk.on_disk()) == 2
    desk.kept.clear()
    await desk.files.remove([one.sha256], desk.needed)
    assert desk.on_disk() == []
    assert await refused(desk.content(one.sha256)) is Reason.NO_SUCH_FILE


async def test_what_is_being_read_can_be_removed_meanwhile(desk: Desk) -> None:
    blob = await desk.upload(bytes(500_000))
    reading = desk.files.read(blob.sha256)
    first = await anext(reading)
    desk.kept.clear()
    assert await desk.files.collect(desk.needed) == 1
    assert len(first + b"".join([chunk async for chunk in reading])) == 500_000


async def test_a_picture_is_kept_without_its_metadata_unless_it_is_to_be_exact(
    desk: Desk,
) -> None:
    content = picture("JPEG", turned=6)
    blob = await desk.upload(content)
    assert (blob.kind, blob.width, blob.height, blob.thumb) == ("image/jpeg", 400, 640, True)
    assert SECRET not in await desk.content(blob.sha256)
    assert (await desk.content(blob.sha256, thumb=True))[8:12] == b"WEBP"
    exact = await desk.upload(content, exact=True)
    assert await desk.content(exact.sha256) == content


async def test_of_an_avatar_only_a_small_square_is_kept(desk: Desk) -> None:
    blob = await desk.upload(picture("PNG"), avatar=True)
    assert (blob.kind, blob.width, blob.height) == ("image/webp", 192, 192)
    assert len(desk.on_disk()) == 1
    no_picture = desk.upload(HOSTILE["page"][0], avatar=True)
    assert await refused(no_picture) is Reason.NOT_A_PICTURE
    assert len(desk.on_disk()) == 1


async def test_an_empty_file_is_a_file(desk: Desk) -> None:
    blob = await desk.upload(b"")
    assert (blob.size, blob.kind) == (0, "application/octet-stream")
