"""Who is online by which doors, for those who run the server."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain, islice

from linnet.engine.listener import Listener
from linnet.protocol.administration import Here
from linnet.protocol.ids import PersonId


def here(online: Mapping[PersonId, Sequence[Listener]], most: int) -> list[Here]:
    """Some of those who are online: who came first stands first."""
    return [_here(listeners) for listeners in islice(online.values(), most)]


def by_door(online: Mapping[PersonId, Sequence[Listener]]) -> dict[str, int]:
    """How many connections there are by each door."""
    return dict(Counter(one.door for one in chain.from_iterable(online.values())))


def _here(listeners: Sequence[Listener]) -> Here:
    person = listeners[0].person
    return Here(
        id=person.id,
        name=person.name,
        kind=person.kind,
        role=person.role,
        doors=sorted({one.door for one in listeners}),
        unencrypted=any(one.unencrypted for one in listeners),
    )
