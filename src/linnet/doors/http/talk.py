"""The log of a room: adding to it, reading it, and how far one has read."""

from linnet.doors.http.asked import Asked
from linnet.doors.http.body import checked
from linnet.doors.http.shapes import Page, PageWish, Post, Reached, ReadUpTo
from linnet.protocol.commands import Say
from linnet.protocol.entries import Entry


async def say(asked: Asked[Post]) -> Entry:
    """Post a message: JSON, or the bare text as in `curl -d hi`."""
    wish = asked.wish
    fields: dict[str, object] = {
        "send_id": wish.send_id or asked.send_id,
        "room": asked.path["room"],
        "text": wish.text,
        "reply_to": wish.reply_to,
        "files": wish.files,
    }
    return await asked.engine.perform(asked.person, checked(fields, Say))


async def entries(asked: Asked[PageWish]) -> Page:
    """A page of a room's log, oldest first."""
    wish = asked.wish
    page = await asked.engine.reading.history(
        asked.person,
        asked.path["room"],
        before=wish.before,
        after=wish.after,
        around=wish.around,
        limit=wish.limit,
    )
    return Page(page.room, page.entries, page.head, page.more)


async def read(asked: Asked[ReadUpTo]) -> Reached:
    """Say how far I have read; the last word counts."""
    room, marker = await asked.engine.read(asked.person, asked.path["room"], asked.wish.seq)
    return Reached(room, marker)
