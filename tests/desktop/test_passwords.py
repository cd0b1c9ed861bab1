"""Passwords that are remembered: where they are kept, and that the window says it truly."""

import asyncio
import json
from pathlib import Path

import keyring
import keyring.backends.fail
from tests.client.test_safe import HERE, Box, box

from linnet.desktop.connect.passwords import Passwords

__all__ = ["box"]


def test_a_password_goes_into_the_keyring_and_out_of_the_file(box: Box, tmp_path: Path):
    passwords, file = Passwords(tmp_path), tmp_path / "passwords.json"
    box.locked = True
    said = asyncio.run(passwords.keep(HERE, "Ann", "tulips"))
    assert said == f"Your password is kept in a file only you can read: {file}"
    assert file.stat().st_mode & 0o077 == 0
    assert asyncio.run(passwords.find(HERE, " ann")) == "tulips"
    box.locked = False
    said = asyncio.run(passwords.keep(HERE, "Ann", "roses"))
    assert said == "Your password is kept in the keyring (A box)."
    assert json.loads(file.read_bytes()) == {}
    assert asyncio.run(passwords.find(HERE, "Ann")) == "roses"


def test_without_a_keyring_there_is_the_file(box: Box, tmp_path: Path):
    del box  # only so that the keyring of before comes back
    keyring.set_keyring(keyring.backends.fail.Keyring())
    passwords = Passwords(tmp_path)
    assert "in a file only you can read" in asyncio.run(passwords.keep(HERE, "Ann", "tulips"))
    assert asyncio.run(passwords.find(HERE, "Ann")) == "tulips"
    assert asyncio.run(passwords.find(HERE, "Ben")) == ""
