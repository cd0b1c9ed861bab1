"""`/r/ROOM`: what `curl` shows, and how it ends."""

import asyncio
import re
from contextlib import asynccontextmanager
from pathlib import Path

import httpx2
import pytest
from tests.ground import Running, running

CURL = {"user-agent": "curl/8.0"}


@pytest.fixture
async def server(tmp_path: Path):
    async with running(tmp_path / "data") as server:
        yield server


@asynccontextmanager
async def following(server: Running, path: str, **headers: str):
    """Gives a function that reads until a text came."""
    async with (
        httpx2.AsyncClient(base_url=server.url, timeout=20) as http,
        http.stream("GET", path, headers=CURL | headers) as response,
    ):
        chunks, seen = response.aiter_text(), ""

        async def until(text: str) -> str:
            nonlocal seen
            async with asyncio.timeout(20):
                while text not in seen:
                    seen += await anext(chunks)
            return seen

        yield response, until


def plain(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", re.sub(r"(?m)^\S*\d\d:\d\d\S* ", "", text))


async def test_the_past_comes_in_colour_and_then_everything_as_it_happens(server: Running) -> None:
    async with server.wire("Ann") as ann:
        await ann.say("one")
        async with following(server, "/r/lobby") as (response, until):
            assert response.headers["content-type"] == "text/plain; charset=utf-8"
            assert re.search(r"\x1b\[1;\d+mAnn\x1b\[0m: one\n", await until("one"))
            said = await ann.say("two\n||three||")
            await ann.ask(type="edit", room="lobby", seq=said["seq"], text="four")
            told = plain(await until("four"))
            assert told.startswith("Ann: one\nAnn: two\nAnn: ▒▒▒\n* Ann")
            assert ann.welcome["you"]["name"] == "Ann"


async def test_nothing_is_missing_between_the_past_and_the_present(server: Running) -> None:
    async with server.wire("Ann") as ann, server.wire("Ben") as ben:

        async def talk() -> None:
            for number in range(200):
                await ann.say(f"number {number}.")

        talking = asyncio.create_task(talk())
        await ben.entries(30)
        async with following(server, "/r/lobby?last=500&color=never") as (_, until):
            told = plain(await until("number 199."))
        await talking
    assert told.splitlines() == [f"Ann: number {number}." for number in range(200)]


async def test_a_guest_of_the_moment_is_gone_when_the_connection_is(server: Running) -> None:
    async with server.wire("Ann") as ann:
        async with following(server, "/r/lobby?name=Peeper") as (_, until):
            await until("")
            while not any(p["name"] == "Peeper" for p in (await ann.next("presence"))["came"]):
                pass
        while not any(p["name"] == "Peeper" for p in (await ann.next("presence"))["went"]):
            pass
    assert not server.server.watching._watchers


async def test_what_curl_sends_is_a_message(server: Running) -> None:
    async with (
        server.wire("Ann") as ann,
        httpx2.AsyncClient(base_url=server.url, headers=CURL) as http,
    ):
        told = await http.post("/r/lobby?name=Bo", content="hi & <b>")
        assert (told.status_code, told.text) == (201, "1\n")
        token = ann.welcome["token"]
        told = await http.post(
            "/r/lobby", content="me", headers={"authorization": f"Bearer {token}"}
        )
        assert told.text == "2\n"
        assert [(e["name"], e["body"]["text"]) for e in await ann.entries(2)] == [
            ("Bo", "hi & <b>"),
            ("Ann", "me"),
        ]
        for path, body, status in (("/r/nowhere", "x", 404), ("/r/lobby", "", 422)):
            assert (await http.post(path, content=body)).status_code == status
        foreign = {"origin": "https://evil.example"}
        assert (await http.post("/r/lobby", content="x", headers=foreign)).status_code == 403
        assert (await http.get("/r/lobby?last=x")).status_code == 400
        assert (await http.get("/r/lobby?follow=0&last=1&color=never")).text.endswith("Ann: me\n")


async def test_private_rooms_are_closed_and_who_is_put_out_hears_no_more(server: Running) -> None:
    async with server.wire("Ann") as ann, server.wire("Bo") as bo:
        await ann.ask(type="create-room", name="den", kind="private")
        token = {"authorization": f"Bearer {bo.welcome['token']}"}
        async with httpx2.AsyncClient(base_url=server.url, headers=CURL) as http:
            assert (await http.get("/r/den")).status_code == 404
            assert (await http.get("/r/den", headers=token)).status_code == 404
        made = await ann.ask(type="create-room", name="garden", kind="open")
        async with following(server, "/r/garden?color=never", **token) as (_, until):
            await ann.say("before", room=made["room"])
            await until("before")
            await bo.say("in the lobby")
            await ann.ask(type="kick", room=made["room"], who="Bo")
            await ann.say("after", room=made["room"])
            told = await until("You are not")
            with pytest.raises(StopAsyncIteration):
                await until("never said")
    assert "after" not in told
    assert "lobby" not in told


async def test_a_server_that_stops_says_so(server: Running) -> None:
    async with following(server, "/r/lobby") as (_, until):
        server.stop()
        assert "* The server is stopping" in await until("stopping")


async def test_a_guest_is_refused_where_there_are_none(tmp_path: Path) -> None:
    async with (
        running(tmp_path / "data", guests=False) as server,
        httpx2.AsyncClient(base_url=server.url, headers=CURL) as http,
    ):
        assert (await http.get("/r/lobby")).status_code == 403
        assert (await http.post("/r/lobby", content="x")).status_code == 403
