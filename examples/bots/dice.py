"""Rolls dice: `!roll 2d6+1`."""

import random
import re

from linnet.bot import Bot, Message, Wrong

bot = Bot("dice")
DICE = re.compile(r"(\d{0,2})d(\d{1,3})([+-]\d{1,3})?")


@bot.command("roll", help="rolls dice, as in `!roll 2d6+1`")
def roll(message: Message, words: str) -> str:
    asked = DICE.fullmatch(words.replace(" ", "") or "d6")
    number, sides = (int(asked[1] or 1), int(asked[2])) if asked else (0, 0)
    if not asked or not number or not sides:
        raise Wrong("Say it like `!roll 2d6+1`: up to 99 dice with up to 999 sides.")
    rolled = [random.randint(1, sides) for _ in range(number)]  # noqa: S311 - it is a game
    more = int(asked[3] or 0)
    shown = " + ".join(map(str, rolled)) + (f" {asked[3]}" if asked[3] else "")
    return f"**{sum(rolled) + more}**" + (f" = {shown}" if number > 1 or more else "")


if __name__ == "__main__":
    bot.run()
