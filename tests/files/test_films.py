"""What is left of a film when nobody should learn where it was taken."""

import io

from hypothesis import given
from hypothesis import strategies as st
from tests.files.pictures import SECRET

from linnet.files.pictures.cleaning import strip

PLACE = b"\xa9xyz\x00\x12\x15\xc7+52.5163+013.3777/"
WHEN = (3_900_000_000).to_bytes(4)
FRAMES = b"frames" * 500


def box(kind: bytes, *inside: bytes) -> bytes:
    content = b"".join(inside)
    return (8 + len(content)).to_bytes(4) + kind + content


def head(kind: bytes) -> bytes:
    """A header with two times in it."""
    return box(kind, bytes(4), WHEN, WHEN, bytes(72))


def track(kind: bytes, *more: bytes) -> bytes:
    handler = box(b"hdlr", bytes(8), kind, bytes(12))
    return box(b"trak", head(b"tkhd"), box(b"mdia", head(b"mdhd"), handler), *more)


def film(*tracks: bytes) -> bytes:
    told = box(b"udta", box(PLACE[:4], PLACE[4:])), box(b"meta", b"keys", SECRET)
    moov = box(b"moov", head(b"mvhd"), *tracks, *told)
    xmp = box(b"uuid", bytes(16), SECRET)
    return b"".join((box(b"ftyp", b"isom", bytes(4)), xmp, moov, box(b"mdat", FRAMES)))


def cleaned(content: bytes) -> bytes | None:
    pieces = strip(content)
    if pieces is None:
        return None
    file = io.BytesIO()
    pieces.write(content, file)
    return file.getvalue()


def test_a_film_keeps_its_frames_and_their_places_and_nothing_of_where_and_when() -> None:
    before = film(track(b"vide", box(b"udta", SECRET)), track(b"soun"), track(b"meta", SECRET))
    after = cleaned(before)
    assert after is not None
    assert len(after) == len(before)
    assert after.index(FRAMES) == before.index(FRAMES)
    for told in (SECRET, b"+52.5163", WHEN):
        assert told in before
        assert told not in after
    assert after.count(b"trak") == 2
    assert cleaned(after) == after


def test_a_song_keeps_its_title() -> None:
    assert cleaned(film(track(b"soun"))) is None


@given(st.integers(0, 400), st.binary(max_size=12))
def test_a_damaged_film_keeps_its_length(at: int, damage: bytes) -> None:
    whole = film(track(b"vide"), track(b"soun"))
    content = whole[:at] + damage + whole[at + len(damage) :]
    after = cleaned(content)
    assert after is None or len(after) == len(content)
