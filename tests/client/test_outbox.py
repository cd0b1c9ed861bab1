"""The outbox sends each room's wishes in order, and again after every reconnect."""

from hypothesis import given
from hypothesis import strategies as st

from linnet.client.outbox import Outbox
from linnet.protocol.commands import CreateRoom, Direct, Say


def says(*pairs: tuple[str, str]) -> list[Say]:
    return [Say(send_id, room, "x") for send_id, room in pairs]


def ids(commands) -> list[str]:
    return [command.send_id for command in commands]


@given(
    st.lists(st.sampled_from("ab"), max_size=12),
    st.integers(1, 4),
    st.lists(st.sampled_from(["due", "answer", "cut"]), max_size=40),
)
def test_a_room_s_wishes_never_overtake_each_other_and_few_are_under_way(rooms, window, steps):
    outbox = Outbox(window=window)
    for number, room in enumerate(rooms):
        outbox.add(Say(f"{number:02}", room, "x"))
    wire: dict[str, list[str]] = {"a": [], "b": []}
    for step in steps:
        if step == "due":
            for command in outbox.due(0):
                wire[command.room].append(command.send_id)
        elif step == "cut":
            outbox.disconnected()
            wire = {"a": [], "b": []}
        else:
            for queue in wire.values():
                if queue:
                    outbox.remove(queue.pop(0))
        for queue in wire.values():
            assert queue == sorted(queue)
            assert len(queue) <= window


def test_wishes_of_an_earlier_run_come_first_and_count_as_tried():
    outbox = Outbox(says(("1", "a"), ("2", "b")))
    outbox.add(Say("3", "a", "x"))
    assert [(wish.send_id, wish.tried) for wish in outbox] == [
        ("1", True),
        ("2", True),
        ("3", False),
    ]
    assert ids(outbox.due(0)) == ["1", "2"]


def test_what_was_postponed_holds_its_own_room_only():
    outbox = Outbox(says(("1", "a"), ("2", "a"), ("3", "b")))
    outbox.due(0)
    outbox.postpone("1", until=5)
    outbox.remove("3")
    outbox.add(Say("4", "b", "x"))
    assert ids(outbox.due(1)) == ["4"]
    assert outbox.next_due() == 5
    assert ids(outbox.due(5)) == ["1"]


def test_a_room_that_is_being_made_and_what_is_said_in_it_share_a_lane():
    outbox = Outbox([CreateRoom("1", "#Tea"), Say("2", "tea", "x"), Direct("3", "Ben")])
    assert ids(outbox.due(0)) == ["1", "3"]
