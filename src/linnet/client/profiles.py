"""Servers that somebody goes to, by names of their own: where they are, and who one is there."""

from pathlib import Path

import msgspec

from linnet.client.address import Address
from linnet.client.private_file import PrivateFile


class Profile(msgspec.Struct, frozen=True):
    """`usual` is the one that is meant when no server is named."""

    address: Address
    name: str
    usual: bool = False


class Profiles:
    """The profiles below one folder, by name."""

    def __init__(self, folder: Path) -> None:
        self._file = PrivateFile(folder / "profiles.json", Profile)

    def all(self) -> dict[str, Profile]:
        """Every profile."""
        return self._file.read()

    def find(self, name: str) -> Profile | None:
        """The profile of this name."""
        return self._file.read().get(name.casefold())

    def usual(self) -> Profile | None:
        """The one that is meant when no server is named."""
        return next((one for one in self._file.read().values() if one.usual), None)

    def keep(self, name: str, address: Address, person: str) -> Profile:
        """Add or replace one; the first is the usual one."""
        with self._file.locked():
            kept = self._file.read()
            old = kept.get(name.casefold())
            usual = old.usual if old else not kept
            kept[name.casefold()] = Profile(address, person, usual)
            self._file.write(kept)
            return kept[name.casefold()]

    def prefer(self, name: str) -> bool:
        """Make one the usual one; whether it is there."""
        with self._file.locked():
            kept = self._file.read()
            if name.casefold() not in kept:
                return False
            self._file.write(
                {
                    one: msgspec.structs.replace(profile, usual=one == name.casefold())
                    for one, profile in kept.items()
                }
            )
            return True

    def drop(self, name: str) -> None:
        """Forget one; if it was the usual one, none is."""
        with self._file.locked():
            kept = self._file.read()
            kept.pop(name.casefold(), None)
            self._file.write(kept)
