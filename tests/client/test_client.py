"""The asyncio client against a little server on real sockets that break."""

import asyncio

import pytest
from tests.client.conftest import Make
from tests.client.little import LittleServer
from tests.client.net import LittleNet, serving

from linnet.client import CannotConnect, Client, Refused
from linnet.client.cache import Cache
from linnet.client.events import (
    Arrived,
    Closed,
    Connected,
    Connecting,
    Event,
    Reconnecting,
)
from linnet.protocol.entries import Said
from linnet.protocol.frames import Closing


async def until(client: Client, kind: type[Event]) -> Event:
    """The next event of a kind."""
    async for event in client:
        if isinstance(event, kind):
            return event
    raise AssertionError(f"no {kind.__name__} before the end")


def texts(server: LittleServer, name: str, room: str = "lobby") -> list[str]:
    log = server.find(room).log
    return [e.body.text for e in log if isinstance(e.body, Said) and e.name == name]


async def test_inside_the_block_the_server_has_said_welcome(net: LittleNet, home):
    async with Client.connect("127.0.0.1", net.port, name="Ann") as client:
        assert (client.me.name, client.server.name, client.live) == ("Ann", "Little", True)
        done = await client.say("#lobby", "hello")
        assert (done.room, done.seq) == ("lobby", 1)
    assert texts(net.server, "Ann") == ["hello"]


async def test_events_tell_the_way_to_the_first_message(net: LittleNet, make: Make):
    async with make(net.port) as client:
        net.server.post("hi")
        kinds = []
        async for event in client:
            kinds.append(type(event).__name__)
            if isinstance(event, Arrived):
                break
    assert kinds == ["Connecting", "Connected", "RoomChanged", "Arrived"]


async def test_the_same_device_comes_back_as_the_same_guest(net: LittleNet, make: Make):
    ids = []
    for _ in range(2):
        async with make(net.port) as client:
            ids.append(client.me.id)
    assert ids[0] == ids[1]
    assert len(net.server.tokens) == 1


async def test_clients_that_start_together_become_one_guest(net: LittleNet, make: Make):
    clients = [make(net.port) for _ in range(4)]
    for client in clients:
        client.start()
    await asyncio.gather(*(client.welcomed() for client in clients))
    assert len({client.me.id for client in clients}) == 1
    for client in clients:
        await client.close()


async def test_what_was_said_while_offline_is_sent_once_and_in_order(make: Make):
    server = LittleServer()
    async with serving(server) as net:
        client = make(net.port)
        client.start()
        await client.welcomed()
        port = net.port
    await until(client, Reconnecting)
    for number in range(5):
        client.post("lobby", f"{number}")
    assert client.waiting == 5
    assert [hope.text for hope in client.timeline("lobby").hopes] == ["0", "1", "2", "3", "4"]
    async with serving(server, port):
        await client.drained()
        await client.close()
    assert texts(server, "Ann") == ["0", "1", "2", "3", "4"]


async def test_what_an_ended_program_left_unsent_the_next_one_sends_once(home, make: Make):
    server = LittleServer()
    async with serving(server) as net, make(net.port):
        port = net.port
    offline = make(port)
    offline.start()
    offline.post("lobby", "one")
    offline.post("lobby", "two")
    await offline.close()
    async with serving(server, port):
        for _ in range(2):
            async with make(port) as client:
                await client.drained()
            kept = Cache(home, server.id, client.me.id)
            assert kept.outbox() == []
            kept.close()
    assert texts(server, "Ann") == ["one", "two"]


async def test_a_cached_room_resumes_where_the_last_run_ended(net: LittleNet, make: Make):
    async with make(net.port) as client:
        net.server.post("seen")
        await until(client, Arrived)
    net.server.post("missed")
    async with make(net.port) as client:
        assert [entry.seq for entry in client.timeline("lobby").entries][:1] == [1]
        event = await until(client, Arrived)
        assert event.entry.body.text == "missed"
    assert net.server.hellos[-1].rooms == {"lobby": 1}


@pytest.mark.parametrize("cut_after", [2, 7, 23])
async def test_through_endless_cuts_nothing_is_lost_doubled_or_reordered(cut_after, make: Make):
    async with serving(LittleServer(page=5)) as net:
        client = make(net.port)
        client.start()
        await client.welcomed()
        net.cut_after = cut_after
        net.server.cut_all()
        for number in range(60):
            client.post("lobby", f"{number}")
            net.server.post(f"other {number}")
        await asyncio.wait_for(client.drained(), 30)
        net.cut_after = None
        net.server.cut_all()
        log = net.server.rooms["lobby"].log
        seqs = []
        async for event in client:
            if isinstance(event, Arrived):
                seqs.append(event.entry.seq)
                if event.entry.seq == len(log):
                    break
        await client.close()
    assert seqs == list(range(1, len(log) + 1))
    assert texts(net.server, "Ann") == [f"{number}" for number in range(60)]
    assert len(net.server.hellos) > 60 / cut_after


async def test_a_server_that_falls_silent_is_left_after_two_heartbeats(make: Make):
    async with serving(LittleServer(heartbeat=0.1)) as net, make(net.port) as client:
        net.mute = True
        lost = await until(client, Reconnecting)
        assert "heard" in lost.cause
        net.mute = False
        net.server.cut_all()
        await until(client, Connected)


async def test_refusals_are_raised_with_reason_and_sentence(net: LittleNet, make: Make):
    async with make(net.port) as client:
        with pytest.raises(Refused) as refused:
            await client.say("nowhere", "hi")
        assert refused.value.reason == "no-such-room"
        assert refused.value.message.endswith(".")
        with pytest.raises(Refused):
            await client.history("nowhere")


async def test_a_taken_name_is_raised_on_entering(net: LittleNet, make: Make):
    net.server.enter("Ann")
    with pytest.raises(Refused, match="name-taken"):
        await make(net.port).__aenter__()


async def test_a_session_ended_by_the_server_is_over(net: LittleNet, make: Make):
    async with make(net.port) as client:
        waiting = asyncio.create_task(client.drained())
        net.server.lines[0].say(Closing("signed-out", "Ended."))
        closed = await until(client, Closed)
        assert closed == Closed("signed-out", "Ended.")
        with pytest.raises(Refused, match="signed-out"):
            await client.say("lobby", "hi")
        await waiting


async def test_rooms_people_and_history_are_asked_for(net: LittleNet, make: Make):
    for number in range(5):
        net.server.post(f"{number}", f"P{number}")
    async with make(net.port) as client:
        assert {person.name for person in await client.list_people("lobby")} == {
            *(f"P{number}" for number in range(5)),
            "Ann",
        }
        tea = await client.create_room("tea")
        assert client.room("#TEA").id == tea.id
        assert {room.name for room in await client.list_rooms()} == {"lobby", "tea"}
        page = await client.history("lobby", before=4, limit=2)
        assert [entry.seq for entry in page.entries] == [2, 3]
        direct = await client.direct("P1")
        assert direct.with_.name == "P1"
        await client.leave("tea")
        assert client.room("tea") is None
        assert (await client.join("tea")).id == tea.id
        await client.read("lobby")
        assert client.room("lobby").read.seq == 5


async def test_one_failed_attempt_is_enough_where_there_is_no_patience(make: Make):
    async with serving(LittleServer()) as net:
        port = net.port
    with pytest.raises(CannotConnect, match="No server answers"):
        await make(port, patience=0).__aenter__()


@pytest.mark.parametrize(
    "greeting", [b"Welcome to PyChat Server!\n", b"HTTP/1.1 404 Not Found\r\n\r\n", b""]
)
async def test_another_kind_of_server_is_recognised(greeting: bytes, make: Make):
    async def greet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(greeting)
        writer.close()

    server = await asyncio.start_server(greet, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        with pytest.raises(CannotConnect, match="no Linnet server") as wrong:
            await make(port, patience=0).__aenter__()
    assert wrong.value.advice == "Check the port."


async def test_without_a_server_the_client_keeps_trying_and_says_so(make: Make):
    async with serving(LittleServer()) as net:
        port = net.port
    client = make(port)
    client.start()
    assert await until(client, Reconnecting)
    assert (await until(client, Connecting)).attempt == 2
    async with serving(LittleServer(), port):
        await client.welcomed()
    await client.close()


async def test_a_folder_that_cannot_be_written_does_not_stop_the_chat(net, tmp_path, make):
    blocked = tmp_path / "a file"
    blocked.write_text("")
    async with make(net.port, home=blocked) as client:
        await client.say("lobby", "hi")
    assert texts(net.server, "Ann") == ["hi"]
