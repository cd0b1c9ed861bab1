"""A bot: what it listens for, and the functions that answer."""

import inspect
import re
import sys
import traceback
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import time
from time import monotonic
from typing import Any, TypeVar

from linnet.bot.heard import Heard, Message, Reaction, Wrong
from linnet.bot.timers import Tick, Timers
from linnet.bot.voice import Voice

Said = Awaitable[str | None] | str | None
"""What a function gives back: a text is said; in answer to a message, as a reply to it."""
OnCommand = Callable[[Message, str], Said]
OnMessage = Callable[[Message], Said]
OnReaction = Callable[[Reaction], Said]
C = TypeVar("C", bound=OnCommand)
M = TypeVar("M", bound=OnMessage)
R = TypeVar("R", bound=OnReaction)
T = TypeVar("T", bound=Tick)


@dataclass(frozen=True)
class Command:
    """A word that people type, with what it does for those who ask."""

    word: str
    answer: OnCommand
    help: str


@dataclass(frozen=True)
class _Clock:
    """A timer as written down: it begins when the bot does."""

    tick: Tick
    room: str
    seconds: float = 0.0
    at: time | None = None


class Bot:
    """Give it functions with `command`, `message`, `reaction`, `every` and `daily`, then `run` it.

    It hears new messages in its rooms, but never its own. `prefix` is before every command;
    in a room of two it may be left out. With `edits` it hears messages that were edited, too.
    After a room's name may stand its key: `"garden KEY"`.
    """

    def __init__(
        self,
        name: str,
        *,
        rooms: Sequence[str] = ("lobby",),
        prefix: str = "!",
        edits: bool = False,
    ) -> None:
        self.name = name
        self.rooms = tuple(rooms)
        self.prefix = prefix
        self.timers = Timers()
        self._edits = edits
        self._now: Callable[[], float] = monotonic
        self._commands: dict[str, Command] = {}
        self._patterns: list[tuple[re.Pattern[str], OnMessage]] = []
        self._emojis: list[tuple[str, OnReaction]] = []
        self._clocks: list[_Clock] = []

    # What it listens for

    def command(self, word: str, *, help: str = "") -> Callable[[C], C]:
        """Answers `!word …`: the function gets the message and what stands after the word."""

        def add(answer: C) -> C:
            text = help or (inspect.getdoc(answer) or "").partition("\n")[0]
            self._commands[word.casefold()] = Command(word, answer, text)
            return answer

        return add

    def message(self, pattern: str = "") -> Callable[[M], M]:
        """Hears every message in whose text the regular expression is found."""

        def add(answer: M) -> M:
            self._patterns.append((re.compile(pattern), answer))
            return answer

        return add

    def reaction(self, emoji: str = "") -> Callable[[R], R]:
        """Hears every reaction, or those with one emoji."""

        def add(answer: R) -> R:
            self._emojis.append((emoji, answer))
            return answer

        return add

    def every(self, seconds: float, *, room: str = "") -> Callable[[T], T]:
        """Runs again and again; a text it gives back is said in the room."""

        def add(tick: T) -> T:
            self._clocks.append(_Clock(tick, room, seconds=seconds))
            return tick

        return add

    def daily(self, at: str, *, room: str = "") -> Callable[[T], T]:
        """Runs every day when the clock here shows `at`, such as `08:30`."""
        moment = time.fromisoformat(at)

        def add(tick: T) -> T:
            self._clocks.append(_Clock(tick, room, at=moment))
            return tick

        return add

    # What happens

    def after(self, seconds: float, tick: Tick) -> None:
        """Once, in so many seconds, unless the bot ends before; only while it runs."""
        self.timers.once(self._now() + seconds, tick)

    def begin(self, now: Callable[[], float]) -> None:
        """Set the timers, by this clock of seconds that never goes back."""
        self._now = now
        for clock in self._clocks:
            tick = self._spoken(clock)
            if clock.at is None:
                self.timers.every(now(), clock.seconds, tick)
            else:
                self.timers.daily(now(), clock.at, tick)

    async def hear(self, happened: Heard) -> None:
        """Have whoever listens for this answer it, one after the other."""
        if isinstance(happened, Reaction):
            for emoji, on_reaction in self._emojis:
                if emoji in ("", happened.emoji):
                    await self._answer(happened, on_reaction, happened)
        elif self._edits or not happened.edited:
            await self._hear_message(happened)

    async def tick(self, voice: Voice) -> None:
        """Do what is due."""
        for tick in self.timers.take(self._now()):
            try:
                await _given(tick(voice))
            except Exception:
                self.complain(f"{self.name}: a timer failed")

    def complain(self, what: str) -> None:
        """Say on standard error what went wrong; the bot goes on."""
        print(f"{what}\n{traceback.format_exc()}", file=sys.stderr, flush=True)

    def helped(self) -> str:
        """What people are told who ask for `!help`."""
        lines = [
            f"`{self.prefix}{command.word}` {command.help}".rstrip()
            for command in self._commands.values()
        ]
        return "\n".join(lines) or f"{self.name} has no commands."

    def run(self, server: str | None = None, token: str | None = None) -> None:
        """Connect, and do this until Ctrl+C or SIGTERM.

        `server` is as for `linnet send --server`; else `LINNET_SERVER`, else this machine.
        `token` is a bot's own; else `LINNET_TOKEN`, else that of the profile (`linnet login`) that
        `server` names; without one it is a guest of its name.
        """
        # The client is not needed by those who only test a bot.
        from linnet.bot.live import run  # noqa: PLC0415

        run(self, server, token)

    async def _hear_message(self, message: Message) -> None:
        word, _, rest = message.text.strip().partition(" ")
        if word.startswith(self.prefix) or message.private:
            key = word.removeprefix(self.prefix).casefold()
            if command := self._commands.get(key):
                await self._answer(message, command.answer, message, rest.strip())
                return
            if key == "help":
                await self._answer(message, lambda _: self.helped(), message)
                return
        for pattern, on_message in self._patterns:
            if pattern.search(message.text):
                await self._answer(message, on_message, message)

    async def _answer(self, to: Heard, function: Callable[..., Said], *words: object) -> None:
        try:
            text = await _given(function(*words))
            if text:
                await to.reply(text)
        except Wrong as wrong:
            await to.reply(str(wrong))
        except Exception:
            self.complain(f"{self.name}: an answer to #{to.room} [{to.seq}] failed")

    def _spoken(self, clock: _Clock) -> Tick:
        async def tick(voice: Voice) -> None:
            text = await _given(clock.tick(voice))
            for room in [clock.room] if clock.room else self.rooms if text else ():
                if text:
                    await voice.say(room, text)

        return tick


async def _given(said: Any) -> str | None:
    """What a function gives back, whether it is a coroutine function or not."""
    text: str | None = await said if inspect.isawaitable(said) else said
    return text
