"""What a server is known by: the SHA-256 of its public key, as text and as words to compare."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from linnet.protocol.pin_words import WORDS

SPOKEN = 8
"""Words that are compared by people: 64 bits, which nobody finds a second key for."""


def pin_of(certificate: bytes) -> str:
    """The pin of a certificate (DER): 43 letters of base64url. Raises ValueError."""
    key = x509.load_der_x509_certificate(certificate).public_key()
    info = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return urlsafe_b64encode(sha256(info).digest()).decode().rstrip("=")


def words_of(pin: str) -> str:
    """The beginning of a pin as words."""
    return spoken(urlsafe_b64decode(pin + "="))


def spoken(digest: bytes) -> str:
    """The beginning of a hash as words."""
    return " ".join(WORDS[byte] for byte in digest[:SPOKEN])
