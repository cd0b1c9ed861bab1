"""Taking turns in a store, as the engine does."""

import asyncio

from linnet.protocol.commands import Say
from linnet.store.api import NO_WORDS, Turn


class Turns:
    """Submits turns and gathers what the store tells, batch by batch."""

    def __init__(self, store):
        self.store = store
        self.batches = []
        self.at = 5
        store.listen(self._told)

    def _told(self, turns):
        self.batches.append(list(turns))
        for turn in turns:
            turn.settle(turn)

    async def take(self, by, command, room="lobby", who=None, words=NO_WORDS):
        done = asyncio.get_running_loop().create_future()
        self.store.submit(Turn(room, by, command, self.at, done.set_result, who, words))
        return await asyncio.wait_for(done, 10)

    async def say(self, by, send_id, text="hello", room="lobby"):
        return await self.take(by, Say(send_id, room, text), room)
