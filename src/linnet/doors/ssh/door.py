"""The door for SSH: takes connections, and gives everybody who is known a seat."""

import asyncio
import os
import socket
from contextlib import suppress
from pathlib import Path

import asyncssh
import structlog

from linnet.auth.auth import Auth, Signed
from linnet.auth.keys import Keys
from linnet.doors.ssh.guarding import Guard
from linnet.doors.ssh.seats import Place, Screen, Seat
from linnet.doors.ssh.waiting import Waiting
from linnet.protocol.reasons import SENTENCES, Reason, Refused
from linnet.store.api import Store

log = structlog.get_logger()
SEATS = 64
"""Chats at one time; each is a process of some 60 MB."""
LOGIN = 60.0
"""Seconds to say who one is."""
HEARTBEAT = 30.0
_RESET = b"\x1b[?1049l\x1b[?25h\x1b[?1000;1002;1003;1004;1006;1015;2004l\x1b[<u\x1b[0m\r"
"""As it was before: for a terminal whose chat ended without putting it back."""
_NO_COMMAND = "There is no shell here and no command can be run: this is a chat.\n"
_NO_TERMINAL = "The chat needs a terminal: ssh without -T, or with -t.\n"
_UNKNOWN = (0, 0, 0, 0)


class SshDoor:
    """Everything here belongs to one event loop. `connections` are those who are known."""

    def __init__(self, auth: Auth, keys: Keys, store: Store, key: Path) -> None:
        """`key` is the file with the server's own, which is made if there is none."""
        self._auth = auth
        self._keys = keys
        self._store = store
        self._key = host_key(key)
        self._place = Place("127.0.0.1", 0, "", "")
        self._server: asyncssh.SSHAcceptor | None = None
        self.waiting = Waiting()
        self.connections: set[asyncio.Task[None]] = set()
        self.stopping = False

    @property
    def fingerprint(self) -> str:
        """What clients show at the first contact."""
        return str(self._key.get_fingerprint())

    async def listen(self, bound: socket.socket, host: str, port: int, pin: str) -> None:
        """Take connections; the chats find the server at this host and port."""
        self._place = Place(host, port, pin, "")
        self._server = await asyncssh.listen(
            sock=bound,
            server_factory=lambda: Guard(self._auth, self._keys, self._store, self.waiting),
            process_factory=self._attend,
            server_host_keys=[self._key],
            encoding=None,
            line_editor=False,
            allow_pty=True,
            agent_forwarding=False,
            x11_forwarding=False,
            allow_scp=False,
            compression_algs=["none"],
            login_timeout=LOGIN,
            keepalive_interval=HEARTBEAT,
            config=None,
            server_version="Linnet",
        )

    def stop_accepting(self) -> None:
        """Nobody new from here on."""
        self.stopping = True
        if self._server is not None:
            self._server.close()
        self.waiting.close()

    async def close(self, seconds: float) -> None:
        """Tell everybody goodbye, and wait until their chats are gone."""
        for task in list(self.connections):
            task.cancel()
        if self.connections:
            await asyncio.wait(self.connections, timeout=seconds)

    async def _attend(self, process: "asyncssh.SSHServerProcess[bytes]") -> None:
        task = asyncio.current_task()
        assert task is not None, "asyncssh makes one for each"
        self.connections.add(task)
        try:
            await self._let_sit(process)
        except asyncio.CancelledError:
            _farewell(process, SENTENCES[Reason.SERVER_STOPPING])
        except Refused as refused:
            _farewell(process, refused.message)
        except (OSError, asyncssh.Error) as wrong:
            log.debug("ssh-ended", why=str(wrong))
        finally:
            self.connections.discard(task)
            process.close()

    async def _let_sit(self, process: "asyncssh.SSHServerProcess[bytes]") -> None:
        if process.command is not None or process.subsystem is not None:
            raise Refused(Reason.NOT_ALLOWED, _NO_COMMAND.strip())
        if process.term_type is None:
            raise Refused(Reason.NOT_ALLOWED, _NO_TERMINAL.strip())
        if self.stopping:
            raise Refused(Reason.SERVER_STOPPING)
        if len(self.connections) > SEATS:
            raise Refused(Reason.SERVER_FULL)
        guard = process.channel.get_connection().get_owner()
        assert isinstance(guard, Guard), "every connection has one"
        signed = await guard.enter()
        try:
            code = await self._sit(process, signed)
        finally:
            await self._auth.log_out(signed.token_hash)
        if code:
            process.stdout.write(_RESET)
        process.exit(code if code >= 0 else 1)

    async def _sit(self, process: "asyncssh.SSHServerProcess[bytes]", signed: Signed) -> int:
        """Until the chat or the connection ends; the chat's exit code."""
        place = Place(self._place.host, self._place.port, self._place.pin, signed.token)
        columns, rows, *points = process.term_size or _UNKNOWN
        sent = process.channel.get_environment_bytes()
        screen = Screen(process.term_type or "", (columns, rows), (points[0], points[1]), sent)
        seat = await Seat.take(place, screen)
        typing = asyncio.create_task(_type(process, seat))
        try:
            while shown := await _either(seat.read(), typing):
                process.stdout.write(shown)
                await process.stdout.drain()
        finally:
            typing.cancel()
            await asyncio.wait([typing])
            code = await asyncio.shield(seat.leave())
        return code


async def _either(reading: object, typing: "asyncio.Task[None]") -> bytes:
    """What is shown next; nothing where nobody can type any more."""
    read = asyncio.ensure_future(reading)  # type: ignore[call-overload]
    await asyncio.wait((read, typing), return_when=asyncio.FIRST_COMPLETED)
    if read.done():
        shown: bytes = read.result()
        return shown
    read.cancel()
    await asyncio.wait([read])
    return b""


async def _type(process: "asyncssh.SSHServerProcess[bytes]", seat: Seat) -> None:
    """Take what is typed to the chat, until the connection ends."""
    while True:
        try:
            typed = await process.stdin.read(1 << 14)
        except asyncssh.TerminalSizeChanged as size:
            seat.resize((size.width, size.height), (size.pixwidth, size.pixheight))
        except (asyncssh.BreakReceived, asyncssh.SignalReceived):
            await seat.write(b"\x03")
        except (asyncssh.Error, OSError):
            return
        else:
            if not typed:
                return
            await seat.write(typed)


def _farewell(process: "asyncssh.SSHServerProcess[bytes]", sentence: str) -> None:
    with suppress(OSError, asyncssh.Error):
        reset = _RESET if process.term_type is not None else b""
        process.stdout.write(reset)
        process.stderr.write(sentence.encode() + (b"\r\n" if reset else b"\n"))
        process.exit(1)


def host_key(path: Path) -> asyncssh.SSHKey:
    """The server's own key, from this file or new in it."""
    if not path.exists():
        made = asyncssh.generate_private_key("ssh-ed25519", comment="linnet")
        unfinished = path.with_name(f"{path.name}.new")
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(made.export_private_key())
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    return asyncssh.read_private_key(path)
