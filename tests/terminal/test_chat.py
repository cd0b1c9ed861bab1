"""`linnet chat` through pipes, against a little server that breaks when told to."""

import signal

from tests.client.little import LittleServer
from tests.client.net import LittleNet, serving
from tests.terminal.conftest import Program, Run

from linnet.protocol.entries import Said
from linnet.protocol.frames import Closing, Presence
from linnet.protocol.ids import LOBBY, PersonId
from linnet.protocol.people import PersonKind, Present, Role


def said(server: LittleServer, name: str, room: str = "lobby") -> list[str]:
    log = server.find(room).log
    return [e.body.text for e in log if isinstance(e.body, Said) and e.name == name]


async def chatting(linnet: Run, port: int, *more: object, name: str = "Ann") -> Program:
    program = await linnet("chat", *more, "--port", port, "--name", name, "--plain")
    await program.until(" online")
    return program


async def test_what_is_piped_in_is_said_and_what_is_said_is_printed(net: LittleNet, linnet: Run):
    net.server.post("before")
    program = await linnet("chat", "--port", net.port, "--name", "Ann")
    program.type("hello", "", "//slash")
    code, printed, errors = await program.end()
    assert (code, errors) == (0, "")
    assert said(net.server, "Ann") == ["hello", "/slash"]
    assert "connected to Little" in printed
    times = [line for line in printed.splitlines() if line[:2].isdigit()]
    said_so = ["Ben: before [1]", "Ann: hello [2]", "Ann: /slash [3]"]
    assert [line[6:] for line in times] == said_so


async def test_in_a_pipe_answers_come_after_what_was_said_before(net: LittleNet, linnet: Run):
    program = await linnet("chat", "--port", net.port, "--name", "Ann")
    program.type("one", "two", "/who", "three", "/nonsense")
    _, printed, _ = await program.end()
    shown = ("Ann: one", "Ann: two", "  online:", "Ann: three", "* /nonsense")
    places = [printed.index(text) for text in shown]
    assert places == sorted(places)


async def test_history_is_shown_with_its_day(net: LittleNet, linnet: Run):
    for number in range(30):
        net.server.post(f"message {number}")
    program = await chatting(linnet, net.port)
    printed = await program.until("message 29")
    assert "--- Thursday 28 May 2026 ---" in printed
    assert "message 9 [" not in printed
    assert printed.count("message") == 20


async def test_what_was_typed_while_offline_is_sent_once_and_in_order(linnet: Run):
    server = LittleServer()
    async with serving(server) as net:
        program = await chatting(linnet, net.port)
    await program.until("reconnecting in")
    program.type("one", "two")
    await program.until("offline - 2 waiting")
    program.type("/who")
    await program.until("no connection now")
    async with serving(server, net.port):
        await program.until("Ann: two")
        code, printed, _ = await program.end()
    assert (code, said(server, "Ann")) == (0, ["one", "two"])
    assert printed.count("connected to") == 2


async def test_what_a_killed_chat_left_waiting_the_next_one_sends_once(linnet: Run):
    server = LittleServer()
    async with serving(server) as net:
        program = await chatting(linnet, net.port)
    await program.until("reconnecting in")
    program.type("one", "two")
    await program.until("offline - 2 waiting")
    program.running.kill()
    async with serving(server, net.port):
        for _ in range(2):
            code, _, _ = await (await chatting(linnet, net.port)).end()
            assert code == 0
    assert said(server, "Ann") == ["one", "two"]


async def test_leaving_with_something_unsent_says_so(linnet: Run):
    async with serving(LittleServer()) as net:
        program = await chatting(linnet, net.port)
    await program.until("reconnecting in")
    program.type("one", "quit")
    code, _, errors = await program.end()
    assert code == 3
    assert "not sent yet: 1" in errors


async def test_messages_while_away_are_shown_once_after_reconnecting(linnet: Run):
    server = LittleServer()
    async with serving(server) as net:
        program = await chatting(linnet, net.port)
        server.post("seen")
        await program.until("seen")
    server.post("missed")
    async with serving(server, net.port):
        await program.until("missed")
        server.post("live")
        await program.until("live")
        _, printed, _ = await program.end()
    assert [printed.count(f"Ben: {text}") for text in ("seen", "missed", "live")] == [1, 1, 1]


async def test_private_messages_are_marked_at_both_ends(net: LittleNet, linnet: Run):
    ann = await chatting(linnet, net.port, name="Ann Lee")
    ben = await chatting(linnet, net.port, name="Ben")
    cem = await chatting(linnet, net.port, name="Cem")
    ben.type("/msg Ann Lee are you there?")
    await ben.until("[private] to Ann Lee: are you there?")
    await ann.until("[private] Ben: are you there?")
    me = next(p.id for p in net.server.tokens.values() if p.name == "Ben")
    ann.type(f"/msg {me} yes")
    await ann.until("[private] to Ben: yes")
    await ben.until("[private] Ann Lee: yes")
    _, printed, _ = await cem.end()
    assert "there?" not in printed


async def test_rooms_are_made_entered_and_left(net: LittleNet, linnet: Run):
    ann = await chatting(linnet, net.port)
    ann.type("/create tea", "first", "/topic leaves", "/rooms", "/history 9")
    await ann.until("Ann: first")
    ben = await chatting(linnet, net.port, "#tea", name="Ben")
    await ben.until("Ann: first")
    ben.type("hi")
    await ann.until("Ben: hi")
    assert "→ Ben joined" in ann.seen
    ben.type("/leave", "lobby again", "/join nowhere", "/nonsense", "/help")
    code, printed, _ = await ben.end()
    assert code == 0
    assert said(net.server, "Ben", "tea") == ["hi"]
    assert said(net.server, "Ben") == ["lobby again"]
    assert "no such room" in printed
    assert "/nonsense is no command" in printed
    await ann.until("← Ben left")
    await ann.until("#lobby Ben: lobby again")


async def test_joining_a_name_goes_to_the_private_talk_with_that_person(
    net: LittleNet, linnet: Run
):
    ben = await chatting(linnet, net.port, name="Ben")
    ann = await chatting(linnet, net.port)
    ann.type("/msg Ben psst")
    await ann.until("[private] to Ben: psst")
    ann.type("/create tea", "/leave", "/rooms", "/join ben", "no slash needed")
    await ben.until("[private] Ann: no slash needed")
    _, printed, _ = await ann.end()
    listed = printed.partition("  rooms (* you are in it):\n")[2]
    rooms, _, talks = listed.partition("  private talks (/join NAME):\n")
    assert rooms.splitlines() == [
        "  * #lobby - 2 people, 1 online",
        "    #tea - 0 people, 1 online",
    ]
    assert talks.startswith("    Ben - offline\n* Ben - offline\n")


async def test_what_was_unread_in_another_room_is_shown_on_going_there(net: LittleNet, linnet: Run):
    ann = await chatting(linnet, net.port)
    ann.type("/create tea")
    await ann.until("#tea - 1 person")
    await ann.end()
    net.server.find("tea").members.add(net.server.enter("Ben")[0].id)
    net.server.post("kettle is on", room="tea")
    again = await chatting(linnet, net.port)
    await again.until("#tea (1 new); /join #tea goes there")
    again.type("/join tea", "/join lobby", "/join tea")
    _, printed, _ = await again.end()
    assert printed.count("Ben: kettle is on") == 1


async def test_people_are_listed(net: LittleNet, linnet: Run):
    for name in ("Ben", "Cem"):
        net.server.enter(name)
    program = await chatting(linnet, net.port)
    program.type("/who")
    _, printed, _ = await program.end()
    assert "online: Ben (100001), Cem (100002), Ann (100003)" in printed


async def test_a_class_that_arrives_is_one_line(net: LittleNet, linnet: Run):
    program = await chatting(linnet, net.port)
    (line,) = net.server.lines
    for start in (0, 10, 20):
        came = [
            Present(
                id=PersonId(f"2000{n:02}"),
                name=f"P{n}",
                kind=PersonKind.GUEST,
                role=Role.MEMBER,
                online=True,
            )
            for n in range(start, min(start + 10, 29))
        ]
        line.say(Presence(room=LOBBY, came=came, online=30))
    printed = await program.until("→ P0 and 28 others joined")
    assert "P1" not in printed


async def test_nothing_others_write_reaches_the_terminal_as_it_is(net: LittleNet, linnet: Run):
    nasty = "\x1b]0;gone\x07\x1b[2J\x9b31m\u202eevil\x00"
    net.server.post(nasty, name=f"Bo{nasty}")
    ann = await chatting(linnet, net.port)
    net.server.post(nasty, name="Cem")
    ann.type("/who", "/rooms")
    await ann.until("Cem: ")
    _, printed, _ = await ann.end()
    assert not {"\x1b", "\x07", "\x9b", "\u202e", "\x00"} & set(printed)
    assert "␛]0;gone␇" in printed


async def test_a_refused_message_is_explained_and_not_lost(net: LittleNet, linnet: Run):
    program = await chatting(linnet, net.port)
    program.type("/create tea")
    await program.until("#tea - 1 person")
    net.server.rooms[next(id for id in net.server.rooms if id != LOBBY)].members.clear()
    program.type("for nobody")
    await program.until("not sent - You are not in this room; join it first. You wrote: for nobody")


async def test_without_a_server_it_says_why_and_what_to_do(linnet: Run):
    async with serving(LittleServer()) as net:
        port = net.port
    code, printed, errors = await (await linnet("chat", "--port", port, "--name", "Ann")).end()
    assert (code, printed) == (3, "")
    assert f"No server answers at 127.0.0.1:{port}. Start one there" in errors


async def test_a_taken_name_is_a_refusal_with_its_reason(net: LittleNet, linnet: Run):
    net.server.enter("Ann")
    program = await linnet("chat", "--port", net.port, "--name", "Ann")
    code, _, errors = await program.end()
    assert code == 1
    assert errors.startswith("linnet: name-taken: Somebody has this name")


async def test_an_ended_session_ends_the_chat_with_its_reason(net: LittleNet, linnet: Run):
    program = await chatting(linnet, net.port)
    net.server.lines[0].say(Closing("signed-out", "This session was ended."))
    await program.running.wait()
    code, _, errors = await program.end()
    assert (code, errors) == (1, "linnet: signed-out: This session was ended.\n")


async def test_ctrl_c_in_a_pipe_ends_the_chat_with_130_and_no_traceback(net, linnet: Run):
    program = await chatting(linnet, net.port)
    program.running.send_signal(signal.SIGINT)
    code, _, errors = await program.end()
    assert (code, errors) == (130, "")


async def test_a_reader_that_goes_away_ends_the_chat_quietly(net: LittleNet, linnet: Run):
    program = await chatting(linnet, net.port)
    program.running._transport.get_pipe_transport(1).close()
    net.server.post("for nobody")
    await program.running.wait()
    assert program.running.returncode == 0
    assert await program.running.stderr.read() == b""
