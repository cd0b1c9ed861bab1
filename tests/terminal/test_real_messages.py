"""All that can be done with messages, in two chats against the real server."""

from contextlib import AsyncExitStack

import pytest
from tests.ground import running
from tests.terminal.typist import Typist, typing


@pytest.fixture
async def chats(tmp_path):
    """Opens chats in the room `tea`, which Ann made and moderates."""
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(running(tmp_path / "data"))

        async def chat(name: str) -> Typist:
            place = "lobby" if name == "Ann" else "tea"
            typist = await stack.enter_async_context(typing(server.port, name, tmp_path, place))
            if name == "Ann":
                await typist.answer("/create tea", "made the room #tea")
            typist.lines.clear()
            return typist

        yield chat


async def test_a_conversation_with_everything_reads_like_this(chats):
    ann: Typist = await chats("Ann")
    ben: Typist = await chats("Ben")
    await ben.answer("Shall we *start*?", "[3]")
    await ann.until("start")
    await ann.answer("/reply @Ben Yes, now", "[4]")
    await ann.answer("Tea is redy", "[5]")
    await ann.answer("/edit Tea is ready", "changed [5]")
    await ben.until("changed [5]")
    await ben.answer("/react 5 :tea:", "reacted")
    await ann.until("reacted 🍵")
    await ann.answer("/pin 3", "pinned")
    await ben.until("pinned")
    await ben.answer("It was ||the cat||", "[9 spoiler]")
    await ann.until("[9 spoiler]")
    await ann.answer("/delete 9", "deleted")
    await ann.answer("/history", "[9]")
    told = len(ann.lines)
    assert "changed" not in await ann.answer("/goto 5", "(deleted by Ann) [9]")
    assert ann.lines[:told] == [
        "→ Ben joined",
        "TIME Ben: Shall we *start*? [3]",
        "      > Ben: Shall we start? [3]",
        "TIME Ann: Yes, now [4]",
        "TIME Ann: Tea is redy [5]",
        "TIME * Ann changed [5]: Tea is ready",
        "TIME * Ben reacted 🍵 to [5] Ann: Tea is ready",
        "TIME * Ann pinned [3] Ben: Shall we start?",
        "TIME Ben: It was ▒▒▒ [9 spoiler]",
        "TIME * Ann deleted [9] of Ben",
        "TIME * Ann made the room #tea",
        "→ Ben joined",
        "TIME Ben: Shall we *start*? [3 pinned]",
        "      > Ben: Shall we start? [3]",
        "TIME Ann: Yes, now [4]",
        "TIME Ann: Tea is ready [5 edited]",
        "      🍵 1",
        "TIME Ben: (deleted by Ann) [9]",
    ]


async def test_a_message_is_looked_at_from_all_sides(chats):
    ann: Typist = await chats("Ann")
    await ann.answer("/policy", "no special rules")
    await ann.answer("/policy keep-editions on", "earlier texts of changed messages are kept")
    await ann.answer("||one||", "[3 spoiler]")
    assert "Ann: ||one|| [3]" in await ann.answer("/show 3", "[3]")
    await ann.answer("/edit 3 two", "changed [3]")
    assert "||one||" not in await ann.answer("/editions last", "▒▒▒")
    await ann.answer("/react last 👍", "reacted")
    assert "  👍: Ann" in await ann.answer("/reactions 3", "👍")
    await ann.answer("/unreact 3 :+1:", "took 👍 back from [3] Ann: two")
    await ann.answer("/reactions 3", "nobody reacted to [3]")
    await ann.answer("/pins", "nothing is pinned here")
    await ann.answer("/pin last", "pinned [3]")
    assert "pinned by Ann on " in await ann.answer("/pins", "[3 edited pinned]")
    await ann.answer("/unpin 3", "unpinned [3]")
    await ann.answer("/delete 99", "There is no such message here")
    await ann.answer("/reply @Nobody hi", "name it by number")
    await ann.answer("/edit 1 x", "There is no such message here")


async def test_many_who_clap_are_one_line_and_who_takes_it_back_is_none(chats, tmp_path):
    ann: Typist = await chats("Ann")
    people = [await chats(name) for name in ("Ben", "Cem", "Dan", "Eve")]
    await ann.answer("Well?", "[6]")
    for one in people:
        await one.until("[6]")
        one.type("/react 👏")
    people[0].type("/react 👎", "/unreact 👎")
    await ann.until("others reacted 👏 to [6] Ann: Well?")
    await ann.answer("/reactions 6", "👏: Ben")
    assert sum("reacted" in line for line in ann.lines) == 1
    assert "👎" not in ann.seen


async def test_what_a_reply_answers_is_fetched_where_it_is_not_held(chats):
    ann: Typist = await chats("Ann")
    await ann.answer("the beginning", "[2]")
    for number in range(30):
        ann.type(f"line {number}")
    await ann.until("line 29")
    ben: Typist = await chats("Ben")
    await ann.answer("/reply 2 long ago", "long ago")
    await ben.until("long ago")
    assert ben.lines[-2:] == ["      > Ann: the beginning [2]", "TIME Ann: long ago [34]"]
    shown = await ben.answer("/goto 2", "that was around [2]")
    assert "TIME Ann: the beginning [2]" in shown
    assert "line 29" not in shown


async def test_messages_are_found_in_all_rooms_page_by_page(chats):
    ann: Typist = await chats("Ann")
    for number in range(12):
        ann.type(f"tulip {number}", "rose")
    await ann.answer("/join lobby", "#lobby - ")
    shown = await ann.answer("/search tulip", "/more shows")
    assert shown.split("\n")[0] == "* 12 found, the newest first:"
    found = [line for line in shown.split("\n") if line.startswith("TIME #tea Ann: tulip")]
    assert [int(line.split()[4]) for line in found] == list(range(11, 1, -1))
    assert shown.count("  TIME #tea Ann: rose") == 11
    assert "tulip 0 [2]" in await ann.answer("/more", "tulip 0")
    await ann.answer("/more", "there is no more")
    await ann.answer("/search orchid", "nothing was found")
    await ann.answer("/search from:nobody rose", "not known here: from:nobody")
    shown = await ann.answer("/goto tea 2", "that was around [2]")
    assert "#tea - 1 person" in shown
    assert "TIME Ann: tulip 0 [2]" in shown


async def test_news_of_other_rooms_say_where_and_have_no_number(chats):
    ann: Typist = await chats("Ann")
    ben: Typist = await chats("Ben")
    await ann.answer("/join lobby", "#lobby - ")
    ben.type("one", "/edit two", "/msg Ann psst", "/join Ann", "/edit hush")
    await ann.until("hush")
    assert [line for line in ann.lines if line.startswith("TIME ")] == [
        "TIME #tea Ben: one",
        "TIME #tea * Ben changed [3]: two",
        "TIME [private] Ben: psst",
        "TIME [private] * Ben changed [2]: hush",
    ]
    await ben.answer("/react last 👍", "reacted")
    await ben.answer("/join tea", "#tea - ")


async def test_the_last_messages_are_shown_however_many_reactions_came_after_them(chats):
    ann: Typist = await chats("Ann")
    for number in range(3):
        ann.type(f"line {number}")
    await ann.until("line 2")
    for _ in range(30):
        ann.type("/react last 👍", "/unreact last 👍")
    await ann.answer("/who", "online:")
    shown = await ann.answer("/history 2", "line 2")
    assert [line for line in shown.split("\n") if "line" in line and "reacted" not in line] == [
        "TIME Ann: line 1 [3]",
        "TIME Ann: line 2 [4]",
    ]
