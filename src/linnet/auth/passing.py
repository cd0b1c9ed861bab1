"""Guests who are one only while connected: doors that give no token to come back with.

Whoever has no session can never come back, so their name is free once they are gone (the store
gives it to the next who asks). While they are here it is theirs, which only memory knows.
"""

from linnet.protocol.ids import PersonId
from linnet.protocol.reasons import Reason, Refused


class Passing:
    """The names, by their keys, of those who are here. Belongs to one event loop."""

    def __init__(self) -> None:
        self._keys: set[str] = set()
        self._of: dict[PersonId, str] = {}

    def check(self, key: str, but: PersonId | None = None) -> None:
        """Raises Refused `name-taken` for the name of somebody else who is here."""
        if key in self._keys and (but is None or self._of.get(but) != key):
            raise Refused(Reason.NAME_TAKEN)

    def hold(self, key: str) -> None:
        """This name is somebody's from now on. Raises Refused `name-taken`."""
        self.check(key)
        self._keys.add(key)

    def drop(self, key: str) -> None:
        """This name is nobody's."""
        self._keys.discard(key)

    def came(self, person: PersonId, key: str) -> None:
        """They have this name, which is held already."""
        self._of[person] = key

    def renamed(self, person: PersonId, key: str) -> bool:
        """They have another name, which is held already; False for somebody not in passing."""
        if person not in self._of:
            return False
        self.drop(self._of[person])
        self._of[person] = key
        return True

    def went(self, person: PersonId) -> None:
        """They are gone."""
        key = self._of.pop(person, None)
        if key is not None:
            self.drop(key)
