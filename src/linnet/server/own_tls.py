"""TLS with a certificate that the server makes itself, of a key made once."""

from datetime import UTC, datetime
from pathlib import Path

import structlog

from linnet.server.authority import Authority, find, trust_of
from linnet.server.folder import FolderError
from linnet.server.identity import (
    CERTIFICATE_FILE,
    KEY_FILE,
    key_of,
    pin_of_key,
    write_certificate,
)
from linnet.server.tls import Names, Tls

log = structlog.get_logger()


class OwnTls(Tls):
    """With a certificate the server makes itself, and makes anew when it does not fit any more."""

    def __init__(self, folder: Path, names: Names) -> None:
        """Raises TlsError, FolderError."""
        self._folder = folder
        self._names = names
        self._identity = key_of(folder)
        self.pin = pin_of_key(self._identity)
        self._made_of: object = None
        self._make(find(folder))
        super().__init__(folder / CERTIFICATE_FILE, folder / KEY_FILE)

    def renew(self) -> None:
        """Make another certificate if names, addresses or the authority changed, or time is up."""
        try:
            authority = find(self._folder)
            if self._made_of == self._made(authority) and datetime.now(UTC) < self._until:
                return
            self._make(authority)
        except (FolderError, OSError) as wrong:
            log.error("certificate-not-renewed", why=str(wrong))
        else:
            self.reload()

    def _make(self, authority: Authority | None) -> None:
        self._made_of = self._made(authority)
        names = sorted(self._names())
        self._until = write_certificate(self._folder, self._identity, names, authority)
        self.trust = None if authority is None else trust_of(authority.certificate)

    def _made(self, authority: Authority | None) -> object:
        """What a certificate depends on."""
        return frozenset(self._names()), authority and authority.pem
