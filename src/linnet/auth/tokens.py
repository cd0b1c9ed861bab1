"""Secrets that are shown once: only their hashes are kept."""

import hashlib
import secrets

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter that could be read as a digit."""
_READ_AS = str.maketrans("OIL", "011", "- ")
_GROUPS = 3


def new_token() -> str:
    """A session's secret, 192 random bits."""
    return secrets.token_urlsafe(24)


def new_code() -> str:
    """A one-time code of 60 random bits that can be read out: `7HQ2-M4XK-0B9T`."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(_GROUPS))


def is_code(text: str) -> bool:
    """Whether this is written as codes are, whatever it opens."""
    groups = text.split("-")
    return len(groups) == _GROUPS and all(len(g) == 4 and g.isalnum() for g in groups)


def hash_token(token: str) -> bytes:
    """What is kept of a token. It is random, so a plain hash gives nothing away."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def hash_code(code: str) -> bytes:
    """What is kept of a code, however it was typed."""
    return hash_token(code.strip().upper().translate(_READ_AS))
