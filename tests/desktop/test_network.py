"""The network's thread and the window: what is told, to whom, and in which thread."""

import asyncio
import gc
import threading
import time
import tkinter as tk
import weakref

from tests.desktop.conftest import Hand

from linnet.client.events import Missed
from linnet.desktop.drawing.pen import Pen
from linnet.desktop.network import BELL


async def answer(after: asyncio.Event) -> str:
    await after.wait()
    return "an answer"


def test_what_was_begun_on_a_screen_before_is_told_nobody_on_the_one_after(hand: Hand):
    hand.window.choose()
    network, told = hand.window.network, []
    late = asyncio.Event()
    network.begin(answer(late), lambda words: told.append(f"before: {words}"))
    network.call(lambda: told.append("called before"), network.screen)
    hand.window.choose()
    network.begin(answer(late), lambda words: told.append(f"after: {words}"))
    network.begin(set_it(late))
    hand.until(lambda: told)
    hand.for_a_moment()
    assert told == ["after: an answer"]


async def set_it(event: asyncio.Event) -> None:
    event.set()


def test_garbage_is_looked_for_in_the_windows_thread_alone(hand: Hand):
    ended: list[int] = []

    class Knot:
        def __init__(self) -> None:
            self.me = self
            weakref.finalize(self, lambda: ended.append(threading.get_ident()))

    async def tie() -> list[list[int]]:
        Knot()
        return [[n] for n in range(5_000)]  # After so many new things Python would search.

    held: list[object] = []
    hand.until(lambda: ended or hand.window.network.begin(tie(), held.append))
    assert set(ended) == {threading.get_ident()}
    assert not gc.isenabled()


def test_many_strokes_of_a_pen_are_done_in_one_call_and_in_order(hand: Hand):

    text = tk.Text(hand.root)
    pen = Pen(text)
    pen.add("insert", "end", "a {b} $c [d] \\ \U0001f426", ("one", "two"))
    pen.add("mark", "set", "here", "1.0")
    pen.add("insert", "here", "first ")
    assert text.get("1.0", "end").strip() == ""
    pen.done()
    assert text.get("1.0", "end").strip() == "first a {b} $c [d] \\ \U0001f426"
    assert text.tag_names("1.8") == ("one", "two")


def test_however_often_it_rings_the_window_has_its_own_turn_between_two_pieces_of_news(hand: Hand):
    root, network, order = hand.root, hand.window.network, []
    over = tk.BooleanVar(root)

    def slowly(_events: object) -> None:
        order.append("news")
        time.sleep(0.01)  # As long as drawing takes.

    def tick() -> None:
        order.append("tick")
        if network._events:
            root.after(1, tick)
        else:
            over.set(True)

    network._tell = slowly
    network._events.extend([Missed(1)] * 200)
    for _ in range(20):
        root.event_generate(BELL, when="tail")
    root.after(1, tick)
    root.wait_variable(over)
    assert "news news" not in " ".join(order)
