"""Somebody who sends files over HTTP."""

from typing import Any

import httpx2
from tests.http.conftest import Caller


async def begin(who: Caller, name: str, size: int, **more: Any) -> str:
    told = await who.told("POST", "/uploads", json={"name": name, "size": size, **more})
    return str(told["id"])


async def upload(who: Caller, content: bytes, name: str = "a.bin", **more: Any) -> dict[str, Any]:
    """The file as it is told."""
    id = await begin(who, name, len(content), **more)
    told = await who.told("PUT", f"/uploads/{id}", content=content)
    return dict(told["file"])


async def posted(
    who: Caller, content: bytes, room: str = "lobby", name: str = "a.bin"
) -> tuple[dict[str, Any], int]:
    """The file, and the place of the message it is with."""
    file = await upload(who, content, name)
    wish = {"text": "look", "files": [file["id"]]}
    entry = await who.told("POST", f"/rooms/{room}/messages", json=wish)
    assert entry["body"]["files"] == [file]
    return file, entry["seq"]


async def download(who: Caller, file: dict[str, Any], end: str = "", **headers: str) -> Any:
    return await who.call("GET", f"/files/{file['id']}{end}", headers=headers)


async def hidden(who: Caller, file: dict[str, Any]) -> bool:
    """Whether there is no such file for them, in any form."""
    answers: list[httpx2.Response] = [await download(who, file, end) for end in ("", "/thumb")]
    return {answer.json().get("reason") for answer in answers} == {"no-such-file"}
