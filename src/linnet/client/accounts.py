"""Accounts over the HTTP door: logging in, and making the guest one is an account.

Nothing else imports this module, because the HTTP library costs start-up time.
"""

from pathlib import Path
from typing import TypeVar

from msgspec import UNSET, Struct, UnsetType

from linnet.client.address import Address
from linnet.client.places import home as usual_home
from linnet.client.tokens import SignIn, TokenStore
from linnet.client.web import AGENT, Cut, ask, calling, told
from linnet.protocol.administration import SessionView
from linnet.protocol.frames import About
from linnet.protocol.people import Person

T = TypeVar("T")


class _SignedIn(Struct):
    you: Person
    token: str
    server: About


class _LogIn(Struct):
    name: str
    password: str
    new: str | UnsetType = UNSET


class _SignUp(Struct):
    name: str
    password: str
    code: str | UnsetType = UNSET


class _NewCode(Struct):
    code: str
    until: int


class _Nothing(Struct):
    pass


class _Claim(Struct):
    password: str
    code: str | UnsetType = UNSET


class _Change(Struct):
    old: str
    new: str


class _Ended(Struct):
    """How many sessions did."""


class _Sessions(Struct):
    sessions: list[SessionView]


class _Uploaded(Struct):
    id: str


async def log_in(
    address: Address,
    name: str,
    password: str,
    new: str = "",
    *,
    home: Path | None = None,
    agent: str = AGENT,
) -> Person:
    """Log in to an account; clients under this name are that account from now on.

    A one-time password is refused with `new-password` unless a `new` one comes with it.
    Raises Refused (`bad-password`, `rate-limited`, `weak-password` ...) or CannotConnect.
    """
    body = _LogIn(name, password, new or UNSET)
    return await _signed_in(address, name, "/sessions", body, home, agent)


async def sign_up(
    address: Address,
    name: str,
    password: str,
    code: str = "",
    *,
    home: Path | None = None,
    agent: str = AGENT,
) -> Person:
    """Make an account; clients under this name are that account from now on.

    Raises Refused (`name-taken`, `weak-password`, `registration-closed`, `bad-code` ...) or
    CannotConnect.
    """
    body = _SignUp(name, password, code or UNSET)
    return await _signed_in(address, name, "/accounts", body, home, agent)


async def _signed_in(
    address: Address, name: str, path: str, body: _LogIn | _SignUp, home: Path | None, agent: str
) -> Person:
    answer = await ask(address, "", "POST", path, _SignedIn, body, agent)
    you = answer.you
    store = TokenStore(home or usual_home())
    store.keep(address, name, SignIn(answer.token, answer.server.id, you.id, you.name))
    return you


async def log_out(address: Address, token: str) -> None:
    """End the session of this token. Raises Refused (`bad-token`) or CannotConnect."""
    try:
        async with calling(address, token) as http:
            told(address, await http.delete("/sessions/current"), _Nothing)
    except Cut as cut:
        raise cut.why from None


async def claim(address: Address, token: str, password: str, code: str = "") -> Person:
    """Make the guest of this token an account with the same name, id and messages.

    Raises Refused (`weak-password`, `registration-closed`, `bad-code`, `already-an-account`)
    or CannotConnect.
    """
    return await ask(address, token, "POST", "/me/claim", Person, _Claim(password, code or UNSET))


async def new_code(address: Address, token: str) -> tuple[str, int]:
    """A code with which one account can be made, and until when, for owners of the server.

    Raises Refused (`not-allowed`) or CannotConnect.
    """
    told = await ask(address, token, "POST", "/admin/codes", _NewCode, _Nothing())
    return told.code, told.until


async def change_password(address: Address, token: str, old: str, new: str) -> None:
    """Replace the password; every other session ends. Raises Refused or CannotConnect."""
    await ask(address, token, "PUT", "/me/password", _Ended, _Change(old, new))


async def log_out_everywhere(address: Address, token: str, *, others: bool = False) -> None:
    """End every session of this account, or all `others`. Raises Refused or CannotConnect."""
    await ask(address, token, "DELETE", "/sessions", _Ended, {"others": others})


async def sessions(address: Address, token: str) -> list[SessionView]:
    """Where one is signed in, newest first, at most 500. Raises Refused or CannotConnect."""
    return (await ask(address, token, "GET", "/sessions", _Sessions)).sessions


async def end_session(address: Address, token: str, session: str) -> None:
    """End one of one's sessions. Raises Refused or CannotConnect."""
    await ask(address, token, "DELETE", f"/sessions/{session}", _Ended)


async def set_face(address: Address, token: str, picture: bytes) -> None:
    """Show a picture as yourself. Raises Refused (`not-a-picture`) or CannotConnect."""
    try:
        async with calling(address, token) as http:
            response = await http.put("/me/avatar", content=picture)
    except Cut as cut:
        raise cut.why from None
    told(address, response, _Uploaded)
