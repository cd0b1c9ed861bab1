"""The path of a message through the server: seven hops, walked with a real message."""

import sys

PATH = [
    "doors.websocket.connection:Connection._hear",
    "engine.engine:Engine.say",
    "store.writer:Writer.submit",
    "hub.decide:say",
    "bus.local:LocalBus.publish",
    "engine.audience:Audience.tell",
    "doors.paced:Paced.write",
]


async def test_a_message_crosses_the_server_in_seven_hops(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        await ann.say("so that everybody is settled")
        await bob.entries(1)
        while bob.me not in {one["id"] for one in (await ann.next("presence"))["came"]}:
            pass  # Or that news may be written while the message is watched.
        called = []

        def watch(frame, event, arg):
            module = frame.f_globals.get("__name__", "")
            if event == "call" and module.startswith("linnet."):
                name = f"{module.removeprefix('linnet.')}:{frame.f_code.co_qualname}"
                if name not in called:
                    called.append(name)

        # The writer is another thread: what it calls is watched there.
        await server.server.store._writer.run(lambda c: sys.setprofile(watch))
        sys.setprofile(watch)
        await ann.send(type="say", send_id="1", room="lobby", text="hello")
        (entry,) = await bob.entries(1)
        sys.setprofile(None)
        await server.server.store._writer.run(lambda c: sys.setprofile(None))
        assert entry["body"]["text"] == "hello"
    assert [name for name in called if name in PATH] == PATH
    packages = {name.split(".")[0] for name in called if name != "server.clock:now"}
    assert packages - {"protocol"} == {"doors", "engine", "store", "hub", "bus"}
