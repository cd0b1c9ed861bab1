"""Bots, webhooks and keys. What is secret of them is shown on this screen and nowhere else."""

from functools import partial

from msgspec import UNSET

from linnet.client.bots import Crew
from linnet.protocol.bots import BotView
from linnet.protocol.hooks import HookView, OutletView
from linnet.protocol.keys import KeyView
from linnet.terminal.clean import one_line
from linnet.terminal.commands import bots as typed
from linnet.terminal.deeds.deed import Deeds
from linnet.terminal.deeds.seat import Seat
from linnet.terminal.words import day_and_time, room_title


async def bots(seat: Seat, wish: typed.OfBots) -> None:
    """See, make, change or remove a bot."""
    crew = _crew(seat)
    name = one_line(wish.name)
    match wish.deed:
        case "list":
            found = await crew.bots()
            for one in found:
                seat.show(f"  {bot_line(one)}")
            if not found:
                seat.notice("you answer for no bot; /bot new NAME makes one")
        case "new" | "token":
            told = await (crew.make if wish.deed == "new" else crew.renew)(wish.name)
            seat.notice(f"{one_line(told.bot.name)} comes in with the token {told.token}")
            seat.notice("it is shown only now; LINNET_TOKEN gives it to the bot's program")
        case "revoke":
            await crew.revoke(wish.name)
            seat.notice(f"{name} has no token now; /bot token {name} gives it one")
        case "remove":
            seat.notice(f"{name} could never come back; what it said stays")
            seat.ask("removes it", partial(_remove_bot, seat, wish.name))


async def _remove_bot(seat: Seat, name: str) -> None:
    gone = await _crew(seat).remove(name)
    seat.notice(f"{one_line(gone.name)} is removed")


async def hooks(seat: Seat, wish: typed.OfHooks) -> None:
    """See, make, change or remove a webhook."""
    crew, room = _crew(seat), seat.room
    match wish.deed:
        case "list":
            await _list_hooks(seat)
        case "new" | "renew":
            deed = crew.make_hook if wish.deed == "new" else crew.renew_hook
            hook, url = await deed(room, wish.name)
            seat.notice(f"what is posted to this address, {one_line(hook.name)} says here:")
            seat.notice(url)
            seat.notice(f"it is shown only now; try it: curl -d hello {url}")
        case "out":
            told = await crew.make_outlet(room, wish.name, wish.url)
            seat.notice(f"what people say here goes to {one_line(told.outlet.url)} from now on")
            seat.notice(f"signed with {told.secret}, which is shown only now")
        case "begin":
            begun = await crew.begin_outlet(room, wish.name)
            seat.notice(f"{one_line(begun.name)} goes on after message {begun.seq}")
        case "remove":
            gone = await crew.remove_hook(room, wish.name)
            seat.notice(f"{one_line(gone)} is removed")


async def _list_hooks(seat: Seat) -> None:
    found = await _crew(seat).hooks(seat.room)
    for hook in found.hooks:
        seat.show(f"  {hook_line(hook)}")
    for outlet in found.outlets:
        seat.show(f"  {outlet_line(outlet)}")
    if not (found.hooks or found.outlets):
        seat.notice(f"{room_title(seat.view)} has no webhooks; /hook new NAME makes one")


async def keys(seat: Seat, wish: typed.OfKeys) -> None:
    """See, add or remove a key for SSH."""
    crew = _crew(seat)
    match wish.deed:
        case "list":
            found = await crew.keys()
            for one in found:
                seat.show(f"  {key_line(one)}")
            if not found:
                seat.notice("you have none; /ssh-key add and the line of a file id_….pub adds one")
        case "add":
            added = await crew.add_key(wish.key)
            seat.notice(f"you come in over SSH with {added.fingerprint} from now on")
        case "remove":
            await crew.remove_key(wish.key)
            seat.notice("nobody comes in with it any more; what is open stays open")


def key_line(key: KeyView) -> str:
    """`SHA256:… ssh-ed25519 ann@home, last 3 May 2026 14:05`."""
    last = "never used" if key.used is UNSET else f"last {day_and_time(int(key.used))}"
    return f"{key.fingerprint} {key.kind} {one_line(key.comment)}, {last}"


def bot_line(bot: BotView) -> str:
    """`dice (483920), of Ann, online`."""
    state = "online" if bot.online else "not here" if bot.token else "without a token"
    return f"{one_line(bot.name)} ({bot.id}), of {one_line(bot.owner.name)}, {state}"


def hook_line(hook: HookView) -> str:
    """`ci: programs post, made by Ann, last 3 May 2026 14:05`."""
    last = "never used" if hook.used is UNSET else f"last {day_and_time(int(hook.used))}"
    return f"{one_line(hook.name)}: programs post, made by {one_line(hook.owner.name)}, {last}"


def outlet_line(outlet: OutletView) -> str:
    """`mirror: is sent to http://…, up to message 7, failing since …`."""
    state = ""
    if outlet.ended:
        state = f", given up: {one_line(outlet.ended)}"
    elif isinstance(outlet.failing, int):
        state = f", failing since {day_and_time(outlet.failing)}"
    where = one_line(outlet.url)
    return f"{one_line(outlet.name)}: is sent to {where}, up to message {outlet.seq}{state}"


def _crew(seat: Seat) -> Crew:
    return Crew(seat.client.address, seat.client.token or "")


DEEDS: Deeds = {typed.OfBots: bots, typed.OfHooks: hooks, typed.OfKeys: keys}
