"""What is said on the server that tools/web_shots.py takes pictures of."""

from contextlib import AsyncExitStack
from io import BytesIO
from typing import Any

import httpx2
from PIL import Image
from tests.ground import Running, Wire

from linnet.protocol.ids import PersonId
from linnet.protocol.people import Role

LAB = "networking-lab"
BUSY = "workshop"
NOUR = "نور الهدى"
SALON = "مختبر-الشبكات"
CODE = """After. Three lines, newline-delimited — try it with netcat:
```console
$ nc linnet.local 65432
Welcome to PyChat Server!
ID:483920
USERS:104477,290315
```"""
FRAMING = """The second week is about framing: how does a reader know where a line ends? We shall \
write one that survives half a line, two lines at once, a line that never ends and a peer that \
goes away in the middle of a word. Bring your own netcat."""
SERVE = '''Here is mine:
```python
async def serve(reader, writer):
    """One client, line by line."""
    name = (await reader.readline()).decode().strip()
    clients[name] = writer
    async for line in reader:
        await broadcast(f"{name}: {line.decode()}")  # longer than a phone is wide, by far
```'''
MARKS = """A quote first:
> Be conservative in what you send

and a list:
1. accept
2. read a line
3. **broadcast** it, _not_ ~~twice~~

See https://www.rfc-editor.org/rfc/rfc2119 and the ||spoiler: it deadlocks||."""


async def converse(server: Running, stack: AsyncExitStack) -> dict[str, Any]:
    """The conversation of the reference pictures; returns the sign-ins of Eva, who reads it, and
    of Mo, who owns the server."""

    async def enter(name: str) -> Wire:
        return await stack.enter_async_context(server.wire(name))

    mo = await enter("Mo Okafor")
    auth = server.server.auth
    signed = await auth.resume(mo.welcome["token"])
    await auth.claim(signed.person, None, "river amber otter", code=None, address="x")
    await server.server.store.set_role(PersonId(mo.me), Role.OWNER)
    await mo.ask(
        type="create-room", name=LAB, topic="Sockets week: build a line protocol by Friday"
    )
    for name in ("general", "questions", "show-and-tell"):
        await mo.ask(type="create-room", name=name)
    await mo.ask(type="create-room", name="staff", kind="private")
    for name in ("Ana Brandt", "Chen Kai"):
        async with server.wire(name) as gone:
            await gone.ask(type="join", room=LAB)
    eva, june, tariq = [await enter(name) for name in ("Eva Novak", "June Li", "Tariq Aziz")]
    guest = await enter("guest 483920")
    for person in (june, eva, tariq, guest):
        for name in ("general", LAB, "questions", "show-and-tell"):
            await person.ask(type="join", room=name)
    await mo.ask(type="invite", room="staff", who="Eva Novak")
    await talk_in_arabic(mo, eva, await enter(NOUR))
    await bustle(server, mo, eva, june, await enter("Petra Álvarez-Nowakowska"))
    slides = await upload(server, mo, "week3-sockets.pdf", b"%PDF-1.7\n" + b" " * 2_400_000)
    await talk(slides, mo, eva, june, tariq, guest)
    await mo.ask(type="mute", room=LAB, who="Tariq Aziz", span=3600, why="Test & <tags>")
    await mo.ask(type="ban", room="lobby", who="Chen Kai", span=86400, why="spam", everywhere=True)
    seq = (await june.say("buy my stickers, only today!!!", "general"))["seq"]
    await eva.ask(type="report", room="general", seq=seq, why="advertising")
    await mo.ask(type="set-policy", room=LAB, slow=10, keep_editions=True)
    await eva.connection.close()
    owner = mo.welcome["you"] | {"role": "owner", "kind": "account"}
    return {
        "eva": {"token": eva.welcome["token"], "you": eva.welcome["you"]},
        "mo": {"token": mo.welcome["token"], "you": owner},
    }


async def talk_in_arabic(mo: Wire, eva: Wire, nour: Wire) -> None:
    """A room where two directions meet, in names, lists, code and links."""
    await nour.ask(
        type="create-room", name=SALON, topic="أسبوع المقابس: بروتوكول سطري قبل يوم الجمعة"
    )
    for person in (mo, eva):
        await person.ask(type="join", room=SALON)
    first = (await nour.say("صباح الخير! هل تُرسل قائمة المستخدمين قبل سطر **ID** أم بعده؟", SALON))[
        "seq"
    ]
    await mo.say("After it — three lines, see https://example.org/spec?v=1.", SALON, reply_to=first)
    answer = (
        await nour.say(
            'شكرًا @"Mo Okafor"! جرّبت `nc linnet.local 65432` ونجح:\n- السطر الأول\n- ثم ID:483920',
            SALON,
        )
    )["seq"]
    await mo.ask(type="react", room=SALON, seq=answer, emoji="👍")
    await nour.say(f'@"Eva Novak" ما رأيك؟\n{CODE.partition(chr(10))[2]}', SALON)


async def upload(server: Running, wire: Wire, name: str, contents: bytes) -> str:
    """Send a file; the id to post it with."""
    headers = {"authorization": f"Bearer {wire.welcome['token']}"}
    async with httpx2.AsyncClient(base_url=f"{server.url}/api/v1", headers=headers) as http:
        begun = await http.post("/uploads", json={"name": name, "size": len(contents)})
        sent = await http.put(f"/uploads/{begun.json()['id']}", content=contents)
        return str(sent.json()["file"]["id"])


async def talk(slides: str, mo: Wire, eva: Wire, june: Wire, tariq: Wire, guest: Wire) -> None:
    """What is said, read and reacted to."""
    await june.say(
        "Morning! Does the handshake send the user list before or after the ID line?", LAB
    )
    answer = (await mo.say(CODE, LAB))["seq"]
    for emoji, people in (
        ("👍", (eva, june, tariq, guest)),
        ("🎉", (june, tariq)),
        ("🐦", (guest,)),
    ):
        for person in people:
            await person.ask(type="react", room=LAB, seq=answer, emoji=emoji)
    await mo.ask(type="pin", room=LAB, seq=answer)
    head = (await mo.say("Slides and the starter code are here:", LAB, files=[slides]))["seq"]
    await eva.ask(type="read", room=LAB, seq=head)
    await tariq.say(
        '@"Eva Novak" works for me — here is my `/msg` round trip, 0.6 ms on the lab switch 🚀',
        LAB,
        reply_to=answer,
    )
    await tariq.say("Next: survive a `kill -9` of the server without losing a line.", LAB)
    for number in range(3):
        await mo.say(f'@"Eva Novak" look at {number}', "general")
    for number in range(12):
        await mo.say(f"question {number}", "questions")
    for person, text in ((tariq, ""), (june, ""), (mo, "psst")):
        room = (await person.ask(type="direct", who="Eva Novak"))["room"]
        if text:
            await person.say(text, room)


async def bustle(server: Running, mo: Wire, eva: Wire, june: Wire, petra: Wire) -> None:
    """Everything a message can be: code, quotes, lists, pictures, files, changes, answers."""
    await mo.ask(type="create-room", name=BUSY, topic="What we measured, and what it looked like")
    for person in (eva, june, petra):
        await person.ask(type="join", room=BUSY)
    await june.say(FRAMING, BUSY)
    code = (await june.say(SERVE, BUSY))["seq"]
    await mo.say(MARKS, BUSY)
    lab = await upload(server, june, "lab.png", drawn(900, 600))
    await june.say("The lab this morning", BUSY, files=[lab])
    racks = [await upload(server, petra, f"rack-{n}.png", drawn(400, 700 - n)) for n in range(3)]
    seq = (await petra.say("", BUSY, files=racks))["seq"]
    for emoji in ("👍", "❤️", "😂", "🎉", "🚀", "👀"):
        await eva.ask(type="react", room=BUSY, seq=seq, emoji=emoji)
    long = "a-very-long-name-of-an-archive-that-goes-on-and-on-2026-11-22-final-final.tar.gz"
    names = {long: b"x" * 900_000, "notes.txt": b"hello"}
    held = [await upload(server, petra, name, held) for name, held in names.items()]
    await petra.say("and what I measured", BUSY, files=held)
    seq = (await petra.say("a tpyo", BUSY))["seq"]
    await petra.ask(type="edit", room=BUSY, seq=seq, text="a typo, mended")
    seq = (await petra.say("never mind", BUSY))["seq"]
    await petra.ask(type="delete", room=BUSY, seq=seq)
    await eva.say("👍", BUSY)
    await eva.say('@"June Li" thank you! `asyncio.start_server` it is.', BUSY, reply_to=code)
    await eva.say("🚀🎉", BUSY)
    await mo.say('@"Eva Novak" last one for today: what happens on `kill -9`?', BUSY)


def drawn(width: int, height: int) -> bytes:
    """A picture of this size."""
    held = BytesIO()
    Image.radial_gradient("L").resize((width, height)).convert("RGB").save(held, "PNG")
    return held.getvalue()
