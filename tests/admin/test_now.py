"""What a window at the server's machine asks of it: what goes on, the owner's code, its end."""

import logging
import signal

import pytest
from tests.ground import running
from tests.serve.program import serving

from linnet.administrator.reaching import reached
from linnet.client.refused import Refused
from linnet.doors.http.administration_shapes import Now, OwnerCode, Stopping
from linnet.server.administrator import read_key
from linnet.server.last_lines import LastLines


async def look(key):
    async with reached(key) as administrator:
        return await administrator.get("/admin/now", Now)


async def test_who_is_here_by_which_door_and_how_people_come_in(data):
    async with running(data, irc="127.0.0.1:0", pychat="127.0.0.1:0", server_name="7b") as server:
        async with (
            server.wire("Ann", agent="linnet-desktop"),
            server.wire("Ben", agent="other 1"),
            reached(read_key(data)) as administrator,
        ):
            now = await administrator.get("/admin/now", Now)
        assert (now.name, now.owned, now.people) == ("7b", False, 2)
        assert {one.name: one.doors for one in now.online} == {
            "Ann": ["desktop"],
            "Ben": ["websocket"],
        }
        assert now.doors == {"desktop": 1, "websocket": 1}
        assert (now.ways.scheme, now.ways.port, now.ways.hosts) == ("http", server.port, [])
        listens = {one.door: one.port for one in now.ways.others}
        assert set(listens) == {"pychat", "irc"}
        assert 0 not in listens.values()
        assert now.figures.disk_free > now.figures.database > 0


async def test_with_lan_the_ways_have_addresses_the_key_and_a_join_code(data):
    async with running(data, lan=True, host="0.0.0.0", tls="auto"):
        now = await look(read_key(data))
    ways = now.ways
    assert ways.scheme == "https"
    assert (len(ways.pin), len(ways.words.split()), len(ways.code)) == (43, 8, 8)


async def test_the_log_goes_on_where_one_left_off_and_does_not_name_the_question(data):
    async with serving(data, log_level="debug") as program, reached(read_key(data)) as asked:
        first = await asked.get("/admin/now", Now)
        (data / "linnet.toml").write_text('server_name = "Room 12"')
        await asked.wish("POST", "/admin/reload", dict)
        then = await asked.get("/admin/now", Now, after=first.log[-1].n)
        program.signal(signal.SIGTERM)
        await program.ended()
    assert "serving" in [one.event for one in first.log]
    assert [(one.level, one.event) for one in then.log][:1] == [("info", "settings-read")]
    assert "changed=('server_name',)" in then.log[0].more
    assert not any("/admin/now" in one.more for one in (*first.log, *then.log))


def test_of_too_many_lines_the_oldest_make_room_and_are_told_page_by_page():
    lines = LastLines(kept=10)
    for number in range(25):
        lines.emit(logging.LogRecord("linnet", logging.INFO, "", 0, f"{number}", (), None))
    assert [one.event for one in lines.after(0, 4)] == ["15", "16", "17", "18"]
    assert [one.n for one in lines.after(19, 4)] == [20, 21, 22, 23]
    assert lines.after(25, 4) == []


async def test_only_the_machine_may_watch_speak_and_stop_and_all_is_well_then(linnet, data):
    async with running(data) as server, server.wire("Ann") as ann:
        key = read_key(data)
        async with reached(key) as administrator:
            code = (await administrator.wish("POST", "/admin/owner-code", OwnerCode)).code
            assert len(code) == 14
            async with reached(
                type(key)(host=key.host, port=key.port, token=ann.welcome["token"])
            ) as a:
                with pytest.raises(Refused, match="machine"):
                    await a.get("/admin/now", Now)
                with pytest.raises(Refused, match="machine"):
                    await a.wish("POST", "/admin/stop", Stopping)
            said = await administrator.wish(
                "POST", "/rooms/lobby/messages", dict, text="Hello @Ann"
            )
            assert said["name"] == "administrator"
            assert (await administrator.wish("POST", "/admin/stop", Stopping)).people == 1
            server._stopping = True
        assert (await ann.next("closing"))["reason"] == "server-stopping"
    assert (await linnet("verify", data)).code == 0
