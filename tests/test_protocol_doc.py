"""docs/protocol.md and docs/http.md: what they say is what the code says."""

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import get_args

import pytest

from linnet.doors.http.routes import ADDRESSES, PREFIX
from linnet.protocol import commands, entries, frames
from linnet.protocol.reasons import Reason

ROOT = Path(__file__).parent.parent
_spec = spec_from_file_location("protocol_doc", ROOT / "tools" / "protocol_doc.py")
assert _spec is not None
assert _spec.loader is not None
tool = module_from_spec(_spec)
_spec.loader.exec_module(tool)


def part(page: str, title: str) -> str:
    return page.split(f"\n## {title}\n")[1].split("\n## ")[0]


def test_the_pages_are_as_they_would_be_written_now() -> None:
    assert tool.stale() == []


def test_a_page_that_is_not_as_it_would_be_written_is_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "protocol.md"
    monkeypatch.setattr(tool, "PAGES", {page: lambda: "new"})
    assert tool.stale() == ["protocol.md"]
    page.write_text("old", encoding="utf-8")
    assert tool.main(["--check"]) == 1
    assert tool.main([]) == 0
    assert tool.main(["--check"]) == 0


def test_every_tag_stands_on_the_page_with_the_functions_it_passes() -> None:
    page = tool.protocol_page()
    for title, union in (
        ("Client → server", commands.Command),
        ("Server → client", frames.Frame),
        ("Entries", entries.Body),
    ):
        told = part(page, title)
        for kind in get_args(union):
            if kind is not entries.Entry:
                section = told.split(f"### `{tool.tag(kind)}`\n")[1].split("\n### ")[0]
                assert "Passes on the server:" in section


def test_a_message_passes_the_hops_it_is_known_for() -> None:
    passed = "\n".join(tool.passes()["Say"])
    for hop in ("protocol/codec", "doors/websocket/connection", "engine/engine", "hub/decide"):
        assert f"`{hop}`: " in passed
    assert re.search(r"`hub/decide`: .*\bsay\b", passed)


def test_every_reason_and_every_address_is_told() -> None:
    reasons = part(tool.protocol_page(), "Reasons and close codes")
    assert all(f"| `{reason}` |" in reasons for reason in Reason)
    addresses = part(tool.http_page(), "Addresses")
    assert all(f"| {one.method} `{one.path or PREFIX}` |" in addresses for one in ADDRESSES)
