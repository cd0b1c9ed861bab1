"""A server that is not there: for the tests of those who write bots, and to rehearse."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from linnet.bot.bot import Bot
from linnet.bot.heard import Message, Reaction
from linnet.bot.timers import Timers

FIRST = 1_000
"""The bot's own messages have seqs above this."""


@dataclass(frozen=True)
class Done:
    """One thing that a bot did. `what`: say, direct, react, delete, mute or upload.

    `room` is the room's name, for `direct` the person; `seq` the message it is about, if any;
    `text` what was said, the emoji, the name of the file or the reason.
    """

    what: str
    room: str
    text: str = ""
    seq: int | None = None


class Rehearsal:
    """See `Voice`: keeps what would have been done, and does nothing."""

    def __init__(self, name: str, me: str = "100000") -> None:
        self.me = me
        self.name = name
        self.done: list[Done] = []

    async def say(self, room: str, text: str, *, reply_to: int | None = None) -> int:
        self.done.append(Done("say", room, text, reply_to))
        return FIRST + len(self.done)

    async def direct(self, who: str, text: str) -> None:
        self.done.append(Done("direct", who, text))

    async def react(self, room: str, seq: int, emoji: str) -> None:
        self.done.append(Done("react", room, emoji, seq))

    async def delete(self, room: str, seq: int) -> None:
        self.done.append(Done("delete", room, "", seq))

    async def mute(self, room: str, who: str, seconds: int, why: str = "") -> None:
        self.done.append(Done("mute", room, f"{who} for {seconds} s: {why}"))

    async def upload(
        self, room: str, file: Path | bytes, *, name: str = "", text: str = ""
    ) -> None:
        called = name or (file.name if isinstance(file, Path) else "file")
        self.done.append(Done("upload", room, called))


class Stage:
    """A bot among people that a test speaks for, with a clock that a test moves.

    stage = Stage(bot)
    assert await stage.says("!roll 2d6") == ["7"]
    await stage.passes(3600)
    """

    def __init__(self, bot: Bot) -> None:
        self.bot = bot
        self.voice = Rehearsal(bot.name)
        self.now = datetime(2026, 1, 1, tzinfo=UTC)
        self._seconds = 0.0
        self._seq = 0
        bot.timers = Timers(lambda: self.now.replace(tzinfo=None))
        bot.begin(lambda: self._seconds)

    @property
    def done(self) -> list[Done]:
        """Everything the bot did so far."""
        return self.voice.done

    async def says(
        self, text: str, *, by: str = "Ann", room: str = "lobby", private: bool = False
    ) -> list[str]:
        """Somebody says something; what the bot says because of it, anywhere."""
        self._seq += 1
        message = Message(
            room=room,
            seq=self._seq,
            by=_id(by),
            name=by,
            text=text,
            at=self.now,
            private=private,
            voice=self.voice,
        )
        before = len(self.done)
        await self.bot.hear(message)
        return self._said(before)

    async def reacts(
        self, emoji: str, *, by: str = "Ann", room: str = "lobby", seq: int = 1
    ) -> list[str]:
        """Somebody puts an emoji on a message; what the bot says because of it."""
        before = len(self.done)
        reaction = Reaction(room=room, seq=seq, emoji=emoji, by=_id(by), name=by, voice=self.voice)
        await self.bot.hear(reaction)
        return self._said(before)

    async def passes(self, seconds: float) -> list[str]:
        """Time passes, and timers run when they are due; what the bot says meanwhile."""
        before, end = len(self.done), self._seconds + seconds
        while (due := self.bot.timers.next) is not None and due <= end:
            self.now += timedelta(seconds=due - self._seconds)
            self._seconds = due
            await self.bot.tick(self.voice)
        self.now += timedelta(seconds=end - self._seconds)
        self._seconds = end
        return self._said(before)

    def _said(self, since: int) -> list[str]:
        return [one.text for one in self.done[since:] if one.what in ("say", "direct")]


def _id(name: str) -> str:
    """The same six digits for a name each time."""
    return str(200_000 + sum(name.encode()) % 700_000)
