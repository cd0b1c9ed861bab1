"""What a client does with files: sending, getting and posting them."""

from collections.abc import Sequence
from pathlib import Path

from linnet.client.address import Address
from linnet.client.asking import Asking
from linnet.client.progress import Progress, Ticket
from linnet.protocol.commands import Say
from linnet.protocol.files import File
from linnet.protocol.frames import Done


class Sharing(Asking):
    """The part of `Client` that is about files."""

    @property
    def address(self) -> Address:
        """Where the server is now: it is followed when it moves."""
        return self._runner.address

    async def upload(
        self,
        source: Path | bytes,
        *,
        name: str = "",
        exact: bool = False,
        progress: Progress | None = None,
        ticket: Ticket | None = None,
    ) -> File:
        """Send a file, which one can then `share`; it goes on after a cut.

        `exact` keeps a picture byte for byte, with where it was taken. Raises Refused
        (`too-large`, `quota`, `disk-full`), CannotConnect after a minute in which nothing
        moved, or OSError where the source cannot be read. A later call with the same `ticket`
        goes on where this one was.
        """
        # The HTTP library costs start-up time that those who send no files need not pay.
        from linnet.client import files  # noqa: PLC0415

        return await files.upload(
            self.address,
            self._token(),
            source,
            name=name,
            exact=exact,
            progress=progress,
            ticket=ticket,
        )

    async def download(self, file: File, to: Path, *, progress: Progress | None = None) -> Path:
        """Get a file into a folder, or under a name; where it is now. Nothing is overwritten.

        Raises Refused `no-such-file`, CannotConnect, or OSError where it cannot be written.
        """
        from linnet.client import files  # noqa: PLC0415 - as above

        return await files.download(self.address, self._token(), file, to, progress=progress)

    async def look_at(self, file: File, *, small: bool = False) -> bytes:
        """What is in a file, to be shown at once; of a picture perhaps its small version.

        Raises Refused `no-such-file`, or CannotConnect.
        """
        from linnet.client import files  # noqa: PLC0415 - as above

        path = f"/files/{file.id}/thumb" if small else f"/files/{file.id}"
        return await files.content(self.address, self._token(), path)

    async def face(self, who: str) -> bytes:
        """Somebody's picture. Raises Refused `no-such-file` where they have none."""
        from linnet.client import files  # noqa: PLC0415 - as above

        return await files.content(self.address, self._token(), f"/people/{who}/avatar")

    async def share(
        self, room: str, files: Sequence[File], text: str = "", *, reply_to: int | None = None
    ) -> Done:
        """Post a message with files, one's own or such as one may read."""
        ids = tuple(file.id for file in files)
        return await self._wish(Say(self._id(), room, text, reply_to, ids))

    def _token(self) -> str:
        return self._session.identity.token or ""
