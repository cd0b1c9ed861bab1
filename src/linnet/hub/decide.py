"""The rules. No clock, no I/O, no waiting: everything arrives as an argument."""

from collections.abc import Callable
from typing import Any

from linnet.hub import (
    directs,
    invitations,
    keeping,
    messages,
    moderation,
    policies,
    rooms,
    text,
    undoing,
)
from linnet.hub.facts import Facts
from linnet.hub.permissions import Act, authorise
from linnet.hub.room import Room
from linnet.protocol import commands as c
from linnet.protocol.commands import RoomCommand, Say
from linnet.protocol.entries import Body, Entry, Said
from linnet.protocol.ids import Millis
from linnet.protocol.people import Person

Deciding = (
    RoomCommand
    | c.Undo
    | invitations.Accepting
    | moderation.Sweep
    | policies.Calming
    | keeping.Expiring
    | keeping.Erasing
)
"""What a turn is about: commands of the wire, and what the server makes of others."""
_SAY = Act.SAY
Rule = Callable[[Room | None, Person, Any, Millis, Facts], Body]
RULES: dict[type[Deciding], Rule] = {
    c.Say: messages.say,
    c.Edit: messages.edit,
    c.Delete: messages.delete,
    c.React: messages.react,
    c.Unreact: messages.unreact,
    c.Pin: messages.pin,
    c.Unpin: messages.unpin,
    c.CreateRoom: rooms.create,
    c.Direct: rooms.direct,
    c.Join: rooms.join,
    c.Leave: rooms.leave,
    c.Invite: rooms.invite,
    invitations.Accepting: invitations.accept,
    c.Rename: rooms.rename,
    c.SetTopic: rooms.set_topic,
    c.SetRole: rooms.set_role,
    c.SetPolicy: policies.set_policy,
    c.Voice: policies.voice,
    c.Mask: policies.set_mask,
    c.Kick: moderation.kick,
    c.Ban: moderation.ban,
    c.Unban: moderation.unban,
    c.Mute: moderation.mute,
    c.Unmute: moderation.unmute,
    c.Undo: undoing.undo,
    moderation.Sweep: moderation.sweep,
    policies.Calming: policies.calm,
    keeping.Expiring: keeping.expire,
    keeping.Erasing: keeping.erase,
}
"""Each command that becomes an entry, and the rule that grants or refuses it."""


def say(room: Room | None, by: Person, command: Say, at: Millis) -> Entry:
    """The commonest wish, without a detour: a message for which `messages.is_plain`."""
    room = authorise(by, _SAY, room, at)
    return Entry(
        room=room.id,
        seq=room.seq + 1,
        count=room.count + 1,
        by=by.id,
        name=by.name,
        at=at,
        send_id=command.send_id,
        body=Said(text.message(command.text)),
    )


def decide(room: Room | None, by: Person, command: Deciding, at: Millis, facts: Facts) -> Entry:
    """Grant the wish as the room's next entry, or raise Refused.

    `room` is None for one that does not exist; for one to be made it is empty, with seq 0.
    """
    moderation.admit(by, command, at, facts)
    directs.check(facts)
    body = RULES[type(command)](room, by, command, at, facts)
    assert room is not None, "a body was granted, so there is a room"
    return Entry(
        room=room.id,
        seq=room.seq + 1,
        count=room.count + isinstance(body, Said),
        by=by.id,
        name=by.name,
        at=at,
        send_id=command.send_id,
        body=body,
    )
