"""Passwords that are to be remembered: in the system's keyring, else in a file of one's own."""

import asyncio
from pathlib import Path

from linnet.client import Address, safe
from linnet.client.private_file import PrivateFile


class Passwords:
    """By address and name."""

    def __init__(self, home: Path) -> None:
        self._path = home / "passwords.json"
        self._file = PrivateFile(self._path, str)

    async def keep(self, address: Address, name: str, password: str) -> str:
        """Remember a password; where it is kept, in words."""
        key = _key(address, name)
        place = await asyncio.to_thread(safe.keep, key, password)
        with self._file.locked():
            kept = self._file.read()
            if not place:
                self._file.write({**kept, key: password})
            elif kept.pop(key, None):
                self._file.write(kept)
        if place:
            return f"Your password is kept in the keyring ({place})."
        return f"Your password is kept in a file only you can read: {self._path}"

    async def find(self, address: Address, name: str) -> str:
        """The password that is kept; empty where none is."""
        key = _key(address, name)
        if kept := self._file.read().get(key):
            return kept
        try:
            return await asyncio.to_thread(safe.find, key) or ""
        except safe.NoAnswer:
            return ""


def _key(address: Address, name: str) -> str:
    return f"{name.strip().casefold()} @ {address.key}"
