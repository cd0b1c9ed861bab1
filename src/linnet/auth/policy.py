"""Who may come in, as the operator chose."""

from typing import Literal

from msgspec import Struct


class Policy(Struct, frozen=True, kw_only=True):
    """Who may come in, as the operator chose.

    With `code`, newcomers type `registration_code` to make an account. One-time codes that the
    server or an owner gave out are good whatever `registration` says.
    """

    registration: Literal["open", "code", "closed"] = "open"
    registration_code: str | None = None
    guests: bool = True
    owner_from_loopback: bool = False
    newcomers_per_minute: int = 20_000
    """New guests from one address: high, since whole schools come from one."""
