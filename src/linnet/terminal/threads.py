"""Messages that hang together by answering each other."""

from collections.abc import Iterable

from linnet.protocol.entries import Entry, Said


def thread(entry: Entry, held: Iterable[Entry]) -> list[Entry]:
    """The messages held that hang together with this one, in the order in which they are held."""
    held = list(held)
    answers = {one.seq: seq for one in held if (seq := answered(one)) is not None}
    top = entry.seq
    while (above := answers.get(top)) is not None and above < top:
        top = above
    members = {top}
    for one in held:
        if answers.get(one.seq) in members:
            members.add(one.seq)
    return [one for one in held if one.seq in members]


def answered(entry: Entry) -> int | None:
    """The place of the message this one answers, if it is an answer."""
    about = entry.body.reply_to if isinstance(entry.body, Said) else None
    return about if isinstance(about, int) else None
