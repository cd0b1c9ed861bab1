"""A room as one person sees it."""

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from linnet.engine.audience import Audience
from linnet.hub.room import Room, role_of
from linnet.protocol.frames import Marker, Named, RoomView
from linnet.protocol.mine import Draft, Level
from linnet.protocol.people import NOTES, Person


def notes(person: Person) -> Named:
    """With whom somebody is in the room of their notes, as it is called there."""
    return Named(id=person.id, name=NOTES)


def view(
    room: Room,
    person: Person,
    read: Marker,
    audience: Audience | None,
    members: int,
    other: Named | UnsetType = UNSET,
    level: Level = "everything",
    draft: Draft | UnsetType = UNSET,
) -> RoomView:
    """What this person is shown of the room; the head is what its audience was told."""
    role = role_of(room, person)
    return RoomView(
        id=room.id,
        name=room.name,
        kind=room.kind,
        topic=room.topic,
        role=UNSET if role is None else role,
        head=audience.told if audience is not None else room.seq,
        count=audience.count if audience is not None else room.count,
        read=read,
        members=members,
        online=len(audience.online) if audience is not None else 0,
        with_=other,
        policy=room.policy if role is not None else replace(room.policy, key=""),
        pins=room.pins,
        level=level,
        draft=draft,
    )
