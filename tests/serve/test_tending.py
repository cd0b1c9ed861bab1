"""What the server does by and by."""

import asyncio

from structlog.testing import capture_logs

from linnet.server.tending import Tending


async def test_a_part_that_fails_is_told_and_stops_no_other():
    goes, gone = asyncio.Event(), []

    async def failing() -> None:
        raise OSError("the disk is gone")

    async def going() -> None:
        try:
            await goes.wait()
            await asyncio.Event().wait()
        finally:
            gone.append("going")

    with capture_logs() as told:
        tending = Tending(files=failing(), keeping=going())
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        goes.set()
        await asyncio.sleep(0)
        assert gone == []
        await tending.stop()
    assert gone == ["going"]
    assert [(one["event"], one["part"]) for one in told] == [("tending-failed", "files")]
