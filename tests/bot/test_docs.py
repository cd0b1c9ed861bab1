"""What the README and docs/bots.md tell authors to copy works as it stands."""

import asyncio
import os
import re
import sys
from pathlib import Path
from textwrap import dedent

import pytest
from tests.ground import running

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGE = (ROOT / "docs" / "bots.md").read_text(encoding="utf-8")


def from_readme() -> str:
    part = README.split(". A bot.**")[1].split("bot.run()")[0]
    return dedent(part[part.index("    import random") :]) + "bot.run()\n"


def from_page(number: int) -> str:
    return re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)[number]


@pytest.mark.parametrize("text", [from_readme(), from_page(0)], ids=["README", "docs"])
async def test_a_new_author_s_bot_works_when_copied_as_it_is(text: str, tmp_path: Path) -> None:
    (tmp_path / "greeter.py").write_text(text)
    async with running(tmp_path / "data") as server, server.wire("Ann") as ann:
        await ann.ask(type="create-room", name="garden", kind="open")
        program = await asyncio.create_subprocess_exec(
            *(sys.executable, str(tmp_path / "greeter.py")),
            env=os.environ
            | {"LINNET_HOME": str(tmp_path), "LINNET_SERVER": f"127.0.0.1:{server.port}"},
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            assert b"connected as greeter" in await program.stderr.readline()
            await ann.say("Hello!")
            while (entry := (await ann.entries(1))[0])["name"] != "greeter":
                pass
            assert entry["body"].get("text") == "Hello Ann!" or entry["body"]["emoji"] == "👋"
        finally:
            program.kill()
            await program.wait()


async def test_the_test_on_the_page_passes(tmp_path: Path) -> None:
    (tmp_path / "greeter.py").write_text(from_page(0))
    (tmp_path / "check.py").write_text(from_page(1))
    program = await asyncio.create_subprocess_exec(sys.executable, str(tmp_path / "check.py"))
    assert await asyncio.wait_for(program.wait(), 20) == 0
