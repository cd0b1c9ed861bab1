"""`linnet logout`: ends the session of a profile, and forgets both."""

from typing import Annotated

import typer

from linnet.cli.address import REFUSED
from linnet.cli.problem import give_up, say_problem
from linnet.cli.script import run
from linnet.client import CannotConnect, Refused
from linnet.client.places import home
from linnet.client.profiles import Profile, Profiles
from linnet.client.tokens import TokenStore

Called = Annotated[str, typer.Argument(metavar="[PROFILE]", help="Which one [default].")]


def logout(profile: Called = "default") -> None:
    """End the session on the server, and forget it and the profile here.

    A guest cannot come back after that. Exit codes: 0 done, 1 there is no such profile.
    """
    kept = Profiles(home()).find(profile)
    if kept is None:
        give_up(f"there is no profile {profile}; `linnet profiles` lists them", REFUSED)
    run(lambda: _end(kept))
    Profiles(home()).drop(profile)


async def _end(profile: Profile) -> None:
    # The HTTP library is slow to import.
    from linnet.client.accounts import log_out  # noqa: PLC0415

    tokens = TokenStore(home())
    found = tokens.find(profile.address, profile.name)
    if found is None:
        return
    try:
        await log_out(profile.address, found.token)
    except CannotConnect as wrong:
        say_problem(f"forgotten here, but the server still knows the session: {wrong}")
    except Refused:
        pass  # The session has ended already.
    tokens.forget(found.token)
