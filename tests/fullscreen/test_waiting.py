"""What is on its way: messages without a connection, drafts, notifications."""

import pytest

from linnet.client import Address, Client
from linnet.fullscreen.app import ChatApp
from linnet.terminal.notifying import Way, known, telling
from linnet.theme import load


async def test_what_was_kept_is_seen_without_a_server_and_what_is_typed_waits_there(
    tmp_path, server, look
):
    async with look(server.port) as seen:
        await seen.until("connected")
        await seen.say("kept here")
        await seen.until("kept here", gone="◌")
        server.stop()
        await seen.until("reconnecting in")
        await seen.say("and this waits")
        await seen.until("kept here", "◌ and this waits  waits for a connection", "1 waiting")


async def test_a_draft_follows_to_another_device_and_back(server, look, tmp_path):
    async with look(server.port) as seen:
        await seen.until("connected")
        await seen.type("not yet")
        elsewhere = Client(Address("127.0.0.1", server.port), name="Ann", home=tmp_path / "Ann")
        async with elsewhere:
            lobby = elsewhere.room("lobby").id
            await seen.so(lambda: _draft(elsewhere, lobby) == "not yet")
            await elsewhere.set_draft("lobby", "not yet, but soon")
            await seen.so(lambda: seen.app.composer.box.text == "not yet, but soon")
            await elsewhere.create_room("garden")
            await seen.until("# garden")
            await seen.pilot.press("alt+down")
            await seen.until("Message #garden", gone="but soon")
            await seen.type("/topic x")
            await seen.pilot.press("alt+down")
            await seen.until("not yet, but soon", gone="/topic x")


def _draft(client: Client, room: str) -> str:
    view = client.rooms.get(room)
    return getattr(view.draft, "text", "") if view else ""


def test_what_a_terminal_is_told_cannot_end_its_sequence_or_begin_another():
    tell = telling(frozenset({Way.OSC9, Way.OSC777, Way.BELL}), {})
    told = tell("Ben;x\x1b\\", "one\ntwo\x07\x9c\u202e")
    assert told == (
        "\a\x1b]9;Ben,x␛\\: one␤two␇\ufffd\ufffd\x1b\\"
        "\x1b]777;notify;Ben,x␛\\;one␤two␇\ufffd\ufffd\x1b\\"
    )


@pytest.mark.parametrize(
    ("environment", "way"),
    [
        ({"TERM_PROGRAM": "WezTerm", "TERM": "xterm-256color"}, Way.OSC9),
        ({"TERM": "foot"}, Way.OSC777),
        ({"TERM": "xterm-256color"}, Way.OFF),
        ({"TERM": "tmux-256color", "TERM_PROGRAM": "WezTerm"}, Way.OFF),
    ],
    ids=["wezterm", "foot", "xterm", "tmux"],
)
def test_a_terminal_is_told_what_it_is_known_to_understand(environment, way):
    assert known(environment) is way
    assert (telling(frozenset({Way.AUTO}), environment) is None) is (way is Way.OFF)


async def test_a_theme_of_ones_own_colours_the_screen(server, tmp_path):
    path = tmp_path / "night.toml"
    path.write_text('accent = "#00aaff"\nbackground = "#000010"\n')
    client = Client(Address("127.0.0.1", server.port), name="Ann", home=tmp_path / "home")
    client.start()
    app = ChatApp(client, "lobby", theme=load(path))
    async with app.run_test(size=(80, 20)):
        assert app.screen.styles.background.hex == "#000010"
    await app.visit.end()
