"""Bots over HTTP: making them, their tokens, and the list of them."""

from typing import Annotated

from msgspec import Meta, Struct

from linnet.doors.http.asked import Address, Asked
from linnet.doors.http.shapes import Nothing, Wish
from linnet.protocol.bots import BotView
from linnet.protocol.ids import PersonRef
from linnet.protocol.reasons import Reason

R = Reason


class MakeBot(Wish, frozen=True):
    """A bot to be made; who makes it answers for it, unless `owner` is somebody else."""

    name: Annotated[str, Meta(max_length=200)]
    owner: PersonRef | None = None


class WithToken(Struct, frozen=True):
    """A bot, and its `token`, which is told only now."""

    bot: BotView
    token: str


class AllBots(Struct, frozen=True):
    """Bots by name: those I answer for, or all where I make bots for everybody."""

    bots: list[BotView]


async def bots(asked: Asked[Nothing]) -> AllBots:
    """The bots I answer for."""
    return AllBots(await asked.bots.bots(asked.person))


async def make_bot(asked: Asked[MakeBot]) -> WithToken:
    """Make a bot, an account that comes in with a token."""
    return WithToken(*await asked.bots.make(asked.person, asked.wish.name, asked.wish.owner))


async def bot(asked: Asked[Nothing]) -> BotView:
    """One of them; for a bot itself, `me`."""
    return await asked.bots.bot(asked.person, asked.path["bot"])


async def renew_token(asked: Asked[Nothing]) -> WithToken:
    """Give a bot another token; the one before is worth nothing."""
    return WithToken(*await asked.bots.renew(asked.person, asked.path["bot"]))


async def revoke_token(asked: Asked[Nothing]) -> BotView:
    """Take a bot's token; its connections close."""
    return await asked.bots.revoke(asked.person, asked.path["bot"])


async def remove_bot(asked: Asked[Nothing]) -> BotView:
    """Remove a bot; what it said stays."""
    return await asked.bots.remove(asked.person, asked.path["bot"])


_ONE = (R.NO_SUCH_PERSON, R.NOT_ALLOWED)
BOTS = (
    Address(method="GET", path="/bots", action=bots, answer=AllBots, machine=True),
    Address(
        method="POST", path="/bots", action=make_bot, wish=MakeBot, answer=WithToken, status=201,
        machine=True,
        reasons=(
            *_ONE, R.BAD_NAME, R.NAME_TAKEN, R.NAME_RESERVED, R.TOO_LONG, R.TOO_MANY,
        ),
    ),
    Address(
        method="GET", path="/bots/{bot}", action=bot, answer=BotView, machine=True, reasons=_ONE
    ),
    Address(
        method="DELETE", path="/bots/{bot}", action=remove_bot, answer=BotView, machine=True,
        reasons=_ONE,
    ),
    Address(
        method="POST", path="/bots/{bot}/token", action=renew_token, answer=WithToken, machine=True,
        reasons=_ONE,
    ),
    Address(
        method="DELETE", path="/bots/{bot}/token", action=revoke_token, answer=BotView,
        machine=True, reasons=_ONE,
    ),
)  # fmt: skip
"""The rows of the table of addresses that are about bots."""
