"""`linnet admin` and `linnet config` at a running server, and reaching it in every state."""

import asyncio
import json
import signal
import sys

import pytest
from tests.ground import running
from tests.serve.program import serving

from linnet.cli.admin import asking
from linnet.cli.admin.rooms import AllRooms
from linnet.cli.admin.words import seconds
from linnet.server.administrator import KEY_FILE, read_key
from linnet.server.folder import FolderError, open_folder


async def rooms(server):
    return len((await server.get("/admin/rooms", AllRooms)).rooms)


async def test_the_key_is_for_who_may_read_the_folder_and_is_gone_with_the_server(data):
    async with running(data):
        if sys.platform != "win32":
            assert (data / KEY_FILE).stat().st_mode & 0o777 == 0o600
        first = read_key(data)
        assert await asking.carry_out(data, rooms) == 1
    assert read_key(data) is None
    assert await asking.carry_out(data, rooms) == 1
    async with running(data):
        assert read_key(data).token != first.token


async def test_a_key_that_a_killed_server_left_behind_misleads_nobody(data):
    async with serving(data) as program:
        program.signal(signal.SIGKILL)
        await program.ended()
    assert read_key(data) is not None
    assert await asking.carry_out(data, rooms) == 1


async def test_a_server_that_is_starting_is_waited_for_and_one_that_never_answers_is_not(
    data, monkeypatch
):
    async with running(data):
        pass
    with open_folder(data):
        waiting = asyncio.create_task(asking.carry_out(data, rooms))
        await asyncio.sleep(0)
    assert await waiting == 1
    monkeypatch.setattr(asking, "PATIENCE", 0.0)
    with open_folder(data), pytest.raises(FolderError, match="does not answer"):
        await asking.carry_out(data, rooms)


@pytest.mark.skipif(sys.platform == "win32", reason="nothing stops a program there")
async def test_a_server_that_hangs_is_not_waited_for_without_end(data, monkeypatch):
    monkeypatch.setattr(asking, "PATIENCE", 0.5)
    async with serving(data) as program:
        program.signal(signal.SIGSTOP)
        with pytest.raises(FolderError, match="does not answer"):
            await asyncio.wait_for(asking.carry_out(data, rooms), 30)
        program.signal(signal.SIGCONT)
        assert await asking.carry_out(data, rooms) == 1


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0", "127.0.0.9"])
async def test_a_server_is_asked_where_it_listens(data, host):
    async with running(data, host=host, tls="auto"):
        assert await asking.carry_out(data, rooms) == 1


async def test_bans_codes_sessions_and_the_audit_log_by_hand(linnet, data):
    async with running(data) as server, server.wire("Ann") as ann:
        listed = json.loads((await linnet("admin", "sessions", "list", "--json")).out)
        assert [(one["person"]["name"], one["online"]) for one in listed] == [("Ann", True)]
        banned = await linnet("admin", "bans", "add", "Ann", "--for", "2h", "--why", "be nice")
        assert banned.out == "Ann is banned from the server for 2h\n"
        assert (await ann.next("closing"))["reason"] == "banned"
        shown = (await linnet("admin", "bans", "list")).out.splitlines()
        assert shown[0].split() == ["ID", "NAME", "IS", "WHERE", "UNTIL"]
        assert shown[1].split()[1:4] == ["Ann", "banned", "everywhere"]
        acts = (await linnet("admin", "acts")).out
        assert "administrator banned Ann until" in acts
        assert acts.rstrip().endswith(": be nice")
        number = acts.partition(" ")[0].removeprefix("#")
        assert (await linnet("admin", "undo", number)).code == 0
        async with server.wire(token=ann.welcome["token"]) as again:
            assert again.me == ann.me
        nobody = await linnet("admin", "bans", "lift", "Zoe")
        assert (nobody.code, nobody.err[:24]) == (1, "linnet: no-such-person: ")


async def test_settings_are_changed_under_a_running_server(linnet, data):
    async with serving(data, port=0) as program:
        changed = await linnet("config", "set", "server_name", "Room 12")
        assert "`linnet config reload` takes it over" in changed.out
        shown = await linnet("config", "show", "server_name", "port", "trusted_proxies")
        assert "goes by server_name 'Linnet'" in shown.err
        assert "goes by trusted_proxies" not in shown.err
        assert f"goes by port '{0}'" in shown.err
        told = json.loads((await linnet("config", "reload", "--json")).out)
        assert told == {"changed": ["server_name"], "restart": [], "problem": ""}
        (data / "linnet.toml").write_text("guests = maybe\n")
        wrong = await linnet("config", "reload")
        assert (wrong.code, "line 1, column 10" in wrong.err) == (2, True)
        program.signal(signal.SIGTERM)
        await program.ended()
    stopped = await linnet("config", "reload")
    assert (stopped.code, "no server runs" in stopped.err) == (1, True)


def test_times_are_typed_as_in_the_chat():
    assert [seconds(one) for one in ("30s", "10m", "2h", "3d", "1w")] == [
        30, 600, 7_200, 259_200, 604_800,
    ]  # fmt: skip
    for wrong in ("", "0s", "2", "2 hours", "-1d"):
        with pytest.raises(ValueError, match="no time"):
            seconds(wrong)
