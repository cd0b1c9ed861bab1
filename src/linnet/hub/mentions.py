"""Whom a message calls: words after an `@` become people and groups, or stay text."""

from linnet.hub.facts import Facts
from linnet.hub.permissions import Act, may
from linnet.hub.room import Room
from linnet.protocol import limits
from linnet.protocol.ids import LOBBY, PersonId
from linnet.protocol.messages import Call
from linnet.protocol.people import Person


def mentioned(room: Room, by: Person, facts: Facts) -> tuple[PersonId, ...]:
    """The people called by name or id: others in the room, each once.

    Somebody who is not there is not called, and whether they exist is not told.
    """
    found = dict.fromkeys(facts.named[word] for word in facts.words if word in facts.named)
    there = [id for id in found if id != by.id and (room.id == LOBBY or id in room.members)]
    return tuple(there[: limits.MENTIONS])


def calls(room: Room, by: Person, facts: Facts) -> tuple[Call, ...]:
    """The groups called. In a room of two there are none."""
    words = {word.casefold() for word in facts.words}
    found: list[Call] = []
    if "room" in words and _may_call_room(room, by):
        found.append("room")
    if "moderators" in words and room.kind != "direct":
        found.append("moderators")
    return tuple(found)


def _may_call_room(room: Room, by: Person) -> bool:
    """Moderators always; in a small room everybody."""
    if may(by, Act.CALL_ROOM, room):
        return True
    small = room.id != LOBBY and len(room.members) <= limits.CALLED_ROOM
    return small and room.kind != "direct"
