"""The data folder and the port: whether a server can have them, and who has them now."""

import errno
import os
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from msgspec.structs import replace

from linnet.doctor import holders
from linnet.doctor.finding import Finding, ok
from linnet.doctor.holders import Holder
from linnet.server import sockets
from linnet.server.administrator import Key, read_key
from linnet.server.folder import LOCK_FILE
from linnet.server.settings import Settings

ANSWER = 5.0
"""Seconds a running server may take to answer."""


def look(settings: Settings, data: Path | None) -> Iterator[Finding]:
    """The folder, then the port, which a server that has the folder may have too."""
    holder = None
    if data is not None:
        found, holder = _folder(data)
        yield found
    yield _port(settings, holder)


def running(data: Path | None) -> Key | None:
    """Where the server that has this folder answers, if one does."""
    key = read_key(data) if data is not None and holders.of_lock(data / LOCK_FILE) else None
    return key if key is not None and _answers(key) else None


def as_it_runs(settings: Settings, data: Path | None) -> Settings:
    """The settings, with address and port of the server that runs, if one does."""
    key = running(data)
    if key is None:
        return settings
    host = holders.address_of(key.port) or key.host
    return replace(settings, host=host, port=key.port)


def _folder(data: Path) -> tuple[Finding, Holder | None]:
    if not data.exists():
        parent = next(one for one in data.absolute().parents if one.exists())
        if os.access(parent, os.W_OK):
            return Finding("folder", "note", f"{data} is not there; the first start makes it"), None
        return _unwritable(data, f"{parent} cannot be written by this user"), None
    if not data.is_dir() or not os.access(data, os.R_OK | os.W_OK | os.X_OK):
        return _unwritable(data, f"{data} cannot be read and written by this user"), None
    holder = holders.of_lock(data / LOCK_FILE)
    if holder is None:
        return ok("folder", f"{data} is free"), None
    if running(data):
        return ok("folder", f"{data} is in use by the running server, {holder}"), holder
    return Finding(
        "folder",
        "problem",
        f"{data} is locked by {holder}, which does not answer as a server",
        "starting a server on it",
        f"wait if it is starting or stopping; else end that process: kill {holder.pid}"
        if holder.pid
        else "end the program that has it",
    ), holder


def _unwritable(data: Path, says: str) -> Finding:
    return Finding(
        "folder", "problem", says, "starting a server on it", f"chown it, or choose another {data}"
    )


def _answers(key: Key) -> bool:
    """Whether it says anything at all: the system alone lets in who connects to one that hangs."""
    try:
        with closing(socket.create_connection((key.host, key.port), ANSWER)) as connection:
            connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
            return connection.recv(1) != b""
    except OSError:
        return False


def _port(settings: Settings, folder: Holder | None) -> Finding:
    host, port = settings.host, settings.port
    try:
        sockets.bind(host, port, settings.write_buffer // 2).close()
    except OSError as error:
        return _taken(settings, folder, error)
    return ok("port", f"{host}:{port} is free")


def _taken(settings: Settings, folder: Holder | None, error: OSError) -> Finding:
    where = f"{settings.host}:{settings.port}"
    if error.errno != errno.EADDRINUSE:
        said = sockets.explain(error, settings.host, settings.port).rstrip(".")
        says, _, step = said.partition("; ")
        return Finding("port", "problem", says, "starting a server there", step)
    holder = holders.of_port(settings.port)
    if holder is not None and folder is not None and holder.pid == folder.pid:
        return ok("port", f"the running server listens on {where}")
    by = str(holder) if holder else "a program this user may not see (try as root)"
    return Finding(
        "port",
        "problem",
        f"{where} is in use by {by}",
        "starting a server there",
        (f"stop it (kill {holder.pid}), or " if holder else "stop it, or ")
        + "choose another with --port",
    )
