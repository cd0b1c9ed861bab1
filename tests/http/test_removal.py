"""Who was put out at entry n gets nothing after n: on every path there is, old tokens included.

The paths are taken from the tables of the program: a new one is tried here without being listed.
"""

from typing import Any, get_args

import msgspec
import pytest
from tests.ground import Running, Wire
from tests.http.conftest import Caller

from linnet.doors.http.routes import ADDRESSES
from linnet.protocol import commands
from linnet.protocol.reasons import Reason

SECRET = "xylophone"
FIELDS: dict[str, Any] = {
    "text": "x", "who": "Ann", "emoji": "👍", "role": "member", "level": "nothing", "span": 5,
    "query": SECRET, "name": "x", "topic": "x", "slow": 5, "days": 1, "limit": 5,
    "of": "kept_out", "mask": "x*", "url": "http://127.0.0.1:9/",
}  # fmt: skip
"""What commands and requests need besides a room and a place in it."""
NAMES = {
    "emoji": "👍", "person": "Ann", "name": "x", "id": 1, "hook": "x", "invitation": "x",
    "list": "kept_out", "mask": "x",
}  # fmt: skip
"""What addresses name besides that."""
CHANGES = {
    "/rooms/{room}": {"name": "x"},
    "/rooms/{room}/policy": {"slow": 5},
    "/rooms/{room}/messages/{seq}": {"text": "x"},
}
"""What changes must say though no field of theirs is required."""
HIDDEN = {Reason.NO_SUCH_ROOM, Reason.NO_SUCH_FILE}
ROOMS = {"private": HIDDEN, "open": {Reason.BANNED, Reason.NO_SUCH_FILE}}
"""Kinds of room, and how who was put out of it for good is refused there."""


class Out:
    """Bob after he was put out of a room in which there is something to read."""

    def __init__(self, room: str, seq: int, file: str, wire: Wire, http: Caller) -> None:
        self.room = room
        self.seq = seq
        self.file = file
        self.wire = wire
        self.http = http

    def fields(self, kind: type[msgspec.Struct]) -> dict[str, Any]:
        """What this struct needs, about the room Bob may not see."""
        known = {**FIELDS, "room": self.room, "seq": self.seq}
        required = [field.name for field in msgspec.structs.fields(kind) if field.required]
        return {name: known[name] for name in required if name != "send_id"}


async def put_out(server: Running, kind: str, ann: Caller, bob: Caller, wire: Wire) -> Out:
    made = await ann.told("POST", "/rooms", json={"name": "tea", "kind": kind})
    room = made["id"]
    await ann.told("POST", f"/rooms/{room}/members", json={"who": "Bob"})
    entry = await ann.told("PUT", f"/rooms/{room}/files/plan.txt", content=SECRET.encode())
    file = entry["body"]["files"][0]["id"]
    assert (await bob.call("GET", f"/files/{file}")).status_code == 200
    verb = "kicks" if kind == "private" else "bans"
    removal = await ann.told("POST", f"/rooms/{room}/{verb}", json={"who": "Bob"})
    said = await ann.told("POST", f"/rooms/{room}/messages", json={"text": SECRET})
    await ann.told("PUT", f"/rooms/{room}/messages/{said['seq']}/pin")
    await wire.ask(type="list-rooms")
    heard = [frame for frame in wire.heard if frame.get("room") == room]
    assert [frame["seq"] for frame in heard if frame["type"] == "entry"][-1] == removal["seq"]
    return Out(room, said["seq"], file, wire, bob)


@pytest.fixture(params=ROOMS)
async def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def settings() -> dict[str, Any]:
    return {"rate_other": "off", "rate_joins": "off", "rate_uploads": "off"}


async def test_every_command_about_the_room_is_refused(
    server: Running, kind: str, ann: Caller, bob: Caller
) -> None:
    async with server.wire(token=bob.token) as wire:
        out = await put_out(server, kind, ann, bob, wire)
        tried = set()
        for command in get_args(commands.Query) + get_args(commands.RoomCommand):
            if "room" not in command.__struct_fields__:
                continue
            fields = {**out.fields(command), "room": out.room}
            if command is commands.SetPolicy:
                fields["slow"] = 5
            tag = command.__struct_config__.tag
            answer = await wire.ask(type=tag, **fields)
            assert answer["type"] == "refused", (tag, answer)
            assert answer["reason"] in ROOMS[kind] | {Reason.NOT_A_MEMBER}, (tag, answer)
            tried.add(command)
        assert {commands.History, commands.Pins, commands.Search, commands.Say} <= tried
        assert SECRET not in str(wire.heard)


async def test_every_address_about_the_room_or_its_files_is_refused(
    server: Running, kind: str, ann: Caller, bob: Caller
) -> None:
    async with server.wire(token=bob.token) as wire:
        out = await put_out(server, kind, ann, bob, wire)
        tried = set()
        for address in ADDRESSES:
            if "{room}" not in address.path and "{file}" not in address.path:
                continue
            path = address.path.format(room=out.room, file=out.file, seq=out.seq, **NAMES)
            fields = out.fields(address.wish)
            more = {"params": fields} if address.method == "GET" else {"json": fields}
            if address.method in ("PATCH", "PUT") and address.path in CHANGES:
                more = {"json": CHANGES[address.path]}
            response = await bob.call(address.method, path, **more)
            told = (address.method, address.path, response.text)
            assert response.status_code in (403, 404), told
            reasons = ROOMS[kind] | {Reason.NOT_A_MEMBER}
            if address.path.startswith("/admin/"):  # which tell others that there is nothing
                reasons = {Reason.NO_SUCH_ROOM}
            assert response.json()["reason"] in reasons, told
            assert SECRET not in response.text
            tried.add(address.path)
        assert {"/files/{file}", "/files/{file}/thumb", "/rooms/{room}/entries"} <= tried


async def test_a_search_over_all_rooms_finds_nothing_there(
    server: Running, kind: str, ann: Caller, bob: Caller
) -> None:
    async with server.wire(token=bob.token) as wire:
        out = await put_out(server, kind, ann, bob, wire)
        assert (await bob.told("GET", f"/search?q={SECRET}"))["total"] == 0
        assert (await wire.ask(type="search", query=f"{SECRET} in:tea"))["total"] == 0
        listed = (await bob.told("GET", "/rooms"))["rooms"]
        assert out.room not in [view["id"] for view in listed if view.get("role")]


async def test_a_connection_that_resumes_gets_no_entry_of_the_room(
    server: Running, kind: str, ann: Caller, bob: Caller
) -> None:
    async with server.wire(token=bob.token) as wire:
        out = await put_out(server, kind, ann, bob, wire)
    async with server.wire(token=bob.token, rooms={out.room: 1, "lobby": 0}) as again:
        assert out.room not in [view["id"] for view in again.welcome["rooms"]]
        await ann.told("POST", "/rooms/lobby/messages", json={"text": "all"})
        entries = await again.entries(1)
        assert entries[0]["body"]["text"] == "all"
        assert SECRET not in str(again.heard)
        assert [f for f in again.heard if f.get("room") == out.room] == []
