"""TLS for the one port: a certificate of the server's own key, or one from files."""

import ssl
from collections.abc import Callable, Collection
from pathlib import Path

import structlog

from linnet.doors.trust import Trust
from linnet.server.folder import Folder
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

    def known_by(self) -> str:
        """The pin of the key it has at the moment, whether or not that stays."""
        from linnet.server.identity import pin_in  # noqa: PLC0415 - as below

        return self.pin or pin_in(self._certificate)

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
    # Making certificates takes 40 ms to load, which a server that does not encrypt need not.
    from linnet.server.own_tls import OwnTls  # noqa: PLC0415

    return OwnTls(folder.path, names)


def _no_password() -> str:
    """Nobody sits before a server to type one: a key that wants one is refused."""
    return ""
