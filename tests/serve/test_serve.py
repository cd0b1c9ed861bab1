"""The program: one ready line, an orderly end, and refusals to start that change nothing."""

import asyncio
import hashlib
import os
import signal
import socket
import sqlite3
import time

import pytest
from tests.ground import running
from tests.serve.program import Program, serving, wire
from websockets.exceptions import ConnectionClosed

from linnet.protocol.people import Role


def tree(path):
    """Every file below a folder with what is in it."""
    return {
        str(found.relative_to(path)): hashlib.sha256(found.read_bytes()).hexdigest()
        for found in sorted(path.rglob("*"))
        if found.is_file()
    }


async def refusal(data, port=0, **settings):
    """The exit code and the lines of a start that must fail."""
    program = await Program.start(data, port, **settings)
    try:
        out, err = await asyncio.wait_for(program.running.communicate(), 20)
    finally:
        await program.kill()
    assert out == b""
    lines = err.decode().splitlines()
    assert len(lines) == 1, lines
    assert lines[0].startswith("linnet: ")
    return program.running.returncode, lines[0]


async def test_a_server_says_one_line_when_it_accepts_and_how_to_become_its_owner(tmp_path):
    async with serving(tmp_path) as first:
        async with wire(first.port, name="Ann") as ann:
            assert (await ann.say("hi"))["seq"] == 1
        first.signal(signal.SIGTERM)
        assert await first.ended() == 0
        assert await first.running.stdout.read() == b""
        errors = await first.errors()
        assert errors.count("nobody owns this server yet") == 1
        assert "Traceback" not in errors


async def test_a_server_with_an_owner_prints_no_code(tmp_path):
    async with running(tmp_path) as server, server.wire("Ann") as ann:
        await server.server.store.set_role(ann.me, Role.OWNER)
    async with serving(tmp_path) as program:
        program.signal(signal.SIGTERM)
        assert await program.ended() == 0
        assert "nobody owns" not in await program.errors()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_a_signal_ends_it_in_order_under_load_and_keeps_what_was_acknowledged(
    number, tmp_path
):
    async with serving(tmp_path) as program:

        async def chat(talker, n, answers):
            for k in range(10**9):
                await talker.send(type="say", send_id=f"{n}-{k}", room="lobby", text="x" * 200)
                if k > 20:
                    answers.append(await talker.next("done", "refused", "closing"))
                if len(answers) > 100:
                    enough.set()

        async def talk(n):
            answers = []
            async with wire(program.port, name=f"P{n}") as talker:
                with pytest.raises(ConnectionClosed) as closed:
                    await chat(talker, n, answers)
            done = {(a["seq"], talker.me, a["send_id"]) for a in answers if a["type"] == "done"}
            return done, closed.value.rcvd.code

        enough = asyncio.Event()
        talkers = [asyncio.create_task(talk(n)) for n in range(5)]
        idle = asyncio.create_task(listen(program.port))
        await asyncio.wait_for(enough.wait(), 20)
        began = time.monotonic()
        program.signal(number)
        assert await program.ended() == 0
        assert time.monotonic() - began < 3
        told = await asyncio.gather(*talkers)
        assert await idle == ("server-stopping", 1001)
        assert "Traceback" not in await program.errors()
    with sqlite3.connect(tmp_path / "linnet.db") as db:
        kept = set(db.execute("select seq, by, send_id from entry where room = 'lobby'"))
    db.close()
    for done, code in told:
        assert code == 1001
        assert done
        assert done <= kept


async def listen(port):
    async with wire(port, name="Idle") as idle:
        closing = await idle.next("closing")
        with pytest.raises(ConnectionClosed) as closed:
            await idle.connection.recv()
        return closing["reason"], closed.value.rcvd.code


async def test_a_second_ctrl_c_ends_it_at_once(tmp_path):
    async with serving(tmp_path) as program:
        # Somebody who takes the goodbye but never answers it keeps the server waiting.
        reader, writer = await asyncio.open_connection("127.0.0.1", program.port)
        writer.write(
            b"GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\nSec-WebSocket-Version: 13\r\n\r\n"
        )
        await reader.readuntil(b"\r\n\r\n")
        program.signal(signal.SIGINT)
        assert b"server-stopping" in await asyncio.wait_for(reader.read(1000), 5)
        began = time.monotonic()
        program.signal(signal.SIGINT)
        assert await program.ended() != 0
        assert time.monotonic() - began < 0.5
        writer.close()


async def test_a_port_in_use_is_said_in_one_line(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code, line = await refusal(tmp_path / "data", port)
        assert code != 0
        assert f"127.0.0.1:{port} is in use" in line


async def test_an_irc_port_in_use_names_the_flag_that_chooses_another(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        where = f"127.0.0.1:{taken.getsockname()[1]}"
        code, line = await refusal(tmp_path / "data", irc=where)
        assert code != 0
        assert f"{where} is in use; stop what listens there or choose another --irc." in line


async def test_a_folder_below_a_file_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("mine")
    before = tree(tmp_path)
    code, line = await refusal(tmp_path / "file" / "data")
    assert code != 0
    assert "cannot be made" in line
    assert tree(tmp_path) == before


async def test_a_folder_in_use_is_left_to_who_has_it(tmp_path):
    async with serving(tmp_path) as program:
        code, line = await refusal(tmp_path)
        assert code != 0
        assert f"(process {program.running.pid})" in line
        async with wire(program.port, name="Ann") as ann:
            assert (await ann.say("unharmed"))["seq"] == 1


async def stopped_server(data):
    async with running(data) as server, server.wire("Ann") as ann:
        await ann.say("kept")


async def test_a_database_of_a_newer_program_is_refused_and_unchanged(tmp_path):
    await stopped_server(tmp_path)
    with sqlite3.connect(tmp_path / "linnet.db") as db:
        db.execute("update alembic_version set version_num = '9999'")
    db.close()
    before = tree(tmp_path)
    code, line = await refusal(tmp_path)
    assert code != 0
    assert "newer Linnet" in line
    assert "9999" in line
    assert tree(tmp_path) == before


@pytest.mark.parametrize("what", ["noise", "other"])
async def test_a_file_that_is_no_database_of_ours_is_refused_and_unchanged(what, tmp_path):
    await stopped_server(tmp_path)
    (tmp_path / "linnet.db").unlink()
    if what == "noise":
        (tmp_path / "linnet.db").write_bytes(os.urandom(50_000))
    else:
        with sqlite3.connect(tmp_path / "linnet.db") as db:
            db.execute("create table theirs (x)")
        db.close()
    before = tree(tmp_path)
    code, line = await refusal(tmp_path)
    assert code != 0
    assert "linnet.db" in line
    assert tree(tmp_path) == before


async def test_a_folder_may_have_any_name(tmp_path):
    data = tmp_path / "what? a #folder with 100% ünusual & odd = name"
    async with serving(data) as program, wire(program.port, name="Ann") as ann:
        assert (await ann.say("hi"))["seq"] == 1
    assert [found.name for found in tmp_path.iterdir()] == [data.name]
    assert (data / "linnet.db").exists()
