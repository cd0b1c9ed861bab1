"""Telling a supervisor how the server is, as systemd has it (sd_notify(3))."""

import os
import socket
from contextlib import suppress


def tell(state: str) -> None:
    """Tell `READY=1` or the like, where somebody wants to know; nothing waits for an answer."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address or not hasattr(socket, "AF_UNIX"):
        return
    if address.startswith("@"):  # of the abstract kind
        address = "\0" + address[1:]
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as out:
        out.sendto(state.encode(), address)
