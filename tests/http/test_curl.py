"""Somebody with curl and nothing else: each answer says what to type next."""

import asyncio
import shutil

import pytest
from tests.ground import Running

pytestmark = pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")


async def curl(*arguments: str) -> str:
    process = await asyncio.create_subprocess_exec(
        "curl", "-sS", "--noproxy", "*", "--max-time", "10", *arguments,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    out, _ = await process.communicate()
    return out.decode()


async def test_from_nothing_to_a_message_by_copying_lines(server: Running) -> None:
    messages = f"{server.url}/api/v1/rooms/lobby/messages"
    first = await curl("-d", "hi", messages)
    assert first.count("\n") == 1
    line = first[first.index("curl ") : first.index("  and then")]
    signed = await curl(*line.replace("YOURNAME", "Ann").split()[1:])
    token = signed.split('"token":"')[1].split('"')[0]
    said = await curl("-u", f"Ann:{token}", "-d", "hi", messages)
    assert '"text":"hi"' in said
    assert said.endswith("}\n")


async def test_refusals_are_a_line_of_text_unless_json_is_asked_for(server: Running) -> None:
    nowhere = f"{server.url}/nowhere"
    assert (await curl(nowhere)).startswith("no-such-path: There is nothing")
    assert (await curl("-H", "Accept: application/json", nowhere)).startswith('{"reason":')
    posted = await curl("--json", '{"name":""}', f"{server.url}/api/v1/guests")
    assert posted.startswith('{"reason":"bad-name"')
