"""Search on the wire: what one may read is found at once, what one may not read never."""

import pytest

from linnet.store.sqlite import SqliteStore
from linnet.store.statements import finding


async def found(wire, query, **more):
    """The texts that are found, and the whole answer."""
    answer = await wire.ask(type="search", query=query, **more)
    assert answer["type"] == "found", answer
    return [hit["entry"]["body"]["text"] for hit in answer["hits"]], answer


async def texts(wire, query, **more):
    return (await found(wire, query, **more))[0]


@pytest.fixture
async def ann(server):
    async with server.wire("Ann") as wire:
        yield wire


@pytest.fixture
async def bob(server):
    async with server.wire("Bob") as wire:
        yield wire


async def private(wire, name="den"):
    return (await wire.ask(type="create-room", name=name, kind="private"))["room"]


async def test_a_message_just_acknowledged_is_found(ann, bob):
    for number in range(3):
        await ann.say(f"tulip number{number}")
        assert await texts(bob, f"number{number}") == [f"tulip number{number}"]
    assert await texts(bob, "tulip") == [f"tulip number{n}" for n in (2, 1, 0)]


async def test_an_edited_message_is_found_by_its_new_words_only(ann):
    seq = (await ann.say("a red tulip"))["seq"]
    assert await texts(ann, "red")
    await ann.ask(type="edit", room="lobby", seq=seq, text="a blue tulip")
    assert await texts(ann, "red") == []
    assert await texts(ann, "blue") == ["a blue tulip"]


async def test_a_deleted_message_is_not_found_and_is_seen_as_deleted_beside_others(ann):
    await ann.say("first")
    seq = (await ann.say("secret"))["seq"]
    await ann.say("last")
    assert await texts(ann, "secret")
    await ann.ask(type="react", room="lobby", seq=seq, emoji=":+1:")
    await ann.ask(type="delete", room="lobby", seq=seq)
    assert await texts(ann, "secret") == []
    _, answer = await found(ann, "last", context=2)
    before = [entry["body"] for entry in answer["hits"][0]["before"]]
    assert before[0]["text"] == "first"
    assert before[1] == {"kind": "said", "text": "", "deleted": ann.me, "rev": seq + 3}


async def test_a_message_with_reactions_is_found_still(ann):
    seq = (await ann.say("cake"))["seq"]
    assert await texts(ann, "cake")
    await ann.ask(type="react", room="lobby", seq=seq, emoji="🎂")
    _, answer = await found(ann, "cake")
    assert answer["hits"][0]["entry"]["body"]["reactions"] == {"🎂": [ann.me]}


@pytest.fixture(params=["by marks", "by marks, open as one", "hit by hit"])
def way(request, monkeypatch):
    """How the store keeps to the rooms that may be read: it chooses what is least work."""
    if request.param == "hit by hit":
        monkeypatch.setattr(finding, "MARKS", 0)
    elif request.param == "by marks, open as one":
        monkeypatch.setattr(finding, "OPEN_ROOMS", 0)


@pytest.mark.usefixtures("way")
async def test_rooms_one_is_not_in_are_searched_only_when_they_are_open(ann, bob):
    den = await private(ann)
    garden = (await ann.ask(type="create-room", name="garden"))["room"]
    direct = (await ann.ask(type="direct", who="Bob"))["room"]
    for room in (den, garden, direct):
        await ann.say("tulip", room)

    async def rooms(wire, query="tulip", **more):
        _, answer = await found(wire, query, **more)
        return [hit["entry"]["room"] for hit in answer["hits"]]

    assert await rooms(ann) == [direct, garden, den]
    assert await rooms(bob) == [direct, garden]
    assert await rooms(bob, "in:garden tulip") == [garden]
    assert await rooms(bob, "in:@Ann tulip") == [direct]
    assert await rooms(bob, "tulip -in:#garden") == [direct]
    assert await rooms(bob, room=garden) == [garden]


async def test_a_direct_room_of_others_is_never_searched(server, ann, bob):
    direct = (await ann.ask(type="direct", who="Bob"))["room"]
    await ann.say("psst", direct)
    async with server.wire("Cleo") as cleo:
        assert await texts(cleo, "psst") == []
        words, answer = await found(cleo, f"psst in:{direct}")
        assert (words, answer["total"], answer["unknown"]) == ([], 0, [f"in:{direct}"])
        assert (await cleo.ask(type="search", query="psst", room=direct))["reason"] == (
            "no-such-room"
        )


@pytest.mark.usefixtures("way")
async def test_after_leaving_a_private_room_nothing_of_it_is_found(ann, bob):
    den = await private(ann)
    await ann.ask(type="invite", room=den, who="Bob")
    await ann.say("tulip", den)
    assert await texts(bob, "tulip") == ["tulip"]
    await bob.ask(type="leave", room=den)
    assert await texts(bob, "tulip") == []
    assert (await found(bob, "tulip"))[1]["total"] == 0
    await ann.ask(type="invite", room=den, who="Bob")
    assert await texts(bob, "tulip") == ["tulip"]


async def test_who_leaves_while_the_search_runs_is_told_nothing_of_the_room(
    server, ann, bob, monkeypatch
):
    den = await private(ann)
    await ann.ask(type="invite", room=den, who="Bob")
    await ann.say("tulip", den)
    store, left = server.server.store, []

    async def search(sought):
        found = await SqliteStore.search(store, sought)
        if not left:
            left.append(await bob.ask(type="leave", room=den))
        return found

    monkeypatch.setattr(store, "search", search)
    async with server.wire(token=bob.welcome["token"]) as other:
        assert await texts(other, "tulip") == []


async def test_who_is_banned_from_an_open_room_finds_nothing_of_it(ann, bob):
    tea = (await ann.ask(type="create-room", name="tea"))["room"]
    await ann.say("tulip", tea)
    assert await texts(bob, "tulip") == ["tulip"]
    await ann.ask(type="ban", room=tea, who="Bob")
    assert await texts(bob, "tulip") == []
    assert (await found(bob, "in:tea tulip"))[1]["unknown"] == ["in:tea"]
    await ann.ask(type="unban", room=tea, who="Bob")
    assert await texts(bob, "tulip") == ["tulip"]


async def test_unknown_rooms_and_forbidden_ones_are_answered_alike(ann, bob):
    await private(ann, "den")
    for name in ("den", "nowhere"):
        words, answer = await found(bob, f"in:{name} tulip")
        assert (words, answer["unknown"]) == ([], [f"in:{name}"])


async def test_authors_are_found_by_name_by_id_and_as_me(ann, bob):
    await ann.say("tulip")
    await bob.say("tulip too")
    assert await texts(ann, "from:Bob tulip") == ["tulip too"]
    assert await texts(ann, f"from:{bob.me}") == ["tulip too"]
    assert await texts(ann, "from:@me") == ["tulip"]
    assert await texts(ann, "tulip -from:me") == ["tulip too"]
    assert len(await texts(ann, "from:me from:bob")) == 2
    words, answer = await found(ann, "from:Zoe tulip")
    assert (words, answer["unknown"]) == ([], ["from:Zoe"])


async def test_pages_follow_each_other_without_gap_or_double(ann):
    for number in range(7):
        await ann.say(f"tulip {number}")
    seen = []
    more = True
    while more:
        page, answer = await found(ann, "tulip", limit=3, offset=len(seen))
        more = answer["more"]
        assert answer["total"] == 7
        seen += page
    assert seen == [f"tulip {n}" for n in range(6, -1, -1)]


async def test_by_relevance_a_short_text_with_the_word_twice_comes_first(ann):
    for text in ("tulip tulip", "tulip", "a tulip among very many other words that say little"):
        await ann.say(text)
    assert (await texts(ann, "tulip", order="relevance"))[0] == "tulip tulip"
    assert (await texts(ann, "tulip"))[-1] == "tulip tulip"


async def test_too_many_words_are_refused_with_the_limit(ann):
    refused = await ann.ask(type="search", query="a " * 40)
    assert refused["reason"] == "bad-search"
    assert "32 words" in refused["message"]
