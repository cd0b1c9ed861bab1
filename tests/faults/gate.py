"""A real call that is late: it happens, then its result is held back until the test lets it go."""

import asyncio


class Gate:
    """Stands in front of one async method of one object, perhaps for one argument only."""

    def __init__(self, owner, name, only=None):
        self._only = only
        self.reached = asyncio.Event()
        self._go = asyncio.Event()
        self._call = getattr(owner, name)
        setattr(owner, name, self)

    async def __call__(self, *args, **more):
        result = await self._call(*args, **more)
        if self._only is None or self._only in args:
            self.reached.set()
            await self._go.wait()
        return result

    async def until_reached(self):
        await asyncio.wait_for(self.reached.wait(), 10)

    def open(self):
        self._go.set()
