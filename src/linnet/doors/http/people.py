"""Coming in, going out, and being somebody."""

from linnet.auth.auth import Signed
from linnet.doors.http.asked import Asked
from linnet.doors.http.shapes import (
    ChangePassword,
    Claim,
    Ended,
    Enter,
    Here,
    LogIn,
    NewName,
    Nothing,
    Others,
    Places,
    Register,
    SignedIn,
    Square,
    SquareWish,
)
from linnet.engine.presence import present
from linnet.hub.rates import Kind
from linnet.protocol.people import Person, Present, Role


async def look(asked: Asked[Nothing]) -> Here:
    """Which server this is, and its limits."""
    return Here(asked.about(), asked.limits)


async def enter(asked: Asked[Enter]) -> SignedIn:
    """Come in as a new guest, by name alone."""
    signed = await asked.auth.enter_as_guest(asked.wish.name, asked.address, asked.agent)
    return _told(asked, signed)


async def register(asked: Asked[Register]) -> SignedIn:
    """Make an account and be signed in."""
    wish = asked.wish
    signed = await asked.auth.register(
        wish.name,
        wish.password,
        code=wish.code,
        address=asked.address,
        agent=asked.agent,
        loopback=asked.loopback,
        owner=wish.owner,
    )
    return _told(asked, signed)


async def log_in(asked: Asked[LogIn]) -> SignedIn:
    """Sign in to an account."""
    wish = asked.wish
    signed = await asked.auth.log_in(wish.name, wish.password, asked.address, asked.agent, wish.new)
    return _told(asked, signed)


async def log_out(asked: Asked[Nothing]) -> Ended:
    """End this session; its open connections close."""
    await asked.auth.log_out(asked.session)
    return Ended(1)


async def log_out_everywhere(asked: Asked[Others]) -> Ended:
    """End all my sessions, or all others; their open connections close."""
    keep = asked.session if asked.wish.others else None
    return Ended(await asked.auth.log_out_everywhere(asked.person.id, keep))


async def places(asked: Asked[Nothing]) -> Places:
    """Where others reach this server, told to its owners and to who sits at its machine."""
    if not (asked.loopback or asked.person.role is Role.OWNER):
        return Places([], [])
    pages, links = asked.machine.places()
    return Places(list(pages), list(links))


async def square(asked: Asked[SquareWish]) -> Square:
    """A text, such as a link, as a QR code for a camera."""
    import segno  # noqa: PLC0415 - takes 50 ms and is hardly ever asked for

    drawn = segno.make(asked.wish.text, error="l", micro=False).matrix
    return Square(["".join("1" if cell else "0" for cell in row) for row in drawn])


async def me(asked: Asked[Nothing]) -> Person:
    """Who I am."""
    return asked.person


async def rename(asked: Asked[NewName]) -> Person:
    """Give the guest I am another name; an account keeps its own."""
    person = await asked.auth.rename(asked.person, asked.wish.name)
    asked.engine.change_person(person)
    return person


async def change_password(asked: Asked[ChangePassword]) -> Ended:
    """Set another password; all my other sessions end."""
    ended = await asked.auth.change_password(
        asked.person,
        asked.wish.old,
        asked.wish.new,
        keep=asked.asker.session if asked.asker else None,
        address=asked.address,
    )
    return Ended(ended)


async def claim(asked: Asked[Claim]) -> Person:
    """Make the guest I am an account with the same id and messages."""
    wish = asked.wish
    await asked.engine.admit(asked.person, Kind.NAMES)
    person = await asked.auth.claim(
        asked.person, wish.name, wish.password, code=wish.code, address=asked.address
    )
    asked.engine.change_person(person)
    return person


async def person(asked: Asked[Nothing]) -> Present:
    """Somebody, by id or name."""
    found = await asked.engine.find_person(asked.path["person"])
    return present(found, asked.engine.telling.online.get(found.id, ()))


def _told(asked: Asked[Enter] | Asked[Register] | Asked[LogIn], signed: Signed) -> SignedIn:
    return SignedIn(signed.person, signed.token, asked.about())
