"""People who keep order, and rooms for them: what tests about moderation share."""

from contextlib import asynccontextmanager

from linnet.protocol.people import Role


@asynccontextmanager
async def chief(server, name="Chief"):
    """Somebody with a connection who owns the server."""
    async with server.wire(name) as guest:
        token = guest.welcome["token"]
        await server.server.store.set_role(guest.me, Role.OWNER)
    async with server.wire(token=token) as wire:
        yield wire


async def room(owner, *others, kind="open"):
    """A room with these people in it."""
    made = (await owner.ask(type="create-room", name="tea", kind=kind))["room"]
    for one in others:
        await owner.ask(type="invite", room=made, who=one.me)
    return made


async def act(by, kind, who, room, **more):
    """One of the acts about somebody."""
    return await by.ask(type=kind, room=room, who=who.me, **more)


async def page(wire, room="lobby"):
    """The bodies of a room's newest entries by their place."""
    found = (await wire.ask(type="history", room=room, limit=500))["entries"]
    return {entry["seq"]: entry["body"] for entry in found}


async def texts(wire, room="lobby"):
    """What is left of what was said."""
    found = (await page(wire, room)).values()
    return [body["text"] for body in found if body["kind"] == "said" and body["text"]]
