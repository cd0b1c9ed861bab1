"""Every screen at three sizes stands as it is kept in `screens/`.

`LINNET_SCREENS=write .venv/bin/pytest tests/fullscreen/test_screens.py` keeps them anew; then look
at what `git diff` says. Times and ids, which are others each time, are masked.
"""

import os
import re
from pathlib import Path

import pytest
from tests.fullscreen.conftest import Seen

from linnet.client import Address, Client

KEPT = Path(__file__).parent / "screens"
SIZES = [(60, 16), (100, 30), (150, 44)]
MASKS = (
    (r"\d{1,2} [A-Z][a-z]+ \d{4} \d\d:\d\d", "DATE"),
    (r"\b\d\d:\d\d\b", "TT:TT"),
    (r"\bid \d{6}\b", "id ######"),
    (r"○ (reconnecting|offline).*", "○ no connection"),
    (r"(?<=[ ▌])\d\d(?=  )", "TT"),  # before a window
)
SCREENS = (
    ("a message chosen", ["shift+up"], "Enter all deeds"),
    ("all deeds", ["enter"], "What to do with it"),
    ("somebody", ["escape", "shift+up", "i"], "Write to them"),
    ("rooms and people", ["escape", "ctrl+k"], "Go to a room or a person"),
    ("commands", ["escape", "ctrl+p", *"reac"], "/reactions N"),
    ("emoji", ["escape", "ctrl+e", *"parr"], ":parrot:"),
    ("files", ["escape", "ctrl+u", *"pa"], "papers/"),
    ("found", ["escape", "ctrl+f", *"netcat"], "1 found"),
    ("keys", ["escape", "f1"], "begin a new line"),
    ("choices", ["escape", "escape", "slash", *"re"], "/react"),
)


@pytest.fixture
async def talk(server, tmp_path, monkeypatch):
    """A room with a bit of everything in it."""
    (tmp_path / "here" / "papers").mkdir(parents=True)
    (tmp_path / "here" / "parts.txt").write_text("screws")
    monkeypatch.chdir(tmp_path / "here")
    async with server.wire("Mo Okafor") as mo, server.wire("June Li") as june:
        await june.say("Morning! Does the user list come before the ID line?")
        code = "```python\nfor line in connection:\n    print(line.decode())\n```"
        asked = await mo.say(f"After. Three lines; try it with *netcat*:\n{code}")
        await june.ask(type="react", room="lobby", seq=asked["seq"], emoji="👍")
        await june.ask(
            type="say", room="lobby", text="@Eva ||works||, see `nc`", reply_to=asked["seq"]
        )
        papers = Client(Address("127.0.0.1", server.port), name="Tariq", home=tmp_path)
        async with papers:
            file = await papers.upload(b"three lines", name="week3-sockets.txt")
            await papers.share("lobby", [file], "what we did")
        yield


@pytest.mark.parametrize("size", SIZES, ids=["60x16", "100x30", "150x44"])
async def test_every_screen_stands_as_it_is_kept(talk, server, look, size):
    async with look(server.port, size=size, name="Eva") as seen:
        await seen.until("connected", "▒▒▒, see nc", "week3-sockets.txt", "Message #lobby")
        await seen.until("ONLINE 3" if size[0] > 112 else "connected")
        shown = {"the chat": await _settled(seen)}
        for name, keys, words in SCREENS:
            await seen.pilot.press(*keys)
            await seen.until(words)
            shown[name] = await _settled(seen)
        await seen.pilot.press("escape", *["backspace"] * 3)
        server.stop()
        await seen.until("○ reconnecting in")
        await seen.say("and this waits")
        await seen.until("◌ and this waits", "1 waiting")
        shown["without a server"] = await _settled(seen)
    text = "\n".join(f"=== {name} ===\n{screen}" for name, screen in shown.items())
    path = KEPT / f"{size[0]}x{size[1]}.txt"
    if os.environ.get("LINNET_SCREENS") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{text}\n", encoding="utf-8")
    assert f"{text}\n" == path.read_text(encoding="utf-8")


async def _settled(seen: Seen) -> str:
    """What stands there once nothing is laid out anew."""
    before = ""
    while before != (now := _masked(seen.text)):
        before = now
        await seen.pilot.pause(0.15)
    return before


def _masked(text: str) -> str:
    for pattern, mask in MASKS:
        text = re.sub(pattern, mask, text)
    return text
