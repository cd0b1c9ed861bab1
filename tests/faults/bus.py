"""A bus that keeps none of the promises nobody made: it drops, repeats, reorders and delays."""

import asyncio
from itertools import groupby


class FaultyBus:
    """A `Bus` whose every publication meets a fate that `random` chooses."""

    def __init__(self, random):
        self._random = random
        self._late = []
        self._hear = []

    def listen(self, hear, *, said=True):
        self._hear.append(hear)

    def publish(self, entries):
        for _, room in groupby(entries, lambda entry: entry.room):
            self._late.append(list(room))
        fate = self._random.choice(["now", "now", "later", "drop", "twice", "shuffle"])
        if fate == "drop":
            self._late.pop(self._random.randrange(len(self._late)))
        elif fate == "twice":
            self._late.append(self._random.choice(self._late))
        elif fate == "shuffle":
            self._random.shuffle(self._late)
            self._random.shuffle(self._late[0])
        if fate != "later":
            asyncio.get_running_loop().call_soon(self._deliver)

    def _deliver(self):
        told, self._late = self._late, []
        for entries in told:
            for hear in self._hear:
                hear(entries)
