"""Reports: moderators see them at once with what was said before; nobody else ever does."""

from tests.order import act, chief, room


async def report(by, room, seq, **more):
    return await by.ask(type="report", room=room, seq=seq, **more)


async def test_moderators_of_the_room_and_of_the_server_are_told_at_once(server):
    async with (
        chief(server) as owner,
        server.wire("Ann") as ann,
        server.wire("Bob") as bob,
        server.wire("Cy") as cy,
    ):
        tea = await room(ann, bob, cy, kind="private")
        for text in ("one", "two", "three", "four"):
            await cy.say(text, room=tea)
        seq = (await bob.say("rude", room=tea))["seq"]
        done = await report(cy, tea, seq, why="rude")
        assert (done["type"], done["seq"]) == ("done", seq)
        for moderator in (ann, owner):
            news = (await moderator.next("reports"))["reports"]
            assert [(one["who"], one["by"], one["text"]) for one in news] == [
                (bob.me, cy.me, "rude")
            ]
            assert news[0]["context"] == ["Cy: two", "Cy: three", "Cy: four"]
        await bob.say("still here", room=tea)
        for other in (bob, cy):
            await other.ask(type="list-rooms")
            assert not [frame for frame in other.heard if frame["type"] == "reports"]
        assert (await bob.ask(type="reports", room=tea))["reason"] == "not-allowed"


async def test_a_report_waits_until_somebody_looked(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob, server.wire("Cy") as cy:
        tea = await room(ann, bob, cy)
        seq = (await bob.say("rude", room=tea))["seq"]
        assert await report(cy, tea, seq, send_id="r") == await report(cy, tea, seq, send_id="r")
        [waiting] = (await ann.ask(type="reports", room=tea))["reports"]
        assert (await cy.ask(type="resolve", report=waiting["id"]))["reason"] == "no-such-report"
        assert (await ann.ask(type="resolve", report=waiting["id"]))["seq"] == seq
        assert (await ann.ask(type="reports", room=tea))["reports"] == []
        again = await ann.ask(type="resolve", report=waiting["id"])
        assert again["reason"] == "no-such-report"
        [kept] = (await ann.ask(type="acts", room=tea))["acts"]
        assert (kept["kind"], kept["who"], kept["by"]) == ("resolve", bob.me, ann.me)


async def test_a_moderator_who_is_reported_does_not_learn_of_it(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob, server.wire("Cy") as cy:
        tea = await room(ann, bob, cy)
        await act(ann, "set-role", bob, tea, role="moderator")
        seq = (await bob.say("rude", room=tea))["seq"]
        await report(cy, tea, seq)
        [waiting] = (await ann.ask(type="reports", room=tea))["reports"]
        assert (await bob.ask(type="reports", room=tea))["reports"] == []
        assert (await bob.ask(type="resolve", report=waiting["id"]))["reason"] == "no-such-report"
        assert not [f for f in bob.heard if f["type"] == "reports" and f["reports"]]


async def test_out_of_a_direct_room_it_goes_to_moderators_of_the_server(server):
    async with chief(server) as owner, server.wire("Ann") as ann, server.wire("Bob") as bob:
        direct = (await bob.ask(type="direct", who="Ann"))["room"]
        seq = (await bob.say("rude", room=direct))["seq"]
        assert (await report(ann, direct, seq))["seq"] == seq
        [news] = (await owner.next("reports"))["reports"]
        assert (news["room"], news["text"]) == (direct, "rude")
        [waiting] = (await owner.ask(type="reports"))["reports"]
        assert waiting == news
        assert (await report(bob, direct, seq))["reason"] == "not-with-yourself"
        assert (await report(owner, direct, seq))["reason"] == "no-such-room"
