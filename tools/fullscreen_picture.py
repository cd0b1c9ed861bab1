"""Writes docs/pictures/fullscreen.svg: a real conversation in the full-screen chat.

Run `.venv/bin/python tools/fullscreen_picture.py` when it looks different.
"""

import asyncio
import re
import subprocess
import sys
from contextlib import AsyncExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from linnet.client import Address, Client
from linnet.fullscreen.app import ChatApp

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "pictures" / "fullscreen.svg"
SIZE = (124, 34)
ROOM = "networking-lab"
CODE = "```python\nfor line in connection:\n    print(line.decode())  # Welcome!\n```"


async def converse(port: int, folder: Path) -> str:
    """Let them talk; what Eva sees at the end."""
    address = Address("127.0.0.1", port)
    async with AsyncExitStack() as stack:

        async def come(name: str) -> Client:
            client = Client(address, name=name, home=folder / name)
            return await stack.enter_async_context(client)

        mo, june, tariq = [await come(name) for name in ("Mo Okafor", "June Li", "Tariq Aziz")]
        await mo.create_room(ROOM, topic="Sockets week: build a line protocol by Friday")
        for name in ("general", "questions"):
            await mo.create_room(name)
        async with Client(address, name="Eva", home=folder / "Eva") as eva:
            for name in (ROOM, "general", "questions"):
                await eva.join(name)
            await june.join(ROOM)
            await tariq.join(ROOM)
            await june.say(ROOM, "Morning! Does the user list come before the ID line?")
            answer = await mo.say(ROOM, f"After. Three lines; try it with *netcat*:\n{CODE}")
            for client in (june, tariq, eva):
                await client.react(ROOM, answer.seq, "👍")
            await june.react(ROOM, answer.seq, "🎉")
            await eva.say(ROOM, "Thanks, that **works**")
        await mo.say("questions", "Who takes Thursday?")
        await mo.say("general", "@Eva the door is open")
        reply = "@Eva for me, too: my `/msg` round trip is 0.6 ms 🚀"
        await tariq.say(ROOM, reply, reply_to=answer.seq)
        await tariq.say(ROOM, "Next: survive a `kill -9` without losing a line.")
        await mo.direct("Eva")
        return await look(Client(address, name="Eva", home=folder / "Eva"), june)


async def look(client: Client, writing: Client) -> str:
    """The screen as a picture, once all is there."""
    client.start()
    app = ChatApp(client, ROOM)
    async with app.run_test(size=SIZE) as pilot:
        async with asyncio.timeout(20):
            while not app.conversation.stretch.entries:
                await pilot.pause(0.05)
        writing.typing(ROOM)
        await pilot.pause(1)
        picture = app.export_screenshot()
    await app.visit.end()
    return picture


def main() -> None:
    with TemporaryDirectory() as folder:
        serve = [sys.executable, "-m", "linnet", "serve", "--data", f"{folder}/data", "--port", "0"]
        extra = ["--server-name", "Room 204", "--pychat", "off"]
        with subprocess.Popen([*serve, *extra], stdout=subprocess.PIPE, text=True) as server:
            try:
                assert server.stdout is not None
                port = int(server.stdout.readline().strip().rpartition(":")[2])
                picture = asyncio.run(converse(port, Path(folder)))
            finally:
                server.terminate()
    # Pictures need nothing from elsewhere: the reader's own typefaces will do.
    picture = re.sub(r"\s*@font-face \{.*?\n    \}", "", picture, flags=re.DOTALL)
    picture = re.sub(r"terminal-\d+", "fullscreen", picture)
    PICTURE.write_text(picture.replace("Fira Code, ", '"DejaVu Sans Mono", '), encoding="utf-8")
    print(f"wrote {PICTURE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
