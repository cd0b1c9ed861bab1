"""Reminds people: `!remind 20m the tea`. Keeps what it promised through a restart."""

import json
import re
import time
from pathlib import Path

from linnet.bot import Bot, Message, Voice, Wrong

bot = Bot("reminder")
KEPT = Path(__file__).with_suffix(".json")
UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
SPAN = re.compile(r"(\d{1,4})\s*([smhd])\s+(.+)", re.DOTALL)


@bot.command("remind", help="writes to you later, as in `!remind 20m the tea`")
def remind(message: Message, words: str) -> str:
    asked = SPAN.fullmatch(words)
    if not asked:
        raise Wrong("Say it like `!remind 20m the tea`; s, m, h and d are understood.")
    seconds = int(asked[1]) * UNITS[asked[2]]
    write([*read(), [time.time() + seconds, message.by, asked[3]]])
    return f"I will, in {asked[1]} {asked[2]}."


@bot.every(1)
async def look(voice: Voice) -> None:
    """Whoever is due is told first and forgotten then: better twice than never."""
    now = time.time()
    for promise in read():
        if promise[0] <= now:
            await voice.direct(promise[1], f"You wanted to be reminded: {promise[2]}")
            write([other for other in read() if other != promise])


def read() -> list[list]:
    return json.loads(KEPT.read_text()) if KEPT.exists() else []


def write(promises: list[list]) -> None:
    new = KEPT.with_suffix(".new")
    new.write_text(json.dumps(promises))
    new.replace(KEPT)


if __name__ == "__main__":
    bot.run()
