"""What a bot can do in the world; on a stage, what it would have done."""

from pathlib import Path
from typing import Protocol


class Voice(Protocol):
    """Rooms by name or id, people by id or name, messages by room and seq.

    Every method returns when the server has kept it. Raises `linnet.client.Refused`.
    """

    @property
    def me(self) -> str:
        """The bot's own person id."""
        ...

    @property
    def name(self) -> str:
        """The bot's own name."""
        ...

    async def say(self, room: str, text: str, *, reply_to: int | None = None) -> int:
        """Post a message; its seq."""
        ...

    async def direct(self, who: str, text: str) -> None:
        """Write to one person."""
        ...

    async def react(self, room: str, seq: int, emoji: str) -> None:
        """Put an emoji, or its `:shortcode:`, on a message."""
        ...

    async def delete(self, room: str, seq: int) -> None:
        """Take a message away: the bot's own, or as a moderator anybody's."""
        ...

    async def mute(self, room: str, who: str, seconds: int, why: str = "") -> None:
        """As a moderator, let somebody only read for a while."""
        ...

    async def upload(
        self, room: str, file: Path | bytes, *, name: str = "", text: str = ""
    ) -> None:
        """Post a file; `name` is what it is called, for bytes or instead of its own name."""
        ...
