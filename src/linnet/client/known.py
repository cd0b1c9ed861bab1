"""The servers this person has met: which key belongs to which addresses."""

from pathlib import Path

from msgspec import Struct

from linnet.client.address import Address
from linnet.client.private_file import PrivateFile
from linnet.client.tokens import TokenStore

AUTHORITY = "authority"
"""Stands for a key where an authority vouches for the name, whatever the key is."""


class _Known(Struct):
    addresses: list[str] = []


class KnownServers:
    """What is kept below one folder, by key."""

    def __init__(self, folder: Path) -> None:
        self._file = PrivateFile(folder / "servers.json", _Known)
        self._tokens = TokenStore(folder)

    def at(self, address: Address) -> str:
        """The pin of the server that was last met at this address, AUTHORITY, or nothing."""
        place = _place(address)
        return next((pin for pin, kept in self._file.read().items() if place in kept.addresses), "")

    def knows(self, pin: str) -> bool:
        """Whether the server with this key was met, wherever that was."""
        return pin in self._file.read()

    def keep(self, address: Address, pin: str) -> None:
        """From now on this server is at this address, and no other is.

        Who signed in there before it spoke TLS stays signed in.
        """
        place = _place(address)
        with self._file.locked():
            known = self._file.read()
            for kept in known.values():
                kept.addresses = [one for one in kept.addresses if one != place]
            known.setdefault(pin, _Known()).addresses.append(place)
            self._file.write(known)
        plain = Address(address.host, address.port)
        self._tokens.adopt(plain, trusted(address, pin))


def trusted(address: Address, pin: str) -> Address:
    """The address with what is to be checked when it is used."""
    return Address(address.host, address.port, tls=True, pin="" if pin == AUTHORITY else pin)


def _place(address: Address) -> str:
    return Address(address.host, address.port).key
