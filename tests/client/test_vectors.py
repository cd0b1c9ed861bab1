"""What a client holds after entries is what a fresh one is shown: the vectors say what that is."""

import json
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from linnet.client.events import Changed, Older, Overtaken
from linnet.client.rooms import after
from linnet.client.timeline import Timeline
from linnet.client.world import Held, World
from linnet.protocol.codec import decode_entry, decode_frame, encode
from linnet.protocol.entries import Body, Entry, Unknown
from linnet.protocol.folding import brought_up
from linnet.protocol.frames import HistoryPage, Marker, RoomView
from linnet.protocol.ids import LOBBY
from linnet.protocol.people import Person, PersonKind

VECTORS = Path(__file__).parent.parent.parent / "vectors"
CASES = json.loads((VECTORS / "folding.json").read_text(encoding="utf-8"))
ROOMS = json.loads((VECTORS / "rooms.json").read_text(encoding="utf-8"))
ME = Person(id="900000", name="Zoe", kind=PersonKind.GUEST)


def entries(case, part):
    return [decode_entry(json.dumps(one)) for one in case[part]]


def frames(case):
    return [decode_frame(json.dumps(one)) for one in case["then"]]


def kept(held):
    """A client that kept these entries, from an earlier run."""
    view = RoomView(
        id=LOBBY,
        name="lobby",
        kind="open",
        head=held[-1].seq,
        count=held[-1].count,
        read=Marker(seq=0, count=0),
        members=3,
        online=1,
    )
    return World(Held("srv", ME, [view], {LOBBY: held}))


def fetched(held):
    """A client that just came and was given these entries as a page of history."""
    world = kept(held)
    world.timelines[LOBBY] = Timeline(held[0].seq - 1)
    world.page(LOBBY, held)
    return world


def hear(world, frame):
    if isinstance(frame, Entry):
        return world.entry(frame)
    assert isinstance(frame, HistoryPage)
    return world.page(frame.room, frame.entries)


@pytest.mark.parametrize("client", [kept, fetched])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_is_held_and_what_comes_later_make_what_is_now(case, client):
    world = client(entries(case, "held"))
    for frame in frames(case):
        hear(world, frame)
    assert list(world.timelines[LOBBY].entries) == entries(case, "now")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_hearing_it_all_again_changes_nothing(case):
    world = kept(entries(case, "held"))
    for frame in frames(case) * 2:
        hear(world, frame)
    assert list(world.timelines[LOBBY].entries) == entries(case, "now")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_is_now_needs_no_bringing_up(case):
    now = entries(case, "now")
    assert brought_up(now, now) == now


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_events_tell_all_that_changed(case):
    world = kept(entries(case, "held"))
    copy = {entry.seq: entry for entry in world.timelines[LOBBY].entries}
    for frame in frames(case):
        for event in hear(world, frame):
            match event:
                case Changed(entry) | Overtaken(entry):
                    assert copy[entry.seq] != entry
                    copy[entry.seq] = entry
                case Older(_, older):
                    copy |= {entry.seq: entry for entry in older}
                case _ if hasattr(event, "entry"):
                    copy[event.entry.seq] = event.entry
    assert copy == {entry.seq: entry for entry in world.timelines[LOBBY].entries}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_vector_is_written_as_the_server_writes(case):
    for part in ("held", "now"):
        for written, entry in zip(case[part], entries(case, part), strict=True):
            assert isinstance(entry.body, Unknown) or json.loads(encode(entry)) == written


@pytest.mark.parametrize("case", ROOMS, ids=lambda case: case["name"])
def test_a_room_is_kept_current_by_entries(case):
    view = msgspec.convert(case["held"], RoomView)
    for entry in entries(case, "then"):
        view = after(view, entry, case["me"])
    assert view == msgspec.convert(case["now"], RoomView)


def test_every_kind_of_entry_stands_in_a_vector():
    kinds = {kind.__struct_config__.tag for kind in get_args(Body)} - {"unknown"}
    there = {one["body"]["kind"] for case in CASES for one in case["now"]}
    assert kinds - there == set()
