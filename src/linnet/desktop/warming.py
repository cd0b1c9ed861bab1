"""Loads what the first message would wait for, while somebody still types their name."""

import asyncio

from linnet.desktop.conversation.highlighting import highlighted
from linnet.desktop.conversation.marking import lines_of
from linnet.desktop.conversation.runs import Seeing
from linnet.desktop.drawing.typefaces import colour_emoji
from linnet.markup.emojis import names

_EVERYTHING = "**a** `b` \U0001f426 :tada:"


async def warm() -> None:
    """In the network's thread, away from its loop."""
    await asyncio.to_thread(_load)


def _load() -> None:
    names()
    colour_emoji()
    lines_of(_EVERYTHING, 0, Seeing())
    list(highlighted("print(1)", "python"))
