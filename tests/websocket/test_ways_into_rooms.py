"""An open room may be for invited people, for a number of members, or not be listed."""

from pathlib import Path

from tests.ground import running


async def test_the_owner_of_a_room_says_who_comes_in_by_themselves(tmp_path: Path) -> None:
    async with (
        running(tmp_path) as server,
        server.wire("Ann") as ann,
        server.wire("Bob") as bob,
        server.wire("Carl") as carl,
    ):
        room = (await ann.ask(type="create-room", name="tea"))["room"]
        await ann.ask(type="set-policy", room=room, invited=True, hidden=True)
        assert (await bob.ask(type="join", room="tea"))["reason"] == "invitation-needed"
        listed = (await bob.ask(type="list-rooms"))["rooms"]
        assert room not in [one["id"] for one in listed]
        await ann.ask(type="invite", room=room, who="Bob")
        assert (await bob.ask(type="invite", room=room, who="Carl"))["reason"] == "not-allowed"
        await ann.ask(type="set-policy", room=room, invited=False, most=2)
        assert (await carl.ask(type="join", room=room))["reason"] == "room-full"
        await ann.ask(type="set-policy", room=room, most=0)
        assert (await carl.ask(type="join", room=room))["type"] == "done"
        assert room in [one["id"] for one in (await carl.ask(type="list-rooms"))["rooms"]]


async def test_nobody_is_kept_out_of_the_lobby(tmp_path: Path) -> None:
    async with running(tmp_path, owner_from_loopback=True) as server:
        auth = server.server.auth
        owner = await auth.register(
            "Olga", "correct-horse", code=None, address="", agent="", loopback=True, owner=True
        )
        async with server.wire(token=owner.token) as olga:
            refused = await olga.ask(type="set-policy", room="lobby", invited=True)
            assert refused["reason"] == "not-allowed"
