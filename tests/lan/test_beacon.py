"""What the beacon answers, to whom, and how much of it."""

import asyncio
import socket
from contextlib import asynccontextmanager

import pytest

from linnet.protocol import nearby
from linnet.protocol.nearby import QUESTION, Asked, Nearby
from linnet.server import beacon as module
from linnet.server.beacon import Beacon
from linnet.server.words import ready

NONCE = "0f" * 16
PIN = "A" * 43


@asynccontextmanager
async def beacon(name="Room 12"):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    made = Beacon(name, 8888, PIN)
    await made.start(port)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.setblocking(False)
        asking.connect(("127.0.0.1", port))
        yield made, asking
    made.stop()


async def told(asking, *questions):
    """Everything that is answered to these, in the time that one more answer takes."""
    loop = asyncio.get_running_loop()
    for question in (*questions, nearby.question(Asked("ee" * 16))):
        await loop.sock_sendall(asking, question)
    found = []
    while not any(b"eeee" in one for one in found):
        found.append(await asyncio.wait_for(loop.sock_recv(asking, 4096), 10))
    return found[:-1]


async def test_an_answer_is_never_longer_than_its_question():
    async with beacon(name="\U0001f600" * 64) as (_, asking):
        (answer,) = await told(asking, nearby.question(Asked(NONCE)))
        assert len(answer) <= QUESTION
        assert nearby.read_answer(answer, Asked(NONCE)).pin == PIN
        assert nearby.read_answer(answer, Asked("00" * 16)) is None
    longest = Nearby(nonce=NONCE, name="\U0001f600" * 64, port=65535, pin=PIN, proof="f" * 64)
    assert 0 < len(nearby.answer(longest)) <= QUESTION


@pytest.mark.parametrize(
    "rubbish",
    [b"", b"linnet?", nearby.question(Asked(NONCE))[:-1], nearby.question(Asked(NONCE)) + b" ",
     b"x" * QUESTION, nearby.question(Asked("FF" * 16))],
)  # fmt: skip
async def test_what_is_no_whole_question_is_not_answered(rubbish):
    async with beacon() as (_, asking):
        assert await told(asking, rubbish) == []


async def test_only_the_right_join_code_proves_the_key_and_only_for_an_hour(monkeypatch):
    asked = Asked(NONCE, code=True)
    async with beacon() as (made, asking):
        await asyncio.get_running_loop().sock_sendall(asking, nearby.question(asked))
        data = await asyncio.wait_for(asyncio.get_running_loop().sock_recv(asking, 4096), 10)
        answer = nearby.read_answer(data, asked)
        right = nearby.stretched(made.code, NONCE)
        assert answer.proof == nearby.proof(right, 8888, PIN)
        assert answer.proof != nearby.proof(right, 8888, "B" * 43)
        assert answer.proof != nearby.proof(nearby.stretched("00000000", NONCE), 8888, PIN)
    monkeypatch.setattr(module, "CODE_VALID", 0.0)
    async with beacon() as (_, asking):
        assert await told(asking, nearby.question(asked)) == []


async def test_a_flood_of_questions_is_answered_a_hundred_times():
    async with beacon() as (made, asking):
        made._answers._rate = module.parse("1/min burst 100")
        for _ in range(100):
            made.datagram_received(nearby.question(Asked(NONCE)), asking.getsockname())
        made.datagram_received(nearby.question(Asked("ee" * 16)), asking.getsockname())
        loop = asyncio.get_running_loop()
        found = [await asyncio.wait_for(loop.sock_recv(asking, 4096), 10) for _ in range(100)]
        assert not any(b"eeee" in one for one in found)


async def test_nobody_outside_the_network_is_answered():
    async with beacon() as (made, _):
        sent = []
        made._transport.close()
        made._transport = type("Sent", (), {"sendto": lambda *a: sent.append(a), "close": print})()
        made.datagram_received(nearby.question(Asked(NONCE)), ("8.8.8.8", 9))
        assert sent == []
        made.datagram_received(nearby.question(Asked(NONCE)), ("10.1.2.3", 9))
        assert len(sent) == 1


@pytest.mark.parametrize("text", ["1234-5678", "12345678", " 1234 5678 "])
def test_a_join_code_is_read_however_it_is_spaced(text):
    assert nearby.join_code(text) == "12345678"


@pytest.mark.parametrize("text", ["", "1234567", "123456789", "room 12", "12-345678", "10.0.0.1"])
def test_other_texts_are_no_join_code(text):
    assert nearby.join_code(text) == ""


def test_a_terminal_gets_the_code_and_a_picture_of_the_link(monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    made = Beacon("Room 12", 8888, PIN)
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        text = ready("0.0.0.0", bound, type("Tls", (), {"pin": PIN, "trust": None})(), made)
    assert f"--server {made.code[:4]}-{made.code[4:]}" in text
    assert "▀" in text or "█" in text
