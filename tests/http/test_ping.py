"""The page a phone opens to learn whether it reaches the server, and who did."""

import httpx2
from tests.ground import Running

from linnet.doors.pinging import KEPT, Pings


async def test_whoever_opens_the_page_is_told_so_and_this_machine_knows_who_did(
    client: httpx2.AsyncClient, server: Running
) -> None:
    page = await client.get(f"{server.url}/ping")
    assert "This device reaches" in page.text
    assert "127.0.0.1" in page.text
    assert "script" not in page.headers["content-security-policy"]
    (arrival,) = (await client.get(f"{server.url}/ping/arrivals")).json()
    assert (arrival["address"], arrival["encrypted"]) == ("127.0.0.1", False)


async def test_who_comes_through_a_proxy_or_under_a_foreign_name_learns_of_nobody(
    client: httpx2.AsyncClient, server: Running
) -> None:
    address = f"{server.url}/ping/arrivals"
    through = await client.get(address, headers={"x-forwarded-for": "198.51.100.1"})
    assert through.status_code == 404
    assert (await client.get(address, headers={"host": "evil.example"})).status_code == 403


def test_however_many_open_it_only_the_last_are_remembered() -> None:
    pings = Pings()
    for n in range(KEPT + 5):
        assert f"<b>{n}</b>" in pings.page(str(n), encrypted=True)
    assert [one.address for one in pings.arrivals] == [str(n) for n in range(5, KEPT + 5)]
    assert "<script>" not in pings.page("<script>", encrypted=False)
