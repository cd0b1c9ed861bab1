"""What a bot would have said to what really was said; nothing is sent."""

from collections.abc import Iterator, Sequence

from linnet.bot.bot import Bot
from linnet.bot.heard import Heard, heard
from linnet.bot.stage import Done, Rehearsal
from linnet.client import Client
from linnet.protocol.entries import Entry
from linnet.protocol.frames import RoomView

PAGE = 100


class Replay:
    """One bot, and the past of one room."""

    def __init__(self, bot: Bot, view: RoomView) -> None:
        self._bot = bot
        self._view = view
        self._voice = Rehearsal(bot.name)

    async def hear(self, entry: Entry) -> tuple[Heard, Sequence[Done]] | None:
        """What the bot would have done then; None for what it does not hear.

        What it said itself in the past it does not hear, as little as it would now.
        """
        private = self._view.kind == "direct"
        room = self._view.id if private else self._view.name
        happened = heard(entry, room, private, self._voice)
        if happened is None or entry.name.casefold() == self._bot.name.casefold():
            return None
        before = len(self._voice.done)
        await self._bot.hear(happened)
        return happened, self._voice.done[before:]


async def past(client: Client, view: RoomView, last: int) -> Sequence[Entry]:
    """The newest so many entries of a room, oldest first."""
    found: list[Entry] = []
    before: int | None = None
    while len(found) < last:
        wish = min(PAGE, last - len(found))
        page = await client.history(view.id, before=before, limit=wish)
        found[:0] = page.entries
        if not page.entries or page.entries[0].seq == 1:
            break
        before = page.entries[0].seq
    return found


def told(happened: Heard, done: Sequence[Done]) -> Iterator[str]:
    """What was heard and what would have come of it, as lines for people."""
    what = getattr(happened, "text", "") or getattr(happened, "emoji", "")
    yield f"[{happened.seq}] {happened.name}: {what}"
    for one in done:
        about = f" [{one.seq}]" if one.seq else ""
        yield f"      {one.what} {one.room}{about}: {one.text}"
