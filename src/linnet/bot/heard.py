"""What a bot hears: messages and reactions, with what can be done about them."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from linnet.bot.voice import Voice
from linnet.protocol.entries import Entry, Said
from linnet.protocol.files import File
from linnet.protocol.messages import Edited, Reacted


class Wrong(Exception):
    """What was asked makes no sense; the text says to whoever asked what would."""


@dataclass(frozen=True)
class Message:
    """Something somebody said. `room` is the room's name, `private` a room of two."""

    room: str
    seq: int
    by: str
    name: str
    text: str
    at: datetime
    private: bool = False
    edited: bool = False
    reply_to: int | None = None
    files: tuple[File, ...] = ()
    mentions: tuple[str, ...] = ()
    voice: Voice = field(kw_only=True, repr=False)

    async def reply(self, text: str) -> int:
        """Answer this message in its room; the seq of the answer."""
        return await self.voice.say(self.room, text, reply_to=self.seq)

    async def say(self, text: str) -> int:
        """Say something in the same room; its seq."""
        return await self.voice.say(self.room, text)

    async def react(self, emoji: str) -> None:
        """Put an emoji on it."""
        await self.voice.react(self.room, self.seq, emoji)

    async def direct(self, text: str) -> None:
        """Write to whoever said it, so that nobody else sees."""
        await self.voice.direct(self.by, text)

    async def delete(self) -> None:
        """Take it away, where the bot is a moderator."""
        await self.voice.delete(self.room, self.seq)


@dataclass(frozen=True)
class Reaction:
    """Somebody put an emoji on the message at `seq`."""

    room: str
    seq: int
    emoji: str
    by: str
    name: str
    voice: Voice = field(kw_only=True, repr=False)

    async def say(self, text: str) -> int:
        """Say something in the same room; its seq."""
        return await self.voice.say(self.room, text)

    async def reply(self, text: str) -> int:
        """Answer the message it is on; the seq of the answer."""
        return await self.voice.say(self.room, text, reply_to=self.seq)


Heard = Message | Reaction


def heard(entry: Entry, room: str, private: bool, voice: Voice) -> Heard | None:
    """What this entry is to a bot; None for what it does not hear, such as its own words."""
    if entry.by == voice.me:
        return None
    match entry.body:
        case Said(deleted=str()):
            return None
        case Said() as said:
            return Message(
                room=room,
                seq=entry.seq,
                by=entry.by,
                name=entry.name,
                text=said.text,
                at=datetime.fromtimestamp(entry.at / 1000, UTC),
                private=private,
                reply_to=said.reply_to if isinstance(said.reply_to, int) else None,
                files=said.files,
                mentions=said.mentions,
                voice=voice,
            )
        case Edited(target=target, text=str(text), mentions=mentions):
            return Message(
                room=room,
                seq=target,
                by=entry.by,
                name=entry.name,
                text=text,
                at=datetime.fromtimestamp(entry.at / 1000, UTC),
                private=private,
                edited=True,
                mentions=mentions,
                voice=voice,
            )
        case Reacted(target=target, emoji=emoji):
            return Reaction(
                room=room, seq=target, emoji=emoji, by=entry.by, name=entry.name, voice=voice
            )
        case _:
            return None
