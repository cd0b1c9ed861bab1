"""What is kept no longer: the retention of a room, and erasing somebody."""

from linnet.doors.http.asked import Asked
from linnet.doors.http.shapes import DaysWish, Older, Preview, TakenAway


async def retention(asked: Asked[DaysWish]) -> Older:
    """What a room would lose now if it kept messages for so many days."""
    room, days = asked.path["room"], asked.wish.days
    told = await asked.engine.keeping.preview(asked.person, room, days)
    return Older(told.room, told.days, told.messages, told.upto)


async def erase(asked: Asked[Preview]) -> TakenAway:
    """Take away all that somebody said, and their name; it cannot be undone."""
    told = await asked.engine.keeping.erase(
        asked.person, asked.path["person"], preview=asked.wish.preview
    )
    return TakenAway(told.messages, told.rooms, told.preview)
