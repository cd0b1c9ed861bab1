"""Where text is all there is, a file is an address that works as it stands."""

import re

import httpx2
from tests.ground import PATIENCE, running
from tests.irc.conftest import housed
from tests.text.talker import pychat


async def posted(browser, ann, room):
    put = await browser.put(
        f"/api/v1/rooms/{room}/files/plan.txt",
        content=b"the plan",
        headers={"authorization": f"Bearer {ann.welcome['token']}"},
    )
    assert put.status_code == 201


def address(line):
    return re.search(r"https?://\S+", line)[0]


async def test_a_file_has_an_address_that_everybody_in_the_room_can_open(tmp_path):
    async with (
        running(tmp_path / "data", pychat="127.0.0.1:0") as server,
        pychat(server) as reader,
        server.wire("Ann") as ann,
        httpx2.AsyncClient(base_url=server.url, timeout=PATIENCE) as browser,
    ):
        room = (await ann.ask(type="create-room", name="den", kind="private"))["room"]
        await ann.ask(type="invite", room=room, who=reader.id)
        await posted(browser, ann, "lobby")
        open_to_all = address(await reader.until("[file] plan.txt"))
        assert (await browser.get(open_to_all)).content == b"the plan"
        await posted(browser, ann, room)
        private = address(await reader.until("[file] plan.txt"))
        asked = await browser.get(private)
        assert (asked.status_code, asked.headers["www-authenticate"][:5]) == (401, "Basic")
        found = await browser.get(private, auth=("Ann", ann.welcome["token"]))
        assert found.content == b"the plan"


async def test_the_address_begins_with_the_name_the_server_goes_by(tmp_path):
    names = ("chat.example", "other.example")
    async with housed(tmp_path / "data", host_names=names) as house:
        bob = await house.come("bob", join="#lobby")
        async with (
            house.server.wire("Ann") as ann,
            httpx2.AsyncClient(base_url=house.server.url, timeout=PATIENCE) as browser,
        ):
            await posted(browser, ann, "lobby")
            line = (await bob.until("PRIVMSG", "#lobby")).params[-1]
        assert line.startswith("[file] plan.txt (8 bytes) http://chat.example:")
        assert re.search(r"/r/lobby/\w+$", line)
