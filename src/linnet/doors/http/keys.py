"""One's keys for SSH over HTTP."""

from typing import Annotated

from msgspec import Meta, Struct

from linnet.doors.http.asked import Address, Asked
from linnet.doors.http.shapes import Nothing, Wish
from linnet.protocol import limits
from linnet.protocol.keys import KeyView
from linnet.protocol.reasons import Reason

R = Reason


class AddKey(Wish, frozen=True):
    """A public key, as the one line of a file such as `id_ed25519.pub`."""

    key: Annotated[str, Meta(max_length=limits.KEY)]


class MyKeys(Struct, frozen=True):
    """My keys, oldest first."""

    keys: list[KeyView]


class WhichKey(Wish, frozen=True):
    """A key by its fingerprint."""

    fingerprint: Annotated[str, Meta(max_length=100)]


async def my_keys(asked: Asked[Nothing]) -> MyKeys:
    """The keys with which I come in over SSH."""
    return MyKeys(list(await asked.keys.mine(asked.person)))


async def add_key(asked: Asked[AddKey]) -> KeyView:
    """Come in over SSH with this key."""
    return await asked.keys.add(asked.person, asked.wish.key)


async def remove_key(asked: Asked[WhichKey]) -> MyKeys:
    """Nobody comes in with this key any more; what is open stays open. Those that are left."""
    await asked.keys.remove(asked.person, asked.wish.fingerprint)
    return MyKeys(list(await asked.keys.mine(asked.person)))


KEYS = (
    Address(method="GET", path="/me/keys", action=my_keys, answer=MyKeys),
    Address(
        method="POST", path="/me/keys", action=add_key, wish=AddKey, answer=KeyView, status=201,
        reasons=(R.NOT_ALLOWED, R.ALREADY_THERE, R.TOO_MANY),
    ),
    Address(
        method="DELETE", path="/me/keys", action=remove_key, wish=WhichKey, answer=MyKeys,
        reasons=(R.NO_SUCH_PATH,),
    ),
)  # fmt: skip
"""The rows of the table of addresses that are about keys."""
