"""`linnet.bot`: what a bot hears and does, on a stage and on a real server."""

import asyncio

import pytest
from tests.ground import running

from linnet.bot import Bot, Message, Reaction, Voice, Wrong
from linnet.bot.live import serve
from linnet.bot.stage import Done, Stage
from linnet.client import Address


def example() -> Bot:
    bot = Bot("helper")

    @bot.command("echo", help="says it again")
    async def echo(message: Message, words: str) -> str:
        if not words:
            raise Wrong("Say it like `!echo hello`.")
        return words

    @bot.command("later")
    def later(message: Message, words: str) -> str:
        """says something in a minute"""

        async def tick(voice: Voice) -> None:
            await voice.direct(message.by, words)

        bot.after(60, tick)
        return "I will."

    @bot.message(r"(?i)\bhello\b")
    async def greet(message: Message) -> None:
        await message.react(":wave:")

    @bot.reaction("🎂")
    def cake(reaction: Reaction) -> str:
        return f"Who bakes for {reaction.name}?"

    @bot.every(3600)
    def hourly(voice: Voice) -> str:
        return "An hour has passed."

    @bot.daily("08:30", room="school")
    def morning(voice: Voice) -> str:
        return "Good morning!"

    @bot.command("fail")
    def fail(message: Message, words: str) -> None:
        raise ZeroDivisionError

    return bot


async def test_a_command_is_answered_by_a_reply_and_other_words_are_not() -> None:
    stage = Stage(example())
    assert await stage.says("!echo hi there") == ["hi there"]
    assert stage.done == [Done("say", "lobby", "hi there", 1)]
    assert await stage.says("!ECHO  x ") == ["x"]
    assert await stage.says("echo hi") == []
    assert await stage.says("!unknown") == []
    assert await stage.says("echo hi", private=True) == ["hi"]
    assert await stage.says("!echo") == ["Say it like `!echo hello`."]


async def test_help_names_every_command() -> None:
    (told,) = await Stage(example()).says("!help")
    assert told.split("\n") == [
        "`!echo` says it again",
        "`!later` says something in a minute",
        "`!fail`",
    ]


async def test_patterns_and_reactions_are_heard() -> None:
    stage = Stage(example())
    await stage.says("well, Hello!")
    assert stage.done == [Done("react", "lobby", ":wave:", 1)]
    assert await stage.reacts("🎂", by="Ben") == ["Who bakes for Ben?"]
    assert await stage.reacts("👍") == []


async def test_a_function_that_fails_is_told_on_standard_error_and_the_bot_goes_on(capsys) -> None:
    stage = Stage(example())
    assert await stage.says("!fail") == []
    assert "an answer to #lobby [1] failed" in capsys.readouterr().err
    assert await stage.says("!echo on") == ["on"]


async def test_timers_run_when_they_are_due_and_again() -> None:
    stage = Stage(example())
    assert await stage.says("!later tea") == ["I will."]
    assert await stage.passes(59) == []
    assert await stage.passes(2) == ["tea"]
    told = await stage.passes(86400 - 61)
    assert told.count("An hour has passed.") == 24
    assert told.count("Good morning!") == 1
    assert stage.done[-1].room in ("lobby", "school")


async def test_a_bot_on_a_server_answers_new_messages_once_and_never_itself(tmp_path) -> None:
    bot = example()

    @bot.message("again")
    def again(message: Message) -> str:
        return "again and again"

    async with running(tmp_path / "data") as server, server.wire("Ann") as ann:
        await ann.say("hello from before")
        serving = asyncio.create_task(serve(bot, Address(port=server.port)))
        while not any(one["name"] == "helper" for one in (await ann.next("presence"))["came"]):
            pass
        await ann.say("!echo **hi**")
        await ann.say("again")
        said = [(e["name"], e["body"]["text"]) for e in await ann.entries(5)]
        assert [text for name, text in said if name == "helper"] == ["**hi**", "again and again"]
        serving.cancel()
        with pytest.raises(asyncio.CancelledError):
            await serving
