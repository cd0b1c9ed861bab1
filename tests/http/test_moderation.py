"""Keeping order over HTTP: what one line of `curl` does, and what it is refused."""

import pytest
from tests.ground import Running
from tests.http.conftest import Caller, Guest

from linnet.protocol.people import Role


@pytest.fixture
async def tea(ann: Caller, bob: Caller) -> str:
    made = await ann.told("POST", "/rooms", json={"name": "tea"})
    await bob.told("PUT", "/rooms/tea/members/me")
    return f"/rooms/{made['id']}"


async def test_everything_a_moderator_does_with_one_person(
    ann: Caller, bob: Caller, tea: str
) -> None:
    who = {"who": "Bob"}
    await ann.told("POST", f"{tea}/mutes", json={**who, "span": 60, "why": "loud"})
    assert await bob.refused("POST", f"{tea}/messages", json={"text": "hi"}) == (403, "muted")
    await ann.told("DELETE", f"{tea}/mutes/Bob")
    assert (await bob.told("POST", f"{tea}/messages", json={"text": "hi"}))["seq"]
    assert (await ann.told("POST", f"{tea}/kicks", json=who))["body"]["kind"] == "kicked"
    assert await bob.refused("POST", f"{tea}/messages", json={"text": "hi"}) == (
        403,
        "not-a-member",
    )
    banned = await ann.told("POST", f"{tea}/bans", json={**who, "span": 3600})
    assert banned["body"]["until"] == banned["at"] + 3_600_000
    assert await bob.refused("PUT", f"{tea}/members/me") == (403, "banned")
    assert await bob.refused("GET", f"{tea}/entries") == (403, "banned")
    await ann.told("DELETE", f"{tea}/bans/Bob")
    assert (await bob.told("PUT", f"{tea}/members/me"))["members"] == 2


async def test_a_purge_is_previewed_done_and_taken_back(ann: Caller, bob: Caller, tea: str) -> None:
    for text in ("one", "two"):
        await bob.told("POST", f"{tea}/messages", json={"text": text})
    preview = await ann.told("POST", f"{tea}/purges", json={"who": "Bob", "preview": True})
    assert preview == {"messages": 2, "rooms": 1, "preview": True}
    done = await ann.told("POST", f"{tea}/purges", json={"who": "Bob", "why": "spam"})
    assert done == {"messages": 2, "rooms": 1, "preview": False}
    [act] = (await ann.told("GET", f"{tea}/acts"))["acts"]
    assert (act["kind"], act["messages"], act["why"]) == ("purge", 2, "spam")
    await ann.told("POST", f"/acts/{act['id']}/undo")
    page = (await bob.told("GET", f"{tea}/entries"))["entries"]
    assert [e["body"]["text"] for e in page if e["body"]["kind"] == "said"] == ["one", "two"]
    assert await ann.refused("POST", f"/acts/{act['id']}/undo") == (404, "no-such-act")
    assert await bob.refused("POST", "/acts/x/undo") == (404, "no-such-act")


@pytest.mark.parametrize("verb", ["purge", "delete"])
async def test_a_file_is_away_with_its_message_and_back_with_it(
    server: Running, ann: Caller, bob: Caller, tea: str, verb: str
) -> None:
    posted = await bob.told("PUT", f"{tea}/files/plan.txt", content=b"the plan")
    file = f"/files/{posted['body']['files'][0]['id']}"
    if verb == "purge":
        await ann.told("POST", f"{tea}/purges", json={"who": "Bob"})
    else:
        await ann.told("DELETE", f"{tea}/messages/{posted['seq']}")
    await server.server.shelf.sweep(thorough=True)
    assert await bob.refused("GET", file) == (404, "no-such-file")
    [act] = (await ann.told("GET", f"{tea}/acts"))["acts"]
    await ann.told("POST", f"/acts/{act['id']}/undo")
    await server.server.shelf.sweep(thorough=True)
    assert (await bob.call("GET", file)).content == b"the plan"


async def test_a_report_waits_for_the_moderators_of_the_room(
    ann: Caller, bob: Caller, tea: str
) -> None:
    seq = (await ann.told("POST", f"{tea}/messages", json={"text": "rude"}))["seq"]
    await bob.told("POST", f"{tea}/reports", json={"seq": seq, "why": "rude"})
    assert (await ann.told("GET", f"{tea}/reports"))["reports"] == []
    own = (await bob.told("POST", f"{tea}/messages", json={"text": "ruder"}))["seq"]
    await ann.told("POST", f"{tea}/reports", json={"seq": own})
    [waiting] = (await ann.told("GET", f"{tea}/reports"))["reports"]
    assert (waiting["who_name"], waiting["text"], waiting["context"]) == (
        "Bob",
        "ruder",
        ["Ann: rude"],
    )
    assert await bob.refused("GET", f"{tea}/reports") == (403, "not-allowed")
    assert (await ann.told("POST", f"/reports/{waiting['id']}/resolve"))["seq"] == own
    assert await ann.refused("POST", "/reports/99/resolve") == (404, "no-such-report")


async def test_off_the_server_ends_old_tokens_and_is_for_its_moderators(
    server: Running, ann: Caller, bob: Caller, guest: Guest
) -> None:
    everywhere = {"who": "Bob", "everywhere": True}
    assert await ann.refused("POST", "/rooms/lobby/bans", json=everywhere) == (403, "not-allowed")
    assert await ann.refused("GET", "/acts") == (403, "not-allowed")
    await server.server.store.set_role(ann.you["id"], Role.MODERATOR)
    loopback = await ann.refused("POST", "/rooms/lobby/bans", json={**everywhere, "address": True})
    assert loopback == (403, "not-allowed")
    await ann.told("POST", "/rooms/lobby/bans", json=everywhere)
    assert await bob.refused("GET", "/me") == (403, "banned")
    assert (await ann.told("GET", "/acts"))["acts"][0]["everywhere"]
    assert (await guest("Bea")).you["name"] == "Bea"
    await ann.told("DELETE", "/rooms/lobby/bans/Bob", json={"everywhere": True})
    assert (await bob.told("GET", "/me"))["name"] == "Bob"
