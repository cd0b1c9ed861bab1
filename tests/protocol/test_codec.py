"""Bytes to structs and back, for friends, for the future and for enemies."""

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linnet.protocol import codec, commands, entries, frames
from linnet.protocol.entries import Entry, Said, Unknown
from linnet.protocol.reasons import SENTENCES, Reason, Refused

ENTRY = Entry(
    room="lobby", seq=9, count=4, by="483920", name="Ann", at=5, send_id="1", body=Said("hi")
)


def refusal(data: bytes) -> Refused:
    with pytest.raises(Refused) as refused:
        codec.decode_command(data)
    return refused.value


@given(st.text(), st.integers(1, 2**53 - 1))
def test_an_entry_survives_the_wire(text, seq):
    entry = msgspec.structs.replace(ENTRY, seq=seq, body=Said(text.replace("\ud800", "")))
    try:
        data = codec.encode(entry)
    except UnicodeEncodeError:
        return  # a lone surrogate never gets this far: the hub refuses it
    assert codec.decode_frame(data) == entry
    assert codec.decode_entry(data) == entry


def test_a_body_from_the_future_keeps_its_place():
    wire = json.loads(codec.encode(ENTRY))
    wire["body"] = {"kind": "danced", "how": "well"}
    wire["mood"] = "new field"
    assert codec.decode_frame(json.dumps(wire)) == msgspec.structs.replace(ENTRY, body=Unknown())


def test_a_known_body_with_new_fields_is_still_known():
    assert codec.decode_body(b'{"kind":"said","text":"hi","tone":"warm"}') == Said("hi")


def test_a_frame_from_the_future_is_let_pass():
    assert codec.decode_frame(b'{"type":"danced","x":1}') == codec.UnknownFrame("danced")


def test_a_page_keeps_the_places_of_bodies_it_does_not_know():
    entry = codec.encode(ENTRY).replace(b'"said"', b'"danced"')
    page = b'{"type":"history","send_id":"1","room":"lobby","entries":[%s],"head":9,"more":false}'
    decoded = codec.decode_frame(page % entry)
    assert isinstance(decoded, frames.HistoryPage)
    assert [(e.seq, e.body) for e in decoded.entries] == [(9, Unknown())]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.BAD_FRAME),
        (b"hello", Reason.BAD_FRAME),
        (b"[]", Reason.BAD_FRAME),
        (b"null", Reason.BAD_FRAME),
        (b'{"send_id":"1"}', Reason.BAD_FRAME),
        (b'{"type":"danced"}', Reason.BAD_FRAME),
        (b'{"type":7}', Reason.BAD_FRAME),
        (b'{"type":"say","send_id":"1","room":"lobby"}', Reason.BAD_FRAME),
        (b'{"type":"say","send_id":"1","room":"lobby","text":7}', Reason.BAD_FRAME),
        (b'{"type":"say","send_id":"1","room":"lobby","text":"a","urgnt":1}', Reason.BAD_FRAME),
        (b'{"type":"say","send_id":"","room":"lobby","text":"a"}', Reason.BAD_FRAME),
        (b'{"type":"say","send_id":"a b","room":"lobby","text":"a"}', Reason.BAD_FRAME),
        (b'{"type":"say","send_id":"1\\n","room":"lobby","text":"a"}', Reason.BAD_FRAME),
        (
            b'{"type":"say","send_id":"%s","room":"lobby","text":"a"}' % (b"x" * 65),
            Reason.BAD_FRAME,
        ),
        (b'{"type":"say","send_id":"1","room":"lobby","text":"\\ud800"}', Reason.BAD_FRAME),
        (b'{"type":"say","send_id":"1","room":"lobby","text":"\xff"}', Reason.NOT_TEXT),
        (b'{"type":"say","send_id":"1","room":"lobby","text":"\xed\xa0\x80"}', Reason.NOT_TEXT),
        (b'{"type":"read","send_id":"1","room":"lobby","seq":-1}', Reason.BAD_FRAME),
        (b'{"type":"read","send_id":"1","room":"lobby","seq":1e400}', Reason.BAD_FRAME),
        (b'{"type":"read","send_id":"1","room":"lobby","seq":1.5}', Reason.BAD_FRAME),
        (
            b'{"type":"read","send_id":"1","room":"lobby","seq":%s}' % (b"9" * 5000),
            Reason.BAD_FRAME,
        ),
        (b'{"type":"history","send_id":"1","room":"lobby","limit":0}', Reason.BAD_FRAME),
        (b'{"type":"history","send_id":"1","room":"lobby","limit":-1}', Reason.BAD_FRAME),
        (b"[" * 60_000, Reason.BAD_FRAME),
        (b'{"a":' * 10_000, Reason.BAD_FRAME),
        (b'{"type":"hello","rooms":{"lobby":"x"}}', Reason.BAD_FRAME),
    ],
)
def test_what_is_not_exactly_a_command_is_refused(data, reason):
    refused = refusal(data)
    assert refused.reason is reason
    assert refused.message.endswith(".")


def decoded(data: bytes) -> commands.Command | Reason:
    try:
        return codec.decode_command(data)
    except Refused as refused:
        return refused.reason


@given(st.binary(max_size=200))
def test_no_bytes_break_the_decoder(data):
    assert decoded(data) in (Reason.BAD_FRAME, Reason.NOT_TEXT)


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
_tags = st.sampled_from([kind.__struct_config__.tag for kind in commands.Command.__args__])
_fields = st.sampled_from(["send_id", "room", "text", "who", "seq", "limit", "name", "rooms"])


@given(_tags, st.dictionaries(_fields, _json, max_size=4))
def test_no_shape_of_a_command_breaks_the_decoder(tag, fields):
    data = json.dumps({"type": tag, **fields}).encode("utf-8", "surrogatepass")
    found = decoded(data)
    if not isinstance(found, Reason):
        assert codec.decode_command(codec.encode(found)) == found
    else:
        assert found in (Reason.BAD_FRAME, Reason.NOT_TEXT)


def test_every_reason_has_one_sentence():
    assert set(SENTENCES) == set(Reason)
    assert all(text.endswith(".") and "\n" not in text for text in SENTENCES.values())


def test_tags_are_unique_and_in_kebab_case():
    for union in (commands.Command, frames.Frame, entries.Body):
        tags = [kind.__struct_config__.tag for kind in union.__args__]
        assert len(set(tags)) == len(tags)
        assert all(tag == tag.lower() and "_" not in tag for tag in tags)
