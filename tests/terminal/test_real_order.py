"""Keeping order from the chat in lines, against the real server."""

from contextlib import AsyncExitStack

import pytest
from tests.ground import running
from tests.terminal.conftest import Run
from tests.terminal.typist import Typist, typing

from linnet.protocol.people import Role


@pytest.fixture
async def chats(tmp_path):
    """Opens chats in the room `tea`, which Ann made."""
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


async def test_who_is_put_out_or_kept_out_reads_why_and_is_in_the_lobby(chats):
    ann: Typist = await chats("Ann")
    ben: Typist = await chats("Ben")
    await ann.answer("/kick Ben be nice", "* Ann put Ben out: be nice")
    await ben.until("* Ann put Ben out: be nice")
    await ben.until("* #lobby - ")
    await ben.answer("/join tea", "* #tea - 2 people")
    await ann.answer("/ban Ben 2h spam\u202ex", "* Ann banned Ben until ")
    assert "spamx" in ann.seen
    await ben.until("banned Ben until")
    await ben.until("* #lobby - ", times=2)
    await ben.answer("/join tea", "banned")
    await ann.answer("/unban Ben", "* Ann lets Ben come back")
    await ben.answer("/join tea", "* #tea - 2 people")
    await ben.answer("/kick Ann", "Your role does not allow this")


async def test_who_is_muted_or_slow_is_told_when_to_speak(chats):
    ann: Typist = await chats("Ann")
    ben: Typist = await chats("Ben")
    await ann.answer("/mute Ben 10m hush", "* Ann muted Ben until ")
    await ben.until("muted Ben")
    await ben.answer("but", "You wrote: but")
    await ann.answer("/unmute Ben", "lets Ben speak again")
    await ann.answer("/lock", "only moderators write")
    await ben.answer("still", "This room is locked")
    await ann.answer("/unlock", "everybody writes again")
    await ann.answer("/slow 1h", "1 hour between two messages")
    await ben.answer("one", "Ben: one")
    await ben.answer("two", "before you write again. (in 1 hour) You wrote: two")


async def test_the_end_of_a_mute_is_told_unless_it_was_lifted(chats):
    ann: Typist = await chats("Ann")
    ben: Typist = await chats("Ben")
    await ann.answer("/mute Ben 2s", "muted Ben")
    await ann.answer("/unmute Ben", "lets Ben speak again")
    await ann.answer("/mute Ben 1s", "muted Ben")
    await ben.until("you may write again in #tea")
    await ben.answer("at last", "Ben: at last")
    assert ben.seen.count("you may write again") == 1


async def test_messages_are_removed_only_after_yes_and_come_back(chats):
    ann: Typist = await chats("Ann")
    ben: Typist = await chats("Ben")
    ben.type("one", "two")
    await ann.until("Ben: two")
    await ann.answer("/yes", "nothing was asked")
    await ann.answer("/purge Ben", "2 messages would be removed")
    await ann.answer("/who", "online:")
    await ann.answer("/yes", "nothing was asked")
    assert "Ben: one" in await ann.answer("/history", "Ben: two")
    await ann.answer("/purge Ben 1h spam", "/yes removes them")
    await ann.answer("/yes", "* Ann removed 2 messages of Ben: spam")
    await ann.answer("/history", "(deleted by Ann)")
    shown = await ann.answer("/acts", "removed 2 messages of Ben in #tea: spam")
    number = shown.split("#")[1].split()[0]
    await ann.answer(f"/undo {number}", "brought 2 messages back")
    assert "Ben: one" in await ann.answer("/history", "Ben: two")
    await ann.answer("/acts", "(taken back by Ann)")
    await ben.answer("/acts", "Your role does not allow this")
    await ben.answer("/purge Nobody", "nobody of that name")


async def test_a_report_reaches_the_moderator_with_its_context(chats):
    ann: Typist = await chats("Ann")
    ben: Typist = await chats("Ben")
    cem: Typist = await chats("Cem")
    await ann.answer("before it", "before it")
    await cem.answer("rude words", "[5]")
    await ben.until("rude words")
    await ben.answer("/report last mine", "no such message here")
    await ben.answer("/report @Cem rude", "the moderators see it now")
    await ann.until("Ben reported a message of Cem in #tea; /reports shows it")
    shown = await ann.answer("/reports", "> Cem: rude words")
    assert "Ben reported [5] in #tea: rude" in shown
    assert "before it" in shown
    await ann.answer("/resolve 1", "report #1 was looked at")
    await ann.answer("/reports", "nothing was reported")
    assert "reported" not in cem.seen


async def test_what_a_room_would_forget_is_asked_about_first(chats):
    ann: Typist = await chats("Ann")
    await ann.answer("/policy retention 30d", "messages go after 30 days")
    await ann.answer("/retention off", "messages are kept for good")
    await ann.answer("hello", "Ann: hello")
    await ann.answer("/erase Ann", "1 message in 1 room would be gone, and the name; for ever")
    await ann.answer("never mind", "Ann: never mind")
    await ann.answer("/yes", "nothing was asked")


async def test_one_verb_counts_in_all_rooms_for_who_moderates_the_server(tmp_path):
    async with running(tmp_path / "data") as server:
        async with typing(server.port, "Ann", tmp_path) as ann:
            await server.server.store.set_role(ann.client.me.id, Role.OWNER)
        async with (
            typing(server.port, "Ann", tmp_path) as ann,
            typing(server.port, "Ben", tmp_path) as ben,
        ):
            await ben.answer("spam here", "[1]")
            await ben.answer("/create den", "made the room #den")
            await ben.answer("spam there", "[2]")
            await ann.answer("/purge Ben --everywhere spam", "2 messages in 2 rooms would be")
            await ann.answer("/yes", "* Ann removed 1 message of Ben: spam")
            await ben.until("* Ann removed 1 message of Ben: spam")
            await ann.answer("/lock --everywhere", "done, for all rooms")
            await ben.until("* Ann changed how the room is kept: only moderators write", 2)
            await ann.answer("/unlock --everywhere", "kept: everybody writes again")
            await ann.answer(
                "/acts", "changed how the room is kept everywhere: only moderators write"
            )
            await ann.answer("/mute Ben 1h --everywhere hush", "* Ann muted Ben everywhere until ")
            await ben.answer("but", "You wrote: but")
            shown = await ann.answer("/acts --everywhere", "removed 2 messages of Ben everywhere")
            number = shown.split("removed")[0].split("#")[-1].split()[0]
            await ann.answer(f"/undo {number}", f"#{number} was taken back")
            await ann.answer("/ban Ben --everywhere enough", "from the server for good: enough")
            await ben.until("banned Ben from the server")


async def test_commands_about_a_room_one_was_just_put_out_of_are_refused_in_words(chats):
    ann: Typist = await chats("Ann")
    ann.look_at("~nowhere")
    for line in ("/policy", "/history", "/topic", "/level", "/draft", "/goto 1", "/who", "/pins"):
        await ann.answer(line, "* ")
    await ann.answer("/policy", "You are not in this room; join it first.")
    await ann.answer("hello?", "You wrote: hello?")
    await ann.answer("/join tea", "#tea - ")


@pytest.mark.parametrize("piped", [True, False])
async def test_what_was_meant_for_a_room_one_was_put_out_of_is_not_done_in_another(
    tmp_path, piped: bool
):
    async with (
        running(tmp_path / "data") as server,
        typing(server.port, "Ann", tmp_path) as ann,
    ):
        await ann.answer("/create den", "made the room #den")
        async with typing(server.port, "Ben", tmp_path, "den", piped=piped) as ben:
            await ann.answer("/kick Ben", "put Ben out")
            await ben.until("* #lobby - ")
            told = "not done: you are not in #den but in #lobby"
            assert "You wrote: a secret" in await ben.answer("a secret", told)
            if piped:
                await ben.answer("/reply 1 no", told)
                await ben.answer("/join den", "* #den - 2 people")
                await ben.answer("back again", "Ben: back again")
            else:
                await ben.answer("for the lobby", "Ben: for the lobby [1]")
        assert "a secret" not in ann.seen


async def test_a_pipe_into_a_room_one_may_not_enter_says_nothing_elsewhere(tmp_path, linnet: Run):
    async with running(tmp_path / "data") as server:
        program = await linnet("chat", "nowhere", "--port", server.port, "--name", "Ann")
        program.type("a secret", "/who")
        code, printed, errors = await program.end()
        assert (code, await server.server.store.entries("lobby", after=0, limit=9)) == (1, [])
        assert "not done: you are not in nowhere but in #lobby" in printed
        assert errors == "linnet: not done: 2, being meant for a room you are not in\n"
