"""The certificate: readable, with its key, valid now, and for the names the server goes by."""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from fnmatch import fnmatch
from pathlib import Path

from cryptography import x509
from cryptography.x509.oid import ExtensionOID

from linnet.doctor.finding import Finding, ok
from linnet.server import addresses
from linnet.server.folder import FolderError
from linnet.server.identity import KEY_FILE, key_of
from linnet.server.settings import Settings
from linnet.server.tls import Tls, TlsError

SOON = timedelta(days=14)
_BREAKS = "encrypted connections: browsers warn or refuse"
_RENEW = "renew it, then kill -HUP the server; nobody is cut"


def look(settings: Settings, data: Path | None) -> Iterator[Finding]:
    """One finding; nothing where nobody wants to encrypt."""
    if bool(settings.tls_cert) != bool(settings.tls_key):
        missing = "tls_key" if settings.tls_cert else "tls_cert"
        yield Finding(
            "certificate", "problem", f"{missing} is not set", "the start", f"set {missing} too"
        )
    elif settings.tls_cert:
        yield _files(Path(settings.tls_cert), Path(settings.tls_key), settings)
    elif settings.tls == "auto" and data is not None and (data / KEY_FILE).exists():
        yield _own(data)


def _own(data: Path) -> Finding:
    try:
        key_of(data)
    except (FolderError, OSError) as wrong:
        step = "put identity.key back from a backup"
        return Finding("certificate", "problem", str(wrong), "the start", step)
    return ok("certificate", "the server makes its own at each start, from the key it is known by")


def _files(certificate: Path, key: Path, settings: Settings) -> Finding:
    try:
        Tls(certificate, key)
        found = x509.load_pem_x509_certificates(certificate.read_bytes())[0]
    except (TlsError, ssl.SSLError, OSError, ValueError) as wrong:
        step = "name the files that belong together, readable for the server's user"
        return Finding("certificate", "problem", str(wrong), "the start, with TLS", step)
    return _dated(found) or _named(found, settings) or _well(found)


def _dated(found: x509.Certificate) -> Finding | None:
    now, until = datetime.now(UTC), found.not_valid_after_utc
    if until < now:
        says = f"it expired on {until:%Y-%m-%d %H:%M} UTC"
        return Finding("certificate", "problem", says, _BREAKS, _RENEW)
    if found.not_valid_before_utc > now:
        says = f"it is not valid before {found.not_valid_before_utc:%Y-%m-%d %H:%M} UTC"
        return Finding("certificate", "problem", says, _BREAKS, "look at this machine's clock")
    if until < now + SOON:
        says = f"it expires on {until:%Y-%m-%d}, in {(until - now).days} days"
        return Finding("certificate", "warning", says, _BREAKS, _RENEW)
    return None


def _named(found: x509.Certificate, settings: Settings) -> Finding | None:
    certified = _names(found)
    lacking = [name for name in settings.host_names if not _covers(certified, name)]
    own = (*settings.host_names, *addresses.names(), *addresses.every())
    if not lacking and any(_covers(certified, name) for name in own):
        return None
    wanted = ", ".join(lacking) or "any name or address of this machine"
    return Finding(
        "certificate",
        "warning",
        f"it is for {', '.join(certified) or 'no name at all'}, not for {wanted}",
        _BREAKS,
        "get one for the names people type, and name those in host_names",
    )


def _names(found: x509.Certificate) -> list[str]:
    try:
        said = found.extensions.get_extension_for_oid(ExtensionOID.SUBJECT_ALTERNATIVE_NAME)
    except x509.ExtensionNotFound:
        return []
    value = said.value
    assert isinstance(value, x509.SubjectAlternativeName), "that is what was asked for"
    numbers = value.get_values_for_type(x509.IPAddress)
    return [*value.get_values_for_type(x509.DNSName), *map(str, numbers)]


def _covers(certified: list[str], name: str) -> bool:
    """A star stands for one part of a name (RFC 6125 section 6.4.3)."""
    return any(
        fnmatch(name, one.lower()) and name.count(".") == one.count(".") for one in certified
    )


def _well(found: x509.Certificate) -> Finding:
    return ok(
        "certificate",
        f"for {', '.join(_names(found))}, until {found.not_valid_after_utc:%Y-%m-%d}",
    )
