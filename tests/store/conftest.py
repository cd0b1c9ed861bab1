"""Every store there is; a new one adds one line here and meets the same contract."""

from contextlib import asynccontextmanager

import pytest

from linnet.protocol.people import PersonKind, Role
from linnet.store.sqlite import SqliteStore


@asynccontextmanager
async def sqlite(folder):
    store = await SqliteStore.open(folder / "linnet.db", at=1)
    try:
        yield store
    finally:
        await store.close()


@pytest.fixture(params=[sqlite], ids=lambda opened: opened.__name__)
def opened(request):
    """How to open the store in a folder: `async with opened(folder) as store`."""
    return request.param


@pytest.fixture
async def store(opened, tmp_path):
    async with opened(tmp_path) as store:
        yield store


@pytest.fixture
async def ann(store):
    person, _ = await store.add_person(
        name="Ann", key="ann", kind=PersonKind.GUEST, role=Role.MEMBER, password=None, at=1
    )
    return person
