"""docs/licences.md: names everything that is installed to run, and nothing that binds its users."""

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
_spec = spec_from_file_location("licences", ROOT / "tools" / "licences.py")
assert _spec is not None
assert _spec.loader is not None
tool = module_from_spec(_spec)
_spec.loader.exec_module(tool)


def rows(title: str) -> dict[str, str]:
    part = PAGE.split(f"## {title}\n")[1].split("\n## ")[0]
    return dict(re.findall(r"^\| ([a-z0-9-]+) \| (.+) \|$", part, re.MULTILINE))


def test_every_package_needed_to_run_stands_on_the_page_with_the_licence_it_declares() -> None:
    declared = tool.licences()
    here = {name: declared[name] for name in tool.needed("linnet", set())}
    assert len(here) > 20
    page = rows("To run")
    assert {name: page.get(name) for name in here} == here


def test_every_package_in_the_web_client_stands_on_the_page_and_binds_nobody() -> None:
    there = tool.in_the_browser()
    part = PAGE.split("## In the web client\n")[1].split("\n## ")[0]
    assert {"svelte", "markdown-it", "virtua"} <= set(there)
    assert [name for name, licence in there.items() if f"| {name} | {licence} |" not in part] == []
    assert [name for name, licence in there.items() if "GPL" in licence] == []


def test_no_package_needed_to_run_has_a_licence_that_binds_those_who_use_it() -> None:
    assert [name for name, licence in rows("To run").items() if "GPL" in licence] == []
