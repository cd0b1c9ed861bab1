"""The log of the program: where it goes, that it is turned over, and what is never in it."""

import errno
import json
import logging
import signal
import subprocess
import sys

import httpx2
import pytest
from tests.faults.preload import faults, shim
from tests.ground import PATIENCE
from tests.serve.program import Program, serving, wire

from linnet.server import logs
from linnet.server.settings import Settings

__all__ = ["faults", "shim"]
SECRETS = {
    "text": "marker-text-3f9", "password": "marker-password-7c1", "wrong": "marker-wrong-5e2",
    "draft": "marker-draft-8d4", "topic": "marker-topic-2b6", "file": "marker-file-1a7",
    "search": "marker-search-6f8", "code": "marker-code-4d3", "junk": "marker-junk-9e5",
}  # fmt: skip
MANY = """
import sys
from pathlib import Path
import structlog
from linnet.server import logs
from linnet.server.settings import Settings
settings = Settings(log_file="a.log", log_size=4096, log_keep=2, log_format="json")
logs.begin(settings, Path(sys.argv[1]))
for n in range(300):
    structlog.get_logger("linnet.test").info("line", n=n)
"""


async def test_neither_texts_nor_passwords_nor_tokens_are_in_log_or_figures(tmp_path):
    settings = {"log_level": "debug", "log_file": "a.log", "registration_code": SECRETS["code"]}
    async with (
        serving(tmp_path, **settings) as program,
        httpx2.AsyncClient(
            base_url=f"http://127.0.0.1:{program.port}", trust_env=False, timeout=PATIENCE
        ) as http,
    ):
        tokens = await conversation(program, http)
        figures = (await http.get("/metrics")).text
        program.signal(signal.SIGTERM)
        assert await program.ended() == 0
        said = "".join(program.lines) + await program.errors()
    log = (tmp_path / "a.log").read_text()
    assert "level='debug'" in log
    for secret in (*SECRETS.values(), *tokens):
        assert secret not in log + figures + said


async def conversation(program, http):
    """Everything people do, and much that goes wrong; the tokens that were given."""
    s = SECRETS
    account = {"name": "Ann", "password": s["password"]}
    made = (await http.post("/api/v1/accounts", json=account)).json()
    signed = {"authorization": f"Bearer {made['token']}"}
    await http.post("/api/v1/sessions", json={**account, "password": s["wrong"]})
    await http.get("/api/v1/me", headers={"authorization": f"Bearer {s['wrong']}"})
    await http.get(f"/api/v1/me?token={made['token']}")
    await http.get(f"/{s['junk']}")
    await http.post("/api/v1/guests", content=s["junk"] + "{", headers=signed)
    await http.post(
        "/api/v1/accounts", json={"name": "x", "password": "12345678", "code": s["code"]}
    )
    await http.put(f"/api/v1/rooms/lobby/files/{s['file']}.txt", content=s["file"], headers=signed)
    async with (
        wire(program.port, name="Bob") as bob,
        wire(program.port, token=made["token"]) as ann,
    ):
        await ann.say(s["text"])
        await ann.ask(type="edit", room="lobby", seq=2, text=s["text"] + "!")
        await ann.ask(type="create-room", name="tea", topic=s["topic"])
        await ann.ask(type="set-topic", room="tea", topic=s["topic"])
        await ann.ask(type="search", query=s["search"])
        await ann.send(type="draft", room="lobby", text=s["draft"])
        await ann.send(type="no-such-thing", text=s["junk"])
        await bob.ask(type="claim", name="Bob", password=s["password"])
        await bob.connection.send(f'{{"type": "say", "text": "{s["junk"]}')
        await bob.next("refused")
        return made["token"], bob.welcome["token"]


def test_a_full_log_file_goes_on_in_a_new_one_and_the_oldest_goes(tmp_path):
    subprocess.run([sys.executable, "-c", MANY, str(tmp_path)], check=True, timeout=60)
    files = [tmp_path / name for name in ("a.log.2", "a.log.1", "a.log")]
    assert sorted(tmp_path.iterdir()) == sorted(files)
    assert all(path.stat().st_size <= 4096 for path in files)
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    lines = [json.loads(line) for path in files for line in path.read_text().splitlines()]
    assert [line["n"] for line in lines] == list(range(300 - len(lines), 300))
    assert {line["level"] for line in lines} == {"info"}


async def test_who_moves_the_log_away_and_says_so_gets_a_new_one(tmp_path):
    async with serving(tmp_path, log_file="a.log") as program:
        log = tmp_path / "a.log"
        log.rename(tmp_path / "old.log")
        program.signal(signal.SIGHUP)
        program.signal(signal.SIGTERM)
        assert await program.ended() == 0
        assert "event='serving'" in (tmp_path / "old.log").read_text()
        assert "event='stopping'" in log.read_text()


async def test_a_log_file_that_cannot_be_had_stops_the_start_with_a_line(tmp_path):
    program = await Program.start(tmp_path, log_file="no/such/folder/a.log")
    assert await program.ended() == 1
    told = await program.errors()
    assert told.count("\n") == 1
    assert "no/such/folder/a.log: No such file" in told


async def test_a_disk_without_room_for_the_log_stops_nobody(tmp_path, faults):
    async with serving(tmp_path / "data", log_file="a.log", log_level="debug") as program:
        faults.of("a.log")
        faults.set(write_error=errno.ENOSPC)
        async with wire(program.port, name="Ann") as ann:
            program.signal(signal.SIGHUP)
            assert (await ann.say("hello"))["seq"] == 1
        program.signal(signal.SIGTERM)
        assert await program.ended() == 0
        assert "Traceback" not in await program.errors()
        assert faults.hits > 0


@pytest.mark.parametrize("people", [True, False])
@pytest.mark.parametrize("first", [[], logs._FIRST])
def test_a_traceback_tells_no_values_of_variables(people, first):
    password = "sunshine".upper()
    try:
        raise ValueError("all went wrong")
    except ValueError:
        event = {"event": "failed", "level": "error", "exc_info": sys.exc_info()}
    for step in [*first, logs._form(Settings(), people)]:
        event = step(logging.getLogger(), "error", event)
    assert "all went wrong" in event
    assert password not in event
