"""Whose request it is: `Authorization: Bearer TOKEN`, or a name with a token or password."""

import base64
import binascii

from starlette.requests import Request

from linnet.auth.auth import Auth
from linnet.auth.lookalikes import key
from linnet.doors.http.asked import Asker
from linnet.protocol.reasons import Reason, Refused


async def asker(auth: Auth, request: Request, address: str) -> Asker:
    """Who asks. Raises Refused: `hello-first`, `bad-token`, `bad-password`, `rate-limited`."""
    scheme, _, rest = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and rest.strip():
        signed = await auth.resume(rest.strip(), address)
        return Asker(signed.person, signed.token_hash)
    if scheme.lower() == "basic":
        name, secret = _basic(rest.strip())
        return await _named(auth, name, secret, address)
    raise Refused(Reason.HELLO_FIRST, how_to_enter(request))


def how_to_enter(request: Request) -> str:
    """One sentence with a line to copy; without quotes, so that it reads the same in JSON."""
    here = own_url(request)
    return (
        f"You are not signed in; get a token with  curl -d name=YOURNAME {here}/api/v1/guests"
        "  and then add  -u YOURNAME:TOKEN  to what you did."
    )


def own_url(request: Request) -> str:
    """Where this server answers, by its own socket: the Host header is the client's claim.

    Behind a trusted proxy it is the name that led to that, if it is one of the server's own.
    """
    if public := request.scope.get("linnet.public"):
        return f"{request.scope['scheme']}://{public}"
    server = request.scope.get("server")
    host, port = server if server else ("127.0.0.1", None)
    if ":" in host:
        host = f"[{host}]"
    return f"{request.scope['scheme']}://{host}" + (f":{port}" if port else "")


async def _named(auth: Auth, name: str, secret: str, address: str) -> Asker:
    try:
        signed = await auth.resume(secret, address)
    except Refused as refused:
        if refused.reason is not Reason.BAD_TOKEN:
            raise
        return Asker(await auth.check_password(name, secret, address), None)
    person = signed.person
    if name != person.id and key(name[:200]) != key(person.name):
        raise Refused(Reason.BAD_PASSWORD)
    return Asker(person, signed.token_hash)


def _basic(encoded: str) -> tuple[str, str]:
    try:
        name, found, secret = base64.b64decode(encoded, validate=True).decode().partition(":")
    except (binascii.Error, ValueError):
        found = ""
    if not found:
        raise Refused(Reason.BAD_FRAME, "The Authorization header is not NAME:SECRET in Base64.")
    return name, secret
