"""A bot on a server: connected, listening, and answering room by room."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from linnet.bot.bot import Bot
from linnet.bot.heard import Heard, heard
from linnet.client import Address, CannotConnect, Client, Refused
from linnet.client.events import Arrived, Closed, Connected, Reconnecting
from linnet.client.places import home
from linnet.client.profiles import Profiles
from linnet.client.tokens import TokenStore
from linnet.protocol.ids import PersonId
from linnet.protocol.people import PersonKind

BEHIND = 200
"""What waits in one room for a bot's answer; more is passed over."""


def run(bot: Bot, server: str | None, token: str | None) -> None:
    """See `Bot.run`; ends the program with 1 where the server does not want the bot."""
    server = server or os.environ.get("LINNET_SERVER") or ""
    token = token or os.environ.get("LINNET_TOKEN") or None
    try:
        address, kept = _place(server)
        token = token or kept
        asyncio.run(_until_told(bot, address, token))
    except (Refused, CannotConnect, ValueError) as wrong:
        sys.exit(f"{bot.name}: {wrong}")


def _place(server: str) -> tuple[Address, str | None]:
    """Where that is; with its token where it is a profile of `linnet login`. Raises ValueError."""
    profile = Profiles(home()).find(server) if server else None
    if profile is None:
        return Address.read(server) if server else Address(), None
    kept = TokenStore(home()).find(profile.address, profile.name)
    return profile.address, kept.token if kept else None


async def _until_told(bot: Bot, address: Address, token: str | None) -> None:
    serving = asyncio.ensure_future(serve(bot, address, token))
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows: Ctrl+C is a KeyboardInterrupt
            loop.add_signal_handler(number, serving.cancel)
    with suppress(asyncio.CancelledError, KeyboardInterrupt):
        await serving


async def serve(bot: Bot, address: Address, token: str | None = None) -> None:
    """Be this bot for ever. Raises Refused where the server ends it for good."""
    name = None if token else bot.name
    client = Client(address, name=name, token=token, cached=False, agent=f"linnet-bot {bot.name}")
    client.start()
    try:
        await client.welcomed()
        for room in bot.rooms:
            await client.join(*apart(room))
        voice = LiveVoice(client)
        async with _ticking(bot, voice), Rooms(bot).open() as rooms:
            await _listen(bot, client, voice, rooms)
    finally:
        await client.close()


def apart(room: str) -> tuple[str, str]:
    """A room's name and its key, which may stand after it."""
    name, _, key = room.partition(" ")
    return name, key.strip()


async def _listen(bot: Bot, client: Client, voice: "LiveVoice", rooms: "Rooms") -> None:
    async for event in client:
        match event:
            case Arrived(entry):
                view = client.rooms.get(entry.room)
                if view is None or _is_bot(client, entry.by):
                    continue
                private = view.kind == "direct"
                room = view.id if private else view.name
                if happened := heard(entry, room, private, voice):
                    rooms.put(happened)
            case Connected(you):
                print(f"{bot.name}: connected as {you.name} ({you.id})", file=sys.stderr)
            case Reconnecting(cause=cause):
                print(f"{bot.name}: {cause}", file=sys.stderr)
            case Closed(reason, message):
                raise Refused(reason, message)
            case _:
                pass


def _is_bot(client: Client, id: PersonId) -> bool:
    """Two bots that answer each other would never end."""
    person = client.people.get(id)
    return person is not None and person.kind is PersonKind.BOT


class Rooms:
    """Answers of one room come one after the other; no room waits for another."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._waiting: dict[str, asyncio.Queue[Heard]] = {}
        self._tasks: list[asyncio.Task[None]] = []

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Rooms"]:
        """Rooms in which nothing is answered any more afterwards."""
        try:
            yield self
        finally:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def put(self, happened: Heard) -> None:
        """Have it answered when what came before it in its room is."""
        waiting = self._waiting.get(happened.room)
        if waiting is None:
            waiting = self._waiting[happened.room] = asyncio.Queue(BEHIND)
            self._tasks.append(asyncio.create_task(self._answer(waiting)))
        try:
            waiting.put_nowait(happened)
        except asyncio.QueueFull:
            told = f"{self._bot.name}: too slow for #{happened.room}, passed over [{happened.seq}]"
            print(told, file=sys.stderr)

    async def _answer(self, waiting: "asyncio.Queue[Heard]") -> None:
        while True:
            await self._bot.hear(await waiting.get())


@asynccontextmanager
async def _ticking(bot: Bot, voice: "LiveVoice") -> AsyncIterator[None]:
    task = asyncio.create_task(_tick(bot, voice))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _tick(bot: Bot, voice: "LiveVoice") -> None:
    loop = asyncio.get_running_loop()
    bot.begin(loop.time)
    while True:
        due = bot.timers.next
        # Answers set timers, too: look again before long.
        await asyncio.sleep(1.0 if due is None else min(1.0, max(0.0, due - loop.time())))
        await bot.tick(voice)


class LiveVoice:
    """See `Voice`: a client's connection to a server."""

    def __init__(self, client: Client) -> None:
        self._client = client

    @property
    def me(self) -> str:
        return self._client.me.id if self._client.me else ""

    @property
    def name(self) -> str:
        return self._client.me.name if self._client.me else ""

    async def say(self, room: str, text: str, *, reply_to: int | None = None) -> int:
        return (await self._client.say(room, text, reply_to=reply_to)).seq

    async def direct(self, who: str, text: str) -> None:
        view = await self._client.direct(who)
        await self._client.say(view.id, text)

    async def react(self, room: str, seq: int, emoji: str) -> None:
        await self._client.react(room, seq, emoji)

    async def delete(self, room: str, seq: int) -> None:
        await self._client.delete(room, seq)

    async def mute(self, room: str, who: str, seconds: int, why: str = "") -> None:
        await self._client.mute(room, who, seconds, why=why)

    async def upload(
        self, room: str, file: Path | bytes, *, name: str = "", text: str = ""
    ) -> None:
        sent = await self._client.upload(file, name=name)
        await self._client.share(room, [sent], text)
