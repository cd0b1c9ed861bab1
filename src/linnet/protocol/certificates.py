"""The pin of a certificate; apart from `pins`, as reading certificates costs start-up time."""

from base64 import urlsafe_b64encode
from hashlib import sha256

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def pin_of(certificate: bytes) -> str:
    """The pin of a certificate (DER): 43 letters of base64url. Raises ValueError."""
    key = x509.load_der_x509_certificate(certificate).public_key()
    info = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return urlsafe_b64encode(sha256(info).digest()).decode().rstrip("=")
