"""One person at each door, all able to do and to see the same; to add a door, add its class.

A face acts (`say`, `edit` ...) and is asked what it was told: `sees(kind, ...)` waits for the next
thing told that has all the marks of such an entry at this door.
"""

import asyncio
import json
import re
from abc import ABC, abstractmethod
from typing import ClassVar

import httpx2
from tests.ground import PATIENCE
from tests.text.talker import Talker, port


class Face(ABC):
    """Somebody at a door. `marks` says what stands in what they are told of each kind of entry."""

    door = ""
    marks: ClassVar[dict[str, tuple[str, ...]]] = {}
    cannot: ClassVar[frozenset[str]] = frozenset()
    """What nobody can do at this door."""

    def __init__(self, server, name, stack):
        self.server, self.name, self.stack = server, name, stack
        self.id = ""
        self.told = []
        self.looked = 0

    @abstractmethod
    async def come(self):
        """Come in under the name, and know the own id."""

    @abstractmethod
    async def more(self):
        """Wait until something more was told, and put it into `told`."""

    @abstractmethod
    async def say(self, text, room="lobby", reply_to=None): ...
    @abstractmethod
    async def edit(self, seq, text): ...
    @abstractmethod
    async def delete(self, seq): ...
    @abstractmethod
    async def react(self, seq, emoji): ...
    @abstractmethod
    async def join(self, room): ...
    @abstractmethod
    async def leave(self, room): ...
    @abstractmethod
    async def whisper(self, other, text): ...

    def calls(self, other):
        """How this door calls somebody."""
        return other.id

    def lines(self, text):
        """What of a message with several lines stands in one thing told."""
        return [text]

    async def sees(self, kind, **how):
        """Wait until something with these marks is told; what it was."""
        wanted = [mark.format(**how) for mark in self.marks[kind]]
        while True:
            for one in self.told[self.looked :]:
                self.looked += 1
                if all(mark in one for mark in wanted):
                    return one
            try:
                await asyncio.wait_for(self.more(), PATIENCE)
            except TimeoutError:
                raise AssertionError(f"{self.door} never saw {wanted}: {self.told}") from None

    async def sees_said(self, who, text, room="lobby", kind="said", **how):
        for line in self.lines(text):
            await self.sees(kind, who=self.calls(who), text=line, room=room, **how)


class WebSocket(Face):
    """Frames as they are."""

    door = "websocket"
    marks: ClassVar[dict[str, tuple[str, ...]]] = {
        "said": ('"kind": "said"', '"by": "{who}"', '"text": "{text}"'),
        "answered": ('"kind": "said"', '"by": "{who}"', '"text": "{text}"', '"reply_to": {target}'),
        "whispered": ('"room": "~', '"by": "{who}"', '"text": "{text}"'),
        "edited": ('"kind": "edited"', '"by": "{who}"', '"target": {target}', '"text": "{text}"'),
        "deleted": ('"kind": "deleted"', '"by": "{who}"', '"target": {target}'),
        "reacted": ('"kind": "reacted"', '"by": "{who}"', '"target": {target}', "{emoji}"),
        "joined": ('"kind": "joined"', '"by": "{who}"'),
        "left": ('"kind": "left"', '"by": "{who}"'),
        "refused": ('"reason": "bad-text"',),
    }

    async def come(self):
        self.wire = await self.stack.enter_async_context(self.server.wire(self.name))
        self.id = self.wire.me

    async def more(self):
        self.told.append(plain(json.loads(await self.wire.connection.recv())))

    def lines(self, text):
        return [quoted(text)]

    async def wish(self, **frame):
        self.count = getattr(self, "count", 0) + 1
        await self.wire.send(send_id=f"{self.name}-{self.count}", **frame)

    async def say(self, text, room="lobby", reply_to=None):
        more = {} if reply_to is None else {"reply_to": reply_to}
        await self.wish(type="say", room=room, text=text, **more)

    async def edit(self, seq, text):
        await self.wish(type="edit", room="lobby", seq=seq, text=text)

    async def delete(self, seq):
        await self.wish(type="delete", room="lobby", seq=seq)

    async def react(self, seq, emoji):
        await self.wish(type="react", room="lobby", seq=seq, emoji=emoji)

    async def join(self, room):
        await self.wish(type="join", room=room)

    async def leave(self, room):
        await self.wish(type="leave", room=room)

    async def whisper(self, other, text):
        await self.wish(type="direct", who=other.id)
        low, high = sorted((self.id, other.id))
        await self.wish(type="say", room=f"~{low}-{high}", text=text)


class Http(WebSocket):
    """Somebody who asks: entries of the lobby, of one more room, and of private ones."""

    door = "http"

    async def come(self):
        base = f"{self.server.url}/api/v1"
        self.client = await self.stack.enter_async_context(httpx2.AsyncClient(base_url=base))
        signed = (await self.client.post("/guests", json={"name": self.name})).json()
        self.id = signed["you"]["id"]
        self.client.headers["authorization"] = f"Bearer {signed['token']}"
        self.heads = {}

    async def more(self):
        """Asks until there is something: nothing is told to somebody who does not ask."""
        rooms = (await self.client.get("/rooms")).json()["rooms"]
        before = len(self.told)
        for room in rooms:
            after = self.heads.get(room["id"], 0)
            page = await self.client.get(f"/rooms/{room['id']}/entries", params={"after": after})
            for entry in page.json()["entries"] if page.status_code == 200 else ():
                self.heads[room["id"]] = entry["seq"]
                self.told.append(plain(entry))
        await asyncio.sleep(0.02 if len(self.told) == before else 0)

    async def call(self, method, path, **body):
        answer = await self.client.request(method, path, **({"json": body} if body else {}))
        if answer.status_code >= 400:
            self.told.append(plain(answer.json()))

    async def say(self, text, room="lobby", reply_to=None):
        more = {} if reply_to is None else {"reply_to": reply_to}
        await self.call("POST", f"/rooms/{room}/messages", text=text, **more)

    async def edit(self, seq, text):
        await self.call("PATCH", f"/rooms/lobby/messages/{seq}", text=text)

    async def delete(self, seq):
        await self.call("DELETE", f"/rooms/lobby/messages/{seq}")

    async def react(self, seq, emoji):
        await self.call("PUT", f"/rooms/lobby/messages/{seq}/reactions/{emoji}")

    async def join(self, room):
        await self.call("PUT", f"/rooms/{room}/members/me")

    async def leave(self, room):
        await self.call("DELETE", f"/rooms/{room}/members/me")

    async def whisper(self, other, text):
        room = (await self.client.post("/directs", json={"who": other.id})).json()["id"]
        await self.say(text, room)


class PyChat(Face):
    """Lines with ids."""

    door = "pychat"
    marks: ClassVar[dict[str, tuple[str, ...]]] = {
        "said": ("{who}: {text}",),
        "answered": ("{who}: (to ", ") {text}"),
        "whispered": ("[Private] {who}: {text}",),
        "edited": ("* {who} changed message {target}", ": {text}"),
        "deleted": ("* {who} deleted message {target}",),
        "reacted": ("* {who} reacted {emoji} to message {target}",),
        "joined": ("* {who} joined",),
        "left": ("* {who} left",),
        "refused": ("* The text has characters that cannot be shown",),
    }

    async def come(self):
        await self.connect()
        await self.talker.greeted()
        self.talker.send(f"/nick {self.name}")
        await self.talker.until(f"You are {self.name}")
        self.id = self.talker.id

    async def connect(self):
        where = port(self.server, self.door)
        reader, writer = await asyncio.open_connection("127.0.0.1", where)
        self.stack.callback(writer.close)
        self.talker = Talker(reader, writer)

    async def more(self):
        self.told.append(await self.talker.line())

    def lines(self, text):
        return [line.replace("\u202e", "\ufffd") for line in text.split("\n")]

    async def say(self, text, room="lobby", reply_to=None):
        text = text.replace("\n", "\r")
        self.talker.send(text if reply_to is None else f"/reply {reply_to} {text}")

    async def edit(self, seq, text):
        self.talker.send(f"/edit {seq} {text}")

    async def delete(self, seq):
        self.talker.send(f"/delete {seq}")

    async def react(self, seq, emoji):
        self.talker.send(f"/react {seq} {emoji}")

    async def join(self, room):
        self.talker.send(f"/join {room}")

    async def leave(self, room):
        self.talker.send("/leave")

    async def whisper(self, other, text):
        self.talker.send(f"/msg {other.id} {text}")


class Nickname(PyChat):
    """Lines with names."""

    door = "nickname"

    async def come(self):
        await self.connect()
        self.talker.send(self.name, "/who")
        self.id = (await self.talker.until(f" {self.name}")).split()[1]
        await self.talker.until("in all")

    def calls(self, other):
        return other.name


def plain(frame):
    return json.dumps(frame, ensure_ascii=False)


def quoted(text):
    return plain(text)[1:-1]


class Irc(Face):
    """An IRC client of today. It has no command for an edit, and controls are taken out."""

    door = "irc"
    cannot = frozenset({"edit"})
    caps = "message-tags batch echo-message draft/multiline draft/message-redaction"
    marks: ClassVar[dict[str, tuple[str, ...]]] = {
        "said": (":{who}!", " PRIVMSG #lobby :{text}"),
        "answered": ("+draft/reply=lobby.{target}", ":{who}!", " PRIVMSG #lobby :{text}"),
        "whispered": (":{who}!", " PRIVMSG Pirc :{text}"),
        "edited": (":{who}!", "lobby.", "{text}"),
        "deleted": (":{who}!", " REDACT #lobby lobby.{target}"),
        "reacted": ("+draft/react={emoji}", "+draft/reply=lobby.{target}", ":{who}!", "TAGMSG"),
        # Who comes by a door without connections is spoken of in a notice.
        "joined": (":{who}!", " #garden"),
        "left": (":{who}!", " #garden"),
        "refused": (" PRIVMSG #lobby :a]0;titleb",),
    }

    async def come(self):
        where = self.server.server.irc.ports[0]
        reader, writer = await asyncio.open_connection("127.0.0.1", where)
        self.stack.callback(writer.close)
        self.talker = Talker(reader, writer)
        self.talker.send(
            "CAP LS 302", f"CAP REQ :{self.caps}", f"NICK {self.name}", "USER u 0 * :r", "CAP END",
            "JOIN #lobby", f"WHOIS {self.name}",
        )  # fmt: skip
        self.id = re.search(r" ([0-9]{6})\.linnet", await self.talker.until(" 311 "))[1]
        await self.talker.until(" 318 ")

    async def more(self):
        self.told.append((await self.talker.line()).removesuffix("\r"))

    def calls(self, other):
        return other.name

    def lines(self, text):
        return text.split("\n")

    async def say(self, text, room="lobby", reply_to=None):
        tags = "" if reply_to is None else f"@+draft/reply=lobby.{reply_to} "
        if "\n" in text:
            self.talker.send("BATCH +b draft/multiline #lobby")
            self.talker.send(*(f"@batch=b PRIVMSG #lobby :{line}" for line in text.split("\n")))
            self.talker.send("BATCH -b")
        else:
            self.talker.send(f"{tags}PRIVMSG #{room} :{text}")

    async def edit(self, seq, text):
        raise AssertionError("there is no such command")

    async def delete(self, seq):
        self.talker.send(f"REDACT #lobby lobby.{seq}")

    async def react(self, seq, emoji):
        self.talker.send(f"@+draft/react={emoji};+draft/reply=lobby.{seq} TAGMSG #lobby")

    async def join(self, room):
        self.talker.send(f"JOIN #{room}")

    async def leave(self, room):
        self.talker.send(f"PART #{room}")

    async def whisper(self, other, text):
        self.talker.send(f"PRIVMSG {other.name} :{text}")


FACES = {face.door: face for face in (WebSocket, Http, PyChat, Nickname, Irc)}
