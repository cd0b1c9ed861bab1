"""Who this server is: a key pair made once, by which clients know it wherever it is."""

import ipaddress
import ssl
from base64 import urlsafe_b64encode
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from linnet.protocol.certificates import pin_of
from linnet.server.authority import SERVERS_ONLY, Authority
from linnet.server.folder import FolderError, write_whole

KEY_FILE = "identity.key"
CERTIFICATE_FILE = "identity.crt"
_BEFORE = timedelta(days=2)
"""Clocks of machines without Internet are wrong by some hours, seldom by more."""
_VALID = timedelta(days=397)
"""Browsers take none that is longer; it is made anew at each start, from the same key."""
RENEWED = timedelta(days=60)
"""Before its end, in a server that runs for a year."""


def key_of(folder: Path) -> ec.EllipticCurvePrivateKey:
    """The key in this data folder, made if there is none. Raises FolderError."""
    path = folder / KEY_FILE
    try:
        key = serialization.load_pem_private_key(path.read_bytes(), None)
    except FileNotFoundError:
        return _made(path)
    except (ValueError, TypeError):
        key = None
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise FolderError(
            f"the file {path} is damaged: put it back from a backup, or delete it and"
            " clients need a new join link to this server"
        )
    return key


def pin_of_key(key: ec.EllipticCurvePrivateKey) -> str:
    """What clients know the key by, whatever certificate it has."""
    public = key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return urlsafe_b64encode(sha256(public).digest()).decode().rstrip("=")


def write_certificate(
    folder: Path,
    key: ec.EllipticCurvePrivateKey,
    names: Collection[str],
    authority: Authority | None,
) -> datetime:
    """Write a certificate of this key for these names and addresses; when to renew it.

    Where there is an authority it is signed by that, and only for names it may vouch for: one
    more would make browsers refuse all of it.
    """
    if authority is not None:
        names = [name for name in names if authority.covers(name)]
    certificate = _certificate(key, names, authority)
    pem = certificate.public_bytes(serialization.Encoding.PEM).decode()
    write_whole(folder / CERTIFICATE_FILE, pem + (authority.pem if authority else ""))
    return certificate.not_valid_after_utc - RENEWED


def _certificate(
    key: ec.EllipticCurvePrivateKey, names: Collection[str], authority: Authority | None
) -> x509.Certificate:
    now = datetime.now(UTC)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Linnet server")])
    issuer, signing, until = subject, key, now - _BEFORE + _VALID
    if authority is not None:
        issuer, signing = authority.certificate.subject, authority.key
        until = min(until, authority.certificate.not_valid_after_utc)
    signer = x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key())
    building = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _BEFORE)
        .not_valid_after(until)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), True)
        .add_extension(SERVERS_ONLY, False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
        .add_extension(signer, False)
    )
    if names:
        called = x509.SubjectAlternativeName([_named(name) for name in names])
        building = building.add_extension(called, False)
    return building.sign(signing, hashes.SHA256())


def pin_in(certificate: Path) -> str:
    """The pin of the first certificate in a file (PEM)."""
    first = certificate.read_text().partition("-----END CERTIFICATE-----")[0]
    end = "-----END CERTIFICATE-----\n"
    begin = first.index("-----BEGIN CERTIFICATE-----")
    return pin_of(ssl.PEM_cert_to_DER_cert(first[begin:] + end))


def _made(path: Path) -> ec.EllipticCurvePrivateKey:
    key = ec.generate_private_key(ec.SECP256R1())
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    write_whole(path, pem.decode())
    return key


def _named(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)
