"""A client finds messages in a real server."""

from tests.ground import running

from linnet.client.address import Address
from linnet.client.client import Client


async def test_a_client_finds_what_was_said_and_pages_through_it(tmp_path):
    async with running(tmp_path / "data") as server:
        address = Address("127.0.0.1", server.port)
        async with Client(address, name="Ann", home=tmp_path / "home") as ann:
            room = await ann.create_room("garden")
            for number in range(5):
                await ann.say("garden", f"tulip {number}")
            await ann.say("lobby", "tulip elsewhere")
            first = await ann.search("tulip", room="garden", limit=3)
            rest = await ann.search("tulip", room="garden", offset=len(first.hits))
            assert {hit.entry.room for hit in (*first.hits, *rest.hits)} == {room.id}
            seen = [hit.entry.body.text for hit in (*first.hits, *rest.hits)]
            assert seen == [f"tulip {n}" for n in range(4, -1, -1)]
            assert (first.total, first.more, rest.more) == (5, True, False)
            assert (await ann.search("from:nobody")).unknown == ["from:nobody"]
