"""The frame reader, against the Sans-I/O client of `websockets` as the reference peer."""

import time
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st
from websockets.client import ClientProtocol
from websockets.frames import Opcode, apply_mask
from websockets.protocol import State
from websockets.uri import parse_uri

from linnet.doors.origin import Sites
from linnet.doors.websocket import wire
from linnet.doors.websocket.handshake import answer
from linnet.doors.websocket.wire import Reader

LIMIT = 4096


def peer():
    """A client after its handshake with our side."""
    client = ClientProtocol(parse_uri("ws://linnet/ws"), max_size=None)
    request = client.connect()
    sent = [(name.encode(), value.encode()) for name, value in request.headers.raw_items()]
    client.send_request(request)
    client.data_to_send()
    client.receive_data(answer("GET", request.path, sent, Sites()).serialize())
    client.events_received()
    assert client.state is State.OPEN
    return client


def masked(opcode, payload=b"", fin=True, rsv=0):
    """A frame of a client, whether or not the reference peer would ever send it."""
    first, size, key = fin << 7 | rsv | opcode, len(payload), b"\x01\x20\x7f\xff"
    lengths = [bytes([0x80 | size])] if size < 126 else []
    lengths += [b"\xfe" + size.to_bytes(2, "big")] if size < 65_536 else []
    lengths += [b"\xff" + size.to_bytes(8, "big")]
    return bytes([first]) + lengths[0] + key + apply_mask(payload, key)


def sent(events):
    """The bytes by which the reference peer sends these (kind, payload) events."""
    client = peer()
    for kind, payload in events:
        if kind == "ping":
            client.send_ping(payload)
        elif kind == "pong":
            client.send_pong(payload)
        else:
            first, *more = payload
            send = client.send_text if kind == "text" else client.send_binary
            send(first, fin=not more)
            for n, (part, ping) in enumerate(more, 1):
                if ping is not None:
                    client.send_ping(ping)
                client.send_continuation(part, fin=n == len(more))
    return b"".join(client.data_to_send())


def expected(events):
    found = []
    for kind, payload in events:
        if kind in ("ping", "pong"):
            found.append((wire.PING if kind == "ping" else wire.PONG, payload))
            continue
        first, *more = payload
        found += [(wire.PING, ping) for _, ping in more if ping is not None]
        whole = first + b"".join(part for part, _ in more)
        found.append((wire.TEXT if kind == "text" else wire.BINARY, whole))
    return found


def heard(data, cuts=(), limit=LIMIT):
    reader, messages, last = Reader(limit), [], 0
    for cut in [*sorted(cuts), len(data)]:
        messages += reader.feed(data[last:cut])
        last = cut
    return messages, reader.broken and reader.broken.code


control = st.binary(max_size=125)
part = st.one_of(st.binary(max_size=200), st.binary(min_size=126, max_size=600))
fragmented = st.tuples(part, st.lists(st.tuples(part, st.none() | control), max_size=4)).map(
    lambda parts: [parts[0], *parts[1]]
)
event = st.one_of(
    st.tuples(st.sampled_from(["ping", "pong"]), control),
    st.tuples(st.sampled_from(["text", "binary"]), fragmented),
)
events = st.lists(event, max_size=8)


@given(events, st.lists(st.integers(0, 9999), max_size=20))
def test_whatever_a_client_sends_is_heard_however_it_is_cut(events, cuts):
    data = sent(events)
    cuts = [cut for cut in cuts if cut <= len(data)]
    assert heard(data, cuts) == (expected(events), None)


@given(events)
def test_one_byte_a_packet_is_heard_the_same(events):
    data = sent(events)
    assert heard(data, range(len(data))) == (expected(events), None)


@given(st.binary(max_size=300), st.lists(st.integers(0, 300), max_size=10))
def test_noise_ends_the_same_way_however_it_is_cut(noise, cuts):
    cuts = [cut for cut in cuts if cut <= len(noise)]
    assert heard(noise, cuts) == heard(noise)


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65_535, 65_536, 1 << 20])
@pytest.mark.parametrize("opcode", [wire.TEXT, wire.BINARY])
def test_what_we_frame_the_reference_peer_reads(size, opcode):
    payload = b"x" * size
    client = peer()
    client.receive_data(wire.head(len(payload), 0x80 | opcode) + payload)
    (frame,) = client.events_received()
    assert (frame.opcode, frame.data) == (opcode, payload)


@pytest.mark.parametrize(
    ("frames", "code"),
    [
        ([wire.text_frame(b"hi")], 1002),
        ([b"\x89\x00"], 1002),
        ([wire.text_frame(b"hello, all of you")], 1002),
        ([masked(Opcode.TEXT, b"hi", rsv=0x40)], 1002),
        ([masked(Opcode.TEXT, b"hi", rsv=0x20)], 1002),
        ([masked(Opcode.TEXT, b"hi", rsv=0x10)], 1002),
        ([masked(Opcode.PING, b"hi", rsv=0x40)], 1002),
        ([b"\x83\x80abcd"], 1002),
        ([b"\x8b\x80abcd"], 1002),
        ([masked(Opcode.CONT, b"hi")], 1002),
        ([masked(Opcode.CONT, b"hi", fin=False)], 1002),
        ([masked(Opcode.TEXT, b"a", fin=False), masked(Opcode.TEXT, b"b")], 1002),
        ([masked(Opcode.TEXT, b"a", fin=False), masked(Opcode.BINARY, b"b", fin=False)], 1002),
        ([b"\x09\x80abcd"], 1002),
        ([b"\x89\xfe\x00\x7e"], None),
        ([b"\x89\xfe\x00\x7eabcd"], 1002),
        ([masked(Opcode.CLOSE, b"\x03")], 1002),
        ([masked(Opcode.CLOSE, (1005).to_bytes(2, "big"))], 1002),
        ([masked(Opcode.CLOSE, (999).to_bytes(2, "big"))], 1002),
        ([masked(Opcode.CLOSE, (1000).to_bytes(2, "big") + b"\xff")], 1007),
        ([masked(Opcode.TEXT, b"x" * LIMIT)], None),
        ([masked(Opcode.TEXT, b"x" * (LIMIT + 1))], 1009),
        ([masked(Opcode.TEXT, b"x" * LIMIT, fin=False), masked(Opcode.CONT, b"x")], 1009),
        ([b"\x81\xff" + b"\xff" * 8 + b"mask"], 1009),
    ],
)
def test_broken_framing_is_told_by_its_code(frames, code):
    data = b"".join(frames)
    assert heard(data)[1] == code
    assert heard(data, range(len(data)))[1] == code


def test_what_came_before_a_broken_frame_counts_and_nothing_after_it():
    data = masked(Opcode.TEXT, b"one") + b"\x83\x80abcd" + masked(Opcode.TEXT, b"two")
    assert heard(data) == ([(wire.TEXT, b"one")], 1002)


def test_a_length_is_refused_before_its_bytes_arrive():
    reader = Reader(LIMIT)
    reader.feed(b"\x81\xff" + (2**40).to_bytes(8, "big") + b"mask")
    assert reader.broken.code == 1009


def test_a_million_tiny_fragments_are_cut_off_early():
    reader = Reader(65_536)
    reader.feed(masked(Opcode.TEXT, b"", fin=False))
    fragment = masked(Opcode.CONT, b"", fin=False) * 1000
    fed = 0
    while reader.broken is None:
        reader.feed(fragment)
        fed += 1000
        assert fed < 1_000_000
    assert reader.broken.code == 1009
    assert fed <= 2 * wire.FRAGMENTS


def test_a_reader_holds_no_more_than_a_message_whatever_trickles_in():
    reader = Reader(65_536)
    trickle = masked(Opcode.TEXT, b"x" * 60_000)[:-1]
    tracemalloc.start()
    for at in range(0, len(trickle), 7):
        assert reader.feed(trickle[at : at + 7]) == []
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held < 200_000


def test_small_pieces_cost_time_in_proportion_to_their_number():
    def seconds(size):
        data, reader = masked(Opcode.TEXT, b"x" * size), Reader(1 << 22)
        pieces = [data[at : at + 16] for at in range(0, len(data), 16)]
        began = time.process_time()
        found = [message for piece in pieces for message in reader.feed(piece)]
        assert len(found) == 1
        return time.process_time() - began

    small = min(seconds(1 << 18) for _ in range(3))
    assert seconds(1 << 21) < 8 * small * 5 + 0.1
