"""A great many messages that look like a chat: some words everywhere, most hardly ever."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import accumulate
from pathlib import Path
from typing import Any

from linnet.protocol.codec import encode_body
from linnet.protocol.entries import Said
from linnet.store.statements.entries import RAW_INSERT

WORDS = 60_000
HAN = 2_500
OPEN = 20
"""Open rooms besides the lobby; of the others, private, there are nine times as many."""
ROOMS = 200
PEOPLE = 2_000
BEGIN = 1_735_689_600_000
"""2025-01-01; from there on a message every half minute."""
EVERY = 30_000
_SYLLABLES = """ka to mi ren sol ba dur el fin gar ho in jo lu ma nor op pel qui ras st tra un
    ver wi xo ya zen con pre de th"""


class Corpus:
    """The same messages for every run."""

    def __init__(self) -> None:
        self._dice = random.Random(7)
        syllables = _SYLLABLES.split()
        made: set[str] = set()
        while len(made) < WORDS:
            made.add("".join(self._dice.choices(syllables, k=self._dice.choice((1, 2, 2, 3, 4)))))
        self.words = sorted(made, key=lambda word: (len(word), self._dice.random()))
        self.han = [chr(0x4E00 + n) for n in range(HAN)]
        self.rooms = ["lobby", *(f"~{n:010x}" for n in range(1, ROOMS))]
        self.people = [str(100_000 + n) for n in range(PEOPLE)]
        # By Zipf: the second word is half as frequent as the first, the hundredth a hundredth.
        self._often = list(accumulate(1 / (n + 2.7) for n in range(WORDS)))
        self._han_often = list(accumulate(1 / (n + 8) for n in range(HAN)))
        self._busy = list(accumulate([300, *(100 / n for n in range(1, ROOMS))]))

    def text(self) -> str:
        """Ten words on average; one in twenty is Chinese, one in thirty has a link."""
        kind = self._dice.random()
        if kind < 0.05:
            length = self._dice.randint(4, 30)
            return "".join(self._dice.choices(self.han, cum_weights=self._han_often, k=length))
        length = 1 + int(self._dice.expovariate(1 / 9))
        text = " ".join(self._dice.choices(self.words, cum_weights=self._often, k=length))
        return f"{text} https://example.org/{length}" if kind < 0.083 else text

    def rows(self, number: int) -> Iterator[tuple[Any, ...]]:
        """So many messages as rows of the log, in the order in which they were said."""
        heads = dict.fromkeys(self.rooms, 0)
        for n in range(number):
            (room,) = self._dice.choices(self.rooms, cum_weights=self._busy)
            heads[room] = seq = heads[room] + 1
            by = self.people[int(self._dice.paretovariate(0.8)) % PEOPLE]
            body = encode_body(Said(self.text())).decode()
            yield room, seq, seq, by, f"P{by}", BEGIN + n * EVERY, f"{n:x}", None, body


def fill(path: Path, corpus: Corpus, number: int, members: dict[str, list[str]]) -> None:
    """Put rooms, people and messages into an empty database of Linnet."""
    with closing(sqlite3.connect(path)) as db, db:
        people = [(id, f"P{id}", f"p{id}") for id in {*corpus.people, *members}]
        db.executemany(
            "insert into person (id, name, name_key, kind, role, created)"
            " values (?, ?, ?, 'guest', 'member', 1)",
            people,
        )
        rooms = [
            (id, "open" if n <= OPEN else "private", f"room{n}", f"room{n}" if n <= OPEN else None)
            for n, id in enumerate(corpus.rooms)
        ]
        db.executemany(
            "insert into room (id, kind, name, name_key, topic, created)"
            " values (?, ?, ?, ?, '', 1)",
            rooms[1:],
        )
        db.executemany(
            "insert into member (room, person, role, since) values (?, ?, 'member', 1)",
            [(room, person) for person, rooms in members.items() for room in rooms],
        )
        db.executemany(RAW_INSERT, corpus.rows(number))
