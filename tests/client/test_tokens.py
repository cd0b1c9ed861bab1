"""Tokens are kept by address and name, for their owner alone, and never lost to each other."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from linnet.client.address import Address
from linnet.client.tokens import SignIn, TokenStore

HERE = Address("127.0.0.1", 8888)


def sign_in(token: str) -> SignIn:
    return SignIn(token, "srv", "100001", "Ann")


@pytest.fixture
def tokens(tmp_path: Path) -> TokenStore:
    return TokenStore(tmp_path / "home")


def test_a_token_is_found_under_every_spelling_of_address_and_name(tokens: TokenStore):
    tokens.keep(HERE, "Ann", sign_in("t"))
    assert tokens.find(Address("localhost", 8888), " ann ") == sign_in("t")
    assert tokens.find(Address("127.0.0.1", 8889), "Ann") is None
    assert tokens.find(HERE, "Ben") is None


def test_the_name_to_take_when_none_is_given_is_the_one_chosen_last(tokens: TokenStore):
    tokens.keep(HERE, "Ann", sign_in("a"))
    assert tokens.last_name(HERE) is None
    tokens.used(HERE, "Ben")
    tokens.used(HERE, "Ann")
    assert tokens.last_name(HERE) == "Ann"


def test_a_name_that_was_never_chosen_is_known_all_the_same(tokens: TokenStore):
    assert tokens.known_name(HERE) is None
    for name in ("Ben", "Ann"):
        tokens.keep(HERE, name, SignIn("t", "srv", "100001", name))
    assert tokens.known_name(HERE) == "Ann"
    assert tokens.known_name(Address("127.0.0.1", 8889)) is None


def test_a_void_token_is_forgotten_everywhere(tokens: TokenStore):
    tokens.keep(HERE, "Ann", sign_in("a"))
    tokens.keep(HERE, "Ben", sign_in("b"))
    tokens.forget("a")
    assert tokens.find(HERE, "Ann") is None
    assert tokens.find(HERE, "Ben") == sign_in("b")


def test_nobody_else_may_read_the_file(tokens: TokenStore, tmp_path: Path):
    tokens.keep(HERE, "Ann", sign_in("a"))
    assert (tmp_path / "home" / "tokens.json").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "home").stat().st_mode & 0o777 == 0o700


def test_programs_that_write_together_lose_nothing(tokens: TokenStore, tmp_path: Path):
    def write(number: int) -> None:
        TokenStore(tmp_path / "home").keep(HERE, f"P{number}", sign_in(f"t{number}"))

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(write, range(24)))
    assert all(tokens.find(HERE, f"P{number}") for number in range(24))


def test_a_spoilt_file_is_put_aside(tokens: TokenStore, tmp_path: Path):
    tokens.keep(HERE, "Ann", sign_in("a"))
    (tmp_path / "home" / "tokens.json").write_text("{")
    assert tokens.find(HERE, "Ann") is None
    assert (tmp_path / "home" / "tokens.json.broken").exists()
