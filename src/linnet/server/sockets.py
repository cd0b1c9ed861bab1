"""The listening socket, and why there may be none."""

import errno
import os
import socket
import sys

from linnet.server.addresses import reachable
from linnet.server.settings import EVERY_ADDRESS

try:
    import resource
except ImportError:  # Windows has no such limit
    resource = None  # type: ignore[assignment]

EVERY = (EVERY_ADDRESS, "::")
USER_TIMEOUT = 30_000
"""Milliseconds after which the kernel gives up on a peer that confirms nothing."""


def bind(host: str, port: int, send_buffer: int) -> socket.socket:
    """A bound socket whose connections buffer at most so many bytes in the kernel.

    Raises OSError.
    """
    _allow_many_files()
    family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    # Named as TCP, or asyncio leaves Nagle's algorithm on: 40 ms for every HTTP answer.
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, send_buffer)
        if sys.platform == "linux":
            bound.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, USER_TIMEOUT)
        bound.bind(address)
        bound.listen(1)
        bound.setblocking(False)
    except BaseException:
        bound.close()
        raise
    return bound


def explain(error: OSError, host: str, port: int, flag: str = "--port") -> str:
    """Why the port cannot be had, and what to do; `flag` is where another is chosen."""
    at = "--host" if flag == "--port" else flag
    where = f"{host}:{port}"
    if error.errno == errno.EADDRINUSE:
        return f"{where} is in use; stop what listens there or choose another {flag}."
    if error.errno == errno.EACCES:
        return f"this user may not listen on {where}; choose a port above 1023 with {flag}."
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return f"{host} is not an address of this machine; choose another {at}."
    return f"cannot listen on {where}: {error.strerror or error}."


def url(host: str, bound: socket.socket, scheme: str = "http") -> str:
    """The address to type, with the port that was taken; for every address, this machine's."""
    if host in EVERY:
        host = next(iter(reachable()), "127.0.0.1")
    address, port = bound.getsockname()[:2]
    name = f"[{host}]" if ":" in address and ":" in host else host
    return f"{scheme}://{name}:{port}"


def nearest(host: str) -> str:
    """The address by which a server that listens on this one is asked from its own machine."""
    if host not in EVERY:
        return host
    return "::1" if ":" in host else "127.0.0.1"


def _allow_many_files() -> None:
    """A connection is a file: let there be as many as the system allows."""
    if resource is not None:
        _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
