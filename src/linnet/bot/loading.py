"""A bot's file, loaded as it is without running the bot."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from linnet.bot.bot import Bot


class NoBot(Exception):
    """This file has no bot in it; the text says why."""


def load(path: Path) -> Bot:
    """The bot that a file makes at its top level. Raises NoBot, and whatever the file raises."""
    spec = spec_from_file_location("__bot__", path)
    if not path.is_file() or spec is None or spec.loader is None:
        raise NoBot(f"{path} is no Python file")
    module = module_from_spec(spec)
    sys.path.insert(0, str(path.parent))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(path.parent))
    bots = [value for value in vars(module).values() if isinstance(value, Bot)]
    if not bots:
        raise NoBot(f"{path} makes no Bot at its top level")
    return bots[0]
