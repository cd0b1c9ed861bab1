"""Session tokens on this machine, so that the same device comes back as the same person.

One file that only its owner may read, by address and name; the tokens themselves may be in the
system's keyring.
"""

from hashlib import sha256
from pathlib import Path

import msgspec
from filelock import FileLock
from msgspec.structs import replace

from linnet.client import safe
from linnet.client.address import Address
from linnet.client.places import private_folder
from linnet.client.private_file import LOCK_WAIT, PrivateFile


class SignIn(msgspec.Struct, frozen=True, omit_defaults=True):
    """What brings somebody back: the token, and which cache is theirs.

    In the file the token is empty where `key` finds it in the system's keyring.
    """

    token: str
    server: str
    person: str
    name: str
    key: str = ""


class _Place(msgspec.Struct):
    """What is kept of one address: the sign-ins by name, and the name used last."""

    names: dict[str, SignIn] = {}
    last: str = ""


class TokenStore:
    """The tokens below one folder, by address and name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = PrivateFile(folder / "tokens.json", _Place)

    def find(self, address: Address, name: str) -> SignIn | None:
        """How this name signed in here before."""
        place = self._file.read().get(address.key)
        kept = place.names.get(_key(name)) if place else None
        try:
            return _opened(kept) if kept else None
        except safe.NoAnswer:
            return None

    def knows(self, address: Address, name: str) -> bool:
        """Whether this name signed in here before; nobody waits for a keyring to say so."""
        place = self._file.read().get(address.key)
        return place is not None and _key(name) in place.names

    def last_name(self, address: Address) -> str | None:
        """The name that is taken here when none is given."""
        place = self._file.read().get(address.key)
        return place.last or None if place else None

    def known_name(self, address: Address) -> str | None:
        """A name that signed in here before, the one kept last."""
        place = self._file.read().get(address.key, _Place())
        names = [kept.name for key, kept in place.names.items() if key == _key(kept.name)]
        return names[-1] if names else None

    def lock_away(self, address: Address, name: str) -> str:
        """Move a token into the system's keyring; its name, or empty where there is none."""
        kept = self.find(address, name)
        key = f"{kept.server} {kept.person}" if kept else ""
        place = safe.keep(key, kept.token) if kept else ""
        if kept and place:
            self.keep(address, name, replace(kept, token="", key=key))
        return place

    def keep(self, address: Address, name: str, sign_in: SignIn) -> None:
        """Remember a token under the name that was asked for."""
        with self._file.locked():
            places = self._file.read()
            place = places.setdefault(address.key, _Place())
            place.names[_key(name)] = sign_in
            self._file.write(places)

    def used(self, address: Address, name: str) -> None:
        """Take this name here from now on when none is given."""
        if self.last_name(address) == name:
            return
        with self._file.locked():
            places = self._file.read()
            places.setdefault(address.key, _Place()).last = name
            self._file.write(places)

    def adopt(self, old: Address, new: Address) -> None:
        """What was kept of a place is of another one, unless something is kept of that."""
        if old.key not in self._file.read():
            return
        with self._file.locked():
            places = self._file.read()
            if old.key in places and new.key not in places:
                places[new.key] = places.pop(old.key)
                self._file.write(places)

    def forget(self, token: str) -> None:
        """The server does not know this token any more."""
        with self._file.locked():
            places = self._file.read()
            for place in places.values():
                for name, kept in list(place.names.items()):
                    if _holds(kept, token):
                        del place.names[name]
                        if kept.key:
                            safe.forget(kept.key)
            self._file.write(places)

    def signing_in(self, address: Address, name: str) -> FileLock:
        """A lock to hold while becoming a new guest, so that two programs become the same one."""
        place = sha256(f"{address.key} {_key(name)}".encode()).hexdigest()[:16]
        return FileLock(
            private_folder(self._folder / "locks") / f"{place}.lock",
            timeout=LOCK_WAIT,
            thread_local=False,
        )


def _holds(kept: SignIn, token: str) -> bool:
    """Whether it is this token, or one that the keyring does not have any more."""
    try:
        found = _opened(kept)
    except safe.NoAnswer:
        return False
    return found is None or found.token == token


def _opened(kept: SignIn) -> SignIn | None:
    """With its token; None where the keyring does not have it any more. Raises NoAnswer."""
    if not kept.key:
        return kept
    token = safe.find(kept.key)
    return replace(kept, token=token) if token else None


def _key(name: str) -> str:
    return name.strip().casefold()
