"""Listeners without sockets: they keep what they are told."""

import asyncio

from linnet.engine.listener import Listener
from linnet.protocol.codec import decode_frame, encode
from linnet.protocol.entries import Entry
from linnet.protocol.frames import RoomTold


class Lines:
    """The plainest dialect: a line for each frame."""

    apart = False

    def entries(self, entries):
        return b"".join(self.frame(entry) for entry in entries)

    def frame(self, frame):
        return encode(frame) + b"\n"


LINES = Lines()


class Session(Listener):
    """A listener that keeps what it is told and can be told no faster than it likes."""

    def __init__(self, person):
        super().__init__(LINES)
        self.person = person
        self.told = []
        self.closed = None

    def write(self, data):
        self.told += [decode_frame(line) for line in data.splitlines()]

    async def drained(self):
        await asyncio.sleep(0)

    def close(self, why):
        self.closed = why.reason

    def stays(self, room, start):
        """The seqs heard of a room, one list for each time it was there."""
        found = [[]] if start is not None else []
        for frame in self.told:
            if isinstance(frame, RoomTold) and frame.room.id == room:
                found.append([])
            elif isinstance(frame, Entry) and frame.room == room:
                found[-1].append(frame.seq)
        return found
