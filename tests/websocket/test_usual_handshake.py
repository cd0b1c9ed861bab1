"""The quick answer to an upgrade, held against that of the library."""

import base64
from itertools import product

from linnet.doors.origin import Sites
from linnet.doors.websocket.handshake import accept, answer

SITES = Sites(allowed=("https://chat.example.org",), names=("linnet.test",))
KEY = base64.b64encode(b"sixteen bytes...")
USUAL = [
    (b"Host", b"linnet.test"),
    (b"Upgrade", b"websocket"),
    (b"Connection", b"keep-alive, Upgrade"),
    (b"Sec-WebSocket-Version", b"13"),
    (b"Sec-WebSocket-Key", KEY),
    (b"Sec-WebSocket-Protocol", b"linnet.1"),
]
NAMES = [name for name, _ in USUAL] + [b"origin", b"sec-websocket-extensions"]
VALUES = [value for _, value in USUAL] + [KEY + b"=", KEY[:-1] + b"A", b"c2hvcnQ=", b"\xff", b""]
VALUES += [b"WebSocket", b"upgrade", b"close", b"h2c", b"8", b"linnet.2"]
VALUES += [b"https://chat.example.org", b"https://elsewhere.test", b"https://linnet.test"]


def test_who_is_let_in_quickly_would_be_let_in_the_same_by_the_library():
    let_in = 0
    for name, value, instead in product(NAMES, VALUES, (True, False)):
        kept = [one for one in USUAL if not instead or one[0].lower() != name.lower()]
        let_in += _agree("/ws", [*kept, (name, value)])
    assert let_in > len(USUAL)
    assert not _agree("/elsewhere", USUAL)


def _agree(path: str, sent: list[tuple[bytes, bytes]]) -> bool:
    quick = accept(path, sent, SITES)
    if quick is not None:
        slow = answer("GET", path, sent, SITES)
        assert slow.status_code == 101, sent
        del slow.headers["Date"]
        assert _said(quick) == _said(slow.serialize()), sent
    return quick is not None


def test_the_usual_request_is_answered_quickly_with_the_accept_of_rfc_6455():
    key = b"dGhlIHNhbXBsZSBub25jZQ=="
    sent = [(name, key if name == b"Sec-WebSocket-Key" else value) for name, value in USUAL]
    opened = accept("/ws", sent, SITES)
    assert opened is not None
    assert b"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n" in opened


def _said(response: bytes) -> list[bytes]:
    first, *headers = response.split(b"\r\n")
    return [first, *sorted(headers)]
