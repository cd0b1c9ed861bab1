"""The other end: a session state machine without I/O, timelines, outbox and thin runners.

`Client` is for asyncio, `ThreadedClient` for programs with a loop of their own; both tell
what happens as the structs of `linnet.client.events`. See docs/client.md.
"""

from linnet.client.address import Address
from linnet.client.client import Client
from linnet.client.refused import CannotConnect, Refused
from linnet.client.threaded import ThreadedClient

__all__ = ["Address", "CannotConnect", "Client", "Refused", "ThreadedClient"]
