"""Writes a data folder as this version of Linnet makes it, for the tests of later versions.

    python tools/golden.py                   tests/golden/NNNN, NNNN being the newest schema
    python tools/golden.py --program DIR     the same by an older program, the `src` folder DIR
    python tools/golden.py --form NNNN       what the newest schema has, in the form of an older one

People do everything there is, in odd letters; what an older program does not know it refuses.
The folder is kept as text: `linnet.sql`, `files/` and `told.json`, what people were told and their
tokens. To be run once for each schema, before the next one is begun: what is there is never
written again.
"""

import argparse
import asyncio
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from itertools import count
from pathlib import Path

import httpx2
from alembic import command
from alembic.config import Config
from websockets.asyncio.client import connect

from linnet.hub.rates import Kind
from linnet.store import schema

ROOT = Path(__file__).parent.parent
UNLIMITED = {f"LINNET_RATE_{kind.upper()}": "off" for kind in Kind}
ODD = (
    "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇪🇺",
    "e\u0301 is not é, ﬁ is no fi, K is no K, \u00adsoft\u00ad, a\u200db",
    "שלום עולם مرحبا بالعالم हिन्दी ไทย 中文 日本語 한국어",
    "line\nbreak, tab\there, \u2028separator, quote ' \" \\ \\u0041 %s {} $1",
    '{"kind":"said","text":"","deleted":"100001"}',
    '","deleted":"100001","x":"',
    "<script>alert(1)</script> [x](javascript:y) `code` **a** ||b||",
    "Z̸̭͑ḁ̵͝l̷̟̄g̶̣͗o̵͖͝ " + "\U0001f600" * 40 + " end",
    "x" * 3000,
    "'); drop table entry; --",
)
KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ädä"
GIF = bytes.fromhex("47494638396101000100800100ff0000ffffff2c00000000010001000002024401003b")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--program", type=Path, default=ROOT / "src", metavar="DIR")
    asked.add_argument("--form", metavar="NNNN")
    asked.add_argument("--into", type=Path, default=ROOT / "tests/golden", metavar="DIR")
    how = asked.parse_args()
    with tempfile.TemporaryDirectory() as place:
        data = Path(place) / "data"
        told = asyncio.run(lived(data, how.program))
        if how.form:
            as_of(data / "linnet.db", how.form)
        kept = written(data, how.into, told)
    print(kept)


async def lived(data: Path, program: Path) -> dict[str, object]:
    """Let people talk on a server with this data folder; what they were told at the end."""
    server = await started(data, program)
    try:
        line = (await server.stdout.readline()).decode()
        url = line.split()[1]
        code = ""
        while "claim" not in code:
            code = (await server.stderr.readline()).decode()
        code = code.split("/claim ")[1].split()[0] if "/claim " in code else ""
        return await conversation(url, code)
    finally:
        server.terminate()
        await server.wait()


async def started(data: Path, program: Path) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "linnet", "serve", "--data", str(data), "--port", "0"),
        env={**os.environ, **UNLIMITED, "PYTHONPATH": str(program), "LINNET_LOG_LEVEL": "error"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


class Talker:
    """Somebody with a connection; a wish that is refused is one this program does not have."""

    def __init__(self, url: str, name: str) -> None:
        self._url, self._name, self._ids = url, name, count(1)
        self.welcome: dict = {}

    async def __aenter__(self) -> "Talker":
        self._leaving = connect(
            self._url.replace("http", "ws", 1) + "/ws", subprotocols=["linnet.1"], max_size=None
        )
        self._wire = await self._leaving.__aenter__()
        await self._wire.send(json.dumps({"type": "hello", "name": self._name}))
        self.welcome = await self._next(lambda frame: frame["type"] == "welcome")
        return self

    async def __aexit__(self, *why: object) -> None:
        await self._leaving.__aexit__(*why)

    async def ask(self, type: str, **fields: object) -> dict:
        id = f"golden-{self.welcome['you']['id']}-{next(self._ids):03}"
        await self._wire.send(json.dumps({"type": type, "send_id": id, **fields}))

        def answers(frame: dict) -> bool:
            return frame["type"] != "entry" and (
                frame.get("send_id") == id or frame.get("reason") == "bad-frame"
            )

        return await self._next(answers)

    async def say(self, text: str, room: str = "lobby", **more: object) -> int:
        return (await self.ask("say", room=room, text=text, **more)).get("seq", 0)

    async def log(self, room: str) -> list[dict]:
        found: list[dict] = []
        while True:
            after = found[-1]["seq"] if found else 0
            page = await self.ask("history", room=room, after=after, limit=100)
            found += page["entries"]
            if not page["more"]:
                return found

    async def _next(self, true) -> dict:
        while True:
            frame = json.loads(await asyncio.wait_for(self._wire.recv(), 20))
            if true(frame):
                return frame


async def conversation(url: str, code: str) -> dict[str, object]:
    """Everything there is to do; who is who, and the logs at the end."""
    async with Talker(url, "Ann") as ann, Talker(url, "Bób") as bob, Talker(url, "李雷") as li:
        who = {one: one.welcome["you"]["id"] for one in (ann, bob, li)}
        tokens = {one.welcome["you"]["name"]: one.welcome["token"] for one in (ann, bob, li)}
        async with httpx2.AsyncClient(base_url=f"{url}/api/v1") as http:
            http.headers["authorization"] = f"Bearer {tokens['Ann']}"
            await http.post("/me/claim", json={"password": "golden words", "code": code})
            rooms = await rooms_made(ann, bob, li, who)
            await messages(ann, bob, li, rooms, who)
            await files(http, ann, rooms["tea"])
            for name in ("würfel", "gone soon"):
                await http.post("/bots", json={"name": name})
            await http.delete("/bots/gone soon")
            await http.post("/rooms/tea/hooks", json={"name": "høøk"})
            await http.post("/rooms/tea/invitations", json={"uses": 3})
            away = {"name": "away", "url": "http://127.0.0.1:9/nobody"}
            await http.post("/rooms/tea/outlets", json=away)
            await http.post("/me/keys", json={"key": KEY})
            await order(ann, li, rooms["tea"], who)
        await bob.ask("set-draft", room="lobby", text="half a thought", reply_to=2)
        await bob.ask("set-level", room=rooms["tea"], level="mentions")
        await ann.ask("block", who=who[li])
        logs = {id: await ann.log(id) for id in ("lobby", *rooms.values())}
        return {"tokens": tokens, "logs": logs}


async def rooms_made(ann: Talker, bob: Talker, li: Talker, who: dict) -> dict[str, str]:
    rooms = {}
    for name, kind in (("tea", "open"), ("côté", "open"), ("quiet", "private")):
        made = await ann.ask("create-room", name=name, kind=kind, topic=f"about {name} 🍵")
        if "room" in made:
            rooms[name] = made["room"]
    for one in (bob, li):
        await one.ask("join", room=rooms["tea"])
    await ann.ask("invite", room=rooms["quiet"], who=who[bob])
    await ann.ask("set-topic", room=rooms["tea"], topic=ODD[0])
    await ann.ask("set-role", room=rooms["tea"], who=who[bob], role="moderator")
    await ann.ask("rename", room=rooms["quiet"], name="quieter")
    await ann.ask("set-policy", room=rooms["tea"], keep_editions=True, receipts="names")
    made = await ann.ask("direct", who=who[bob])
    if "room" in made:
        rooms["direct"] = made["room"]
    return rooms


async def messages(ann: Talker, bob: Talker, li: Talker, rooms: dict, who: dict) -> None:
    for room in ("lobby", rooms["tea"]):
        said = [await one.say(text, room) for text in ODD for one in (ann, bob)]
        await bob.say(f"@Ann @{who[li]} and @room: look", room, reply_to=said[0])
        for seq, text in ((said[0], ODD[2]), (said[0], ODD[1]), (said[2], "gone soon")):
            await ann.ask("edit", room=room, seq=seq, text=text)
        await ann.ask("delete", room=room, seq=said[2])
        for one, emoji in ((bob, "👍🏽"), (li, "👍🏽"), (li, "🏳️‍🌈"), (ann, "🎂")):
            await one.ask("react", room=room, seq=said[4], emoji=emoji)
        await ann.ask("unreact", room=room, seq=said[4], emoji="🎂")
        for seq in (said[4], said[5]):
            await ann.ask("pin", room=room, seq=seq)
        await ann.ask("unpin", room=room, seq=said[5])
        await bob.ask("report", room=room, seq=said[6], why="ünfair")
        await li.ask("read", room=room, seq=said[3])
    await bob.say(ODD[3], rooms["quiet"])
    if "direct" in rooms:
        await bob.say(ODD[4], rooms["direct"])


async def files(http: httpx2.AsyncClient, ann: Talker, room: str) -> None:
    for name, content in (("ünïcode 📎.txt", ODD[2].encode()), ("dot.gif", GIF)):
        begun = await http.post("/uploads", json={"name": name, "size": len(content)})
        if begun.status_code == 201:
            sent = await http.put(f"/uploads/{begun.json()['id']}", content=content)
            await ann.say("see", room, files=[sent.json()["file"]["id"]])


async def order(ann: Talker, li: Talker, room: str, who: dict) -> None:
    for n in range(4):
        await li.say(f"spam {n}", room)
    for kind, more in (
        ("mute", {"span": 315_360_000, "why": "löud"}), ("unmute", {}), ("purge", {"why": "spam"}),
        ("kick", {"why": "out"}), ("ban", {"why": "for good"}),
    ):  # fmt: skip
        await ann.ask(kind, room=room, who=who[li], **more)
    acts = (await ann.ask("acts", room=room)).get("acts", [])
    purge = next((act["id"] for act in acts if act["kind"] == "purge"), None)
    if purge is not None:
        await ann.ask("undo", act=purge)
    reports = (await ann.ask("reports")).get("reports", [])
    if reports:
        await ann.ask("resolve", report=reports[0]["id"])


def as_of(database: Path, version: str) -> None:
    """The same rows in an older schema, without what that has no place for."""
    older = database.with_name("older.db")
    config = Config()
    config.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
    config.attributes["path"] = older
    command.upgrade(config, version)
    with closing(sqlite3.connect(older)) as db:
        db.execute("attach ? as newer", (str(database),))
        tables = "select name from main.sqlite_schema where type = 'table' and name not like 'al%'"
        for (table,) in db.execute(tables).fetchall():
            names = [row[1] for row in db.execute(f"pragma main.table_info({table})")]
            columns = ", ".join(f'"{name}"' for name in names)
            db.execute(f"insert into main.{table} ({columns}) select {columns} from newer.{table}")
        db.commit()
    older.replace(database)
    for left in ("-wal", "-shm"):
        database.with_name(database.name + left).unlink(missing_ok=True)


def written(data: Path, into: Path, told: dict[str, object]) -> Path:
    """The folder as text; the index of words is left out, as servers make it anew."""
    with closing(sqlite3.connect(data / "linnet.db")) as db:
        (version,) = db.execute("select version_num from alembic_version").fetchone()
        for kind, name in db.execute(
            "select type, name from sqlite_schema where type = 'trigger' or name = 'search'"
        ).fetchall():
            db.execute(f"drop {kind} {name}")
        for name in ("search_state", "search_gap", "search_day"):
            if db.execute("select 1 from sqlite_schema where name = ?", (name,)).fetchone():
                db.execute(f"delete from {name}")
        db.commit()
        kept = into / version
        if kept.exists():
            raise SystemExit(f"{kept} is there already, and is never written again")
        kept.mkdir(parents=True)
        (kept / "linnet.sql").write_text("\n".join(db.iterdump()) + "\n")
    if (data / "files/blobs").exists():
        shutil.copytree(data / "files/blobs", kept / "files/blobs")
    (kept / "server-id").write_bytes((data / "server-id").read_bytes())
    text = json.dumps(told, ensure_ascii=False, indent=0, sort_keys=True)
    (kept / "told.json").write_text(text + "\n")
    return kept


if __name__ == "__main__":
    main()
