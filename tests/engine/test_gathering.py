"""Comings, goings and new names within one gather are told as what they come to."""

import asyncio

import pytest
from tests.engine.session import Session

from linnet.engine.presence import Gathering
from linnet.protocol.people import Person, PersonKind

ANN = Person(id="1", name="Ann", kind=PersonKind.GUEST)
ANNA = Person(id="1", name="Anna", kind=PersonKind.GUEST)
HERE, NOWHERE = ["lobby"], []


def came(gathering, person=ANN):
    gathering.move(person, HERE, [Session(person)])


def went(gathering, person=ANN):
    gathering.move(person, HERE, NOWHERE)


def renamed(gathering):
    gathering.change(ANNA, HERE, [Session(ANNA)])


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ([], [came], (["Ann"], [])),
        ([], [came, went], None),
        ([], [came, renamed], (["Anna"], [])),
        ([], [came, renamed, went], None),
        ([came], [went, came], None),
        ([came], [renamed], (["Anna"], [])),
        ([came], [renamed, went], ([], ["Ann"])),
        ([came], [renamed, renamed, went], ([], ["Ann"])),
        ([came], [went], ([], ["Ann"])),
    ],
)
async def test_a_gather_tells_what_all_of_it_comes_to(before, now, told):
    frames: asyncio.Queue[tuple[list[str], list[str]]] = asyncio.Queue()

    def tell(room, came, went):
        frames.put_nowait(([one.name for one in came], [one.name for one in went]))

    gathering = Gathering(tell)
    for moves in (before, now):
        for move in moves:
            move(gathering)
        if moves is before and before:
            await asyncio.wait_for(frames.get(), 5)
    if told is None:
        await asyncio.sleep(0.15)  # There is nothing to wait for: that is what is tested.
        assert frames.empty()
    else:
        assert await asyncio.wait_for(frames.get(), 5) == told
