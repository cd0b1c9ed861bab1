"""What a server is known by: the SHA-256 of its public key, as text and as words to compare."""

from base64 import urlsafe_b64decode

from linnet.protocol.pin_words import WORDS

SPOKEN = 8
"""Words that are compared by people: 64 bits, which nobody finds a second key for."""


def words_of(pin: str) -> str:
    """The beginning of a pin as words."""
    return spoken(urlsafe_b64decode(pin + "="))


def spoken(digest: bytes) -> str:
    """The beginning of a hash as words."""
    return " ".join(WORDS[byte] for byte in digest[:SPOKEN])
