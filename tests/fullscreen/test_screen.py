"""What stands on the full screen, and what keys do there."""

import re

import pytest

from linnet.fullscreen.stretch import MOST


@pytest.mark.parametrize(
    ("size", "rooms", "people"),
    [((60, 16), False, False), ((100, 30), True, False), ((160, 48), True, True)],
    ids=["60x16", "100x30", "160x48"],
)
async def test_panes_fold_where_there_is_no_room_and_messages_stand_at_the_bottom(
    server, look, size, rooms, people
):
    async with server.wire("Ben") as ben, look(server.port, size=size) as seen:
        await ben.say("**all** of `it`")
        await seen.until("Ben", "all of it", "connected", "Message #lobby")
        await seen.so(lambda: ("ROOMS" in seen.text) is rooms)
        await seen.so(lambda: ("ONLINE" in seen.text) is people)
        assert len(seen.lines) == size[1]
        assert "all of it" in seen.lines[-4]
        await seen.pilot.press("f2")
        await seen.so(lambda: ("ROOMS" in seen.text) is not rooms)


async def test_what_is_typed_is_said_and_commands_are_those_of_the_plain_chat(server, look):
    async with look(server.port) as seen:
        await seen.until("connected")
        await seen.say("hello")
        await seen.until("hello")
        await seen.say("/create garden --private")
        await seen.until("◆ garden", "Message #garden")
        await seen.say("/topic Tulips")
        await seen.until("#garden  Tulips")
        await seen.say("/nonsense")
        await seen.until("/nonsense is no command")
        await seen.pilot.press("escape")
        await seen.until("garden", gone="no command")
        await seen.pilot.press("alt+down")
        await seen.until("Message #lobby", "hello")


async def test_up_changes_the_last_message_and_completion_writes_the_rest(server, look):
    async with server.wire("Ben Bold"), look(server.port) as seen:
        await seen.until("ONLINE 2")
        await seen.say("eihgt")
        await seen.until("eihgt")
        await seen.pilot.press("up")
        box = seen.app.composer.box
        assert box.text.startswith("/edit ")
        assert box.text.endswith(" eihgt")
        box.text = box.text.replace("eihgt", "eight")
        await seen.pilot.press("enter")
        await seen.until("eight", "edited", gone="eihgt")
        await seen.pilot.press("@", "b")
        await seen.until("Ben Bold")
        await seen.pilot.press("tab")
        assert box.text == '@"Ben Bold" '
        box.text = ""
        await seen.pilot.press("/", "t", "o")
        await seen.until("/topic")
        await seen.pilot.press("tab")
        assert box.text == "/topic "


async def test_what_others_write_or_are_called_does_nothing_but_stand_there(net, look):
    hostile = "\x1b[2Jgone\x1b]0;title\x07 \u202eevil\x9b5A [bold]x[/]"
    net.server.post(hostile, name="Be\x1b[1mn\u202e")
    async with look(net.port, name="Cleo") as seen:
        text = await seen.until("␛[2Jgone␛]0;title␇ \ufffdevil\ufffd5A [bold]x[/]", "Be␛[1mn\ufffd")
        assert not set(text) & set("\x1b\x9b\x07\u202e")


async def test_unread_rooms_have_badges_and_ctrl_k_goes_there(server, look):
    async with server.wire("Ben") as ben, look(server.port) as seen:
        await seen.until("connected")
        await seen.say("/create garden")
        await seen.until("Message #garden")
        await seen.pilot.press("alt+down")
        await seen.until("Message #lobby")
        await ben.ask(type="join", room="garden")
        await ben.say("@Ann come", room="garden")
        await seen.until("Ben in #garden")
        await seen.so(lambda: re.search(r"# garden +1\b", seen.text) is not None)
        await seen.pilot.press("ctrl+k")
        await seen.until("Go to a room or a person", "1 new")
        await seen.pilot.press("g", "a", "enter")
        await seen.until("Message #garden", "New", "@Ann come")
        washed = [row.strip for row in seen.app.conversation._rows if "come" in row.strip.text]
        wash = seen.app.look.wash.bgcolor
        assert all(segment.style.bgcolor == wash for segment in washed[0])


async def test_history_comes_as_one_looks_back_and_ones_place_stays(server, look):
    async with server.wire("Ben") as ben:
        for number in range(MOST + 60):
            await ben.say(f"line {number}.")
        async with look(server.port) as seen:
            await seen.until(f"line {MOST + 59}.")
            shown = seen.app.conversation
            for _ in range(60):
                await seen.pilot.press("pageup")
                if "line 0." in seen.text:
                    break
            await seen.until("line 0.")
            assert len(shown.stretch.entries) <= MOST
            assert not shown.stretch.tail
            shown.action_page(1)
            await seen.pilot.pause()
            before = seen.lines[2:20]
            await ben.say("one more")
            await seen.pilot.pause(0.2)
            assert seen.lines[2:20] == before
            await seen.until("1 new ↓")
            await seen.pilot.press("end")
            await seen.until("one more", gone="new ↓")


async def test_without_a_server_it_says_so_and_what_is_typed_waits(tmp_path, look):
    async with look(1) as seen:
        await seen.until("reconnecting in")
        assert "○" in seen.lines[-1]
