"""Takes the pictures of the server window: in dark and light, at once and twice the size.

    xvfb-run -s "-screen 0 2600x1700x24" .venv/bin/python tools/server_window_pictures.py [FOLDER]

They go to docs/pictures, or to FOLDER, there with further ones of pages, dialogs and a small
window. It needs what tools/desktop_pictures.py needs, and a network to be reached by.
"""

import asyncio
import os
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from PIL import Image, ImageGrab

from linnet.client import Address, Client
from linnet.desktop.parts.dialog import Dialog
from linnet.server.administrator import read_key
from linnet.server_window.lines import PEOPLE, Line, own
from linnet.server_window.window import Window

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
PEOPLE_THERE = (
    ("Mo Okafor", "linnet-desktop"),
    ("June Li", "web"),
    ("Tariq Aziz", "linnet-desktop"),
    ("Ana Brandt", "web"),
    ("Chen Kai", "web"),
    ("Eva Novak", "linnet-client"),
)
SIZE, SMALL = (1120, 760), (1024, 600)
STEP = 500
"""Milliseconds the window has to show something."""
LONG = 24
"""Steps in which the class talks, so that the charts have something to show."""
EARLIER = (
    (PEOPLE, "joined", "June Li 483920 by web"),
    (PEOPLE, "joined", "Tariq Aziz and 4 others"),
    ("warning", "disk-slow", "file='linnet.db' seconds=2.1"),
    ("warning", "disk-answered", "file='linnet.db' seconds=4.8"),
    (PEOPLE, "left", "guest-290315 290315"),
    ("info", "backup", "chat.tar: 4 rooms, 1042 entries, 48 MB"),
    ("error", "settings-refused", "why=\"port is 'x': allowed is a number\""),
)


def earlier() -> list[Line]:
    """What may have happened in the last minutes."""
    begun = time.time() - 97 * len(EARLIER)
    return [
        own(event, more, begun + 97 * n, level) for n, (level, event, more) in enumerate(EARLIER)
    ]


def port() -> str:
    """The usual one, or any where that is taken."""
    with socket.socket() as probe:
        return "8888" if probe.connect_ex(("127.0.0.1", 8888)) else "0"


class Class:
    """People who come in and talk, in a thread of their own."""

    def __init__(self, homes: Path) -> None:
        self._homes = homes
        self._loop = asyncio.new_event_loop()
        Thread(target=self._loop.run_forever, daemon=True).start()
        self._people: list[Client] = []

    def come(self, port: int) -> None:
        """In, and talk on."""
        self._talking = asyncio.run_coroutine_threadsafe(self._come(port), self._loop)

    async def _come(self, port: int) -> None:
        for name, agent in PEOPLE_THERE:
            home = self._homes / name.split()[0]
            client = Client(Address("127.0.0.1", port), name=name, home=home, agent=agent)
            client.start()
            await client.welcomed()
            self._people.append(client)
        for number in range(200):
            for client in self._people[: 1 + number * 7 % 5]:
                await client.say("lobby", f"Message {number}")
            await asyncio.sleep(0.05 + (number * 13 % 7) / 20)

    def end(self) -> None:
        """Out again."""
        self._talking.cancel()
        for client in self._people:
            asyncio.run_coroutine_threadsafe(client.close(), self._loop).result(5)
        self._loop.call_soon_threadsafe(self._loop.stop)


class Camera:
    """Goes through the window step by step and takes a picture of each."""

    def __init__(self, window: Window, folder: Path, suffix: str) -> None:
        self.window, self._folder, self._suffix = window, folder, suffix

    def take(self, name: str) -> None:
        """A picture of all that is seen."""
        root = self.window.root
        root.update_idletasks()
        box = (0, 0, root.winfo_width(), root.winfo_height())
        picture = ImageGrab.grab(box).convert("RGB").quantize(256, dither=Image.Dither.NONE)
        path = self._folder / f"server-window{name}{self._suffix}.png"
        picture.save(path, optimize=True)
        print(path)

    def run(self, steps: Iterator[str | None]) -> None:
        """`steps` does something and yields a name for what is seen then, or None."""

        def step() -> None:
            try:
                name = next(steps)
            except StopIteration:
                self.window.root.quit()
                return
            self.window.root.after(STEP, lambda: (name is not None and self.take(name), step()))

        self.window.root.after(STEP, step)
        self.window.run()


def main_steps(window: Window, data: Path, people: Class) -> Iterator[str | None]:
    """What docs/pictures shows."""
    yield None
    begin = window.begin
    assert begin is not None, "it is shown first"
    begin.folder.text.set("~/Linnet")
    begin.name.text.set("Room 204")
    yield "-start"
    begin.folder.text.set(str(data))
    begin.port.text.set(port())
    begin.go()
    while window.board is None or window.board.now is None:
        yield None
    key = read_key(data)
    assert key is not None, "the server runs"
    people.come(key.port)
    window.board.activity.clear()
    window.board.activity.add(earlier())
    for _ in range(LONG):
        yield None
    yield ""


def more_steps(window: Window) -> Iterator[str | None]:
    """Pages, dialogs and a small window: to be looked at, not to be kept."""
    board = window.board
    assert board is not None, "the server is shown"
    board.toggle_settings()
    yield None
    yield "-settings"
    board.toggle_settings()
    people = board.online.people
    board.order.person(next(iter(people.values())), 900, 500)
    yield "-menu"
    assert board.order.menu is not None, "it was just opened"
    board.order.menu.close()
    dialogs = (
        ("ways", board.ways.show_all),
        ("owner", board.become_owner),
        ("backup", board.back_up),
        ("kick", lambda: board.order.kick(next(iter(people.values())))),
        ("close", window.ask_close),
    )
    for name, show in dialogs:
        show()
        yield f"-{name}"
        Dialog.open_ones[str(window.root)].close()
    window.root.geometry(f"{window.look.px(SMALL[0])}x{window.look.px(SMALL[1])}")
    yield None
    yield "-small"
    board.ways.show_all()
    yield "-small-ways"
    Dialog.open_ones[str(window.root)].close()
    child = window.minding._child
    assert child is not None, "this window started it"
    child._program.kill()
    yield None
    yield None
    yield "-crashed"


def shoot(folder: Path, theme: str, scale: float, *, more: bool) -> None:
    """One theme at one size."""
    with TemporaryDirectory() as held:
        data = Path(held) / "server"
        people = Class(Path(held))
        window = Window(Path(held) / "home", scale=scale, theme=theme)
        window.root.geometry(f"{window.look.px(SIZE[0])}x{window.look.px(SIZE[1])}+0+0")
        window.choose(data)
        suffix = f"-{'dark' if window.look.theme.dark else 'light'}"
        camera = Camera(window, folder, suffix + ("" if scale == 1 else "@2x"))
        camera.run(main_steps(window, data, people))
        if more:
            camera.run(more_steps(window))
        people.end()
        window.root.after(1, window.close)
        window.run()


def main() -> None:
    """All of them."""
    os.environ["LINNET_PYCHAT"] = "127.0.0.1:0"
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    for theme, scale in (("dusk", 1.0), ("meadow", 1.0), ("dusk", 2.0), ("meadow", 2.0)):
        shoot(folder, theme, scale, more=folder != PICTURES and scale == 1.0)


if __name__ == "__main__":
    main()
