"""A small authority that may vouch for this one server and for nothing else in the world.

Who puts its certificate into a browser lets that browser trust this server's names and addresses.
They stand in the certificate as name constraints (RFC 5280, 4.2.1.10), so that whoever steals the
key can still not pretend to be a bank. The key never leaves the data folder.
"""

import ipaddress
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from msgspec import Struct

from linnet.doors.trust import Trust, covers
from linnet.server.folder import FolderError, write_whole

KEY_FILE = "ca.key"
"""The key and its certificate in one file, so that there is never one without the other."""
CERTIFICATE_FILE = "ca.crt"
"""The certificate again, to be given to others."""
SERVERS_ONLY = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])
_BEFORE = timedelta(days=2)
_VALID = timedelta(days=3650)
_SIGNS = x509.KeyUsage(
    digital_signature=False,
    content_commitment=False,
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=True,
    crl_sign=True,
    encipher_only=False,
    decipher_only=False,
)
_NAME = re.compile(r"(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,62}\.?)+")
_NONE = "linnet.invalid"
"""A name nobody has (RFC 2606), for an authority that vouches for addresses only."""
_Network = ipaddress.IPv4Network | ipaddress.IPv6Network
_ALL = (ipaddress.ip_network("0.0.0.0/0"), ipaddress.ip_network("::/0"))


class Authority(Struct, frozen=True):
    """The key that signs, and the certificate that others trust."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def pem(self) -> str:
        """The certificate as a file."""
        return self.certificate.public_bytes(serialization.Encoding.PEM).decode()

    def covers(self, name: str) -> bool:
        """Whether it may vouch for this name or address."""
        return covers(permitted(self.certificate), name)


def make(folder: Path, called: str, names: Sequence[str]) -> Authority:
    """A new authority for these names, addresses and networks, in place of any before.

    `called` is what people see in their lists. Raises OSError, ValueError.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    made = Authority(key, _certificate(key, called, names))
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    write_whole(folder / KEY_FILE, private.decode() + made.pem)
    write_whole(folder / CERTIFICATE_FILE, made.pem)
    return made


def find(folder: Path) -> Authority | None:
    """The authority in this data folder, if one was made. Raises FolderError."""
    path = folder / KEY_FILE
    try:
        pem = path.read_bytes()
        key = serialization.load_pem_private_key(pem, None)
        certificate = x509.load_pem_x509_certificate(pem)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise FolderError(f"the file {path} cannot be read: {error.strerror or error}") from error
    except (ValueError, TypeError):
        key = None
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise FolderError(
            f"the file {path} is damaged: put it back from a backup, or make another authority"
            " with `linnet ca --new`"
        )
    return Authority(key, certificate)


def trust_of(certificate: x509.Certificate) -> Trust:
    """What others are told of the authority with this certificate."""
    return Trust(
        called=str(certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value),
        pem=certificate.public_bytes(serialization.Encoding.PEM).decode(),
        fingerprint=certificate.fingerprint(hashes.SHA256()),
        names=tuple(permitted(certificate)),
        until=certificate.not_valid_after_utc.date().isoformat(),
    )


def permitted(certificate: x509.Certificate) -> list[str]:
    """The names, addresses and networks an authority may vouch for."""
    try:
        found = certificate.extensions.get_extension_for_class(x509.NameConstraints)
    except x509.ExtensionNotFound:
        return []
    trees = found.value.permitted_subtrees or ()
    domains = [one.value for one in trees if isinstance(one, x509.DNSName) and one.value != _NONE]
    networks = [ipaddress.ip_network(one.value) for one in trees if isinstance(one, x509.IPAddress)]
    return domains + [str(one[0]) if one.num_addresses == 1 else str(one) for one in networks]


def _certificate(
    key: ec.EllipticCurvePrivateKey, called: str, names: Iterable[str]
) -> x509.Certificate:
    now = datetime.now(UTC)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, called[:64])])
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _BEFORE)
        .not_valid_after(now + _VALID)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), True)
        .add_extension(_SIGNS, True)
        .add_extension(SERVERS_ONLY, False)
        .add_extension(_constraints(names), True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
        .sign(key, hashes.SHA256())
    )


def _constraints(names: Iterable[str]) -> x509.NameConstraints:
    """These and nothing else: a kind of name that is not mentioned at all would be free."""
    domains: list[str] = []
    networks: list[_Network] = []
    for name in names:
        try:
            networks.append(ipaddress.ip_network(name))
        except ValueError:
            if not _NAME.fullmatch(name):
                raise ValueError(f"{name!r} is no name, address or network") from None
            domains.append(name)
    versions = {network.version for network in networks}
    others = [every for every in _ALL if every.version not in versions]
    trees: list[x509.GeneralName] = [x509.DNSName(one) for one in domains or [_NONE]]
    trees += [x509.IPAddress(network) for network in networks]
    return x509.NameConstraints(trees, [x509.IPAddress(every) for every in others] or None)
