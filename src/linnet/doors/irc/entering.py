"""What a client says of itself before it is somebody."""

from msgspec import Struct

from linnet.auth.scram import Exchange, Verifier

LINES = 1_000
"""Lines a client may send before it has registered."""


class Entering(Struct):
    """Registration under way. `negotiating` holds it back until `CAP END`."""

    nick: str = ""
    user: str = ""
    real: str = ""
    password: str = ""
    away: str | None = None
    absent: bool = False
    """Whether nobody is at this connection."""
    mechanism: str = ""
    said: str = ""
    exchange: Exchange | None = None
    verifier: Verifier | None = None
    proven: bool = False
    negotiating: bool = False
    answered: bool = False
    under_way: bool = False
    lines: int = 0
    tries: int = 0

    @property
    def complete(self) -> bool:
        """Whether all was said that is needed."""
        return bool(self.nick and self.user) and not self.negotiating and not self.under_way
