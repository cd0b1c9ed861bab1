"""What a start loads: nothing that it does not use before somebody asks for it."""

import asyncio
import signal
import sys

from tests.serve.program import PATIENCE

LATER = (
    *("alembic", "asyncssh", "confusable_homoglyphs", "cryptography", "emoji", "httpx2", "ifaddr"),
    *("markdown_it", "PIL", "precis_i18n", "prompt_toolkit", "puremagic", "pydantic", "segno"),
    *("textual", "tomlkit", "zeroconf", "linnet.doors.irc.door"),
)
LOADED = """
import sys
from linnet.cli.main import main
try:
    main(sys.argv[1:])
finally:
    print("loaded", *sys.modules)
"""


async def test_a_start_loads_nothing_it_does_not_use_in_a_new_folder_nor_in_a_known_one(tmp_path):
    for loaded in [await loaded_by(tmp_path / "data") for _ in range(2)]:
        assert {"linnet.server.app", "sqlalchemy"} <= set(loaded)
        assert [name for name in LATER if name in loaded] == []


async def loaded_by(data):
    """The modules of a server that was told to stop as soon as it accepted."""
    running = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", LOADED, "serve", "--data", str(data), "--port", "0"),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    async with asyncio.timeout(PATIENCE):
        assert (await running.stdout.readline()).startswith(b"ready ")
        running.send_signal(signal.SIGTERM)
        words = (await running.stdout.read()).decode().split()
        assert await running.wait() == 0
    assert words[0] == "loaded"
    return words[1:]
