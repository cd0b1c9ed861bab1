"""A timeline holds each entry once, in order, whatever order and number they come in."""

from hypothesis import given
from hypothesis import strategies as st

from linnet.client.timeline import Absorbed, Gap, Timeline
from linnet.protocol.entries import Entry, Said
from linnet.protocol.ids import LOBBY, PersonId


def entry(seq: int) -> Entry:
    return Entry(
        room=LOBBY,
        seq=seq,
        count=seq,
        by=PersonId("100001"),
        name="Ann",
        at=seq,
        send_id=f"s{seq}",
        body=Said(f"text {seq}"),
    )


def seqs(entries) -> list[int]:
    return [one.seq for one in entries]


@given(st.permutations(range(1, 13)), st.lists(st.integers(1, 12)))
def test_entries_in_any_order_and_number_come_out_once_and_in_order(order, repeats):
    timeline = Timeline()
    told = []
    for seq in [*order, *repeats]:
        told += timeline.add(entry(seq))
        assert seqs(timeline.entries) == list(range(1, timeline.last + 1))
    assert seqs(told) == list(range(1, 13))
    assert timeline.gap is None


@given(
    st.integers(1, 30), st.lists(st.tuples(st.booleans(), st.integers(0, 40), st.integers(1, 9)))
)
def test_held_entries_are_always_one_run_of_bounded_length(keep, pages):
    timeline = Timeline(after=20, keep=keep)
    for single, start, length in pages:
        page = [entry(seq) for seq in range(start + 1, start + 1 + length)]
        if single:
            timeline.add(page[0])
        else:
            timeline.absorb(page)
        assert seqs(timeline.entries) == list(range(timeline.first, timeline.last + 1))
        assert len(timeline.entries) <= keep


def test_a_gap_is_reported_until_it_is_mended():
    timeline = Timeline(after=3)
    assert timeline.add(entry(6)) == []
    assert timeline.gap == Gap(after=3, before=6)
    took = timeline.absorb([entry(4), entry(5)])
    assert (took.older, seqs(took.newer)) == ([], [4, 5, 6])
    assert timeline.gap is None


def test_an_older_page_goes_before_and_what_does_not_join_is_left_out():
    timeline = Timeline(after=10)
    assert timeline.absorb([entry(4), entry(5)]) == Absorbed()
    older = timeline.absorb([entry(8), entry(9), entry(10)]).older
    assert (seqs(older), timeline.first) == ([8, 9, 10], 8)


def test_a_hope_is_shown_until_its_entry_is_here():
    timeline = Timeline()
    timeline.hope("a", "one")
    timeline.hope("b", "two")
    timeline.settle("a", 1)
    assert [hope.text for hope in timeline.hopes] == ["one", "two"]
    timeline.add(entry(1))
    timeline.give_up("a")
    assert [hope.text for hope in timeline.hopes] == ["two"]
    timeline.settle("b", 1)
    assert timeline.hopes == []
