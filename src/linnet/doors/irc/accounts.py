"""REGISTER and NickServ: a guest's nick becomes an account; and being somebody else."""

from collections.abc import Awaitable
from contextlib import suppress

from linnet.auth.auth import Signed
from linnet.doors.irc import capabilities as cap
from linnet.doors.irc import registration, showing
from linnet.doors.irc.connection import IrcConnection, code_of
from linnet.doors.irc.line import Line
from linnet.doors.irc.numerics import RPL_LOGGEDIN
from linnet.hub.rates import Kind
from linnet.protocol.people import PersonKind
from linnet.protocol.reasons import Reason, Refused

SERVICE = "NickServ"
_CODES = {
    Reason.NAME_TAKEN: "ACCOUNT_EXISTS",
    Reason.NAME_RESERVED: "ACCOUNT_EXISTS",
    Reason.BAD_NAME: "BAD_ACCOUNT_NAME",
    Reason.WEAK_PASSWORD: "WEAK_PASSWORD",
    Reason.ALREADY_AN_ACCOUNT: "ALREADY_AUTHENTICATED",
    Reason.REGISTRATION_CLOSED: "DISALLOWED",
    Reason.BAD_CODE: "UNACCEPTABLE_EMAIL",
}


async def register(client: IrcConnection, line: Line) -> None:
    """`REGISTER account|* code|* password` (draft/account-registration).

    No e-mail is asked for here, and one that is given is not kept: in its place stands the code
    that newcomers need, if they do.
    """
    account, code, password = line.params[0], line.params[1], line.params[2]
    wanted = client.nick if account == "*" else account
    if wanted == "*":
        client.fail("REGISTER", "NEED_NICK", "*", "Choose a nick first")
        return
    if client.nick not in ("*", wanted):
        client.fail("REGISTER", "ACCOUNT_NAME_MUST_BE_NICK", wanted, "Your nick is your account")
        return
    try:
        given = None if code == "*" or "@" in code else code
        await _register(client, wanted, given, password)
    except Refused as refused:
        client.fail("REGISTER", await _code_of(client, wanted, refused), wanted, refused.message)
        return
    client.send("REGISTER", "SUCCESS", wanted, "This nick is yours from now on")


async def _code_of(client: IrcConnection, name: str, refused: Refused) -> str:
    """The code of a refusal; a name that only a guest has is no account."""
    if refused.reason is Reason.NAME_TAKEN:
        with suppress(Refused):
            if (await client.house.engine.find_person(name)).kind is PersonKind.GUEST:
                return "USERNAME_EXISTS"
    return _CODES.get(refused.reason, code_of(refused))


async def _register(client: IrcConnection, name: str, code: str | None, password: str) -> None:
    auth = client.house.auth
    if not client.here:
        if client.signed is not None:
            raise Refused(Reason.ALREADY_AN_ACCOUNT)
        _check_server_password(client)
        signed = await auth.register(
            name, password, code=code, address=client.address, agent=registration.AGENT
        )
        client.signed = Signed(
            person=signed.person, token=signed.token, token_hash=signed.token_hash
        )
        tell_logged_in(client, name)
        return
    await client.house.engine.admit(client.person, Kind.NAMES)
    person = await auth.claim(client.person, None, password, code=code, address=client.address)
    client.face.account = True
    client.house.engine.change_person(person)
    session = await auth.log_in(person.name, password, client.address, registration.AGENT)
    client.sign_in(session)
    tell_logged_in(client, client.nick)
    for one in showing.mine(client):
        if one is not client and one.has(cap.ACCOUNT_NOTIFY):
            one.tell(one.line("ACCOUNT", client.nick, source=client.face.source))
    showing.tell_others(client, client.face, "ACCOUNT", client.nick, needs=cap.ACCOUNT_NOTIFY)


def _check_server_password(client: IrcConnection) -> None:
    wanted = client.house.settings.password
    if wanted and client.entering.password != wanted:
        raise Refused(Reason.BAD_PASSWORD, "This server has a password; give it with PASS.")


def tell_logged_in(client: IrcConnection, account: str) -> None:
    """Somebody has an account from now on (RPL_LOGGEDIN)."""
    source = client.face.source if client.here else f"{client.nick}!*@*"
    client.reply(RPL_LOGGEDIN, source, account, f"You are logged in as {account}")


async def service(client: IrcConnection, line: Line) -> None:
    """`NICKSERV REGISTER password [code]`, `IDENTIFY [nick] password`, as clients send it."""
    words = " ".join(line.params).split()
    match [word.upper() for word in words[:1]]:
        case ["REGISTER"] if len(words) > 1:
            code = words[2] if len(words) > 2 else "*"
            if "@" in code:
                code = "*"  # an e-mail, which other servers ask for
            await _answer(client, _register(client, client.nick, _code(code), words[1]))
        case ["IDENTIFY" | "LOGIN"] if len(words) > 1:
            name = words[1] if len(words) > 2 else client.nick
            await _answer(client, become(client, name, words[-1]))
        case _:
            say(client, "REGISTER password, or IDENTIFY nick password. There is no more here.")


def _code(word: str) -> str | None:
    return None if word == "*" else word


async def _answer(client: IrcConnection, work: Awaitable[None]) -> None:
    try:
        await work
    except Refused as refused:
        say(client, refused.message)
    else:
        say(client, f"You are logged in as {client.nick}.")


def say(client: IrcConnection, words: str) -> None:
    """What the service answers."""
    source = f"{SERVICE}!service@{client.house.name}"
    client.send("NOTICE", client.nick, words, source=source)


async def become(client: IrcConnection, name: str, password: str) -> None:
    """Be somebody else from now on: a guest logs in. Raises Refused."""
    if client.person.kind is not PersonKind.GUEST:
        raise Refused(Reason.ALREADY_AN_ACCOUNT)
    signed = await client.house.auth.log_in(name, password, client.address, registration.AGENT)
    await client.house.change_to(client, signed)
    tell_logged_in(client, client.nick)


EARLY = {"REGISTER": (register, 3)}
COMMANDS = {"NICKSERV": (service, 0), "NS": (service, 0)}
