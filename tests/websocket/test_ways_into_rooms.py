"""An open room may be for invited people, for a number of members, with a key, or not be listed."""

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


async def test_a_key_keeps_out_who_does_not_give_it_and_only_members_learn_it(
    tmp_path: Path,
) -> None:
    async with (
        running(tmp_path) as server,
        server.wire("Ann") as ann,
        server.wire("Bob") as bob,
    ):
        room = (await ann.ask(type="create-room", name="tea"))["room"]
        assert (await ann.ask(type="set-policy", room=room, key="two words"))[
            "reason"
        ] == "bad-text"
        await ann.ask(type="set-policy", room=room, key="tulip")
        listed = (await bob.ask(type="list-rooms"))["rooms"]
        assert "tulip" not in str(listed)
        assert room in [one["id"] for one in listed]
        for question in ("history", "list-people"):
            assert (await bob.ask(type=question, room=room))["reason"] == "key-needed"
        assert (await bob.ask(type="join", room="tea"))["reason"] == "key-needed"
        assert (await bob.ask(type="join", room="tea", key="Tulip"))["reason"] == "key-needed"
        assert (await bob.ask(type="join", room="tea", key="tulip"))["type"] == "done"
        assert (await bob.next("room"))["room"]["policy"]["key"] == "tulip"
        await ann.ask(type="set-policy", room=room, key="")
        assert (await bob.ask(type="leave", room=room))["type"] == "done"
        assert (await bob.ask(type="join", room=room))["type"] == "done"


async def test_masks_say_who_is_kept_out_excepted_and_expected(tmp_path: Path) -> None:
    async with (
        running(tmp_path) as server,
        server.wire("Ann") as ann,
        server.wire("Guest 7") as seven,
        server.wire("Guest 8") as eight,
    ):
        room = (await ann.ask(type="create-room", name="tea"))["room"]
        mask = {"type": "mask", "room": room}
        assert (await ann.ask(**mask, of="kept_out", mask="GUEST_*"))["type"] == "done"
        again = await ann.ask(**mask, of="kept_out", mask="guest *")
        assert again["reason"] == "already-there"
        await ann.ask(**mask, of="excepted", mask=seven.me)
        assert (await eight.ask(type="join", room=room))["reason"] == "banned"
        assert (await seven.ask(type="join", room=room))["type"] == "done"
        await ann.ask(type="set-policy", room=room, invited=True)
        await ann.ask(**mask, of="kept_out", mask="guest_*", on=False)
        assert (await eight.ask(type="join", room=room))["reason"] == "invitation-needed"
        await ann.ask(**mask, of="expected", mask="guest?8")
        assert (await eight.ask(type="join", room=room))["type"] == "done"
        wish = await eight.ask(**mask, of="kept_out", mask="ann")
        assert wish["reason"] == "not-allowed"


async def test_what_was_put_on_a_list_is_taken_back_and_nothing_else(tmp_path: Path) -> None:
    async with running(tmp_path) as server, server.wire("Ann") as ann, server.wire("Bob") as bob:
        room = (await ann.ask(type="create-room", name="tea"))["room"]
        assert (await bob.ask(type="join", room=room))["type"] == "done"
        await ann.ask(type="set-role", room=room, who="Bob", role="moderator")
        for name in ("one", "two"):
            await ann.ask(type="mask", room=room, of="kept_out", mask=name)
        acts = (await ann.ask(type="acts", room=room))["acts"]
        first = next(act for act in reversed(acts) if act["kind"] == "policy")
        assert (await ann.ask(type="undo", act=first["id"]))["type"] == "done"
        view = (await ann.ask(type="list-rooms"))["rooms"]
        assert [one["policy"] for one in view if one["id"] == room] == [{"kept_out": ["two"]}]
        assert (await bob.ask(type="voice", room=room, who="Ann"))["type"] == "done"
        told = (await ann.next("entry"))["body"]
        while told["kind"] != "policy-set" or "who" not in told:
            told = (await ann.next("entry"))["body"]
        assert told["who_name"] == "Ann"
