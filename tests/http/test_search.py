"""Search over HTTP: the same finds as on any door."""

from tests.files.pictures import PLAIN_JPEG


async def test_messages_are_found_with_what_stands_around_them(ann, bob):
    for text in ("before it", "a tulip", "after it"):
        await ann.told("POST", "/rooms/lobby/messages", json={"text": text})
    found = await bob.told("GET", "/search", params={"q": "tul* from:Ann", "context": 1})
    assert (found["total"], found["more"], found["unknown"]) == (1, False, [])
    (hit,) = found["hits"]
    shown = [*hit["before"], hit["entry"], *hit["after"]]
    assert [entry["body"]["text"] for entry in shown] == ["before it", "a tulip", "after it"]


async def test_the_order_the_page_and_the_room_can_be_chosen(ann):
    for text in ("tulip tulip", "tulip among others", "tulip"):
        await ann.told("POST", "/rooms/lobby/messages", json={"text": text})
    asked = {"q": "tulip", "order": "relevance", "limit": 1, "room": "lobby", "context": 0}
    found = await ann.told("GET", "/search", params=asked)
    assert found["hits"][0]["entry"]["body"]["text"] == "tulip tulip"
    assert (len(found["hits"]), found["total"], found["more"]) == (1, 3, True)


async def test_what_cannot_be_searched_is_refused(ann, stranger):
    assert await stranger.refused("GET", "/search", params={"q": "x"}) == (401, "hello-first")
    assert await ann.refused("GET", "/search", params={"q": "a " * 33}) == (422, "bad-search")
    room = {"q": "x", "room": "nowhere"}
    assert await ann.refused("GET", "/search", params=room) == (404, "no-such-room")
    for wrong in ({"q": "x" * 1001}, {"q": "x", "limit": 101}, {"q": "x", "offset": 1001}, {}):
        assert await ann.refused("GET", "/search", params=wrong) == (400, "bad-frame")


async def test_half_a_character_is_no_error(ann):
    found = await ann.call("GET", "/search?q=%ED%A0%80%00%22*tulip")
    assert found.status_code == 200
    assert found.json()["total"] == 0


async def test_files_and_pictures_are_found_by_what_they_are(ann):
    await ann.told("PUT", "/rooms/lobby/files/notes.txt", content=b"plain words")
    await ann.told("PUT", "/rooms/lobby/files/photo.jpg", content=PLAIN_JPEG)
    link = {"text": "see https://example.org"}
    await ann.told("POST", "/rooms/lobby/messages", json=link)

    async def names(query):
        hits = (await ann.told("GET", "/search", params={"q": query}))["hits"]
        return [file["name"] for hit in hits for file in hit["entry"]["body"].get("files", [])]

    assert await names("has:file") == ["photo.jpg", "notes.txt"]
    assert await names("has:image") == ["photo.jpg"]
    assert await names("has:files -has:image in:lobby") == ["notes.txt"]
    assert await names("has:file has:link") == []
