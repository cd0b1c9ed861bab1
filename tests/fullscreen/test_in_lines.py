"""All that the full screen does can be done in lines, and the page says how."""

from pathlib import Path

from msgspec import UNSET
from textual.binding import Binding

from linnet.fullscreen import wishes
from linnet.fullscreen.app import ChatApp
from linnet.protocol.entries import Entry, Said
from linnet.protocol.files import File
from linnet.protocol.ids import LOBBY, PersonId

PAGE = (Path(__file__).parents[2] / "docs" / "chat.md").read_text(encoding="utf-8")
TABLE = PAGE.split("| full screen | in lines |")[1].split("\n\n")[0]
CELLS = [line.split(" | ") for line in TABLE.splitlines() if line.startswith("| ")]
DONE = "\n".join(cells[0] for cells in CELLS)
SECOND = {"Ctrl+Up"}
"""The same as Shift+Up."""


def message(**more: object) -> Entry:
    said = Said("a ||b|| https://example.org", reactions={"👍": ()}, **more)  # type: ignore[arg-type]
    ben = PersonId("2")
    return Entry(room=LOBBY, seq=7, count=3, by=ben, name="Ben", at=1, send_id="s", body=said)


def test_every_deed_on_messages_and_people_stands_in_the_table():
    file = File(id="f" * 16, name="a", kind="text/plain", size=1)
    whole = message(edited=5, files=(file,), pinned=UNSET)
    deeds = [one for who in "12" for one in wishes.deeds(whole, who)]
    deeds += wishes.deeds(message(pinned=True), "1")
    deeds += [one for blocked in (True, False) for one in towards(blocked)]
    assert not [one.title for one in deeds if one.title not in DONE]


def towards(blocked: bool) -> list[wishes.Option]:
    return wishes.towards("Ben", blocked=blocked, me=False)


def test_every_key_of_the_screen_stands_in_the_table():
    keys = {
        "+".join(part.capitalize() for part in key.split("+"))
        for one in ChatApp.BINDINGS
        if isinstance(one, Binding)
        for key in one.key.split(",")
    }
    assert not [key for key in keys - SECOND if key not in DONE]
    assert not [title for _, title, _ in wishes.KEYS if title not in DONE]


def test_what_stands_there_in_lines_is_a_command_or_says_why_none_is_needed():
    assert all(cells[1].strip(" |") for cells in CELLS)
    assert len(CELLS) >= 20
