"""The keyring of the system: kept, found, forgotten; and one that is broken or never answers."""

import threading
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

from linnet.client import safe
from linnet.client.address import Address
from linnet.client.tokens import SignIn, TokenStore

HERE = Address("127.0.0.1", 8888)


class Box(KeyringBackend):
    """A keyring in memory; it may be locked (it raises), or wait for a desktop (it blocks)."""

    priority = 5
    name = "A box"

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[str, str] = {}
        self.locked = False
        self.open = threading.Event()
        self.open.set()

    def _asked(self) -> dict[str, str]:
        self.open.wait()
        if self.locked:
            raise RuntimeError("locked")
        return self.held

    def set_password(self, service: str, username: str, password: str) -> None:
        self._asked()[username] = password

    def get_password(self, service: str, username: str) -> str | None:
        return self._asked().get(username)

    def delete_password(self, service: str, username: str) -> None:
        if self._asked().pop(username, None) is None:
            raise PasswordDeleteError("not there")


@pytest.fixture
def box(monkeypatch: pytest.MonkeyPatch) -> Iterator[Box]:
    before, made = keyring.get_keyring(), Box()
    monkeypatch.setattr(safe, "WAIT", 0.2)
    keyring.set_keyring(made)
    yield made
    made.open.set()
    keyring.set_keyring(before)


def test_a_secret_is_kept_found_and_forgotten(box: Box):
    assert safe.keep("a", "tulips") == "A box"
    assert safe.find("a") == "tulips"
    safe.forget("a")
    safe.forget("a")
    assert safe.find("a") is None


def test_a_keyring_that_waits_for_a_desktop_is_given_up_after_the_deadline(box: Box):
    box.open.clear()
    began = monotonic()
    assert safe.keep("a", "tulips") == ""
    safe.forget("a")
    with pytest.raises(safe.NoAnswer, match="did not answer"):
        safe.find("a")
    assert monotonic() - began < 5


def test_a_keyring_that_is_locked_for_now_loses_nobody_their_sign_in(box: Box, tmp_path: Path):
    tokens = TokenStore(tmp_path)
    for name, token in (("Ann", "a"), ("Ben", "b")):
        tokens.keep(HERE, name, SignIn(token, "srv", f"of {name}", name))
    assert tokens.lock_away(HERE, "Ann") == "A box"
    box.locked = True
    assert tokens.find(HERE, "Ann") is None
    assert tokens.knows(HERE, "Ann")
    tokens.forget("b")
    box.locked = False
    found = tokens.find(HERE, "Ann")
    assert found is not None
    assert found.token == "a"
    tokens.forget("a")
    assert not tokens.knows(HERE, "Ann")
    assert not box.held
