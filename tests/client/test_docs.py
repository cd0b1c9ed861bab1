"""The examples of docs/client.md work when copied."""

import asyncio
import re
import sys
from pathlib import Path

from tests.client.net import LittleNet

DOCUMENT = Path(__file__).parents[2] / "docs" / "client.md"


def examples() -> list[str]:
    return re.findall(r"```python\n(.*?)```", DOCUMENT.read_text(), re.DOTALL)


async def test_the_bot_answers_each_message_once(net: LittleNet, tmp_path: Path, home: Path):
    code = examples()[0]
    assert len([line for line in code.splitlines() if line.strip()]) == 11
    bot = tmp_path / "bot.py"
    bot.write_text(code.replace("8888", str(net.port)))
    running = await asyncio.create_subprocess_exec(sys.executable, str(bot))
    try:
        async with asyncio.timeout(20):
            while not any(line.person for line in net.server.lines):
                await net.arrival()
            for number in range(3):
                net.server.post(f"{number}", name="Ben")
            log = net.server.rooms["lobby"].log
            while len(log) < 6:
                await net.arrival()
    finally:
        running.kill()
        await running.wait()
    answers = [entry.body.text for entry in log if entry.name == "echo"]
    assert answers == [f"Ben said: {number}" for number in range(3)]


def test_the_other_example_compiles():
    compile(examples()[1], str(DOCUMENT), "exec")
