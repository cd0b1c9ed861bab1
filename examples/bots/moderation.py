"""Keeps order: takes away messages with forbidden words, and mutes who goes on.

Make it a moderator of its rooms. WORDS is a file with one word or regular expression a line.
"""

import os
import re
from collections import Counter
from pathlib import Path

from linnet.bot import Bot, Message

WORDS = Path(os.environ.get("WORDS", "words.txt"))
PATIENCE = 3
"""Messages somebody may have taken away before they are muted for ten minutes."""
bot = Bot("warden", edits=True)
warned: Counter[str] = Counter()


def forbidden() -> re.Pattern[str]:
    words = WORDS.read_text(encoding="utf-8").split("\n") if WORDS.exists() else []
    return re.compile("|".join(f"(?:{word})" for word in words if word) or r"(?!)", re.IGNORECASE)


@bot.message()
async def look(message: Message) -> None:
    if message.private or not forbidden().search(message.text):
        return
    await message.delete()
    warned[message.by] += 1
    if warned[message.by] % PATIENCE == 0:
        await message.voice.mute(message.room, message.by, 600, "words that are not said here")
    else:
        await message.direct(f"In #{message.room} we do not say that; I took it away.")


if __name__ == "__main__":
    bot.run()
