"""Tags without a message that are to be kept (draft/persist): a message, in words elsewhere.

The words name the tags as IRC writes them, `[tags] +draft/persist +example=value`: people at every
door see what is in their room's log, and clients here get the tags back.
"""

from collections.abc import Mapping

from linnet.doors.irc.line import CLIENT_TAGS, escaped, parse

PERSIST = "+draft/persist"
_HEAD = "[tags] "


def in_words(tags: Mapping[str, str]) -> str:
    """The text of the message that stands for these tags."""
    written = (f"{name}={escaped(value)}" if value else name for name, value in tags.items())
    return _HEAD + " ".join(written)


def from_words(text: str) -> Mapping[str, str] | None:
    """The tags such a text stands for; None for any other."""
    head, _, written = text.partition(_HEAD)
    if head or not written or "\n" in text or len(text.encode()) > CLIENT_TAGS:
        return None
    line = parse(f"@{written.replace(' ', ';')} TAGMSG")
    found = line.tags if line is not None else {}
    return found if PERSIST in found and all(name[:1] == "+" for name in found) else None
