"""What is left of a picture when nobody should learn where it was taken."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageOps
from tests.files.pictures import SECRET, exif, picture, plain, profile

from linnet.files.pictures.cleaning import clean, strip
from linnet.files.pictures.looking import look, redraw
from linnet.files.pictures.orientation import exif_with, orientation
from linnet.files.pictures.pieces import Malformed

KINDS = ["PNG", "JPEG", "WEBP", "GIF", "AVIF", "TIFF"]


def cleaned(content: bytes) -> bytes:
    pieces = strip(content)
    assert pieces is not None
    file = io.BytesIO()
    pieces.write(content, file)
    return file.getvalue()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_says_where_it_was_taken(kind: str) -> None:
    before = picture(kind, turned=6)
    assert SECRET in before
    after = cleaned(before)
    assert SECRET not in after
    with Image.open(io.BytesIO(after)) as found:
        assert found.getexif().get_ifd(0x8825) == {}
        assert found.getexif().get(0x010F, "").strip("\0") == ""


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("turned", [1, 3, 6, 8])
def test_it_looks_the_same_pixel_for_pixel_and_stays_the_same_way_up(
    kind: str, turned: int
) -> None:
    before = picture(kind, turned=turned)
    with Image.open(io.BytesIO(before)) as one, Image.open(io.BytesIO(cleaned(before))) as other:
        a, b = (ImageOps.exif_transpose(p.convert("RGB")) for p in (one, other))
        assert a.size == b.size
        assert ImageChops.difference(a, b).getbbox() is None


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "AVIF", "TIFF"])
def test_the_colour_profile_stays(kind: str) -> None:
    with Image.open(io.BytesIO(cleaned(picture(kind)))) as found:
        assert found.info["icc_profile"] == profile()


@pytest.mark.parametrize("kind", KINDS)
def test_cleaning_twice_is_cleaning_once(kind: str) -> None:
    once = cleaned(picture(kind, turned=6))
    assert cleaned(once) == once


def test_a_picture_that_has_nothing_to_hide_is_left_alone(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    plain().save(source, "PNG")
    assert not clean(source, target)
    assert not target.exists()


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_what_moves_still_moves(kind: str) -> None:
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "green", "blue")]
    file = io.BytesIO()
    frames[0].save(file, kind, save_all=True, append_images=frames[1:], loop=0, duration=80)
    with Image.open(io.BytesIO(cleaned(file.getvalue()))) as found:
        assert getattr(found, "n_frames", 1) == 3
        assert found.info.get("loop") == 0


def test_the_preview_inside_a_jpeg_goes_as_well() -> None:
    content = picture("JPEG")
    start = content.index(b"JFIF\0") - 4
    with_preview = (
        content[:start] + b"\xff\xe0\0\x13JFIF\0\1\1\0\0\1\0\1\1\1" + b"abc" + content[start + 18 :]
    )
    assert b"abc" not in cleaned(with_preview)
    assert Image.open(io.BytesIO(cleaned(with_preview))).size == (640, 400)


def test_dimensions_are_those_people_see(tmp_path: Path) -> None:
    source, thumb = tmp_path / "source", tmp_path / "thumb"
    source.write_bytes(cleaned(picture("JPEG", turned=6)))
    seen = look(source, thumb, square=False)
    assert (seen.width, seen.height) == (400, 640)
    with Image.open(thumb) as small:
        assert small.size == (300, 480)
        # What was the left half is the upper one now.
        assert small.convert("RGB").getpixel((150, 20))[1] < 80  # type: ignore[index]


def test_an_avatar_is_a_square(tmp_path: Path) -> None:
    source, thumb = tmp_path / "source", tmp_path / "thumb"
    source.write_bytes(picture("PNG"))
    assert look(source, thumb, square=True).done
    with Image.open(thumb) as small:
        assert small.size == (192, 192)


@pytest.mark.parametrize("turned", range(1, 9))
def test_the_orientation_written_is_the_one_read(turned: int) -> None:
    assert orientation(exif_with(turned)) == turned
    assert orientation(exif(turned).tobytes()) == turned


@given(st.binary(max_size=200))
def test_no_exif_however_broken_is_more_than_not_turned(rubbish: bytes) -> None:
    for head in (b"II*\0", b"MM\0*", b""):
        assert 1 <= orientation(head + rubbish) <= 8


@given(st.sampled_from(KINDS), st.data())
def test_broken_pictures_are_refused_or_shortened_but_never_more(
    kind: str, data: st.DataObject
) -> None:
    content = bytearray(SMALL[kind])
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    content = content[: data.draw(st.integers(1, len(content)))]
    try:
        pieces = strip(bytes(content))
    except Malformed:
        return
    if pieces is not None:
        assert len(pieces) <= len(content) + 64


SMALL = {kind: picture(kind, turned=6)[:6000] for kind in KINDS}


def test_a_picture_too_odd_to_clean_is_drawn_anew(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    content = picture("JPEG", turned=6)
    # Rubbish between two segments: decoders pass over it, and so does who hides something.
    at = content.index(b"\xff\xdb")
    source.write_bytes(content[:at] + b"\0\0" + content[at:])
    with pytest.raises(Malformed):
        clean(source, target)
    assert redraw(source, target)
    assert SECRET not in target.read_bytes()
    with Image.open(target) as found:
        assert (found.format, found.size) == ("JPEG", (400, 640))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_nothing_hides_behind_the_end(kind: str) -> None:
    assert b"MZ hidden" not in cleaned(picture(kind) + b"MZ hidden")


@pytest.mark.parametrize("marker", range(0xE1, 0xF0))
def test_no_segment_of_an_application_stays_in_a_jpeg(marker: int) -> None:
    content = picture("JPEG")
    body = b"FPXR\0hidden"
    segment = bytes([0xFF, marker]) + (len(body) + 2).to_bytes(2, "big") + body
    assert b"hidden" not in cleaned(content[:2] + segment + content[2:])


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("raw", [False, True])
def test_a_raw_picture_keeps_only_what_it_is_developed_with(order: str, raw: bool) -> None:
    made = exif()
    made.endian = order
    made[0x0132] = "2026:05:03 10:00:00"
    made[0x0106] = 32803 if raw else 2  # what its colours are
    made._ifds[0x8769] = {0x9003: "2026:05:03 10:00:01", 0x927C: b"notes of the maker"}
    before = made.tobytes().removeprefix(b"Exif\0\0")
    assert b"notes of the maker" in before
    after = cleaned(before)
    found = Image.Exif()
    found.load(b"Exif\0\0" + after)
    assert len(exif().get_ifd(0x8825)) > 0
    assert (found.get_ifd(0x8825), len(after)) == ({}, len(before))
    assert b"2026" not in after
    assert (b"notes of the maker" in after, SECRET in after) == (raw, raw)
    assert cleaned(after) == after


@given(st.binary(max_size=200), st.integers(0, 120))
def test_a_damaged_tiff_is_taken_as_it_is(damage: bytes, at: int) -> None:
    content = picture("TIFF")
    end = len(content) - 600 + at
    content = content[:end] + damage + content[end + len(damage) :]
    assert len(cleaned(content)) == len(content)
