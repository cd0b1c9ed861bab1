"""A real server that serves the built web client, and a real browser that shows it."""

import importlib.util
import json
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, async_playwright
from tests.ground import Running, running

ROOT = Path(__file__).parent.parent.parent
Visit = Callable[..., Awaitable[Page]]
_spec = importlib.util.spec_from_file_location("build", ROOT / "web/build.py")
assert _spec is not None
assert _spec.loader is not None
build = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(build)


@pytest.fixture
async def server(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Running]:
    """A parameter has settings."""
    if not build.is_built():
        pytest.skip("the web client is not built from these sources: python3 dev.py web")
    settings = {"server_name": "Room 204", **getattr(request, "param", {})}
    async with running(tmp_path / "data", **settings) as server:
        yield server


def program() -> str:
    """The browser; without one the test is skipped."""
    found = shutil.which("chromium")
    if found is None:
        pytest.skip("no Chromium here: sudo apt install chromium")
    return found


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(
            executable_path=program(), args=["--no-sandbox", "--disable-gpu"]
        )
        yield launched
        await launched.close()


@pytest.fixture
async def visit(browser: Browser, server: Running) -> AsyncIterator[Visit]:
    """Opens the page in a browser of its own; nothing may go wrong in it unheard."""
    wrong: list[str] = []

    async def visit(name: str = "", place: str = "", **more: Any) -> Page:
        usual = {"reduced_motion": "reduce", "service_workers": "block"}
        context = await browser.new_context(**{**usual, **more})
        context.set_default_timeout(10_000)
        page = await context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda told: wrong.extend([told.text] * (told.type == "error")))
        if name:
            await sign_in(page, server, name)
        await page.goto(f"{server.url}/{place}")
        return page

    yield visit
    expected = (
        "ERR_CONNECTION",
        "ERR_INTERNET",
        "WebSocket connection",
        "status of 4",
        "TrustedHTML",
    )
    assert [one for one in wrong if not any(part in one for part in expected)] == []


async def sign_in(page: Page, server: Running, name: str) -> None:
    """As if this browser had come in before."""
    response = await page.request.post(f"{server.url}/api/v1/guests", data={"name": name})
    kept = json.dumps(await response.json())
    await page.add_init_script(f"localStorage['linnet.sign-in'] ??= JSON.stringify({kept})")
