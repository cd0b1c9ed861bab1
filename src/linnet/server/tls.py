"""TLS for the one port: a certificate of the server's own key, or one from files."""

import ssl
from collections.abc import Callable, Collection
from datetime import UTC, datetime
from pathlib import Path

import structlog

from linnet.doors.trust import Trust
from linnet.server.authority import Authority, find, trust_of
from linnet.server.folder import Folder, FolderError
from linnet.server.identity import (
    CERTIFICATE_FILE,
    KEY_FILE,
    key_of,
    pin_of_key,
    write_certificate,
)
from linnet.server.settings import Settings

log = structlog.get_logger()
Names = Callable[[], Collection[str]]


class TlsError(Exception):
    """The certificate or its key cannot be used, said in one sentence."""


class Tls:
    """What connections are secured with. `context` is the newest; each keeps what it began with."""

    pin = ""
    """Set where clients may rely on the key for ever."""
    trust: Trust | None = None
    """What others are told about the authority behind the certificate, where it is our own."""

    def __init__(self, certificate: Path, key: Path) -> None:
        """Raises TlsError."""
        self._certificate = certificate
        self._key = key
        self.context = self._read()

    def reload(self) -> None:
        """Read the files anew for connections from now on; unreadable ones change nothing."""
        try:
            self.context = self._read()
        except TlsError as wrong:
            log.error("certificate-refused", why=str(wrong))
        else:
            log.info("certificate-read", file=str(self._certificate))

    def renew(self) -> None:
        """Nobody but who gave us the files can renew them."""

    def _read(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.set_alpn_protocols(["http/1.1"])
        try:
            context.load_cert_chain(self._certificate, self._key, password=_no_password)
        except ssl.SSLError as wrong:
            raise TlsError(
                f"{self._certificate} and {self._key} are no certificate and its key (PEM)"
                f" that belong together: {wrong.reason or wrong}"
            ) from wrong
        except OSError as wrong:
            why = wrong.strerror or type(wrong).__name__
            raise TlsError(
                f"the certificate {self._certificate} or its key {self._key} cannot be read: {why}"
            ) from wrong
        return context


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


def open_tls(settings: Settings, folder: Folder, names: Names) -> Tls | None:
    """As the settings say; None for none. Raises TlsError or FolderError.

    `names` are asked for what stands in a certificate of the server's own.
    """
    if bool(settings.tls_cert) != bool(settings.tls_key):
        one, other = ("tls_cert", "tls_key") if settings.tls_cert else ("tls_key", "tls_cert")
        raise TlsError(f"{one} is set but {other} is not: a certificate needs its key")
    if settings.tls == "off":
        return None
    if settings.tls_cert:
        return Tls(Path(settings.tls_cert), Path(settings.tls_key))
    return OwnTls(folder.path, names)


def _no_password() -> str:
    """Nobody sits before a server to type one: a key that wants one is refused."""
    return ""
