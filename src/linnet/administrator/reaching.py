"""A running server as its administrator sees it: by the key in its data folder."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import httpx2
import msgspec

from linnet.client.address import Address
from linnet.client.refused import CannotConnect, Refused
from linnet.client.web import JSON, Cut, calling, told
from linnet.server.administrator import Key

T = TypeVar("T")
SLOW = httpx2.Timeout(900.0, connect=10.0)
"""Hashing passwords for a whole school takes a while."""
PATIENCE = 5.0
"""Seconds a server that is starting or stopping has to answer."""


class InEffect(msgspec.Struct):
    """The settings a server goes by."""

    settings: dict[str, Any]


class Server:
    """A server as its administrator sees it. `key` is None where none runs."""

    def __init__(self, http: httpx2.AsyncClient, address: Address, key: Key | None) -> None:
        self._http = http
        self._address = address
        self.key = key

    async def get(self, path: str, kind: type[T], /, **query: object) -> T:
        """What stands at an address. Raises Refused or CannotConnect."""
        asked = {name: str(value) for name, value in query.items()}
        return told(self._address, await self._http.get(path, params=asked), kind)

    async def wish(self, method: str, path: str, kind: type[T], /, **fields: object) -> T:
        """Have something done; fields that are None are left out. Raises Refused."""
        given = {name: value for name, value in fields.items() if value is not None}
        answer = await self._http.request(
            method, path, content=msgspec.json.encode(given), headers=JSON
        )
        return told(self._address, answer, kind)


@asynccontextmanager
async def reached(key: Key, times: httpx2.Timeout = SLOW) -> AsyncIterator[Server]:
    """The server that wrote this key. Raises CannotConnect where it is gone."""
    address = _address(key)
    try:
        async with calling(address, key.token) as http:
            http.timeout = times
            yield Server(http, address, key)
    except Cut as cut:
        raise cut.why from None


async def settings(key: Key) -> InEffect:
    """What it goes by. Raises Refused or CannotConnect."""
    async with reached(key, httpx2.Timeout(PATIENCE)) as server:
        return await server.get("/admin/settings", InEffect)


async def answers(key: Key) -> bool:
    """Whether the server that wrote the key is there already, or still."""
    try:
        await settings(key)
    except (CannotConnect, Refused):
        return False
    return True


def _address(key: Key) -> Address:
    near = Address(key.host, key.port)
    return near if near.near or not key.pin else Address(key.host, key.port, True, key.pin)
