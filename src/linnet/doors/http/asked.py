"""A request once it is understood, and what an address answers to it."""

from collections.abc import Awaitable, Callable
from typing import Any, Generic, Literal, TypeVar

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from linnet.auth.auth import Auth
from linnet.auth.keys import Keys
from linnet.doors.http.machine import Machine
from linnet.doors.http.shapes import Nothing, Wish
from linnet.engine.administering import Administering
from linnet.engine.bots import Bots
from linnet.engine.engine import Engine
from linnet.engine.files import Shelf
from linnet.engine.hooks import Hooks
from linnet.protocol import limits
from linnet.protocol.frames import About
from linnet.protocol.limits import Limits
from linnet.protocol.people import Person
from linnet.protocol.reasons import Reason, Refused

W = TypeVar("W", bound=Wish)
Method = Literal["GET", "POST", "PUT", "PATCH", "DELETE"]


class Asker(Struct, frozen=True):
    """Who asks: `session` is the hash of their token, None for who came with a password."""

    person: Person
    session: bytes | None


class Asked(Struct, Generic[W], frozen=True, kw_only=True):
    """One request: its body or query as `wish`, the parts of its path as `path`.

    Only an address that streams reads the body of `request`.
    """

    engine: Engine
    administering: Administering
    bots: Bots
    hooks: Hooks
    keys: Keys
    machine: Machine
    auth: Auth
    files: Shelf
    about: Callable[[], About]
    limits: Limits
    request: Request
    wish: W
    path: dict[str, str]
    send_id: str
    address: str
    loopback: bool
    agent: str
    asker: Asker | None

    @property
    def person(self) -> Person:
        """Who asks, at an address for those who are signed in."""
        assert self.asker is not None, "the door lets only the signed in come here"
        return self.asker.person

    @property
    def session(self) -> bytes:
        """The session that asks. Raises Refused `bad-token` for who came with a password."""
        if self.asker is None or self.asker.session is None:
            raise Refused(Reason.BAD_TOKEN, "A password alone is no session; use a token.")
        return self.asker.session


class Address(Struct, frozen=True, kw_only=True):
    """One method of one path: what it takes, what it answers, and why it may refuse.

    Those for the `machine` the administrator there may use, too; `largest` is a body's bytes.

    One that is asked `often` is not in the log, of which a window that shows it would be full.

    One that `streams` takes the bytes of a file; one without an `answer` gives such bytes.
    """

    method: Method
    path: str
    action: Callable[[Asked[Any]], Awaitable[Struct | Response]]
    wish: type[Wish] = Nothing
    answer: type[Struct] | None
    streams: bool = False
    machine: bool = False
    largest: int = limits.FRAME
    status: int = 200
    signed: bool = True
    often: bool = False
    reasons: tuple[Reason, ...] = ()
