"""A server on a disk that fills up, fails, lies or waits: faults in the calls of the program."""

import asyncio
import errno
import signal

import httpx2
from tests.ground import PATIENCE, running
from tests.serve.program import Program, free_port, serving, wire
from tests.serve.stubborn import Stubborn
from tests.serve.test_kill import check, logged


def data(tmp_path):
    return tmp_path / "data"


async def ready(port):
    async with httpx2.AsyncClient(trust_env=False) as http:
        answer = await http.get(f"http://127.0.0.1:{port}/readyz", headers={"accept": "text/plain"})
        return answer.status_code, answer.text


async def until_ready(port):
    async with asyncio.timeout(PATIENCE):
        while (told := await ready(port))[0] != 200:  # noqa: ASYNC110 - as probes do
            await asyncio.sleep(0.05)
    return told


async def stopped(program):
    program.signal(signal.SIGTERM)
    assert await program.ended() == 0
    return await program.errors()


async def test_a_full_disk_refuses_for_now_while_reading_goes_on_and_is_well_by_itself(
    tmp_path, faults
):
    async with serving(data(tmp_path)) as program:
        async with wire(program.port, name="Ann") as ann:
            assert (await ann.say("kept"))["seq"] == 1
            assert len((await ann.ask(type="search", query="kept"))["hits"]) == 1
            faults.of("linnet.db-wal")
            faults.set(write_error=errno.ENOSPC)
            refused = await ann.say("lost", send_id="again")
            assert refused["reason"] == "store-failed"
            assert "disk is full" in refused["message"]
            told = await ready(program.port)
            assert told[0] == 503
            assert "disk is full" in told[1]
            met = faults.hits
            async with asyncio.timeout(PATIENCE):
                while faults.hits < met + 2:  # noqa: ASYNC110 - it tries by itself
                    await asyncio.sleep(0.05)
            assert (await ready(program.port))[0] == 503
            page = await ann.ask(type="history", room="lobby")
            assert [entry["body"]["text"] for entry in page["entries"]] == ["kept"]
            assert len((await ann.ask(type="search", query="kept"))["hits"]) == 1
            async with wire(program.port, token=ann.welcome["token"]) as again:
                assert again.welcome["you"]["id"] == ann.me
            faults.none()
            await until_ready(program.port)
            assert (await ann.say("lost", send_id="again"))["seq"] == 2
        errors = await stopped(program)
    assert "store-failed" in errors
    assert str(data(tmp_path) / "linnet.db") in errors
    assert "store-works-again" in errors


async def test_a_write_that_fails_halfway_leaves_nothing_of_it(tmp_path, faults):
    async with serving(data(tmp_path)) as program:
        async with wire(program.port, name="Ann") as ann:
            faults.of("linnet.db-wal")
            faults.set(write_error=errno.EIO, short_by=100)
            assert (await ann.say("one", send_id="1"))["reason"] == "store-failed"
            assert "gives errors" in (await ready(program.port))[1]
            faults.none()
            await until_ready(program.port)
            assert (await ann.say("two", send_id="2"))["seq"] == 1
        program.signal(signal.SIGKILL)
        await program.ended()
    assert [text for *_, text in logged(data(tmp_path) / "linnet.db")] == ["two"]


async def test_after_an_fsync_that_failed_the_server_stops_with_a_sentence_and_nobody_is_promised(
    tmp_path, faults
):
    async with serving(data(tmp_path)) as program:
        async with wire(program.port, name="Ann") as ann:
            token = ann.welcome["token"]
            assert (await ann.say("kept", send_id="1"))["seq"] == 1
            faults.of("linnet.db")
            faults.set(sync_error=errno.EIO)
            answer = await ann.say("unknown", send_id="2")
            assert answer["reason"] == "server-stopping"
            asked = faults.syncs
        assert await program.ended() == 1
        errors = await program.errors()
    assert "fsync failed" in errors
    assert str(data(tmp_path) / "linnet.db") in errors
    assert asked == 1
    faults.none()
    async with running(data(tmp_path)) as server, server.wire(token=token) as ann:
        assert (await ann.say("unknown", send_id="2"))["seq"] == 2
        assert (await ann.say("after", send_id="3"))["seq"] == 3
    assert next(text for *_, text in logged(data(tmp_path) / "linnet.db")) == "kept"


async def test_a_start_has_on_disk_what_was_only_in_memory_or_does_not_start(tmp_path, faults):
    async with serving(data(tmp_path)) as program:
        async with wire(program.port, name="Ann") as ann:
            await ann.say("kept")
        program.signal(signal.SIGKILL)
        await program.ended()
    wal = data(tmp_path) / "linnet.db-wal"
    assert wal.stat().st_size > 0
    faults.of("linnet.db")
    faults.set(sync_error=errno.EIO)
    program = await Program.start(data(tmp_path))
    assert await program.ended() == 1
    assert "cannot be read and written" in await program.errors()
    faults.none()
    async with running(data(tmp_path)) as server:
        assert wal.stat().st_size < 20_000
        async with server.wire("Bob") as bob:
            page = await bob.ask(type="history", room="lobby")
            assert page["head"] == 1


async def test_a_disk_that_does_not_answer_promises_nothing_and_shows_in_readyz_and_log(
    tmp_path, faults
):
    async with serving(data(tmp_path)) as program:
        async with wire(program.port, name="Ann") as ann:
            await ann.say("before")
            faults.of("linnet.db")
            faults.set(hold=1)
            await ann.send(type="say", send_id="slow", room="lobby", text="slow")
            async with asyncio.timeout(PATIENCE):
                while "not answered" not in (told := await ready(program.port))[1]:  # noqa: ASYNC110
                    await asyncio.sleep(0.05)
            assert told[0] == 503
            page = await ann.ask(type="history", room="lobby")
            assert page["head"] == 1
            assert not [f for f in ann.heard if f["type"] == "done" and f["seq"] == 2]
            refused = await ann.say("behind it")
            assert (refused["type"], refused["reason"]) == ("refused", "store-failed")
            assert "does not answer" in refused["message"]
            faults.set(hold=0)
            assert (await ann.next("done"))["seq"] == 2
            await until_ready(program.port)
        errors = await stopped(program)
    assert "disk-slow" in errors
    assert "disk-answered" in errors


async def test_killed_while_the_disk_fails_now_and_then_nothing_acknowledged_is_lost(
    tmp_path, faults
):
    port, rounds = free_port(), 2
    clients = [Stubborn(f"C{n}", port, forgiving=True) for n in range(3)]
    talking = []
    faults.of("linnet.db")
    for n in range(rounds):
        async with serving(data(tmp_path), port) as program:
            if not talking:
                await asyncio.gather(*(client.enter() for client in clients))
                talking = [asyncio.create_task(client.run()) for client in clients]
            before = sum(len(client.promised) for client in clients)
            async with asyncio.timeout(60):
                while sum(len(client.promised) for client in clients) < before + 40 or not any(
                    client.refusals for client in clients
                ):
                    assert not any(task.done() for task in talking)
                    faults.set(write_error=errno.ENOSPC if n % 2 else errno.EIO, short_by=700)
                    await asyncio.sleep(0.02)
                    faults.none()
                    await asyncio.sleep(0.05)
            faults.set(write_error=errno.EIO)
            program.signal(signal.SIGKILL)
            await program.ended()
            faults.none()
    async with running(data(tmp_path), port=port):
        for client in clients:
            client.finish()
        await asyncio.wait_for(asyncio.gather(*talking), 60)
        head = len(logged(data(tmp_path) / "linnet.db"))
        await asyncio.wait_for(asyncio.gather(*(client.hear(head) for client in clients)), 30)
    check(logged(data(tmp_path) / "linnet.db"), clients)
    assert sum(client.refusals for client in clients) > 0
    assert faults.hits > 0
