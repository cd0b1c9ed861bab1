"""A real store in a real file, and an Auth in front of it whose ended sessions are noted."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from linnet.auth.auth import Auth
from linnet.auth.policy import Policy
from linnet.store.sqlite import SqliteStore

NOW = 1_790_000_000_000


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    store = await SqliteStore.open(tmp_path / "linnet.db", NOW)
    yield store
    await store.close()


@pytest.fixture
def ended() -> list[bytes]:
    return []


Opened = Callable[..., Auth]


@pytest.fixture
def opened(store: SqliteStore, ended: list[bytes]) -> Opened:
    """Makes an Auth with the policy given by its fields."""

    def open_with(**policy: object) -> Auth:
        return Auth(store, Policy(**policy), lambda: NOW, ended.extend)  # type: ignore[arg-type]

    return open_with


@pytest.fixture
def auth(opened: Opened) -> Auth:
    return opened()
