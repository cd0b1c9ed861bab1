"""What browsers and foreign pages may do: nothing they should not."""

import httpx2
import pytest
from tests.ground import Running
from tests.http.conftest import Caller

from linnet.doors.origin import Sites

GUEST = {"name": "Eve"}


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://127.0.0.1:1", "http://[", "", "file://"]
)
async def test_foreign_pages_change_nothing(stranger: Caller, origin: str) -> None:
    headers = {"origin": origin}
    refused = await stranger.refused("POST", "/guests", json=GUEST, headers=headers)
    assert refused == (403, "bad-origin")


async def test_the_servers_own_pages_may(server: Running, stranger: Caller) -> None:
    headers = {"origin": server.url}
    assert await stranger.told("POST", "/guests", json=GUEST, headers=headers)


class TestWhereAnOriginIsAllowed:
    @pytest.fixture
    def settings(self) -> dict[str, object]:
        return {"allowed_origins": ("https://chat.example",)}

    async def test_its_pages_may_too(self, stranger: Caller) -> None:
        headers = {"origin": "https://chat.example"}
        assert await stranger.told("POST", "/guests", json=GUEST, headers=headers)


def test_two_origins_are_no_origin() -> None:
    assert Sites(names=["a"]).admit(["http://a"], "a")
    assert not Sites(names=["a"]).admit(["http://a", "http://a"], "a")
    assert not Sites().admit(["http://"], "")


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("127.0.0.1:8888", True),
        ("[::1]:8888", True),
        ("192.168.1.20", True),
        ("localhost:8888", True),
        ("school.example", True),
        ("evil.example:8888", False),
        ("school.example.evil.example", False),
        ("127.0.0.1.evil.example", False),
        ("1e1", False),
        ("a@127.0.0.1", False),
    ],
)
def test_a_page_is_ours_only_under_a_name_that_nobody_else_can_let_point_here(
    host: str, own: bool
) -> None:
    assert Sites(names=["school.example"]).admit([f"http://{host}"], host) is own


async def test_a_foreign_name_that_leads_here_changes_nothing(stranger: Caller) -> None:
    headers = {"origin": "http://evil.example:8888", "host": "evil.example:8888"}
    told = await stranger.refused("POST", "/guests", json=GUEST, headers=headers)
    assert told == (403, "bad-origin")


@pytest.mark.parametrize("path", ["/", "/api/v1", "/nothing", "/healthz", "/api/v1/me"])
async def test_every_answer_keeps_browsers_from_harm(
    client: httpx2.AsyncClient, server: Running, path: str
) -> None:
    headers = (await client.get(server.url + path)).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"
    assert "access-control-allow-origin" not in headers
    assert "set-cookie" not in headers


async def test_nobody_is_led_to_where_the_host_header_says(client: httpx2.AsyncClient) -> None:
    for path in ("/rooms/", "/guests/"):
        response = await client.get(path, headers={"host": "evil.example"})
        assert response.status_code in (403, 404)
        assert "evil.example" not in response.text + str(response.headers)


async def test_tokens_stay_out_of_the_log(
    ann: Caller, bob: Caller, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level("DEBUG", "uvicorn")
    await ann.call("POST", "/rooms/lobby/messages", json={"text": "hi"})
    await ann.refused("GET", f"/me?token={ann.token}")
    out = capsys.readouterr()
    assert ann.token not in caplog.text + out.out + out.err
