"""Who a request comes from, told by proxies that are named and by everybody else."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ground import running
from websockets.asyncio.client import connect

from linnet.doors.forwarded import Proxies

NEAR = Proxies(["127.0.0.0/8", "10.0.0.0/8", "::1"])
GUEST = {"name": "Ann"}


@pytest.mark.parametrize(
    ("peer", "headers", "origin"),
    [
        ("192.0.2.7", ["198.51.100.1"], "192.0.2.7"),
        ("127.0.0.1", [], "127.0.0.1"),
        ("127.0.0.1", ["198.51.100.1"], "198.51.100.1"),
        ("127.0.0.1", ["203.0.113.9, 198.51.100.1"], "198.51.100.1"),
        ("127.0.0.1", ["203.0.113.9", "198.51.100.1, 10.0.0.2"], "198.51.100.1"),
        ("127.0.0.1", ["2001:db8::7"], "2001:db8::7"),
        ("::ffff:127.0.0.1", ["198.51.100.1"], "198.51.100.1"),
        ("127.0.0.1", ["198.51.100.1, unknown"], "127.0.0.1"),
        ("127.0.0.1", ["198.51.100.1, unknown, 10.0.0.2"], "10.0.0.2"),
        ("127.0.0.1", ["10.0.0.3, 10.0.0.2"], "10.0.0.3"),
        ("", ["198.51.100.1"], ""),
    ],
)
def test_the_rightmost_address_that_no_trusted_proxy_has_is_who_asks(
    peer: str, headers: list[str], origin: str
) -> None:
    assert NEAR.origin(peer, headers) == origin


@given(made_up=st.lists(st.text(max_size=40), max_size=40))
def test_whatever_stands_to_the_left_changes_nothing(made_up: list[str]) -> None:
    assert NEAR.origin("127.0.0.1", [*made_up, "198.51.100.1"]) == "198.51.100.1"


@given(header=st.text(max_size=200))
def test_whatever_a_proxy_says_an_address_comes_of_it(header: str) -> None:
    ipaddress.ip_address(NEAR.origin("127.0.0.1", [header]))


async def test_a_websocket_through_a_trusted_proxy_has_its_clients_address(tmp_path) -> None:
    said = {"x-forwarded-for": "203.0.113.9, 198.51.100.1"}
    for proxies, expected in ((("127.0.0.1",), "198.51.100.1"), ((), "127.0.0.1")):
        async with running(tmp_path, trusted_proxies=proxies) as server:
            url = f"ws://127.0.0.1:{server.port}/ws"
            async with connect(url, additional_headers=said):
                (connection,) = server.server.door.connections
                assert connection.address == expected
