"""Levels, drafts, blocked people, mentions and readers in chats against the real server."""

from contextlib import AsyncExitStack

import pytest
from tests.ground import running
from tests.terminal.typist import Typist, typing


@pytest.fixture
async def chats(tmp_path):
    """Opens chats in the lobby."""
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(running(tmp_path / "data"))

        async def chat(name: str, room: str = "lobby") -> Typist:
            return await stack.enter_async_context(typing(server.port, name, tmp_path, room))

        yield chat


async def test_who_is_called_sees_it_and_hears_it(chats):
    ann, ben = await chats("Ann"), await chats("Ben")
    await ben.answer("hello @cem", "hello")
    await ben.answer("hello @ann", "@ann")
    await ann.until("TIME ! Ben: hello @ann [2]")
    assert "TIME Ben: hello @cem [1]" in ann.lines
    assert ann.rung == 1
    await ben.answer("/edit 1 hello @ann, too", "changed [1]")
    await ann.until("TIME ! * Ben changed [1]: hello @ann, too")
    await ben.answer("/msg Ann psst", "psst")
    await ann.until("psst")
    assert (ann.rung, ben.rung) == (2, 0)


async def test_what_is_told_of_another_room_is_ones_own_choice(chats):
    ann, ben = await chats("Ann"), await chats("Ben")
    await ben.answer("/create tea", "made the room")
    await ann.answer("/join tea", "#tea - ")
    await ann.answer("/level", "#tea: everything")
    await ann.answer("/level mentions", "#tea: mentions - only what calls you")
    await ann.answer("/join lobby", "#lobby - ")
    await ben.answer("not for you", "not for you")
    await ben.answer("but this, @Ann", "@Ann")
    await ann.until("TIME #tea ! Ben: but this, @Ann")
    assert "not for you" not in ann.seen
    await ann.answer("/rooms", "#tea - 2 people, 2 online (2 new, 1 calls you)")
    shown = await ann.answer("/join tea", "but this, @Ann [4]")
    assert "TIME Ben: not for you [3]" in shown
    await ann.answer("/level nothing", "#tea: nothing")
    await ann.answer("/join lobby", "#lobby - ")
    await ben.answer("hush @Ann", "hush")
    await ann.answer("/join tea", "hush @Ann [5]")
    assert "#tea Ben: hush" not in ann.seen


async def test_who_is_blocked_is_not_shown_anywhere(chats):
    ann, ben = await chats("Ann"), await chats("Ben")
    await ben.answer("first words", "[1]")
    await ann.until("first words")
    await ann.answer("/block Ben", "they cannot tell")
    await ann.answer("/blocked", "you have blocked Ben (")
    await ben.answer("second words", "[2]")
    await ben.answer("/edit second thoughts", "changed [2]")
    await ben.answer("/msg Ann psst", "psst")
    cem = await chats("Cem")
    await cem.answer("/reply 2 well said", "well said")
    await ann.until("well said")
    assert "      > (somebody you have blocked) [2]" in ann.lines
    await cem.answer("/react 2 👍", "reacted")
    await ann.until("* Cem reacted 👍 to [2]")
    await ann.answer("/search second", "(somebody you have blocked) [2]")
    shown = await ann.answer("/history", "well said")
    assert "first words" not in shown
    assert "thoughts" not in ann.seen
    assert "psst" not in ann.seen
    await ann.answer("/rooms", "private talks")
    assert "Ben - online" in ann.seen
    await ann.answer("/unblock Ben", "shown again")
    await ann.answer("/history", "second thoughts [2 edited]")
    await ann.answer("/blocked", "you have blocked nobody")


async def test_a_draft_waits_in_its_room_until_it_is_posted(chats):
    ann = await chats("Ann")
    await ann.answer("/draft", "no draft is kept")
    await ann.answer("/draft a long story", "kept; /draft --post posts it")
    again = await chats("Ann")
    assert "* your draft here (/draft --post posts it): a long story" in again.lines
    await again.answer("/draft --drop", "forgotten")
    await ann.answer("/draft another", "kept")
    await ann.answer("/draft --post", "TIME Ann: another [1]")
    await ann.answer("/draft --post", "no draft is kept")


async def test_who_has_read_is_told_where_the_room_tells_it(chats):
    ann = await chats("Ann")
    await ann.answer("/create tea", "made the room")
    await ann.answer("/policy receipts names", "one can ask who has read a message")
    ben = await chats("Ben", "tea")
    await ann.answer("read this", "[4]")
    await ben.until("read this")
    # Ben's chat marks it read a moment after it was shown, or when he leaves.
    await ben.end()
    await ann.answer("/readers", "[4] was read by 1 of 1")
    await ann.answer("and this", "[5]")
    await ann.answer("/readers 5", "[5] was read by 0 of 1, not yet: Ben")
