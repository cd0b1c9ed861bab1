"""The rules about texts hold on every door, for what is said and for what it is changed to."""

import pytest
from tests.ground import Running
from tests.http.conftest import Caller
from tests.hub.test_texts import REFUSED

LOBBY = "/rooms/lobby/messages"


@pytest.fixture
def settings() -> dict[str, str]:
    return {"rate_messages": "10000/s", "rate_other": "10000/s"}


async def test_no_door_takes_a_text_that_is_no_message(server: Running, ann: Caller) -> None:
    first = await ann.told("POST", LOBBY, json={"text": "first"})
    place = f"{LOBBY}/{first['seq']}"
    plain = {"content-type": "text/plain"}
    async with server.wire(token=ann.token) as wire:
        for text, reason in REFUSED:
            wishes = {"say": {"text": text}, "edit": {"text": text, "seq": first["seq"]}}
            for kind, fields in wishes.items():
                answer = await wire.ask(type=kind, room="lobby", **fields)
                assert answer["reason"] == reason
            for method, path in (("POST", LOBBY), ("PATCH", place)):
                for body in ({"json": {"text": text}}, {"content": text, "headers": plain}):
                    assert (await ann.refused(method, path, **body))[1] == reason
    assert await ann.told("GET", place) == first
    assert (await ann.told("GET", "/rooms/lobby"))["head"] == first["seq"]


async def test_half_a_surrogate_pair_is_no_text_on_any_door(server: Running, ann: Caller) -> None:
    body = b'{"text": "\\ud83d"}'
    headers = {"content-type": "application/json"}
    assert (await ann.refused("POST", LOBBY, content=body, headers=headers))[0] == 400
    async with server.wire(token=ann.token) as wire:
        frame = '{"type":"say","send_id":"s","room":"lobby","text":"\\ud83d"}'
        await wire.connection.send(frame)
        assert (await wire.next("refused"))["reason"] in ("bad-frame", "not-text")
