"""Bots: a few functions that answer what is said. docs/bots.md shows how to write one."""

from linnet.bot.bot import Bot
from linnet.bot.heard import Message, Reaction, Wrong
from linnet.bot.voice import Voice
from linnet.bot.webhook import verify

__all__ = ["Bot", "Message", "Reaction", "Voice", "Wrong", "verify"]
