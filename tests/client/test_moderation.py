"""The client among moderators: against a real server, and page by page against a script."""

import pytest
from tests.ground import running

from linnet.client import Client, Refused
from linnet.client.events import Arrived, Changed, RoomGone
from linnet.protocol.entries import Kicked, Restored
from linnet.protocol.moderation import ReportsTold
from linnet.protocol.people import Role


@pytest.fixture
async def server(tmp_path):
    async with running(tmp_path / "data") as server:
        yield server


def client(server, name, tmp_path):
    return Client.connect("127.0.0.1", server.port, name=name, home=tmp_path / name, patience=5)


def texts(timeline):
    return [e.body.text for e in timeline.entries if getattr(e.body, "text", "")]


async def until(client, found):
    """The first event that is what is looked for."""
    async for event in client:
        if found(event):
            return event
    raise AssertionError("closed")


def kicked(event):
    return isinstance(event, Arrived) and isinstance(event.entry.body, Kicked)


async def test_who_is_put_out_hears_why_and_loses_the_room(server, tmp_path):
    async with client(server, "Ann", tmp_path) as ann, client(server, "Bob", tmp_path) as bob:
        tea = await ann.create_room("tea")
        await bob.join("tea")
        await ann.kick("tea", "Bob", "spam")
        why = await until(
            bob, lambda e: isinstance(e, Arrived) and isinstance(e.entry.body, Kicked)
        )
        assert why.entry.body.why == "spam"
        assert await until(bob, lambda e: isinstance(e, RoomGone)) == RoomGone(tea.id)
        await ann.ban("tea", "Bob", span=60)
        with pytest.raises(Refused) as refused:
            await bob.join("tea")
        assert refused.value.reason == "banned"
        await ann.undo((await ann.acts("tea")).acts[0].id)
        assert (await bob.join("tea")).name == "tea"


async def test_what_was_brought_back_is_in_every_timeline_again(server, tmp_path):
    async with client(server, "Ann", tmp_path) as ann, client(server, "Bob", tmp_path) as bob:
        await ann.create_room("tea")
        await bob.join("tea")
        said = [f"message {n}" for n in range(4)]
        for text in said:
            await bob.say("tea", text)
        assert (await ann.purge("tea", "Bob", preview=True)).messages == 4
        assert (await ann.purge("tea", "Bob")).messages == 4
        await until(bob, lambda e: isinstance(e, Changed) and e.message.body.text == "")
        assert texts(bob.timeline("tea")) == []
        await ann.undo((await ann.acts("tea")).acts[0].id)
        back = lambda e: isinstance(e, Changed) and e.message.body.text == said[-1]  # noqa: E731
        await until(bob, back)
        assert texts(bob.timeline("tea")) == said
        assert any(isinstance(e.body, Restored) for e in bob.timeline("tea").entries)


async def test_a_report_reaches_a_moderator_as_an_event_and_an_answer(server, tmp_path):
    async with client(server, "Ann", tmp_path) as ann, client(server, "Bob", tmp_path) as bob:
        await ann.create_room("tea")
        await bob.join("tea")
        seq = (await ann.say("tea", "hm")).seq
        async with client(server, "Cy", tmp_path) as cy:
            await cy.join("tea")
            await ann.set_role("tea", "Cy", Role.MODERATOR)
            await bob.report("tea", seq, "rude")
            news = await until(cy, lambda e: isinstance(e, ReportsTold))
            assert [one.why for one in news.reports] == ["rude"]
            assert await cy.reports("tea") == news.reports
            await cy.resolve(news.reports[0].id)
            assert await cy.reports("tea") == []
        assert await ann.reports("tea") == []
        await ann.mute("tea", "Bob", 60)
        with pytest.raises(Refused) as refused:
            await bob.say("tea", "but")
        assert refused.value.reason == "muted"
        await ann.unmute("tea", "Bob")
        assert (await bob.say("tea", "thanks")).seq
