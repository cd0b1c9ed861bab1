"""The rules about messages: posting with extras, changing, answering and marking them."""

from collections.abc import Collection

from msgspec import UNSET

from linnet.hub import mentions, text
from linnet.hub.facts import Facts
from linnet.hub.permissions import Act, authorise, may
from linnet.hub.room import Room
from linnet.protocol import limits
from linnet.protocol.commands import Delete, Edit, Pin, React, Say, Unpin, Unreact
from linnet.protocol.entries import (
    Body,
    Deleted,
    Edited,
    Entry,
    Pinned,
    Reacted,
    Said,
    Unpinned,
    Unreacted,
)
from linnet.protocol.files import File
from linnet.protocol.ids import Millis
from linnet.protocol.people import Person
from linnet.protocol.reasons import Reason, Refused


def is_plain(command: Say, words: Collection[str]) -> bool:
    """Whether a message needs no facts: no reply, no files, no words that may call somebody."""
    return command.reply_to is None and not command.files and not words


def say(room: Room | None, by: Person, command: Say, at: Millis, facts: Facts) -> Body:
    """A message with whatever it may have."""
    room = authorise(by, Act.SAY, room, at)
    _not_too_soon(room, by, at, facts)
    reply_to = UNSET if command.reply_to is None else _target(facts)[0].seq
    files = _files(command, facts)
    written = text.message(command.text) if command.text or not files else ""
    return Said(
        written,
        reply_to=reply_to,
        files=files,
        mentions=mentions.mentioned(room, by, facts),
        calls=mentions.calls(room, by, facts),
    )


def edit(room: Room | None, by: Person, command: Edit, at: Millis, facts: Facts) -> Body:
    """Another text for a message of one's own."""
    room = authorise(by, Act.EDIT, room, at)
    message, said = _target(facts)
    _own(room, by, message, at)
    written = text.message(command.text) if command.text or not said.files else ""
    if written == said.text:
        raise Refused(Reason.ALREADY_THERE)
    return Edited(
        target=message.seq,
        text=written,
        mentions=mentions.mentioned(room, by, facts),
        calls=mentions.calls(room, by, facts),
    )


def delete(room: Room | None, by: Person, command: Delete, at: Millis, facts: Facts) -> Body:
    """A message goes: one's own in time, anybody's for those who may."""
    room = authorise(by, Act.READ, room, at)
    message, said = _target(facts)
    if not may(by, Act.DELETE_OTHERS, room, at):
        authorise(by, Act.DELETE, room, at)
        _own(room, by, message, at)
    return Deleted(target=message.seq, pins=room.pins - 1 if said.pinned else UNSET)


def react(room: Room | None, by: Person, command: React, at: Millis, facts: Facts) -> Body:
    """One more emoji from this person."""
    authorise(by, Act.REACT, room, at)
    message, said = _target(facts)
    emoji = text.emoji(command.emoji)
    people = said.reactions.get(emoji, ())
    if by.id in people:
        raise Refused(Reason.ALREADY_THERE)
    kinds = len(said.reactions) + (not people)
    total = sum(map(len, said.reactions.values())) + 1
    if kinds > limits.REACTION_KINDS or total > limits.REACTIONS:
        raise Refused(Reason.TOO_MANY, "This message has as many reactions as one can have.")
    return Reacted(target=message.seq, emoji=emoji)


def unreact(room: Room | None, by: Person, command: Unreact, at: Millis, facts: Facts) -> Body:
    """One emoji of this person less."""
    authorise(by, Act.REACT, room, at)
    message, said = _target(facts)
    emoji = text.emoji(command.emoji)
    if by.id not in said.reactions.get(emoji, ()):
        raise Refused(Reason.ALREADY_THERE)
    return Unreacted(target=message.seq, emoji=emoji)


def pin(room: Room | None, by: Person, command: Pin, at: Millis, facts: Facts) -> Body:
    """The message stays at hand."""
    room = authorise(by, Act.PIN, room, at)
    message, said = _target(facts)
    if said.pinned:
        raise Refused(Reason.ALREADY_THERE)
    if room.pins >= limits.PINS:
        raise Refused(Reason.TOO_MANY, f"A room has at most {limits.PINS} pinned messages.")
    return Pinned(target=message.seq, pins=room.pins + 1)


def unpin(room: Room | None, by: Person, command: Unpin, at: Millis, facts: Facts) -> Body:
    """The message is one like the others again."""
    room = authorise(by, Act.PIN, room, at)
    message, said = _target(facts)
    if not said.pinned:
        raise Refused(Reason.ALREADY_THERE)
    return Unpinned(target=message.seq, pins=room.pins - 1)


def _not_too_soon(room: Room, by: Person, at: Millis, facts: Facts) -> None:
    """In slow mode members wait between two messages. Raises Refused `slow-mode`."""
    wait = facts.last_said + room.policy.slow * 1000 - at
    if wait > 0 and room.policy.slow and not may(by, Act.CALM, room, at):
        raise Refused(Reason.SLOW_MODE, retry_after=wait / 1000)


def _target(facts: Facts) -> tuple[Entry, Said]:
    """The message a command is about. Raises Refused when it is none, or gone."""
    message = facts.target
    if message is None or not isinstance(message.body, Said):
        raise Refused(Reason.NO_SUCH_MESSAGE)
    if message.body.deleted is not UNSET:
        raise Refused(Reason.MESSAGE_DELETED)
    return message, message.body


def _own(room: Room, by: Person, message: Entry, at: Millis) -> None:
    """Only who wrote it, and only while the room allows it."""
    if message.by != by.id:
        raise Refused(Reason.NOT_ALLOWED, "Only who wrote a message can change it.")
    within = room.policy.edit_within
    if within and at > message.at + within * 1000:
        raise Refused(Reason.TOO_LATE)


def _files(command: Say, facts: Facts) -> tuple[File, ...]:
    if len(command.files) > limits.FILES:
        raise Refused(Reason.TOO_MANY, f"A message has at most {limits.FILES} files.")
    if any(id not in facts.files for id in command.files):
        raise Refused(Reason.NO_SUCH_FILE)
    return tuple(facts.files[id] for id in dict.fromkeys(command.files))
