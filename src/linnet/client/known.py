"""The servers this person has met: which key belongs to which addresses."""

from pathlib import Path

from msgspec import Struct

from linnet.client.address import Address
from linnet.client.private_file import PrivateFile
from linnet.client.tokens import TokenStore

AUTHORITY = "authority"
"""Stands for a key where an authority vouches for the name, whatever the key is."""
PLAIN = "plain"
"""Stands for a key where there is none: that server speaks no TLS, and the person was told so."""


class _Known(Struct):
    """`moved` is where the server was found that had been at an address before."""

    addresses: list[str] = []
    moved: dict[str, str] = {}


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
                kept.moved.pop(place, None)
            known.setdefault(pin, _Known()).addresses.append(place)
            self._file.write(known)
        if pin != PLAIN:
            self._tokens.adopt(Address(address.host, address.port), trusted(address, pin))

    def follow(self, old: Address, new: Address) -> None:
        """The server with the key of both was at one address and is at the other now."""
        self.keep(new, new.pin)
        with self._file.locked():
            known = self._file.read()
            if new.pin in known and _place(old) != _place(new):
                known[new.pin].moved[_place(old)] = str(new)
                self._file.write(known)

    def now(self, address: Address) -> Address:
        """Where the server is that was last met at this address, as far as it was followed."""
        pin, place = self.at(address), _place(address)
        kept = self._file.read().get(pin)
        return trusted(
            Address.read(kept.moved[place]) if kept and place in kept.moved else address, pin
        )


def trusted(address: Address, pin: str) -> Address:
    """The address with what is to be checked when it is used."""
    return Address(address.host, address.port, tls=True, pin="" if pin == AUTHORITY else pin)


def _place(address: Address) -> str:
    return Address(address.host, address.port).key
