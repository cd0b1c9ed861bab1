"""Writes docs/pictures/chat.svg: a real conversation at a real terminal, captured from tmux.

Run `.venv/bin/python tools/picture.py` when the chat looks different. It needs tmux.
"""

import io
import os
import subprocess
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).parent.parent
LINNET = str(ROOT / ".venv" / "bin" / "linnet")
PICTURE = ROOT / "docs" / "pictures" / "chat.svg"
WIDTH, HEIGHT = 100, 28
CHAT = "linnet chat --plain"
CONVERSATION = (
    ("Maja", "/create workshop"),
    ("Maja", "/topic Opening night on Friday: who does what"),
    ("Jonas", "/join workshop"),
    ("Priya", "/join workshop"),
    ("Maja", "Morning! Did the new printer arrive?"),
    ("Jonas", "It stands in the hall. I printed the first poster at *eight*."),
    ("Priya", "Looks great :) Could we have **twenty** of them by Thursday?"),
    ("backup", "Backup finished: 214 files, 1.3 GB"),
    ("Jonas", "/reply @Priya Easily, but the text is still in German"),
    ("Maja", "/react :tada:"),
    ("Priya", "The English one is in `poster-en.odt`"),
    ("Jonas", "@Maja may I print it on the yellow paper?"),
    ("Priya", "Doors open at eihgt"),
    ("Priya", "/edit Doors open at eight"),
    ("Maja", "/reply @Jonas Yes, all of it"),
    ("Maja", "/pin @Priya"),
    ("Maja", "/msg Priya Can you give me a lift on Friday?"),
    ("Priya", "/msg Maja Of course! At six, at the corner?"),
    ("Jonas", "Twenty posters it is. Who brings the cake?"),
)
TYPED = "I do. And coffee for everybody"

FORMAT = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">
<title>A conversation of three people in a terminal</title>
<style>
text {{ font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
  font-size: {char_height}px; white-space: pre; }}
.chat-title {{ font-family: system-ui, sans-serif; font-size: 16px; }}
{styles}
</style>
<defs>{lines}</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})">
{backgrounds}
<g>{matrix}</g>
</g>
</svg>
"""
DUSK = TerminalTheme(
    (0x15, 0x17, 0x1C),
    (0xE8, 0xE9, 0xED),
    [(0x15, 0x17, 0x1C)] * 7 + [(0xA3, 0xA8, 0xB4)],
    [(0x7A, 0x80, 0x8C)] * 8,
)


class Screen:
    """Somebody's terminal, inside a tmux server of our own."""

    def __init__(self, name: str, command: str, home: Path) -> None:
        self.name = name
        self._tmux = ("tmux", "-L", "linnet-picture", "-f", os.devnull)
        size = ("-x", str(WIDTH), "-y", str(HEIGHT))
        surroundings = ("-e", f"LINNET_HOME={home / name}", "-e", "TERM=screen-256color")
        self._run("new-session", "-d", "-s", name, *size, *surroundings, command)

    def type(self, text: str, *, enter: bool = True) -> None:
        self._run("send-keys", "-t", self.name, "-l", text)
        if enter:
            self._run("send-keys", "-t", self.name, "Enter")

    def wait_for(self, text: str) -> None:
        """Until this stands on the screen."""
        ends = time.monotonic() + 20
        while text not in self.capture():
            if time.monotonic() > ends:
                raise TimeoutError(f"{text!r} never stood there:\n{self.capture()}")
            time.sleep(0.05)

    def capture(self) -> str:
        return self._run("capture-pane", "-t", self.name, "-e", "-p", "-N")

    def end(self) -> None:
        self._run("kill-session", "-t", self.name)

    def _run(self, *words: str) -> str:
        return subprocess.run(
            [*self._tmux, *words], check=True, capture_output=True, text=True
        ).stdout


def converse(folder: Path, port: str) -> str:
    """Let them talk; what Maja sees at the end."""
    screens: dict[str, Screen] = {}
    try:
        for name in ("Maja", "Jonas", "Priya"):
            screens[name] = Screen(
                name, f"{LINNET} chat --plain --port {port} --name {name}", folder
            )
            screens[name].wait_for(" - connected")
        screens["Maja"].wait_for("joined")
        for who, text in CONVERSATION:
            if who in screens:
                screens[who].type(text)
            else:
                send = [LINNET, "send", "workshop", text, "--port", port, "--name", who]
                here = os.environ | {"LINNET_HOME": str(folder / who)}
                subprocess.run(send, check=True, env=here)
            time.sleep(0.6)
        time.sleep(2)
        screens["Maja"].type(TYPED, enter=False)
        screens["Maja"].wait_for(TYPED)
        return screens["Maja"].capture()
    finally:
        for screen in screens.values():
            screen.end()


def draw(capture: str) -> str:
    """The captured screen as one SVG that needs nothing from elsewhere."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(capture.rstrip("\n")), end="")
    return console.export_svg(title=CHAT, theme=DUSK, code_format=FORMAT, unique_id="chat")


def main() -> None:
    with TemporaryDirectory() as folder:
        serve = [LINNET, "serve", "--data", f"{folder}/data", "--port", "0"]
        name = ["--server-name", "The workshop"]
        with subprocess.Popen([*serve, *name], stdout=subprocess.PIPE, text=True) as server:
            try:
                assert server.stdout is not None
                port = server.stdout.readline().strip().rpartition(":")[2]
                capture = converse(Path(folder), port)
            finally:
                server.terminate()
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(draw(capture), encoding="utf-8")
    print(f"wrote {PICTURE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
