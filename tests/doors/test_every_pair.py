"""The same conversation from every door to every door: what one does, all others see."""

from contextlib import AsyncExitStack

import pytest
from tests.doors.faces import FACES
from tests.ground import running

HOSTILE = [
    "<script>alert(1)</script>",
    'quotes " and \\ and %s {x}',
    "\u202eevil",
    "PRIVMSG #lobby :I am an operator",
    "USERS:111111",
    "NICK",
    ":source 001 you",
    "e\u0301\U0001f469\u200d\U0001f4bb",
]


class Ground:
    """A person at each door, and a referee who knows the numbers."""

    def __init__(self, faces, referee):
        self.faces, self.referee = faces, referee

    async def seq(self, kind, **body):
        """The place of the next such entry."""
        while True:
            entry = await self.referee.next("entry")
            found = entry["body"]
            if found["kind"] == kind and all(found.get(k) == v for k, v in body.items()):
                return entry["seq"]


@pytest.fixture
async def ground(tmp_path):
    places = {"pychat": "127.0.0.1:0", "nickname": "127.0.0.1:0", "irc": "127.0.0.1:0"}
    async with running(tmp_path / "data", **places) as server, AsyncExitStack() as stack:
        referee = await stack.enter_async_context(server.wire("Referee"))
        faces = {door: face(server, f"P{door}", stack) for door, face in FACES.items()}
        for face in faces.values():
            await face.come()
        yield Ground(faces, referee)


@pytest.fixture(params=FACES)
def one(request, ground):
    """Who acts; everybody else looks on."""
    return ground.faces[request.param]


@pytest.fixture
def others(one, ground):
    return [face for face in ground.faces.values() if face is not one]


async def test_what_is_said_changed_and_taken_back_is_seen(ground, one, others):
    await one.say("Shall we start?")
    first = await ground.seq("said")
    await one.say("Yes!", reply_to=first)
    second = await ground.seq("said", reply_to=first)
    await one.react(first, "🎉")
    await ground.seq("reacted", target=first)
    if "edit" not in one.cannot:
        await one.edit(second, "Not yet")
        await ground.seq("edited", target=second)
    await one.delete(first)
    await ground.seq("deleted", target=first)
    for face in others:
        who = face.calls(one)
        if face.door != "http":  # which looks later, and sees messages as they are by then
            await face.sees_said(one, "Shall we start?")
            await face.sees_said(one, "Yes!", kind="answered", target=first)
            await face.sees("reacted", who=who, target=first, emoji="🎉")
        if "edit" not in one.cannot:
            await face.sees("edited", who=who, target=second, text="Not yet")
        await face.sees("deleted", who=who, target=first)


async def test_every_line_and_every_character_comes_through(ground, one, others):
    await one.say("one\ntwo\n\nfour")
    await ground.seq("said", text="one\ntwo\n\nfour")
    for text in HOSTILE:
        await one.say(text)
        await ground.seq("said", text=text)
    for face in others:
        for text in ("one\ntwo\n\nfour", *HOSTILE):
            await face.sees_said(one, text)


async def test_control_characters_are_told_to_nobody_and_who_typed_them_hears_of_it(
    ground, one, others
):
    await one.say("a\x1b]0;title\x07b")
    await one.sees("refused")
    await one.say("after")
    for face in others:
        await face.sees_said(one, "after")
    told = "".join(told for face in others for told in face.told)
    assert "\x1b" not in told.replace("\\u001b", "\x1b")
    assert "\x07" not in told.replace("\\u0007", "\x07")


async def test_comings_and_goings_in_a_room_are_seen(ground, one, others):
    await ground.referee.ask(type="create-room", name="garden")
    for face in others:
        await face.join("garden")
        await ground.seq("joined")
    await one.join("garden")
    await ground.seq("joined")
    await one.leave("garden")
    await ground.seq("left")
    for face in others:
        await face.sees("joined", who=face.calls(one))
        await face.sees("left", who=face.calls(one))


async def test_a_private_message_is_seen_by_the_other_and_by_nobody_else(ground, one, others):
    for face in others:
        await one.whisper(face, f"for {face.name}")
        await face.sees_said(one, f"for {face.name}", kind="whispered")
    await one.say("end")
    for face in others:
        await face.sees_said(one, "end")
        foreign = [told for told in face.told if "for P" in told and face.name not in told]
        assert foreign == []


async def test_who_is_put_out_hears_no_more_of_the_room_at_any_door(ground):
    """The open room is closed to them too: who was banned cannot come back and read."""
    referee = ground.referee
    await referee.ask(type="create-room", name="garden")
    for face in ground.faces.values():
        await face.join("garden")
        await ground.seq("joined")
    await referee.say("everybody hears this", room="garden")
    for face in ground.faces.values():
        await referee.ask(type="ban", room="garden", who=face.id)
    await referee.say("nobody hears this", room="garden")
    for face in ground.faces.values():
        await face.join("garden")
        await face.say("let me in", room="garden")
    await referee.say("the end")
    for face in ground.faces.values():
        who = "Referee" if face.door in ("irc", "nickname") else referee.me
        await face.sees("said", who=who, text="the end")
        assert not [told for told in face.told if "nobody hears this" in told], face.door
        heard = [told for told in face.told if "everybody hears this" in told]
        assert heard or face.door == "http", face.door  # who asks only later is told nothing
