"""A message chosen by keys, and what is done with it."""

import re

import pytest
from tests.fullscreen.conftest import Seen
from textual.widgets import Input

from linnet.client import Address, Client
from linnet.fullscreen.app import ChatApp
from linnet.fullscreen.choosing import Chooser


@pytest.fixture
async def ben(server):
    async with server.wire("Ben") as ben:
        yield ben


async def test_letters_do_to_the_chosen_message_what_commands_do(server, look, ben):
    await ben.say("the first")
    await ben.say("see https://linnet.example/plan and ||a secret||")
    async with look(server.port) as seen:
        await seen.until("the first", "connected")
        await seen.pilot.press("shift+up", "up")
        await seen.until("Enter all deeds")
        assert seen.app.conversation.stretch.entry(seen.app.conversation.chosen).body.text == (
            "the first"
        )
        await seen.pilot.press("r")
        box = seen.app.composer.box
        assert box.text.startswith("/reply ")
        await seen.until("answers ", "Ben: the first")
        await seen.say("yes")
        await seen.until("│ Ben: the first", "yes")
        await seen.pilot.press("shift+up", "up", "h")
        await seen.until("a secret", gone="▒▒▒")
        await seen.pilot.press("h")
        await seen.until("▒▒▒", gone="a secret")
        await seen.pilot.press("x")
        await seen.until("React with")
        await seen.pilot.press(*"tada", "enter")
        await seen.until("🎉 1")
        await seen.pilot.press("p")
        await seen.until("Your role does not allow this")
        await seen.pilot.press("escape", "escape", "up")
        assert box.text.startswith("/edit ")
        assert box.text.endswith(" yes")


async def test_enter_lists_all_deeds_and_a_thread_is_walked_through(server, look, ben):
    await ben.say("Who brings cake?")
    await ben.say("something else")
    async with look(server.port) as seen:
        await seen.until("something else", "connected")
        await seen.pilot.press("shift+up", "up", "r")
        await seen.say("I do")
        await seen.until("I do")
        await seen.pilot.press("shift+up", "enter")
        text = await seen.until("What to do with it", "Answer", "Copy the text", "Who wrote it")
        for deed in ("Answer +r", "Change +e", "Delete +d", "Copy the text +c"):
            assert re.search(deed, text), deed
        await seen.pilot.press(*"thread", "enter")
        await seen.until("Go to", "Ben: Who brings cake?", "Ann: I do")
        await seen.pilot.press("enter")
        await seen.so(lambda: not isinstance(seen.app.screen, Chooser))
        chosen = seen.app.conversation.stretch.entry(seen.app.conversation.chosen)
        assert chosen.body.text == "Who brings cake?"


async def test_only_ones_own_key_writes_the_clipboard_and_opens_a_link(
    server, look, ben, monkeypatch
):
    copied, opened = [], []
    async with look(server.port) as seen:
        monkeypatch.setattr(seen.app, "copy_to_clipboard", copied.append)
        monkeypatch.setattr(seen.app, "open_url", opened.append)
        await ben.say("see https://linnet.example/plan and *that*")
        await seen.until("see https://linnet")
        assert (copied, opened) == ([], [])
        await seen.pilot.press("shift+up", "c", "o")
        await seen.so(lambda: copied and opened)
        assert copied == ["see https://linnet.example/plan and *that*"]
        assert opened == ["https://linnet.example/plan"]


async def test_who_somebody_is_and_what_can_be_done_about_them(server, look, ben):
    await ben.say("hello")
    async with look(server.port) as seen:
        await seen.until("hello", "ONLINE 2")
        await seen.pilot.press("shift+up", "i")
        await seen.until(
            f"guest, id {ben.welcome['you']['id']}", "online", "Write to them", "Block"
        )
        await seen.pilot.press(*"block", "enter")
        await seen.until("somebody you have blocked", gone="hello")


async def test_every_command_is_in_the_list_and_what_needs_no_words_is_done(server, look):
    async with look(server.port) as seen:
        await seen.until("connected")
        await seen.pilot.press("ctrl+p")
        await seen.until("A command, or what it does", "Find messages", "and ")
        await seen.pilot.press(*"create", "enter")
        await seen.so(lambda: seen.app.composer.box.text == "/create ")
        await seen.say("garden")
        await seen.until("Message #garden")
        await seen.pilot.press("ctrl+p", *"people in this", "enter")
        await seen.until("online: Ann")


async def test_files_are_found_by_folder_and_sent_with_words(server, look, tmp_path, monkeypatch):
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "plan a.txt").write_text("tulips")
    monkeypatch.chdir(tmp_path)
    async with look(server.port) as seen:
        await seen.until("connected")
        await seen.pilot.press("ctrl+u", *"pap", "tab")
        await seen.until("plan a.txt")
        await seen.pilot.press("enter")
        await seen.so(lambda: seen.app.composer.box.text == '/upload "papers/plan a.txt" ')
        await seen.say("the plan")
        await seen.until("▤ plan a.txt 6 bytes", "the plan")
        await seen.pilot.press("shift+up", "s")
        await seen.until("plan a.txt is in")
        assert (tmp_path / "plan a.txt").read_text() == "tulips"


async def test_messages_are_found_as_one_types_and_enter_goes_there(server, look, ben):
    await ben.say("the tulips are red")
    await ben.say("so are the roses")
    async with look(server.port) as seen:
        await seen.until("connected")
        await seen.pilot.press("ctrl+f", *"tulips")
        await seen.until("1 found", "Ben  #lobby")
        await seen.pilot.press("enter")
        await seen.until("the tulips are red", gone="1 found")
        await seen.pilot.press("ctrl+f", *"before:tulips", "enter")
        await seen.so(lambda: "found" in seen.text or "tulips\n" in seen.text)
        assert seen.app.screen.query_one(Input).value == "before:tulips"


async def test_over_ssh_files_and_links_of_the_servers_machine_stay_out_of_reach(
    server, tmp_path, monkeypatch
):
    (tmp_path / "of the server.txt").write_text("not theirs")
    monkeypatch.chdir(tmp_path)
    client = Client(Address("127.0.0.1", server.port), name="Ann", home=tmp_path / "Ann")
    client.start()
    app = ChatApp(client, "lobby", local=False)
    opened, copied = [], []
    monkeypatch.setattr(app, "open_url", opened.append)
    monkeypatch.setattr(app, "copy_to_clipboard", copied.append)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        seen = Seen(app, pilot)
        await seen.until("connected")
        await seen.pilot.press("ctrl+u")
        await seen.until("Files of your own computer", gone="of the server")
        await seen.say("see https://linnet.example/plan")
        await seen.until("see https", gone="◌")
        await seen.pilot.press("shift+up", "o")
        await seen.so(lambda: copied)
    await app.visit.end()
    assert (copied, opened) == (["https://linnet.example/plan"], [])
