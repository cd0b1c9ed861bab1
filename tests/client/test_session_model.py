"""Whatever is cut, doubled or left out: every entry once, every wish once, all in order."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.client.little import LittleServer
from tests.client.rig import Rig

from linnet.client.session import Identity, Session
from linnet.client.world import Held
from linnet.protocol.commands import History, RoomCommand, Say
from linnet.protocol.entries import Said

FEW = st.integers(1, 4)
STEPS = st.one_of(
    st.just(("say", 0)),
    st.just(("post", 0)),
    st.just(("cut", 0)),
    st.just(("connect", 0)),
    st.just(("double", 0)),
    st.tuples(st.just("leave out"), FEW),
    st.tuples(st.just("up"), FEW),
    st.tuples(st.just("down"), FEW),
)


def play(rig: Rig, steps: list[tuple[str, int]]) -> list[str]:
    """Do the steps; returned is what was said, in order."""
    said: list[str] = []
    for step, number in steps:
        match step:
            case "say":
                said.append(f"mine {len(said)}")
                send_id = rig.session.ids.next()
                rig.session.wish(Say(send_id, "lobby", said[-1]), rig.now)
            case "post":
                rig.server.post("theirs")
            case "cut":
                rig.cut()
            case "connect" if rig.line is None:
                rig.connect()
            case "double" if rig.line:
                rig.line.doubled = True
            case "leave out" if rig.line:
                rig.line.left_out.add(len(rig.server.rooms["lobby"].log) + number)
            case "up":
                rig.up(number)
            case "down":
                rig.down(number)
            case _:
                pass
    return said


def end_well(rig: Rig) -> None:
    """Connect if need be, let everything through and one more entry, and wait a little."""
    if rig.line is None:
        rig.connect()
    rig.settle()
    rig.line.left_out.clear()
    rig.server.post("the end")
    for _ in range(3):
        rig.tick(rig.server.heartbeat)


def said_by(server: LittleServer, name: str) -> list[str]:
    log = server.rooms["lobby"].log
    return [e.body.text for e in log if isinstance(e.body, Said) and e.name == name]


@settings(max_examples=300, deadline=None)
@given(st.lists(STEPS, max_size=40), st.integers(1, 3), st.integers(1, 4))
def test_every_wish_and_every_entry_is_there_once_and_in_order(steps, page, window):
    server = LittleServer(page=page)
    server.post("before")
    rig = Rig(server, Session(Identity(name="Ann"), window=window))
    rig.connect()
    rig.settle()
    start = len(server.rooms["lobby"].log)
    said = play(rig, steps)
    end_well(rig)
    head = len(server.rooms["lobby"].log)
    assert said_by(server, "Ann") == said
    assert rig.arrived() == list(range(start + 1, head + 1))
    assert len(rig.session.outbox) == 0
    assert rig.session.world.timelines["lobby"].hopes == []
    view = rig.session.world.rooms["lobby"]
    assert (view.head, view.count) == (head, server.rooms["lobby"].log[-1].count)


@settings(max_examples=100, deadline=None)
@given(st.lists(STEPS, max_size=30), st.lists(STEPS, max_size=30))
def test_two_people_who_are_cut_at_will_hold_the_same_log_in_the_end(first, second):
    server = LittleServer(page=2)
    rigs = [Rig(server, Session(Identity(name=name))) for name in ("Ann", "Cem")]
    for rig in rigs:
        rig.connect()
        rig.settle()
    said = [play(rig, steps) for rig, steps in zip(rigs, (first, second), strict=True)]
    for rig in rigs:
        end_well(rig)
    for rig in rigs:
        rig.settle()
    log = server.rooms["lobby"].log
    for rig, name, texts in zip(rigs, ("Ann", "Cem"), said, strict=True):
        assert list(rig.session.world.timelines["lobby"].entries) == log
        assert said_by(server, name) == texts


def run_anew(rig: Rig, keeps: bool) -> list[RoomCommand]:
    """The program is ended and begun again, with or without what it kept; returns its wishes."""
    rig.cut()
    left, world = rig.session, rig.session.world
    entries = {room: list(timeline.entries) for room, timeline in world.timelines.items()}
    held = Held(rig.server.id, world.me, list(world.rooms.values()), entries) if keeps else None
    rig.session = Session(left.identity, held=held)
    rig.connect()
    return [wish.command for wish in left.outbox]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(STEPS, max_size=15),
    st.booleans(),
    st.lists(st.sampled_from(["up", "down", "adopt", "look back"]), max_size=12),
)
def test_nothing_said_stands_there_twice_while_a_later_run_takes_it_over(steps, keeps, then):
    rig = Rig(LittleServer())
    rig.connect()
    rig.settle()
    said = play(rig, steps)
    wishes = run_anew(rig, keeps)
    for step in [*then, "adopt"]:
        if step == "adopt":
            rig.session.adopt(wishes)
        elif step == "look back":
            rig.session.ask(History(send_id=rig.session.ids.next(), room="lobby", before=1000))
        else:
            getattr(rig, step)(1)
        if timeline := rig.session.world.timelines.get("lobby"):
            held = [entry.send_id for entry in timeline.entries]
            assert not {hope.send_id for hope in timeline.hopes} & {*held}
    end_well(rig)
    assert said_by(rig.server, "Ann") == said
    assert (len(rig.session.outbox), rig.session.world.timelines["lobby"].hopes) == (0, [])
