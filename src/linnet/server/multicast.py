"""Multicast DNS, where the library for it is installed: servers in the lists of other programs."""

import asyncio
import socket
from importlib.util import find_spec
from typing import Any

import structlog

from linnet.protocol.nearby import SERVICE
from linnet.server.addresses import reachable

log = structlog.get_logger()


class Multicast:
    """This server's entry in multicast DNS."""

    def __init__(self, name: str, id: str, port: int, pin: str) -> None:
        self._name = name
        self._id = id
        self._port = port
        self._pin = pin
        self._zeroconf: Any = None
        self._starting: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to be in the lists, which takes a second; the log says where it does not work."""
        # An extra, because of its licence: docs/decisions/0012-finding.md
        if find_spec("zeroconf") is not None:
            self._starting = asyncio.create_task(self._start())

    async def _start(self) -> None:
        from zeroconf import IPVersion  # noqa: PLC0415 - of no use to most servers
        from zeroconf.asyncio import AsyncServiceInfo, AsyncZeroconf  # noqa: PLC0415

        entry = AsyncServiceInfo(
            SERVICE,
            f"linnet-{self._id[:12]}.{SERVICE}",
            addresses=[socket.inet_aton(address) for address in reachable()],
            port=self._port,
            properties={"name": self._name, "pin": self._pin},
            server=f"linnet-{self._id[:12]}.local.",
        )
        try:
            self._zeroconf = AsyncZeroconf(ip_version=IPVersion.V4Only)
            await (await self._zeroconf.async_register_service(entry))
        except Exception as failed:  # The library raises of many kinds; the chat needs none of it.
            log.warning("no-multicast-dns", why=str(failed) or type(failed).__name__)

    async def stop(self) -> None:
        """Take the entry back."""
        if self._starting is not None:
            self._starting.cancel()
            await asyncio.wait([self._starting])
        if self._zeroconf is not None:
            await self._zeroconf.async_unregister_all_services()
            await self._zeroconf.async_close()
