"""What is seen of a running server, and what can be done there."""

import tarfile
from time import perf_counter
from typing import Any

from tests.ground import Wire
from tests.server_window.conftest import STARTS, Master

from linnet.desktop.parts.dialog import Dialog
from linnet.server.settings import load_settings
from linnet.server_window.lines import KEPT, Line, Show
from linnet.server_window.standing import State


def test_people_are_told_something_and_put_out_and_both_stand_in_the_log(master: Master):
    master.start()
    ann, ben = master.come("Ann Lee"), master.come("Ben")
    board, order = master.board, master.board.order
    assert board.online.title.cget("text") == "Online — 2"
    first = next(row.key for row in board.online.rows.rows if row.title == "Ann Lee")
    board.online.rows.point(first)
    master.press("<Return>", board.online.rows.canvas)
    assert order.menu is not None
    words = [row.title for row in order.menu._rows.rows]
    assert words == ["Message…", "Put out…", "Keep out for a day…", "Where they are signed in…"]
    order.menu._chosen("0")
    order.field.text.set("be good")
    order.go()
    room = master.do(ann.next("room"))["room"]
    said = master.do(ann.entries(2, room["id"]))[1]
    assert (said["name"], said["body"]["text"]) == ("administrator", "be good")
    master.until(lambda: "message\tAnn Lee" in master.log)
    order.message()
    order.field.text.set("all of you")
    order.go()
    heard = [frame for frame in master.do(until_said(ben)) if frame["type"] == "entry"]
    assert [one["body"].get("text") for one in heard if one["room"] != "lobby"] == []
    order.sessions(board.online.people[ann.me])
    listed = order.dialog
    master.until(lambda: listed.rows.rows)
    assert listed.rows.rows[0].note == "connected now"
    listed.end(listed.rows.rows[0].key)
    assert master.do(ann.next("closing"))["reason"] == "signed-out"
    master.until(lambda: listed.told.cget("text") == "Nowhere any more.")
    listed.close()
    order.kick(board.online.people[ben.me])
    order.field.text.set("go home")
    order.go()
    assert master.do(ben.next("closing"))["reason"] == "kicked"
    master.until(lambda: "left" in master.log and board.online.title.cget("text") == "Online")
    owner = board.become_owner()
    master.until(lambda: len(owner.code) == 14)
    owner.copy()
    assert master.root.clipboard_get() == f"/claim {owner.code}"


async def until_said(somebody: Wire) -> list[dict[str, Any]]:
    await somebody.entries(1)
    return somebody.heard


def test_the_log_is_filtered_by_kind_and_by_words_and_says_when_nothing_is_left(master: Master):
    activity = master.window.show_board().activity
    lines = [
        Line("09:14:02", "people", "joined", "June Li 483920 by web"),
        Line("09:16:22", "warning", "disk-slow", "file='x' seconds=3"),
        Line("09:22:01", "error", "store-failed", "file='x'"),
        Line("09:22:02", "info", "store-works-again", "file='x'"),
    ]
    activity.add(lines)
    assert activity.seen().count("\n") == 3
    for show, left in ((Show.PEOPLE, 1), (Show.WARNINGS, 2), (Show.ERRORS, 1), (Show.ALL, 4)):
        activity.chips[show].press()
        assert len(activity.seen().splitlines()) == left
    assert activity.chips[Show.WARNINGS].text == "Warnings 2"
    activity.filter.text.set("STORE file")
    master.until(lambda: len(activity.seen().splitlines()) == 2)
    activity.filter.text.set("nobody said this")
    master.until(lambda: activity.seen() == "" and activity._empty.winfo_ismapped())


def test_a_thousand_lines_a_second_are_bounded_and_hold_up_nothing(master: Master):
    activity = master.window.show_board().activity
    late: list[float] = []
    batches = [
        [Line("09:00:00", "info", "answered", f"number={n * 1000 + m}") for m in range(1000)]
        for n in range(20)
    ]
    for batch in batches:
        began = perf_counter()
        activity.add(batch)
        master.root.update_idletasks()
        late.append(perf_counter() - began)
    assert len(activity.lines._lines) == KEPT
    assert int(activity.text.index("end-1c").partition(".")[0]) <= 2_401
    assert "number=19999" in activity.seen()
    assert activity.at_end
    activity.text.yview_moveto(0.2)
    master.for_a_moment()
    activity.add(batches[0][:10])
    assert not activity.at_end
    assert sorted(late)[len(late) // 2] < 0.25


def test_settings_are_checked_by_the_table_taken_over_and_a_restart_is_asked_for(master: Master):
    master.start()
    ann = master.come("Ann")
    board = master.board
    master.press("<Control-comma>", board.header.main)
    page = board.settings
    assert page is not None
    master.until(lambda: "irc" in page.rows)
    rows = page.rows
    rows["server_name"].field.text.set("Room 12")
    rows["max_connections"].field.text.set("many")
    rows["guests"].switch.turn()
    rows["file_size"].field.text.set("1000")
    page.save.press()
    master.until(lambda: board.header.title.cget("text") == "Room 12")
    assert "whole number" in rows["max_connections"]._wrong.cget("text")
    assert rows["max_connections"].field.value == "many"
    kept = load_settings({}, {}, master.data, None)
    assert (kept.server_name, kept.guests, kept.file_size) == ("Room 12", False, 1000)
    master.until(lambda: "After a restart: file_size" in master.log)
    page.restart.press()
    agreed = Dialog.open_ones[str(master.root)]
    assert "come back by themselves" in agreed.body.winfo_children()[0].cget("text")
    agreed.main.press()
    assert master.do(ann.next("closing"))["reason"] == "server-stopping"
    master.until(lambda: "restarted" in page.said.cget("text"), STARTS)
    master.until(lambda: board.now)
    rows["max_connections"].field.text.set("500")
    page.save.press()
    master.until(lambda: "max_connections" in page.said.cget("text"))
    rows["registration"].choose("code")
    page.save.press()
    master.until(lambda: "registration_code" in rows["registration"]._wrong.cget("text"))
    rows["registration_code"].field.text.set("blue-heron-12")
    page.save.press()
    master.until(lambda: "registration_code" in page.said.cget("text"))
    page.theme.chips["meadow"].press()
    assert (master.window.look.theme.name, page.theme.chips["meadow"].chosen) == ("Meadow", True)
    page.theme.chips[""].press()
    master.until(lambda: master.window.look.theme.name == "Dusk")
    master.press("<Escape>", page.closing)
    master.until(lambda: board.settings is None)


def test_a_backup_is_made_while_people_talk_and_again_when_the_server_is_stopped(
    master: Master, tmp_path
):
    master.start()
    ann = master.come("Ann")
    master.do(ann.say("kept for ever"))
    target = tmp_path / "elsewhere" / "chat.tar"
    dialog = master.board.back_up()
    dialog.target.text.set(str(target))
    dialog.main.press()
    master.until(lambda: "1 room, 1 entry" in dialog.told.cget("text"), STARTS)
    with tarfile.open(target) as archive:
        assert "linnet.db" in archive.getnames()
    dialog.close()
    again = master.board.back_up()
    again.target.text.set(str(target))
    again.main.press()
    master.until(lambda: "there already" in again.target._wrong)
    again.close()
    master.window.minding.stop()
    master.until(lambda: master.state is State.STOPPED)
    last = master.board.back_up()
    last.main.press()
    master.until(lambda: "Done" in last.told.cget("text"), STARTS)
    assert list((master.data / "backups").glob("chat-*.tar"))
