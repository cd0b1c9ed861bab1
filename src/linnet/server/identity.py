"""Who this server is: a key pair made once, by which clients know it wherever it is."""

import ipaddress
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from linnet.server.folder import FolderError, write_whole

KEY_FILE = "identity.key"
CERTIFICATE_FILE = "identity.crt"
_BEFORE = timedelta(days=2)
"""Clocks of machines without Internet are wrong by some hours, seldom by more."""
_VALID = timedelta(days=397)
"""Browsers take none that is longer; it is made anew at each start, from the same key."""


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


def write_certificate(folder: Path, key: ec.EllipticCurvePrivateKey, names: Collection[str]) -> str:
    """Write a certificate of this key for these names and addresses; its pin."""
    now = datetime.now(UTC)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Linnet server")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _BEFORE)
        .not_valid_after(now - _BEFORE + _VALID)
        .add_extension(x509.SubjectAlternativeName([_named(name) for name in names]), False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    pem = certificate.public_bytes(serialization.Encoding.PEM)
    write_whole(folder / CERTIFICATE_FILE, pem.decode())
    return pem.decode()


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
