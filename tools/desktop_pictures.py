"""Takes the pictures of the chat window: in dark and light, at once and twice the size.

    xvfb-run -s "-screen 0 2600x1700x24" .venv/bin/python tools/desktop_pictures.py [FOLDER]

They go to docs/pictures, or to FOLDER, there with further ones of menus and dialogs. It needs a
display, the fonts Inter and Noto Color Emoji (Debian: xvfb fonts-inter fonts-noto-color-emoji),
and looks best without a window manager.
"""

import asyncio
import io
import sys
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any, TypeVar

from PIL import Image, ImageDraw, ImageGrab

from linnet.client import Address, Client
from linnet.desktop.parts.dialog import Dialog
from linnet.desktop.selftest import serving
from linnet.desktop.window import Window

T = TypeVar("T")
PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
NAMES = ("Mo Okafor", "June Li", "Tariq Aziz", "Ana Brandt", "Chen Kai", "Eva Novak")
CODE = """After. Three lines, newline-delimited — try it with netcat:
```console
$ nc linnet.local 65432
Welcome to PyChat Server!
ID:483920
USERS:104477,290315
```"""
TOPIC = "Sockets week: build a line protocol by Friday"
QUESTION = "Morning! Does the handshake send the user list before or after the ID line?"
SIZE = (1240, 780)
STEP = 700
"""Milliseconds the window has to show something."""


def evening() -> bytes:
    """A picture to send: hills, and the sun above them."""
    made = Image.new("RGB", (900, 500))
    draw = ImageDraw.Draw(made)
    for y in range(500):
        draw.line((0, y, 900, y), fill=(60 + y // 6, 40 + y // 10, 110 + y // 5))
    draw.ellipse((560, 70, 690, 200), fill=(255, 214, 150))
    hills = [(0, 420), (220, 300), (420, 400), (640, 280), (900, 400), (900, 500), (0, 500)]
    draw.polygon(hills, fill=(38, 34, 66))
    held = io.BytesIO()
    made.save(held, "PNG")
    return held.getvalue()


async def talk(port: int, homes: Path) -> list[Client]:
    """A class talks; those who stay."""
    people: dict[str, Client] = {}
    for name in NAMES:
        client = Client(Address("127.0.0.1", port), name=name, home=homes / name.split()[0])
        client.start()
        await client.welcomed()
        people[name] = client
    mo, june, tariq, ana, chen, eva = people.values()
    lab = (await mo.create_room("networking-lab", topic=TOPIC)).id
    for client in (june, tariq, ana, chen, eva):
        await client.join("networking-lab")
    for name in ("questions", "show-and-tell"):
        await mo.create_room(name)
        await eva.join(name)
    staff = await mo.create_room("staff", kind="private")
    await mo.invite(staff.id, "Eva Novak")
    picture = await ana.upload(evening(), name="evening.png")
    await ana.share(lab, [picture], "On the way to the lab 📷🐦❤️👍🏽👩‍💻🇸🇪👨‍👩‍👧‍👦")
    await june.say(lab, QUESTION)
    code = (await mo.say(lab, CODE)).seq
    for emoji, clients in {"👍": (june, tariq, eva), "🎉": (chen, ana), "🐦": (tariq,)}.items():
        for client in clients:
            await client.react(lab, code, emoji)
    slides = await mo.upload(b"%PDF-1.4\n" + bytes(2_400_000), name="week3-sockets.pdf")
    await mo.share(lab, [slides], "Slides and the starter code are here:")
    await eva.read(lab)
    await tariq.say(
        lab,
        '@"Eva Novak" works for me — here is my `/msg` round trip, 0.6 ms on the lab switch 🚀',
        reply_to=code,
    )
    await tariq.say(lab, "Next: survive a `kill -9` of the server without losing a line.")
    await mo.say((await mo.direct("Eva Novak")).id, "Can you show your client to the class?")
    for other in (june, tariq):
        await other.say((await other.direct("Eva Novak")).id, "See you there")
        await eva.read((await eva.direct(other.me.name if other.me else "")).id)
    for number in range(12):
        await june.join("questions")
        await june.say("questions", f"Question {number + 1}")
    await june.say("lobby", '@"Eva Novak" good morning')
    for client in (ana, chen, eva):
        await client.close()
    return [mo, june, tariq]


@contextmanager
def talking(port: int, homes: Path) -> Iterator[None]:
    """Inside, the class has talked, and some are still there."""
    loop = asyncio.new_event_loop()
    Thread(target=loop.run_forever, daemon=True).start()

    def do(work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, loop).result()

    there = do(talk(port, homes))
    try:
        yield
    finally:
        for client in there:
            do(client.close())
        loop.call_soon_threadsafe(loop.stop)


class Camera:
    """Goes through the window step by step and takes a picture of each."""

    def __init__(self, window: Window, folder: Path, suffix: str) -> None:
        self.window, self._folder, self._suffix = window, folder, suffix

    def take(self, name: str) -> None:
        """A picture of all that is seen."""
        root = self.window.root
        root.update_idletasks()
        box = (0, 0, root.winfo_width(), root.winfo_height())
        picture = ImageGrab.grab(box).convert("RGB")
        # Without the second look, what is rare is lost: emoji have few pixels and many colours.
        picture = picture.quantize(256, kmeans=2, dither=Image.Dither.NONE)
        path = self._folder / f"desktop-{name}{self._suffix}.png"
        picture.save(path, optimize=True)
        print(path)

    def run(self, steps: Iterator[str]) -> None:
        """`steps` does something and yields a name for what is seen then, or nothing."""

        def step() -> None:
            try:
                name = next(steps)
            except StopIteration:
                self.window.root.quit()
                return
            self.window.root.after(STEP, lambda: (name and self.take(name), step()))

        self.window.root.after(STEP, step)
        self.window.run()


def main_steps(window: Window) -> Iterator[str]:
    """What docs/pictures shows."""
    connect = window.connect
    assert connect is not None, "it is shown first"
    yield "connect"
    connect.go()
    while window.chat is None or not window.chat.room:
        yield ""
    chat = window.chat
    chat.go(next(view.id for view in chat.views() if view.name == "networking-lab"))
    window.root.focus_force()
    yield ""
    yield ""
    yield "chat"


def more_steps(window: Window) -> Iterator[str]:
    """Menus, dialogs and a narrow window: to be looked at, not to be kept."""
    chat = window.chat
    assert chat is not None, "somebody is in"
    sheet, paper = chat.conversation.sheet, chat.conversation.paper
    chat.choices.message(sheet.messages()[-1], paper.winfo_rootx() + 300, paper.winfo_rooty() + 300)
    yield "menu"
    chat.choices.menu.close() if chat.choices.menu else None
    chat.choices.emoji(chat.composer.put)
    yield "picker"
    chat.choices.picker.close()
    chat.composer.put("Thanks @Ju")
    yield "completion"
    chat.composer.fill("")
    dialogs: tuple[tuple[str, Callable[[], object]], ...] = (
        ("jump", chat.jump),
        ("card", lambda: chat.choices.card(sheet.entries()[-1].by)),
        ("settings", window.preferences),
        ("account", window.account),
        ("new-room", chat.choices.new_room),
    )
    for name, show in dialogs:
        show()
        yield name
        Dialog.open_ones[str(window.root)].close()
    chat.panel.search("round trip")
    yield ""
    yield "search"
    chat.panel.close()
    chat.composer.put("/help\n")
    chat.composer.submit()
    yield "help"
    window.root.geometry(f"{window.look.px(480)}x{window.look.px(700)}")
    yield ""
    yield "narrow"
    chat.toggle_rooms()
    yield "narrow-rooms"


def shoot(folder: Path, theme: str, scale: float, *, more: bool) -> None:
    """One theme at one size."""
    with TemporaryDirectory() as held, serving(Path(held) / "server", "Room 204") as port:
        homes = Path(held) / "homes"
        with talking(port, homes):
            _shoot(homes, port, folder, theme, scale, more)


def _shoot(homes: Path, port: int, folder: Path, theme: str, scale: float, more: bool) -> None:
    """Eva looks at it."""
    window = Window(homes / "Eva", scale=scale, theme=theme)
    window.root.geometry(f"{window.look.px(SIZE[0])}x{window.look.px(SIZE[1])}+0+0")
    window.choose(address=Address("127.0.0.1", port), name="Eva Novak")
    suffix = f"-{'dark' if window.look.theme.dark else 'light'}" + ("" if scale == 1 else "@2x")
    camera = Camera(window, folder, suffix)
    camera.run(main_steps(window))
    if more:
        camera.run(more_steps(window))
    window.close()


def main() -> None:
    """All of them."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    for theme, scale in (("dusk", 1.0), ("meadow", 1.0), ("dusk", 2.0), ("meadow", 2.0)):
        shoot(folder, theme, scale, more=folder != PICTURES)


if __name__ == "__main__":
    main()
