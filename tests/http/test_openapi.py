"""The OpenAPI document is valid, and says what the server does."""

from typing import Any

import httpx2
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator
from tests.ground import Running
from tests.http.conftest import Caller

from linnet.doors.http.problems import STATUS
from linnet.doors.http.routes import ADDRESSES, ALWAYS, PREFIX, SIGNED


@pytest.fixture
async def document(client: httpx2.AsyncClient, server: Running) -> dict[str, Any]:
    return dict((await client.get(f"{server.url}/api/openapi.json")).json())


async def test_the_document_is_valid(document: dict[str, Any]) -> None:
    OpenAPIV31SpecValidator(document).validate()


async def test_every_address_is_in_it_with_its_own_name(document: dict[str, Any]) -> None:
    listed = {
        (path, method.upper()): operation
        for path, operations in document["paths"].items()
        for method, operation in operations.items()
    }
    assert set(listed) == {(PREFIX + one.path, one.method) for one in ADDRESSES}
    assert len({operation["operationId"] for operation in listed.values()}) == len(ADDRESSES)
    assert all(operation["summary"].endswith(".") for operation in listed.values())


async def test_every_reason_of_an_address_has_its_status_there(document: dict[str, Any]) -> None:
    for one in ADDRESSES:
        responses = document["paths"][PREFIX + one.path][one.method.lower()]["responses"]
        for reason in (*one.reasons, *ALWAYS, *(SIGNED if one.signed else ())):
            assert f"`{reason}`" in responses[str(STATUS[reason])]["description"]


async def test_it_tells_which_addresses_need_credentials(
    document: dict[str, Any], stranger: Caller
) -> None:
    for one in ADDRESSES:
        operation = document["paths"][PREFIX + one.path][one.method.lower()]
        path = one.path.replace("{room}", "lobby").replace("{person}", "nobody")
        response = await stranger.call(one.method, path)
        assert bool(operation["security"]) is (response.json().get("reason") == "hello-first")
