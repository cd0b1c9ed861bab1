"""`linnet server-window --selftest`, as somebody runs it on their own machine."""

import subprocess
import sys

from tests.server_window.conftest import Master


def test_the_selftest_says_that_all_of_it_works(master: Master):
    del master  # only so that it is skipped where no window can be shown
    ran = subprocess.run(
        [sys.executable, "-m", "linnet", "server-window", "--selftest"],
        capture_output=True,
        text=True,
        timeout=90,
    )
    assert ran.stdout.splitlines()[-1] == "all of it works"
    assert "NOT" not in ran.stdout
    assert (ran.returncode, ran.stderr) == (0, "")
