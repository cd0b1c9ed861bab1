"""Time and the event loop."""

import asyncio
import time
from collections.abc import Coroutine
from typing import Any

try:
    import uvloop
except ImportError:  # Windows
    new_loop = None
else:
    new_loop = uvloop.new_event_loop

from linnet.protocol.ids import Millis


def now() -> Millis:
    """Milliseconds since the Unix epoch, as people's clocks show them."""
    return time.time_ns() // 1_000_000


def run(main: Coroutine[Any, Any, None]) -> None:
    """Run on the fastest loop there is."""
    with asyncio.Runner(loop_factory=new_loop) as runner:
        runner.run(main)
