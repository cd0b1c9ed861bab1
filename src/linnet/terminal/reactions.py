"""Reactions, gathered: thirty people who clap are one line."""

from linnet.protocol.entries import Entry
from linnet.protocol.ids import PersonId
from linnet.protocol.messages import Reacted, Unreacted
from linnet.terminal.clean import one_line
from linnet.terminal.colour import PLAIN, Palette
from linnet.terminal.happenings import spoken_of
from linnet.terminal.notices import some_of
from linnet.terminal.quotes import Quotes
from linnet.terminal.words import moment


class Reactions:
    """Those of one room that are not told yet. Who takes one back at once never gave it."""

    def __init__(self) -> None:
        self._waiting: dict[tuple[int, str, bool], dict[PersonId, Entry]] = {}

    def add(self, entry: Entry, body: Reacted | Unreacted) -> None:
        """Somebody put an emoji on a message, or took it off."""
        given = isinstance(body, Reacted)
        opposite = self._waiting.get((body.target, body.emoji, not given), {})
        if not opposite.pop(entry.by, None):
            self._waiting.setdefault((body.target, body.emoji, given), {})[entry.by] = entry

    def lines(self, quotes: Quotes, paint: Palette = PLAIN) -> list[str]:
        """What is to be told, once."""
        waiting, self._waiting = self._waiting, {}
        lines = []
        for (seq, emoji, given), people in waiting.items():
            if not people:
                continue
            entry = list(people.values())[-1]
            names = [paint.name(one_line(one.name), id) for id, one in people.items()]
            deed = "reacted {} to" if given else "took {} back from"
            message = spoken_of(quotes.held(entry), seq, paint)
            time = f"{moment(entry.at):%H:%M}"
            verb = deed.format(one_line(emoji))
            lines.append(paint.faint(f"{time} * {some_of(names)} {verb} {message}"))
        return lines
