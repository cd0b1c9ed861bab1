"""`linnet desktop --selftest`, as somebody runs it on their own machine."""

import subprocess
import sys

from tests.desktop.conftest import Hand

COUNTED = """
import gc
freeze, times = gc.freeze, []
gc.freeze = lambda: times.append(freeze())
from linnet.cli.main import main
try:
    main(["desktop", "--selftest"])
finally:
    print("settled", len(times))
"""


def test_the_selftest_says_that_all_of_it_works_and_its_window_settles(hand: Hand):
    del hand  # only so that it is skipped where no window can be shown
    ran = subprocess.run(
        [sys.executable, "-c", COUNTED], capture_output=True, text=True, timeout=60
    )
    # Twice for what was loaded, once for the window: no full search looks through any of it.
    assert ran.stdout.splitlines()[-2:] == ["all of it works", "settled 3"]
    assert "NOT" not in ran.stdout
    assert (ran.returncode, ran.stderr) == (0, "")
