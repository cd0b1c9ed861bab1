"""What was read on this machine can be read on without a server, however far back it is."""

from pathlib import Path

from tests.desktop.conftest import Place

from linnet.client import Address, Client
from linnet.desktop.conversation import pages
from linnet.desktop.conversation.pages import PAGE, Page
from linnet.protocol.ids import LOBBY

HELD = 60


async def back_to_the_start(client: Client) -> list[int]:
    """Read from the end to the beginning, as one scrolls."""
    page = await pages.newest(client, LOBBY)
    seqs = [entry.seq for entry in page.entries]
    while not page.start and page.entries:
        page = await pages.before(client, LOBBY, seqs[0])
        seqs[:0] = [entry.seq for entry in page.entries]
    return seqs


def test_all_that_was_read_is_read_again_without_a_server(place: Place, tmp_path: Path):
    for n in range(40):
        place.say("Bob", "\n".join(f"{n}" for _ in range(3)))
    bob = place.person("Bob")

    async def fill() -> None:
        for n in range(180):
            bob.post("lobby", f"line {n}")
        await bob.drained()

    place.do(fill())

    async def come(*, live: bool) -> Client:
        address = Address("127.0.0.1", place.server.port)
        client = Client(address, name="Ann", home=tmp_path / "ann", keep=HELD)
        client.start()
        if live:
            await client.welcomed()
        return client

    ann = place.do(come(live=True))
    head = ann.rooms[LOBBY].head
    place.do(ann.drained())
    everything = place.do(back_to_the_start(ann))
    assert everything == list(range(1, head + 1))
    place.do(ann.close())
    place.server.stop()
    ann = place.do(come(live=False))
    assert not ann.live
    assert place.do(back_to_the_start(ann)) == everything

    async def elsewhere() -> tuple[Page, Page]:
        there = await pages.around(ann, LOBBY, 30)
        return there, await pages.after(ann, LOBBY, there.entries[-1].seq)

    there, later = place.do(elsewhere())
    assert 30 in [entry.seq for entry in there.entries]
    assert later.entries[0].seq == there.entries[-1].seq + 1
    assert len(later.entries) == PAGE
    place.do(ann.close())
