"""What an operator chooses for the IRC door; apart from the door, which few servers load."""

from msgspec import Struct


class IrcSettings(Struct, frozen=True, kw_only=True):
    """What an operator chose for this door."""

    name: str = "irc.linnet"
    """What the server calls itself in lines."""
    network: str = "Linnet"
    motd: str = ""
    password: str = ""
    """What everybody has to give with PASS; empty for nothing."""
    oper: str = ""
    """`NAME PASSWORD` of an operator who need not own the server; empty for none."""
    any_letters: bool = True
    """Whether a nick may have letters beyond ASCII."""
    tls_port: int = 0
    """Where the same door speaks TLS, for `sts`; 0 for nowhere."""
    sts: int = 0
    """Seconds for which clients keep to that; 0 where they need not (any more)."""
