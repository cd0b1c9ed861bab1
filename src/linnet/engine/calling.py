"""The words after an `@`, with what is needed to find whom they mean."""

from collections.abc import Callable, Mapping
from itertools import islice

from linnet import markup
from linnet.hub.decide import Deciding
from linnet.protocol import limits
from linnet.protocol.commands import Edit, Say
from linnet.store.api import NO_WORDS


def words(command: Deciding, name_key: Callable[[str], str]) -> Mapping[str, str]:
    """The words that may call somebody in a text, each with the key of the name it may be.

    The first `limits.MENTIONS` in the first `limits.MENTIONING` characters count. Code and
    quotes call nobody.
    """
    if not isinstance(command, Say | Edit) or "@" not in command.text:
        return NO_WORDS
    found = islice(markup.mentions(command.text[: limits.MENTIONING]), limits.MENTIONS)
    return {word: name_key(word) for word in found}
