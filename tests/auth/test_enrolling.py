"""One-time codes and passwords are good for a while, that of the first owner until it is used."""

import pytest

from linnet.auth.enrolling import is_good
from linnet.protocol import limits
from linnet.store.roster import KeptCode

DAY = 24 * 60 * 60 * 1000


@pytest.mark.parametrize(
    ("purpose", "days"),
    [("account", limits.CODE * 1000 // DAY), ("password 123456", limits.ONE_TIME * 1000 // DAY)],
)
def test_a_code_that_nobody_used_in_time_is_worth_nothing(purpose: str, days: int) -> None:
    kept = KeptCode(hash=b"", purpose=purpose, created=5)
    assert is_good(kept, 4 + days * DAY)
    assert not is_good(kept, 5 + days * DAY)


def test_the_code_of_the_first_owner_is_good_as_long_as_the_server_runs() -> None:
    assert is_good(KeptCode(hash=b"", purpose="owner", created=0), 10_000 * DAY)
