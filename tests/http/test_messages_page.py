"""docs/messages.md: what its table says to type does what the first column says."""

import shlex
import shutil
from pathlib import Path

import pytest
from tests.ground import Running
from tests.http.conftest import Caller
from tests.http.test_curl import curl

PAGE = Path(__file__).parent.parent.parent / "docs" / "messages.md"
ROWS = [line.split(" | ") for line in PAGE.read_text(encoding="utf-8").splitlines()]
TYPED = {row[0].strip("| `"): row[1].strip("`") for row in ROWS if row[0].startswith("| `/")}


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
async def test_every_line_for_curl_is_answered_as_it_should_be(
    server: Running, ann: Caller
) -> None:
    room = (await ann.told("POST", "/rooms", json={"name": "garden"}))["name"]
    for number in range(2, 13):
        await ann.told("POST", f"/rooms/{room}/messages", json={"text": str(number)})
    base = f"{server.url}/api/v1/rooms/{room}"
    sign_in = ("-u", f"Ann:{ann.token}", "-H", "Accept: application/json")
    answers = {}
    for typed, line in TYPED.items():
        path, *options = shlex.split(line.split("`, `")[0])
        if "DELETE" not in options or "/messages/12 " not in f"{line} ":
            answers[typed] = await curl(*sign_in, f"{base}{path}", *options)
    assert len(answers) >= 9
    assert not any('"reason"' in answer for answer in answers.values())
    assert '"reply_to":12' in answers["/reply 12 Yes"]
    assert '"text":"Better words"' in answers["/edit 12 Better words"]
    assert "🎉" in answers["/react 12 :tada:"]
    assert "🎉" not in answers["/unreact 12 :tada:"]
    assert '"pinned":true' in answers["/pins"]
    assert '"edit_within":900' in answers["/policy edit-within 15m"]
    path, *options = shlex.split(TYPED["/delete 12"])
    assert '"deleted"' in await curl(*sign_in, f"{base}{path}", *options)
