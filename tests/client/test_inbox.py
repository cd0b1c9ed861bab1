"""Nobody who does not listen costs unbounded memory."""

from linnet.client.events import Connecting, Missed
from linnet.client.inbox import Inbox


async def test_the_oldest_events_give_way_and_their_number_is_told():
    inbox = Inbox(untaken=3)
    for number in range(5):
        inbox.put(Connecting(number))
    assert [await inbox.take() for _ in range(4)] == [
        Missed(2),
        Connecting(2),
        Connecting(3),
        Connecting(4),
    ]
