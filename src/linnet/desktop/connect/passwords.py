"""Passwords that are to be remembered: in the system's keyring, else in a file of one's own."""

import asyncio
from pathlib import Path

import keyring
from keyring.errors import KeyringError

from linnet.client import Address
from linnet.client.private_file import PrivateFile

_WAIT = 3.0
"""Seconds a keyring may take; some wait for a desktop that is not there."""
_PLACE = "linnet"


class Passwords:
    """By address and name."""

    def __init__(self, home: Path) -> None:
        self._path = home / "passwords.json"
        self._file = PrivateFile(self._path, str)

    async def keep(self, address: Address, name: str, password: str) -> str:
        """Remember a password; where it is kept, in words."""
        key = _key(address, name)
        try:
            async with asyncio.timeout(_WAIT):
                await asyncio.to_thread(keyring.set_password, _PLACE, key, password)
        except (KeyringError, TimeoutError, RuntimeError, OSError):
            with self._file.locked():
                kept = self._file.read()
                self._file.write({**kept, key: password})
            return f"Your password is kept in a file only you can read: {self._path}"
        return f"Your password is kept in the keyring ({keyring.get_keyring().name})."

    async def find(self, address: Address, name: str) -> str:
        """The password that is kept; empty where none is."""
        key = _key(address, name)
        try:
            async with asyncio.timeout(_WAIT):
                found = await asyncio.to_thread(keyring.get_password, _PLACE, key)
        except (KeyringError, TimeoutError, RuntimeError, OSError):
            found = None
        return found or self._file.read().get(key, "")


def _key(address: Address, name: str) -> str:
    return f"{name.strip().casefold()} @ {address.key}"
