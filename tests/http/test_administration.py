"""Running the server over HTTP: owners may, others may not, and every rule holds here too."""

import asyncio
from typing import Any

import pytest
from tests.ground import Running
from tests.http.conftest import Caller, Guest

from linnet.doors.http.administration_routes import ADMINISTRATION
from linnet.hub.directs import DirectMessages
from linnet.protocol.ids import PersonId
from linnet.protocol.people import Role

OWN = "correct horse"


@pytest.fixture
async def owner(server: Running, guest: Guest) -> Caller:
    owner = await guest("Ms Hill")
    await server.server.store.set_role(PersonId(owner.you["id"]), Role.OWNER)
    return owner


@pytest.fixture
def machine(server: Running, client: Any) -> Caller:
    """The administrator at the server's machine."""
    caller = Caller(client)
    caller.token = server.server.key
    return caller


async def enrolled(by: Caller, *names: str, **more: Any) -> list[dict[str, Any]]:
    body = {"people": [{"name": name, **more} for name in names]}
    told = await by.told("POST", "/admin/people", json=body)
    assert told["problems"] == []
    return list(told["cards"])


async def test_nobody_but_owners_and_the_machine_runs_the_server(
    server: Running, guest: Guest
) -> None:
    moderator = await guest("Mo")
    await server.server.store.set_role(PersonId(moderator.you["id"]), Role.MODERATOR)
    await guest("Gus")
    wishes = {
        "/admin/people": {"people": [{"name": "Zoe"}]},
        "/admin/rooms": {"name": "tea", "owner": "Gus"},
    }
    for one in ADMINISTRATION:
        if one.path in ("/admin/bars", "/admin/rooms/{room}/members"):
            continue  # moderators of the server may do that elsewhere, too
        path = one.path.replace("{person}", "Gus").replace("{setting}", "guests")
        wish = wishes.get(one.path, {}) if one.method == "POST" else {}
        refused = await moderator.refused(one.method, path, json=wish)
        assert refused == (403, "not-allowed"), one.path


async def test_the_key_of_the_machine_opens_nothing_else(machine: Caller) -> None:
    for path in ("/me", "/rooms/lobby/entries", "/search?q=x", "/reports"):
        assert await machine.refused("GET", path) == (401, "bad-token")
    away = {"x-forwarded-for": "192.0.2.1"}
    assert await machine.refused("GET", "/admin/people", headers=away) == (401, "bad-token")


async def test_who_has_a_one_time_password_chooses_their_own_at_the_first_login(
    owner: Caller, stranger: Caller
) -> None:
    card, _ = await enrolled(owner, "Ann", "Bob")
    bob = {"name": "Bob", "password": card["one_time"]}
    assert await stranger.refused("POST", "/sessions", json=bob) == (401, "bad-password")
    login = {"name": "ann", "password": card["one_time"]}
    assert await stranger.refused("POST", "/sessions", json=login) == (403, "new-password")
    basic = await stranger.client.get("/me", auth=("Ann", card["one_time"]))
    assert basic.json()["reason"] == "new-password"
    for new in ("short", "ann", card["one_time"].lower()):
        wish = {**login, "new": new}
        assert await stranger.refused("POST", "/sessions", json=wish) == (422, "weak-password")
    typed = card["one_time"].lower().replace("-", " ")
    told = await stranger.told("POST", "/sessions", json={**login, "password": typed, "new": OWN})
    assert told["you"]["id"] == card["id"]
    again = {**login, "new": "another horse"}
    assert await stranger.refused("POST", "/sessions", json=again) == (401, "bad-password")
    assert (await stranger.told("POST", "/sessions", json={**login, "password": OWN}))["token"]


async def test_a_one_time_password_ends_the_old_one_and_every_session(
    server: Running, owner: Caller, stranger: Caller
) -> None:
    stranger.remember(
        await stranger.told("POST", "/accounts", json={"name": "Bob", "password": OWN})
    )
    async with server.wire(token=stranger.token) as bob:
        card = await owner.told("POST", "/admin/people/Bob/one-time")
        assert (await bob.next("closing"))["reason"] == "signed-out"
    assert await stranger.refused("GET", "/me") == (401, "bad-token")
    stranger.token = ""
    old = {"name": "Bob", "password": OWN}
    assert await stranger.refused("POST", "/sessions", json=old) == (401, "bad-password")
    newer = await owner.told("POST", "/admin/people/Bob/one-time")
    first = {"name": "Bob", "password": card["one_time"], "new": "another horse"}
    assert await stranger.refused("POST", "/sessions", json=first) == (401, "bad-password")
    first["password"] = newer["one_time"]
    assert await stranger.told("POST", "/sessions", json=first)


async def test_a_one_time_password_makes_no_account(owner: Caller, stranger: Caller) -> None:
    card = (await enrolled(owner, "Ann"))[0]
    wish = {"name": "Eve", "password": OWN, "code": card["one_time"]}
    assert await stranger.refused("POST", "/accounts", json=wish) == (403, "bad-code")


async def test_owners_decide_over_everybody_but_each_other(
    server: Running, owner: Caller, guest: Guest, machine: Caller
) -> None:
    await enrolled(owner, "Second", role="owner")
    for path in ("/admin/people/Second/one-time", "/admin/people/Ms Hill/one-time"):
        assert (await owner.refused("POST", path))[1] in ("not-allowed", "not-with-yourself")
    assert (await owner.refused("DELETE", "/admin/people/Second/sessions"))[1] == "not-allowed"
    assert (await machine.told("POST", "/admin/people/Second/one-time"))["one_time"]
    await guest("Gus")
    assert (await owner.refused("POST", "/admin/people/Gus/one-time"))[1] == "not-allowed"


async def test_all_problems_are_told_at_once_and_then_nobody_is_made(
    owner: Caller, bob: Caller
) -> None:
    people = [
        {"name": "Ann"},
        {"name": "ANN"},
        {"name": "bob"},
        {"name": "lobby"},
        {"name": "Cleo", "password": "short"},
        {"name": "Dan", "rooms": ["nowhere"]},
        {"name": "Емма"},
    ]
    told = await owner.told("POST", "/admin/people", json={"people": people})
    assert told["cards"] == []
    assert [(one["index"], one["reason"]) for one in told["problems"]] == [
        (1, "already-there"),
        (2, "name-taken"),
        (3, "name-reserved"),
        (4, "weak-password"),
        (5, "no-such-room"),
    ]
    assert (await owner.told("GET", "/admin/people"))["total"] == 2
    good = {"people": [people[0], people[6]], "preview": True}
    assert await owner.told("POST", "/admin/people", json=good) == {"cards": [], "problems": []}
    assert (await owner.told("GET", "/admin/people"))["total"] == 2


async def test_newcomers_are_in_their_rooms_also_private_ones_for_the_administrator(
    server: Running, owner: Caller, machine: Caller
) -> None:
    room = {"name": "7b", "owner": "Ms Hill", "kind": "private"}
    made = await machine.told("POST", "/admin/rooms", json=room)
    assert made["owners"][0]["name"] == "Ms Hill"
    await enrolled(machine, "Ann", "Ben", rooms=["7b"])
    found = await machine.told("GET", "/admin/rooms")
    assert [(one["name"], one["members"]) for one in found["rooms"]] == [("7b", 3), ("lobby", 3)]
    page = await owner.told("GET", f"/rooms/{made['id']}/entries")
    last = page["entries"][-1]
    assert (last["name"], last["body"]["who_name"]) == ("administrator", "Ben")
    assert (await machine.refused("GET", f"/rooms/{made['id']}/entries"))[1] == "bad-token"


async def test_codes_make_one_account_each_whatever_the_registration(
    server: Running, owner: Caller, stranger: Caller
) -> None:
    server.server.auth.policy = type(server.server.auth.policy)(registration="closed")
    first, second = [await owner.told("POST", "/admin/codes") for _ in range(2)]
    listed = (await owner.told("GET", "/admin/codes"))["codes"]
    assert [one["id"] for one in listed] == [first["id"], second["id"]]
    assert first["code"] not in str(listed)
    ann = {"name": "Ann", "password": OWN, "code": first["code"]}
    assert await stranger.told("POST", "/accounts", json=ann)
    eve = {**ann, "name": "Eve"}
    assert await stranger.refused("POST", "/accounts", json=eve) == (403, "bad-code")
    await owner.told("DELETE", f"/admin/codes/{second['id']}")
    eve["code"] = second["code"]
    assert await stranger.refused("POST", "/accounts", json=eve) == (403, "bad-code")
    assert (await owner.told("GET", "/admin/codes"))["codes"] == []


async def test_sessions_are_seen_and_ended_one_by_one(
    server: Running, owner: Caller, stranger: Caller
) -> None:
    wish = {"name": "Ann", "password": OWN}
    stranger.remember(await stranger.told("POST", "/accounts", json=wish))
    second = await stranger.told("POST", "/sessions", json=wish)
    async with server.wire(token=second["token"]) as phone:
        mine = (await stranger.told("GET", "/sessions"))["sessions"]
        assert sorted(one["online"] for one in mine) == [False, True]
        online = next(one for one in mine if one["online"])
        theirs = await owner.told("GET", "/admin/people/Ann/sessions")
        assert theirs["total"] == 2
        path = f"/admin/people/Ann/sessions/{online['id']}"
        assert await owner.told("DELETE", path) == {"ended": 1}
        assert (await phone.next("closing"))["reason"] == "signed-out"
    assert await owner.told("DELETE", path) == {"ended": 0}
    left = (await stranger.told("GET", "/sessions"))["sessions"]
    assert len(left) == 1
    assert await stranger.told("DELETE", f"/sessions/{left[0]['id']}") == {"ended": 1}
    assert await stranger.refused("GET", "/me") == (401, "bad-token")


async def test_the_audit_log_says_who_it_was_and_keeps_no_secret(
    owner: Caller, machine: Caller
) -> None:
    cards = await enrolled(machine, "Ann", "Ben")
    card = await machine.told("POST", "/admin/people/Ann/one-time")
    code = await owner.told("POST", "/admin/codes")
    acts = (await owner.told("GET", "/acts"))["acts"]
    assert [(act["by_name"], act["kind"], act.get("who_name", "")) for act in acts] == [
        ("Ms Hill", "give-code", ""),
        ("administrator", "one-time", "Ann"),
        ("administrator", "add-person", ""),
    ]
    for secret in (cards[0]["one_time"], card["one_time"], code["code"]):
        assert secret not in str(acts)
    assert (await owner.refused("POST", f"/acts/{acts[0]['id']}/undo"))[1] == "no-such-act"


async def test_the_administrator_bans_and_gives_roles_under_the_usual_rules(
    owner: Caller, bob: Caller, machine: Caller
) -> None:
    role = await machine.told("PUT", "/rooms/lobby/members/Bob/role", json={"role": "moderator"})
    assert role["name"] == "administrator"
    await machine.told("POST", "/rooms/lobby/bans", json={"who": "Bob", "everywhere": True})
    assert await bob.refused("GET", "/me") == (403, "banned")
    bars = (await owner.told("GET", "/admin/bars"))["bars"]
    assert [(one["who"]["name"], one["kind"], one["everywhere"]) for one in bars] == [
        ("Bob", "ban", True)
    ]
    await machine.told("DELETE", "/rooms/lobby/bans/Bob", json={"everywhere": True})
    assert (await owner.told("GET", "/admin/bars"))["bars"] == []


async def test_of_many_who_use_a_one_time_password_or_a_code_at_once_one_gets_in(
    owner: Caller, stranger: Caller
) -> None:
    card = (await enrolled(owner, "Ann"))[0]
    login = {"name": "Ann", "password": card["one_time"]}
    code = (await owner.told("POST", "/admin/codes"))["code"]
    tries = [
        *(("/sessions", {**login, "new": f"correct horse {n}"}) for n in range(5)),
        *(("/accounts", {"name": f"P {n}", "password": OWN, "code": code}) for n in range(5)),
    ]
    answers = await asyncio.gather(*(stranger.call("POST", p, json=wish) for p, wish in tries))
    codes = [answer.status_code for answer in answers]
    assert sorted(codes[:5]) == [201, 401, 401, 401, 401]
    assert sorted(codes[5:]) == [201, 403, 403, 403, 403]
    own = tries[codes.index(201)][1]
    again = {"name": "Ann", "password": own["new"]}
    assert (await stranger.told("POST", "/sessions", json=again))["you"]["id"] == card["id"]


async def test_an_owner_changes_what_owners_may_and_it_counts_at_once(
    owner: Caller, server: Running, client: Any
) -> None:
    rows = {one["name"]: one for one in (await owner.told("GET", "/admin/setting"))["settings"]}
    assert rows["guests"]["value"] == "true"
    assert rows["guests"]["choices"] == ["true", "false"]
    assert "host" not in rows
    told = await owner.told("PUT", "/admin/setting/guests", json={"value": "off"})
    assert told == {"name": "guests", "live": True, "nearer": False}
    assert (await client.post("/guests", json={"name": "New"})).json()["reason"] == "guests-off"
    assert server.server.settings_file.read_text() == "guests = false\n"
    await owner.told("PUT", "/admin/setting/guests", json={})
    assert (await client.post("/guests", json={"name": "New"})).status_code == 201
    acts = (await owner.told("GET", "/acts"))["acts"]
    assert [(act["kind"], act["who_name"]) for act in acts] == [("setting", "guests")] * 2


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("host", "0.0.0.0", "not-allowed"),
        ("trusted_proxies", "0.0.0.0/0", "not-allowed"),
        ("nothing", "1", "not-allowed"),
        ("registration", "sometimes", "bad-setting"),
        ("server_name", "two\nlines", "bad-setting"),
    ],
)
async def test_what_an_owner_may_not_set_leaves_the_file_as_it_was(
    owner: Caller, server: Running, name: str, value: str, reason: str
) -> None:
    _, refused = await owner.refused("PUT", f"/admin/setting/{name}", json={"value": value})
    assert refused == reason
    assert not server.server.settings_file.exists()


async def test_a_flag_counts_before_what_an_owner_sets(owner: Caller) -> None:
    told = await owner.told("PUT", "/admin/setting/rate_messages", json={"value": "1/s burst 5"})
    assert told["nearer"] is True


async def test_secrets_are_set_and_never_told(owner: Caller) -> None:
    wish = {"value": "quiet-owl-7"}
    await owner.told("PUT", "/admin/setting/registration_code", json=wish)
    assert "quiet-owl" not in str(await owner.told("GET", "/admin/setting"))


async def test_load_and_storage_say_what_is_there(owner: Caller, server: Running) -> None:
    before = (await owner.told("GET", "/admin/load"))["entries"]
    async with server.wire("Bob") as bob:
        await bob.say("hello")
        load = await owner.told("GET", "/admin/load")
    assert load["entries"] > before
    assert load["connections"]["web"] == 1
    assert load["memory"] > 1_000_000
    storage = await owner.told("GET", "/admin/storage")
    assert storage["database"] > 0
    assert 0 < storage["free"] <= storage["disk"]
    assert (storage["files"], storage["number"]) == (0, 0)


async def test_a_square_is_a_code_for_cameras_and_places_are_for_owners(
    owner: Caller, guest: Guest
) -> None:
    rows = (await owner.told("GET", "/square?text=http://10.0.0.1:8888/"))["rows"]
    assert len(rows) == len(rows[0]) >= 21
    assert rows[0].startswith("1111111")
    assert await owner.told("GET", "/places") == {"pages": [], "links": []}


@pytest.mark.parametrize("allowed", ["everybody", "nobody"])
async def test_the_administrator_tells_one_person_something_that_nobody_else_reads(
    server: Running, machine: Caller, allowed: DirectMessages
) -> None:
    server.server.store.allow_direct(allowed)
    async with server.wire(name="Gus") as gus, server.wire(name="Eve") as eve:
        room = await machine.told("POST", "/directs", json={"who": gus.me})
        path = f"/rooms/{room['id']}/messages"
        await machine.told("POST", path, json={"text": "Come to the front, please."})
        told = await gus.next("room")
        assert told["room"]["with"] == {"id": "000000", "name": "administrator"}
        _, said = await gus.entries(2, room["id"])
        assert (said["name"], said["body"]["text"]) == (
            "administrator", "Come to the front, please."
        )  # fmt: skip
        assert (await eve.ask(type="history", room=room["id"]))["reason"] == "no-such-room"
    async with server.wire(token=gus.welcome["token"]) as again:
        seen = {one["id"]: one for one in again.welcome["rooms"]}[room["id"]]
        assert seen["with"]["name"] == "administrator"
