"""Asks everybody: `!poll Lunch? | pizza | soup`; votes are reactions 1️⃣ 2️⃣; `!result`."""

from linnet.bot import Bot, Message, Reaction, Wrong

bot = Bot("poll")
DIGITS = ["1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣", "6️⃣", "7️⃣", "8️⃣", "9️⃣"]


class Poll:
    """One question in one room; the last vote of each person counts."""

    def __init__(self, seq: int, question: str, choices: list[str]) -> None:
        self.seq = seq
        self.question = question
        self.choices = choices
        self.votes: dict[str, int] = {}

    def result(self) -> str:
        counts = [list(self.votes.values()).count(n) for n in range(len(self.choices))]
        lines = [
            f"- {choice}: **{count}**" for choice, count in zip(self.choices, counts, strict=True)
        ]
        return "\n".join([self.question, *lines])


polls: dict[str, Poll] = {}


@bot.command("poll", help="asks everybody, as in `!poll Lunch? | pizza | soup`")
async def ask(message: Message, words: str) -> None:
    question, *choices = [part.strip() for part in words.split("|")]
    if not question or not 2 <= len(choices) <= len(DIGITS) or not all(choices):
        raise Wrong("Say it like `!poll Lunch? | pizza | soup`: two to nine choices.")
    lines = [f"{digit} {choice}" for digit, choice in zip(DIGITS, choices, strict=False)]
    seq = await message.say("\n".join([f"**{question}**", *lines]))
    polls[message.room] = Poll(seq, question, choices)
    for digit in DIGITS[: len(choices)]:
        await message.voice.react(message.room, seq, digit)


@bot.command("vote", help="votes, as in `!vote 1`")
async def vote(message: Message, words: str) -> None:
    poll = polls.get(message.room)
    if not poll or not words.isdecimal() or not 1 <= int(words) <= len(poll.choices):
        raise Wrong("There is no such choice. `!result` shows what is asked.")
    poll.votes[message.by] = int(words) - 1
    await message.react("✅")


@bot.reaction()
def reacted(reaction: Reaction) -> None:
    poll = polls.get(reaction.room)
    if poll and poll.seq == reaction.seq and reaction.emoji in DIGITS[: len(poll.choices)]:
        poll.votes[reaction.by] = DIGITS.index(reaction.emoji)


@bot.command("result", help="shows how the poll stands")
def result(message: Message, words: str) -> str:
    poll = polls.get(message.room)
    return poll.result() if poll else "Nothing is asked here now: `!poll Lunch? | pizza | soup`."


if __name__ == "__main__":
    bot.run()
