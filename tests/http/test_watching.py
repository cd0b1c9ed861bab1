"""What operators and newcomers look at: the front page, health and numbers."""

import base64
import hashlib
import re

import httpx2
from tests.ground import Running
from tests.http.conftest import Caller


async def test_the_front_page_stands_alone(client: httpx2.AsyncClient, server: Running) -> None:
    response = await client.get(f"{server.url}/", headers={"accept": "*/*", "host": "evil"})
    assert response.headers["content-type"].startswith("text/html")
    page = response.text
    style = re.search("<style>(.*?)</style>", page, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in response.headers["content-security-policy"]
    assert not re.search(r"<script|src=|href=|style=|evil", page)
    assert f"curl -u YOURNAME:TOKEN -d hi {server.url}/api/v1/rooms/lobby/messages" in page


async def test_a_shell_gets_the_front_page_as_text(
    client: httpx2.AsyncClient, server: Running
) -> None:
    response = await client.get(f"{server.url}/", headers={"user-agent": "curl/8.0"})
    assert response.headers["content-type"].startswith("text/plain")
    assert "/api/openapi.json" in response.text
    assert "<" not in response.text


async def test_health_is_alive_and_ready(client: httpx2.AsyncClient, server: Running) -> None:
    assert (await client.get(f"{server.url}/healthz")).text == "ok\n"
    assert (await client.get(f"{server.url}/readyz")).text == "ready\n"
    assert (await client.head(f"{server.url}/healthz")).status_code == 200
    server.server.engine.stopping = True
    stopping = await client.get(f"{server.url}/readyz")
    assert stopping.status_code == 503
    assert stopping.json()["reason"] == "server-stopping"
    assert (await client.get(f"{server.url}/healthz")).status_code == 200


async def test_numbers_count_requests_and_batches(
    client: httpx2.AsyncClient, server: Running, ann: Caller, stranger: Caller
) -> None:
    await ann.told("POST", "/rooms/lobby/messages", json={"text": "hi"})
    await stranger.refused("GET", "/rooms/secret-name")
    async with server.wire(token=ann.token):
        text = (await client.get(f"{server.url}/metrics")).text
    assert "linnet_entries_total 1.0" in text
    assert "linnet_entries_in_batch_count 1.0" in text
    assert "linnet_people_online 1.0" in text
    assert 'linnet_http_requests_total{method="GET",path="/rooms/{room}",status="401"} 1.0' in text
    assert "secret-name" not in text


async def test_who_asks_first_learns_server_and_limits(server: Running, stranger: Caller) -> None:
    here = await stranger.told("GET", f"{server.url}/api/v1")
    assert here["server"]["name"] == "Linnet"
    assert here["limits"]["text"] > 0
