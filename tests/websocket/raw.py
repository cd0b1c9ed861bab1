"""A client that does exactly what a test says on a bare socket, and nothing by itself."""

import asyncio
import base64
import json
import os
import socket
from contextlib import asynccontextmanager

from websockets.client import ClientProtocol
from websockets.frames import Opcode
from websockets.uri import parse_uri

PATIENCE = 10


def request(path="/ws", method="GET", **headers):
    """An upgrade request; a header given as None is left out."""
    key = base64.b64encode(os.urandom(16)).decode()
    chosen = {
        "Host": "linnet.test",
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Key": key,
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Protocol": "linnet.1",
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"{name}: {value}" for name, value in chosen.items() if value is not None]
    return "\r\n".join([f"{method} {path} HTTP/1.1", *lines, "", ""]).encode()


async def status(port, sent):
    """The status code with which the server answers these bytes."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(sent)
        line = await asyncio.wait_for(reader.readline(), PATIENCE)
        return int(line.split()[1])
    finally:
        writer.close()


class Raw:
    """Frames by the reference peer, sent and read only when the test asks."""

    def __init__(self, reader, writer, peer):
        self.reader = reader
        self.writer = writer
        self.peer = peer
        self._frames = []

    def send(self, **frame):
        self.send_text(json.dumps(frame).encode())

    def send_text(self, payload):
        self.peer.send_text(payload)
        self.flush()

    def flush(self):
        for data in self.peer.data_to_send():
            self.writer.write(data)

    async def frame(self):
        """The next frame, as the reference peer reads it; None when the server hung up.

        What the peer would answer by itself, like pongs, stays unsent.
        """
        while not self._frames:
            data = await asyncio.wait_for(self.reader.read(1 << 16), PATIENCE)
            if not data:
                return None
            self.peer.receive_data(data)
            self._frames += self.peer.events_received()
            self.peer.data_to_send()
        return self._frames.pop(0)

    async def next(self, *types):
        """The next text frame of one of these types."""
        while (frame := await self.frame()) is not None:
            if frame.opcode is Opcode.TEXT:
                found = json.loads(frame.data)
                if found["type"] in types:
                    return found
        raise ConnectionError(f"hung up before any {types}")

    async def closed(self):
        """How the server ended it: the reason of `closing`, the close code."""
        reason = None
        while (frame := await self.frame()) is not None:
            if frame.opcode is Opcode.TEXT and json.loads(frame.data)["type"] == "closing":
                reason = json.loads(frame.data)["reason"]
            if frame.opcode is Opcode.CLOSE:
                return reason, int.from_bytes(frame.data[:2], "big")
        return reason, None


@asynccontextmanager
async def raw(port, name=None, buffer=None, **hello):
    """A raw client after its handshake; with a name or token it has been welcomed."""
    sock = socket.socket()
    if buffer is not None:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
    sock.setblocking(False)
    await asyncio.get_running_loop().sock_connect(sock, ("127.0.0.1", port))
    reader, writer = await asyncio.open_connection(sock=sock, limit=buffer or 1 << 16)
    peer = ClientProtocol(parse_uri(f"ws://127.0.0.1:{port}/ws"), max_size=None)
    client = Raw(reader, writer, peer)
    try:
        peer.send_request(peer.connect())
        client.flush()
        await client.frame()
        if name is not None:
            hello["name"] = name
        if hello:
            client.send(type="hello", **hello)
            client.welcome = await client.next("welcome")
        yield client
    finally:
        writer.transport.abort()
