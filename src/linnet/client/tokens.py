"""Session tokens on this machine, so that the same device comes back as the same person.

One JSON file that only its owner may read. It is replaced as a whole under a lock, so that
clients that sign in at the same moment do not forget each other's tokens.
"""

import os
from contextlib import AbstractContextManager
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

import msgspec
from filelock import FileLock

from linnet.client.address import Address
from linnet.client.places import private_folder

_LOCK_WAIT = 10.0


class SignIn(msgspec.Struct, frozen=True):
    """What brings somebody back: the token, and which cache is theirs."""

    token: str
    server: str
    person: str
    name: str


class _Place(msgspec.Struct):
    """What is kept of one address: the sign-ins by name, and the name used last."""

    names: dict[str, SignIn] = {}
    last: str = ""


class TokenStore:
    """The tokens below one folder, by address and name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / "tokens.json"

    def find(self, address: Address, name: str) -> SignIn | None:
        """How this name signed in here before."""
        place = self._read().get(address.key)
        return place.names.get(_key(name)) if place else None

    def last_name(self, address: Address) -> str | None:
        """The name that is taken here when none is given."""
        place = self._read().get(address.key)
        return place.last or None if place else None

    def known_name(self, address: Address) -> str | None:
        """A name that signed in here before, the one kept last."""
        place = self._read().get(address.key, _Place())
        names = [kept.name for key, kept in place.names.items() if key == _key(kept.name)]
        return names[-1] if names else None

    def keep(self, address: Address, name: str, sign_in: SignIn) -> None:
        """Remember a token under the name that was asked for."""
        with self._locked():
            places = self._read()
            place = places.setdefault(address.key, _Place())
            place.names[_key(name)] = sign_in
            self._write(places)

    def used(self, address: Address, name: str) -> None:
        """Take this name here from now on when none is given."""
        if self.last_name(address) == name:
            return
        with self._locked():
            places = self._read()
            places.setdefault(address.key, _Place()).last = name
            self._write(places)

    def forget(self, token: str) -> None:
        """The server does not know this token any more."""
        with self._locked():
            places = self._read()
            for place in places.values():
                place.names = {n: kept for n, kept in place.names.items() if kept.token != token}
            self._write(places)

    def signing_in(self, address: Address, name: str) -> FileLock:
        """A lock to hold while becoming a new guest, so that two programs become the same one."""
        place = sha256(f"{address.key} {_key(name)}".encode()).hexdigest()[:16]
        return FileLock(
            private_folder(self._folder / "locks") / f"{place}.lock",
            timeout=_LOCK_WAIT,
            thread_local=False,
        )

    def _locked(self) -> AbstractContextManager[object]:
        private_folder(self._folder)
        return FileLock(f"{self._path}.lock", timeout=_LOCK_WAIT)

    def _read(self) -> dict[str, _Place]:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=dict[str, _Place])
        except (FileNotFoundError, NotADirectoryError, PermissionError):
            return {}
        except msgspec.MsgspecError:
            # Unreadable tokens are worth nothing, but their owner may want to look.
            self._path.replace(f"{self._path}.broken")
            return {}

    def _write(self, places: dict[str, _Place]) -> None:
        data = msgspec.json.format(msgspec.json.encode(places))
        # A temporary file is made with mode 0600.
        with NamedTemporaryFile(dir=self._folder, delete=False) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(file.name, self._path)


def _key(name: str) -> str:
    return name.strip().casefold()
