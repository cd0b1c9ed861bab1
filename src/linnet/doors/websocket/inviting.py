"""Coming in by an invitation on the WebSocket door."""

from linnet.engine.engine import Engine
from linnet.protocol import commands as c
from linnet.protocol.frames import Done
from linnet.protocol.people import Person


async def accept(engine: Engine, by: Person, query: c.Accept) -> Done:
    """Somebody is in the room; where they were already, `seq` is its last place."""
    return Done(query.send_id, *await engine.inviting.accept(by, query.send_id, query.code))
