"""A server that the window started: begun, watched, stopped, and what goes wrong with it."""

import os
import signal
import socket
import sqlite3

from tests.desktop.conftest import Place
from tests.server_window.conftest import STARTS, Master

from linnet.desktop.parts.dialog import Dialog
from linnet.server.administrator import read_key
from linnet.server.folder import open_folder
from linnet.server.settings import load_settings
from linnet.server_window.standing import State


def dialog(master: Master) -> Dialog:
    return Dialog.open_ones[str(master.root)]


def test_an_empty_folder_becomes_a_server_people_are_told_of_its_end_and_it_starts_again(
    master: Master,
):
    master.start(name="Room 204")
    assert load_settings({}, {}, master.data, None).server_name == "Room 204"
    master.until(lambda: "serving" in master.log and master.board.header.title.cget("text"))
    header = master.board.header
    assert (header.title.cget("text"), "Running" in header.state.cget("text")) == ("Room 204", True)
    key = read_key(master.data)
    assert f"127.0.0.1:{key.port}" in header.about.cget("text")
    ann = master.come("Ann")
    assert "joined" in master.log
    assert "by program" in master.log
    header.main.press()
    assert "One person is online" in dialog(master).body.winfo_children()[0].cget("text")
    dialog(master).close()
    assert master.state is State.RUNNING
    header.main.press()
    agree(master)
    master.until(lambda: master.state is State.STOPPED)
    assert master.do(ann.next("closing"))["reason"] == "server-stopping"
    assert read_key(master.data) is None
    assert "while the server runs" in master.board.ways._page.cget("text")
    master.board.header.main.press()
    master.until(lambda: master.state is State.RUNNING and master.board.now, STARTS)


def agree(master: Master) -> None:
    """Return, once the dialog has the keys."""
    asked = str(dialog(master))
    master.until(lambda: str(master.root.focus_lastfor()).startswith(asked))
    master.press("<Return>", master.root.focus_lastfor())


def test_a_server_that_is_killed_is_told_with_its_last_lines_and_can_be_started_again(
    master: Master,
):
    master.start()
    os.kill(master.window.minding._child.number, signal.SIGKILL)
    master.until(lambda: master.state is State.CRASHED)
    banner = master.board.banner
    master.until(banner.winfo_ismapped)
    assert "signal 9" in banner.words.cget("text")
    assert "nobody owns this server yet" in banner.lines.cget("text")
    banner.deeds[0].press()
    master.until(lambda: master.state is State.RUNNING and master.board.now, STARTS)
    master.until(lambda: not banner.winfo_ismapped())


def test_a_port_in_use_is_said_at_the_port_and_what_was_typed_stays(master: Master):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        master.fill(port=port)
        master.begin.start.press()
        master.until(lambda: "is in use" in master.begin._said.cget("text"), STARTS)
    assert port in master.begin._said.cget("text")
    assert (master.begin.name.value, master.begin.port.value) == ("Room 204", port)
    assert master.begin.start.enabled


def test_a_folder_is_chosen_from_those_there_are_or_made_by_a_new_name(master: Master, tmp_path):
    (tmp_path / "Lessons" / "7b").mkdir(parents=True)
    master.window.choose(tmp_path / "Lessons" / "none yet")
    master.until(lambda: master.begin.port.value)
    master.begin.choose_folder.press()
    folders = master.begin.folders
    assert folders is not None
    master.until(lambda: [row.key for row in folders.rows.rows] == ["..", "7b"])
    folders.rows._choose("7b")
    master.until(lambda: folders.path.value == str(tmp_path / "Lessons" / "7b"))
    folders.path.text.set(str(tmp_path / "Lessons" / "8c"))
    folders.take()
    assert master.begin.folder.value == str(tmp_path / "Lessons" / "8c")


def test_a_folder_that_is_in_use_or_of_a_newer_linnet_is_said_at_the_folder(master: Master):
    with open_folder(master.data):
        master.fill()
        master.begin.start.press()
        master.until(lambda: "in use by another server" in master.begin.folder._wrong, STARTS)
    master.begin.start.press()
    master.until(lambda: master.state is State.RUNNING, STARTS)
    master.board.header.main.press()
    master.until(lambda: master.state is State.STOPPED, STARTS)
    with sqlite3.connect(master.data / "linnet.db") as db:
        db.execute("update alembic_version set version_num = '9999'")
    db.close()
    master.board.header.main.press()
    master.until(lambda: master.state is State.REFUSED, STARTS)
    assert "newer" in master.board.banner.words.cget("text")


def test_a_server_started_elsewhere_is_watched_and_not_started_twice(
    master: Master, elsewhere: Place
):
    elsewhere.person("Bob")
    master.window.choose(elsewhere._data / "server")
    master.until(lambda: master.window.board and master.window.board.now)
    master.until(lambda: master.board.header.title.cget("text") == "Elsewhere")
    assert "started elsewhere" in master.board.header.state.cget("text")
    assert [one.name for one in master.board.online.people.values()] == ["Bob"]
    elsewhere.server.stop()
    master.until(lambda: master.state is State.STOPPED)


def test_closing_asks_while_the_server_runs_and_then_stops_it(master: Master):
    master.start()
    number = master.window.minding._child.number
    master.window.ask_close()
    assert "Nobody is online" in dialog(master).body.winfo_children()[0].cget("text")
    master.press("<Escape>", dialog(master))
    assert master.state is State.RUNNING
    master.window.ask_close()
    agree(master)
    master.root.mainloop()
    assert read_key(master.data) is None
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return
    raise AssertionError("the server runs on")
