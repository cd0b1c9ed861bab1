"""The audit log and reports, in words."""

from collections.abc import Mapping

from linnet.protocol.frames import RoomView
from linnet.protocol.ids import RoomId
from linnet.protocol.moderation import Act, Reported
from linnet.protocol.policies import Policy, PolicySet
from linnet.terminal.clean import one_line
from linnet.terminal.colour import PLAIN, Palette
from linnet.terminal.happenings import messages
from linnet.terminal.policies import change_words
from linnet.terminal.words import day_and_time, room_title, until

Rooms = Mapping[RoomId, RoomView]


_BOTS = {
    "make-bot": "made the bot",
    "make-hook": "made the webhook",
    "bot-token": "changed the token of the bot",
    "remove-bot": "removed the bot",
}
_PLAIN = {
    "policy": "changed how the room is kept",
    "resolve": "looked at a report",
    "give-code": "gave out a code for a new account",
    "drop-code": "took a code for a new account back",
    "make-invitation": "made an invitation",
    "drop-invitation": "took an invitation back",
}
_SERVER = ("add-person", "one-time", "end-sessions", "give-code", "drop-code", "setting", *_BOTS)
"""Acts that are about no room."""


def act_line(act: Act, rooms: Rooms, paint: Palette = PLAIN) -> str:
    """`#12 3 May 2026 14:05 Ann banned Ben for good in #tea: spam`."""
    when = paint.faint(f"#{act.id} {day_and_time(act.at)}")
    by = paint.name(one_line(act.by_name), act.by)
    place = (
        ""
        if act.kind in _SERVER
        else " everywhere"
        if act.everywhere
        else f" in {_room(act.room, rooms)}"
    )
    why = f": {one_line(act.why)}" if act.why.strip() else ""
    if isinstance(act.policy, Policy):
        why = f": {change_words(PolicySet(act.policy, act.changed))}"
    undone = f" (taken back by {one_line(act.undone_by)})" if isinstance(act.undone, int) else ""
    return f"{when} {by} {_deed(act, paint)}{place}{why}{undone}"


def report_lines(report: Reported, rooms: Rooms, paint: Palette = PLAIN) -> list[str]:
    """Who reported what; what was said before it, faint, and the message."""
    by = paint.name(one_line(report.by_name), report.by)
    why = f": {one_line(report.why)}" if report.why.strip() else ""
    place = f"[{report.seq}] in {_room(report.room, rooms)}"
    when = paint.faint(f"#{report.id} {day_and_time(report.at)}")
    said = f"{paint.name(one_line(report.who_name), report.who)}: {one_line(report.text)}"
    return [
        f"  {when} {by} reported {place}{why}",
        *(paint.faint(f"      {one_line(line)}") for line in report.context),
        f"    > {said}",
    ]


def report_news(report: Reported, rooms: Rooms) -> str:
    """That somebody reported something, for a moderator who is here."""
    by, whose = one_line(report.by_name), one_line(report.who_name)
    room = _room(report.room, rooms)
    return f"{by} reported a message of {whose} in {room}; /reports shows it"


def _deed(act: Act, paint: Palette) -> str:
    who = (
        paint.name(one_line(act.who_name), act.who)
        if isinstance(act.who, str)
        else one_line(act.who_name)
    )
    match act.kind:
        case "kick":
            return f"put {who} out"
        case "ban" | "mute":
            verb = "banned" if act.kind == "ban" else "muted"
            span = f"until {until(act.until, act.at)}" if isinstance(act.until, int) else "for good"
            return f"{verb} {who} {span}"
        case "unban":
            return f"let {who} come back"
        case "unmute":
            return f"let {who} speak again"
        case "delete":
            return f"deleted a message of {who}"
        case "purge":
            return f"removed {messages(act.messages)} of {who}"
        case "role":
            return f"changed the role of {who}"
        case "add-person":
            return f"made an account for {who}" if who else f"made {act.messages} accounts"
        case "one-time":
            return f"gave {who} a one-time password"
        case "end-sessions":
            return f"signed {who} out"
        case "give-code" | "drop-code" | "resolve" | "policy":
            return _PLAIN[act.kind]
        case "make-invitation" | "drop-invitation":
            return _PLAIN[act.kind]
        case "make-bot" | "make-hook" | "bot-token" | "remove-bot":
            return f"{_BOTS[act.kind]} {who}"
        case "setting":
            return f"changed the setting {who}"
        case "undo":
            return f"took #{act.of} back"


def _room(room: RoomId, rooms: Rooms) -> str:
    return room_title(rooms[room]) if room in rooms else one_line(room)
