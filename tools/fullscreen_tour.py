"""Writes docs/fullscreen.md: a tour of the full-screen chat, captured from the real program.

Run `.venv/bin/python tools/fullscreen_tour.py` when it looks different. It needs tmux: the program
is started in it, against a server of its own, and given keys; what stands there is the page.
"""

import asyncio
import os
import subprocess
import sys
import time
from contextlib import AsyncExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from linnet.client import Address, Client

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "fullscreen.md"
WIDTH, HEIGHT = 110, 26
HEAD = """\
# A walk through the full screen

Captured from `linnet chat` in `tmux`, at {width} columns and {height} lines, by
`tools/fullscreen_tour.py`. [Chat at a terminal](chat.md) has all the keys.

![The same in its colours](pictures/fullscreen.svg)
"""
CODE = "```python\nfor line in connection:\n    print(line.decode())\n```"
STEPS = (
    ("Rooms, conversation and people", "", (), "complete to #"),
    (
        "**Shift+Up** chooses a message; **Enter** lists what can be done with it",
        "All letters work without the list, too.",
        ("S-Up", "Enter"),
        "What to do with it",
    ),
    ("**Ctrl+K** goes to a room or a person", "", ("Escape", "Escape", "C-k"), "Go to a room"),
    (
        "**Ctrl+P** is everything that can be done",
        "A few letters of a command, or of what it does.",
        ("Escape", "C-p", "-pin"),
        "/pin N",
    ),
    ("**Ctrl+F** finds messages as one types", "", ("Escape", "C-f", "-netcat"), "1 found"),
    ("**Ctrl+E** is emoji by their names", "", ("Escape", "C-e", "-rock"), ":rocket:"),
    (
        "While one types, commands, names and emoji complete themselves",
        "",
        ("Escape", "-/re"),
        "answer message N",
    ),
)


class Screen:
    """The program in a tmux server of our own."""

    def __init__(self, command: str, home: Path) -> None:
        self._tmux = ("tmux", "-L", f"linnet-tour-{os.getpid()}", "-f", os.devnull)
        size = ("-x", str(WIDTH), "-y", str(HEIGHT))
        around = (
            "-e",
            f"LINNET_HOME={home}",
            "-e",
            "TERM=tmux-256color",
            "-e",
            "COLORTERM=truecolor",
        )
        self._run("new-session", "-d", *size, *around, command)

    def press(self, key: str) -> None:
        """A key by tmux's name for it; after a dash, letters."""
        words = ("-l", key[1:]) if key.startswith("-") else (key,)
        self._run("send-keys", *words)

    def until(self, text: str) -> str:
        """Until this stands there; all that does then."""
        ends = time.monotonic() + 60
        while text not in (seen := self._run("capture-pane", "-p")):
            if time.monotonic() > ends:
                raise TimeoutError(f"{text!r} never stood there:\n{seen}")
            time.sleep(0.05)
        time.sleep(0.5)
        return self._run("capture-pane", "-p").rstrip("\n")

    def end(self) -> None:
        """Nothing of it goes on."""
        self._run("kill-server")

    def _run(self, *words: str) -> str:
        ran = subprocess.run([*self._tmux, *words], check=True, capture_output=True, text=True)
        return ran.stdout


async def converse(port: int, folder: Path) -> None:
    """Others have talked before."""
    async with AsyncExitStack() as stack:

        async def come(name: str) -> Client:
            client = Client(Address("127.0.0.1", port), name=name, home=folder / name)
            return await stack.enter_async_context(client)

        mo, june, eva = [await come(name) for name in ("Mo Okafor", "June Li", "Eva")]
        await mo.create_room("networking-lab", topic="Sockets week: a line protocol by Friday")
        for client in (june, eva):
            await client.join("networking-lab")
        await june.say("networking-lab", "Morning! Does the user list come before the ID line?")
        text = f"After. Three lines; try it with *netcat*:\n{CODE}"
        answer = await mo.say("networking-lab", text)
        await june.react("networking-lab", answer.seq, "👍")
        words = "@Eva works for me: my `/msg` round trip is 0.6 ms"
        await june.say("networking-lab", words, reply_to=answer.seq)
        await mo.say("lobby", "@Eva the door is open")


def tour(screen: Screen) -> str:
    """The page."""
    parts = [HEAD.format(width=WIDTH, height=HEIGHT)]
    for title, words, keys, text in STEPS:
        for key in keys:
            screen.press(key)
            time.sleep(0.4)
        seen = screen.until(text)
        parts.append(f"## {title}\n")
        parts += [f"{words}\n"] if words else []
        parts.append(f"```text\n{seen}\n```\n")
    return "\n".join(parts)


def main() -> None:
    with TemporaryDirectory() as folder:
        serve = [sys.executable, "-m", "linnet", "serve", "--data", f"{folder}/data", "--port", "0"]
        extra = ["--server-name", "Room 204", "--pychat", "off"]
        with subprocess.Popen([*serve, *extra], stdout=subprocess.PIPE, text=True) as server:
            try:
                assert server.stdout is not None
                port = int(server.stdout.readline().strip().rpartition(":")[2])
                asyncio.run(converse(port, Path(folder)))
                where = f"--port {port} --name Eva networking-lab"
                screen = Screen(f"{sys.executable} -m linnet chat {where}", Path(folder) / "Eva")
                try:
                    page = tour(screen)
                finally:
                    screen.end()
            finally:
                server.terminate()
    PAGE.write_text(page, encoding="utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
