"""The system's keyring, where there is one that works; without one, nothing is kept in it.

Importing it takes a moment, so that only those do who need it.
"""

from contextlib import suppress

_SERVICE = "linnet"


def keep(key: str, secret: str) -> str:
    """Put a secret into the keyring. Returns the keyring's name; empty where there is none."""
    import keyring  # noqa: PLC0415

    place = keyring.get_keyring()
    if place.priority <= 0:
        return ""
    try:
        place.set_password(_SERVICE, key, secret)
        if place.get_password(_SERVICE, key) == secret:
            return str(place.name)
    except Exception:  # whatever a desktop's service raises
        return ""
    return ""


def find(key: str) -> str | None:
    """The secret that was kept."""
    import keyring  # noqa: PLC0415

    try:
        return keyring.get_keyring().get_password(_SERVICE, key)
    except Exception:  # as above
        return None


def forget(key: str) -> None:
    """Take a secret out again."""
    import keyring  # noqa: PLC0415

    with suppress(Exception):  # as above
        keyring.get_keyring().delete_password(_SERVICE, key)
