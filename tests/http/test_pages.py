"""The web client as the server gives it away: small, cached, and with nothing from elsewhere."""

import gzip
import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx2
import pytest
from tests.ground import Running, running

BROWSER = {"accept": "text/html,*/*;q=0.8", "accept-encoding": "gzip, deflate, br"}
SCRIPT = "console.log('a script that is long enough to be worth its while');" * 20


@pytest.fixture
async def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Running]:
    """A server whose web client is two small files."""
    folder = tmp_path / "web"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html><title>Linnet</title>")
    (folder / "assets/app-1234.js").write_text(SCRIPT)
    (folder / "assets/app-1234.js.gz").write_bytes(gzip.compress(SCRIPT.encode()))
    (folder / "sources.sha256").write_text("stamp")
    monkeypatch.setattr("linnet.server.app.WEB", folder)
    async with running(tmp_path / "data") as server:
        yield server


async def get(server: Running, path: str, **headers: str) -> httpx2.Response:
    async with httpx2.AsyncClient() as client:
        return await client.get(server.url + path, headers={**BROWSER, **headers})


async def test_a_browser_gets_the_client_and_asks_for_it_anew_each_time(served: Running) -> None:
    page = await get(served, "/")
    assert "<title>Linnet</title>" in page.text
    assert page.headers["content-type"].startswith("text/html")
    assert page.headers["cache-control"] == "no-cache"
    again = await get(served, "/", **{"if-none-match": page.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_a_script_is_sent_compressed_and_kept_for_ever(served: Running) -> None:
    script = await get(served, "/assets/app-1234.js")
    assert script.text == SCRIPT
    assert script.headers["content-encoding"] == "gzip"
    assert script.headers["content-type"].startswith("text/javascript")
    assert "immutable" in script.headers["cache-control"]
    plain = await get(served, "/assets/app-1234.js", **{"accept-encoding": "identity"})
    assert plain.text == SCRIPT
    assert "content-encoding" not in plain.headers


@pytest.mark.parametrize("path", ["/", "/assets/app-1234.js"])
async def test_nothing_of_the_client_may_load_or_run_what_is_not_a_file_of_it(
    served: Running, path: str
) -> None:
    headers = (await get(served, path)).headers
    policy = headers["content-security-policy"]
    assert not re.search(r"unsafe|http|\*|data:", policy)
    assert "default-src 'none'" in policy
    assert "require-trusted-types-for 'script'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("path", ["/sources.sha256", "/assets/app-1234.js.gz", "/assets/../x"])
async def test_only_files_of_the_client_are_given(served: Running, path: str) -> None:
    assert (await get(served, path)).status_code == 404


async def test_a_shell_gets_the_ways_in_as_before(served: Running) -> None:
    text = (await get(served, "/", **{"accept": "*/*", "user-agent": "curl/8.0"})).text
    assert "open this address in a browser" in text


async def test_a_checkout_without_a_built_client_says_how_to_build_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("linnet.server.app.WEB", tmp_path / "nothing")
    async with running(tmp_path / "data") as server:
        assert "python3 dev.py web" in (await get(server, "/")).text
