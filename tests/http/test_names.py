"""A page under a name that was made to lead here (DNS rebinding) reads nothing."""

import httpx2
import pytest
from tests.ground import Running
from tests.http.conftest import Caller

from linnet.server.chosen import names
from linnet.server.settings import Settings

READS = ("/metrics", "/readyz", "/ping/arrivals")


@pytest.fixture
def settings() -> dict[str, object]:
    return {"host_names": ("chat.example.org",), "trusted_proxies": ("127.0.0.1",)}


@pytest.mark.parametrize("path", READS)
async def test_a_foreign_name_that_leads_here_reads_nothing(
    client: httpx2.AsyncClient, server: Running, path: str
) -> None:
    for headers in ({}, {"authorization": "Bearer made-up"}, {"x-forwarded-host": "localhost"}):
        for method in ("GET", "HEAD"):
            foreign = {"host": "evil.example", **headers}
            told = await client.request(method, server.url + path, headers=foreign)
            assert told.status_code == 403
    told = await client.get(server.url + path, headers={"host": "evil.example"})
    assert told.json()["reason"] == "bad-origin"


@pytest.mark.parametrize("host", ["chat.example.org", "CHAT.example.org:443", "localhost:1", ""])
async def test_own_names_and_addresses_read(
    client: httpx2.AsyncClient, server: Running, host: str
) -> None:
    for path in READS:
        told = await client.get(server.url + path, headers={"host": host})
        assert told.status_code == 200


@pytest.mark.parametrize(
    ("host", "named"),
    [("Chat.Example.org", {"chat.example.org"}), ("0.0.0.0", set()), ("fd00::2", set())],
)
def test_the_name_a_server_listens_on_is_its_own(host: str, named: set[str]) -> None:
    assert names(Settings(host=host)) - names(Settings()) == named


async def test_programs_may_come_by_any_name_as_a_page_has_nobody_s_token(
    ann: Caller, stranger: Caller, server: Running
) -> None:
    assert await ann.told("GET", "/rooms", headers={"host": "router.lan"})
    about = f"{server.url}/api/v1"
    assert (await stranger.call("GET", about, headers={"host": "router.lan"})).status_code == 200
    refused = await stranger.refused("GET", "/rooms", headers={"host": "evil.example"})
    assert refused == (401, "hello-first")


async def test_whether_the_process_lives_is_told_under_any_name(
    client: httpx2.AsyncClient, server: Running
) -> None:
    told = await client.get(server.url + "/healthz", headers={"host": "some.where"})
    assert told.status_code == 200


async def test_behind_a_proxy_the_page_tells_the_address_that_led_to_it(
    client: httpx2.AsyncClient, server: Running
) -> None:
    through = {"host": "chat.example.org", "x-forwarded-proto": "https", "accept": "text/plain"}
    told = (await client.get(server.url + "/", headers=through)).text
    assert "linnet chat --server https://chat.example.org" in told
    assert "wss://chat.example.org/ws" in told
    made_up = {**through, "host": "evil.example"}
    assert "evil" not in (await client.get(server.url + "/", headers=made_up)).text
