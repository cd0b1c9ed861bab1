"""The OpenAPI document, made from the table of addresses and the structs it names."""

from collections import defaultdict
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

import msgspec

from linnet.doors.http.asked import Address
from linnet.doors.http.problems import STATUS
from linnet.doors.http.routes import ADDRESSES, ALWAYS, PREFIX, SIGNED
from linnet.doors.http.shapes import Nothing, Problem, Words
from linnet.protocol.frames import About
from linnet.protocol.reasons import SENTENCES, Reason

_REF = "#/components/schemas/{name}"
Json = dict[str, Any]
_PARTS = {
    "list": "`kept_out`, `excepted` or `expected`.",
    "mask": "A name with `*` for any letters and `?` for one, or an id.",
    "seq": "The place of a message in its room.",
    "emoji": "An emoji, or its name as in `:tada:`.",
}
_BYTES: Json = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
_OFFSET: Json = {
    "name": "Upload-Offset",
    "in": "header",
    "description": "Where the bytes that are sent begin in the file.",
    "schema": {"type": "integer", "minimum": 0, "default": 0},
}


def document(about: About) -> Json:
    """The whole API as OpenAPI 3.1."""
    schemas, components = _schemas()
    paths: dict[str, Json] = defaultdict(dict)
    for address in ADDRESSES:
        paths[PREFIX + address.path][address.method.lower()] = _operation(address, schemas)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{about.name} on Linnet",
            "version": about.version,
            "description": "Refusals are `Problem`s, or one line of text for `Accept: text/plain`.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": dict(paths),
        "components": {
            "schemas": components,
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer"},
                "name": {
                    "type": "http",
                    "scheme": "basic",
                    "description": "A name with a token, or with a password.",
                },
            },
        },
    }


def _schemas() -> tuple[dict[type, Json], Json]:
    kinds: list[type] = [Problem]
    for address in ADDRESSES:
        kinds += [kind for kind in (address.wish, address.answer) if kind and kind not in kinds]
    refs, components = msgspec.json.schema_components(kinds, ref_template=_REF)
    return dict(zip(kinds, refs, strict=True)), components


def _operation(address: Address, schemas: dict[type, Json]) -> Json:
    operation: Json = {
        "operationId": address.action.__name__,
        "summary": (address.action.__doc__ or "").strip(),
        "security": [{"token": []}, {"name": []}] if address.signed else [],
        "responses": {
            str(address.status): {
                "description": HTTPStatus(address.status).phrase,
                "content": _answer(address, schemas),
            },
            **_refusals(address, schemas[Problem]),
        },
    }
    parameters = [*_path(address), *_query(address), *_headers(address)]
    if parameters:
        operation["parameters"] = parameters
    if address.streams:
        operation["requestBody"] = {"required": True, "content": _BYTES}
    elif address.method != "GET" and address.wish is not Nothing:
        operation["requestBody"] = _body(address, schemas[address.wish])
    return operation


def _answer(address: Address, schemas: dict[type, Json]) -> Json:
    if address.answer is None:
        return _BYTES
    return {"application/json": {"schema": schemas[address.answer]}}


def _path(address: Address) -> list[Json]:
    names = [part[1:-1] for part in address.path.split("/") if part.startswith("{")]
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "description": _PARTS.get(name, f"A {name}'s id or name."),
            "schema": {"type": "integer" if name == "seq" else "string"},
        }
        for name in names
    ]


def _query(address: Address) -> list[Json]:
    if address.method != "GET":
        return []
    schema = msgspec.json.schema_components([address.wish], ref_template=_REF)[1]
    fields = schema[address.wish.__name__]["properties"]
    return [{"name": name, "in": "query", "schema": field} for name, field in fields.items()]


def _headers(address: Address) -> list[Json]:
    if address.streams and "{upload}" in address.path:
        return [_OFFSET]
    if Reason.SEND_ID_REUSED not in address.reasons:
        return []
    return [
        {
            "name": "Idempotency-Key",
            "in": "header",
            "description": "The send_id: what is sent twice under one key happens once.",
            "schema": {"type": "string", "minLength": 1, "maxLength": 64},
        }
    ]


def _body(address: Address, schema: Json) -> Json:
    content = {"application/json": {"schema": schema}}
    if issubclass(address.wish, Words):
        content["text/plain"] = {"schema": {"type": "string"}}
    else:
        content["application/x-www-form-urlencoded"] = {"schema": schema}
    return {"required": True, "content": content}


def _refusals(address: Address, schema: Json) -> Json:
    by_status: dict[int, list[Reason]] = defaultdict(list)
    for reason in _reasons(address):
        by_status[STATUS[reason]].append(reason)
    return {
        str(status): {
            "description": "\n".join(f"- `{one}`: {SENTENCES[one]}" for one in by_status[status]),
            "content": {
                "application/json": {"schema": schema},
                "text/plain": {"schema": {"type": "string"}},
            },
        }
        for status in sorted(by_status)
    }


def _reasons(address: Address) -> Sequence[Reason]:
    signed = SIGNED if address.signed else ()
    return list(dict.fromkeys((*address.reasons, *signed, *ALWAYS)))
