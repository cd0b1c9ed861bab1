"""`linnet bot`: runs bots, and rehearses them on what was really said."""

import asyncio
import signal
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer
from msgspec import json

from linnet.bot.bot import Bot
from linnet.bot.live import apart
from linnet.bot.loading import NoBot, load
from linnet.bot.replay import Replay, past, told
from linnet.bot.running import Keeper, files
from linnet.cli import bot_accounts
from linnet.cli.address import (
    DEFAULT_HOST,
    DEFAULT_PORT,
    USAGE,
    Host,
    Key,
    Name,
    Port,
    Server,
    signed_in,
)
from linnet.cli.place import going
from linnet.cli.problem import give_up, say_problem
from linnet.cli.script import run as run_script
from linnet.client import Address, CannotConnect, Client, Refused
from linnet.client.bots import Crew
from linnet.terminal.clean import clean, escape_json

Place = Annotated[Path, typer.Argument(metavar="DIR", help="A folder of bots, or one file.")]
File = Annotated[Path, typer.Argument(metavar="FILE", help="The bot.")]
Tell = Annotated[str | None, typer.Option(metavar="WHO", help="Whom to write to after a crash.")]
Last = Annotated[int, typer.Option(metavar="N", min=1, max=100_000, help="So many entries back.")]
Where = Annotated[
    str | None, typer.Option("--room", metavar="ROOM", help="This room; else the bot's own.")
]
Json = Annotated[bool, typer.Option("--json", help="Each thing it would do as a line of JSON.")]

bot = typer.Typer(help="Make bots, run them, or rehearse them on what was really said.")
bot.command()(bot_accounts.new)
bot.command("list")(bot_accounts.list_)
bot.command()(bot_accounts.token)
bot.command()(bot_accounts.remove)


@bot.command()
def run(
    bots: Place,
    tell: Tell = None,
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
    server: Server = None,
) -> None:
    """Run every bot of a folder in a process of its own, until Ctrl+C.

    A bot that was saved begins anew; one that crashed is started again, later each time, and
    writes to who answers for it, or to --tell. NAME.token beside NAME.py holds a bot's own token;
    without it the bot is a guest. Exit codes: 0 stopped, 2 there is no bot.
    """
    if not files(bots):
        give_up(f"{bots} has no bots in it", USAGE)
    run_script(lambda: _run(going(server, host, port, None)[0], bots, tell))


async def _run(address: Address, bots: Path, tell: str | None) -> None:
    async def crashed(path: Path, complaint: str) -> None:
        await _tell(address, path, tell, complaint)

    keeping = asyncio.ensure_future(Keeper(bots, {"LINNET_SERVER": _link(address)}, crashed).keep())
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows: Ctrl+C is a KeyboardInterrupt
            asyncio.get_running_loop().add_signal_handler(number, keeping.cancel)
    with suppress(asyncio.CancelledError):
        await keeping


async def _tell(address: Address, path: Path, tell: str | None, complaint: str) -> None:
    """Write to the bot's owner as the bot; a server that is away is no news to its owner.

    The server knows the owner of one with a token.
    """
    token = path.with_suffix(".token")
    own = token.read_text().strip() if token.is_file() else None
    name = None if own else path.stem
    text = f"I crashed, and begin again soon:\n```\n{complaint.replace('```', chr(39) * 3)}\n```"
    whom = tell
    try:
        whom = whom or (own and (await Crew(address, own).bot()).owner.id)
        if not whom:
            return
        async with Client(address, name=name, token=own, cached=False, patience=0) as client:
            view = await client.direct(whom)
            await client.say(view.id, text)
    except (Refused, CannotConnect) as wrong:
        say_problem(f"{whom or 'its owner'} could not be told of it: {wrong}")


def _link(address: Address) -> str:
    if not address.tls:
        return str(address)
    return f"linnet://{address}/#{address.pin}" if address.pin else address.http


@bot.command()
def replay(
    file: File,
    last: Last = 500,
    room: Where = None,
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
    server: Server = None,
    name: Name = None,
    key: Key = "",
    as_json: Json = False,
) -> None:
    """Show what a bot would have said to what was really said. Nothing is sent.

    The bot's own code runs, so what it writes to files it does write; timers do not run.
    Exit codes: 0 shown, 1 refused, 2 this is no bot, 3 no connection.
    """
    try:
        loaded = load(file)
    except NoBot as wrong:
        give_up(str(wrong), USAGE)
    rooms = [f"{room} {key}"] if room else list(loaded.rooms)
    run_script(lambda: _replay(*going(server, host, port, name), loaded, rooms, last, as_json))


async def _replay(
    address: Address, name: str | None, loaded: Bot, rooms: list[str], last: int, as_json: bool
) -> None:
    counted: Counter[str] = Counter()
    async with signed_in(address, name) as client:
        for room in rooms:
            view = await client.join(*apart(room))
            rehearsal = Replay(loaded, view)
            for entry in await past(client, view, last):
                found = await rehearsal.hear(entry)
                if found is None:
                    continue
                happened, done = found
                counted["heard"] += 1
                counted.update(one.what for one in done)
                if as_json:
                    for one in done:
                        print(escape_json(json.encode(one).decode()))
                elif done:
                    print("\n".join(map(clean, told(happened, done))))
    if not as_json:
        what = ", ".join(f"{number} {what}" for what, number in counted.items() if what != "heard")
        print(
            f"{counted['heard']} heard; it would have done: {what or 'nothing'}. Nothing was sent."
        )
