"""An archive that somebody made to hurt, or that a disk hurt, restores nothing at all."""

import hashlib
import io
import json
import tarfile

import pytest

GOOD = {"linnet.db": b"SQLite format 3\0", "server-id": b"0" * 32}


def member(name, content=b"x", **more):
    found = tarfile.TarInfo(name)
    found.size = len(content)
    for key, value in more.items():
        setattr(found, key, value)
    return found, content


def archive(path, *extra, manifest=None, drop=(), last=()):
    """A backup of GOOD and these, listed in its manifest as if they belonged there."""
    parts = [member(name, content) for name, content in GOOD.items() if name not in drop]
    parts += extra
    listed = {
        part.name: {"size": part.size, "sha256": hashlib.sha256(content).hexdigest()}
        for part, content in parts
    }
    said = {"format": 1, "schema": "0001", "server": "0" * 32, "at": 0, "heads": {}}
    said |= {"missing": [], "damaged": [], "members": listed, **(manifest or {})}
    parts.append(member("manifest.json", json.dumps(said).encode()))
    with tarfile.open(path, "w", format=tarfile.GNU_FORMAT) as made:
        for part, content in (*parts, *last):
            made.addfile(part, io.BytesIO(content))


SHA = hashlib.sha256(b"x").hexdigest()
BLOB = f"files/blobs/{SHA[:2]}/{SHA[2:]}"
HOSTILE = {
    "a path upwards": [member("../evil")],
    "a path upwards inside": [member("files/blobs/../../../evil")],
    "an absolute path": [member("/tmp/evil")],
    "a name of Windows": [member("c:\\evil")],
    "a symbolic link": [member("evil", b"", type=tarfile.SYMTYPE, linkname="/etc")],
    "a hard link": [member("evil", b"", type=tarfile.LNKTYPE, linkname="/etc/passwd")],
    "a device": [member("evil", b"", type=tarfile.CHRTYPE)],
    "a pipe": [member("evil", b"", type=tarfile.FIFOTYPE)],
    "a folder": [member("files", b"", type=tarfile.DIRTYPE)],
    "a file with holes": [member("evil", b"", type=tarfile.GNUTYPE_SPARSE)],
    "a long name": [member("a" * 200)],
    "extended headers": [member("evil", b"9 path=a\n", type=tarfile.XHDTYPE)],
    "a log of SQLite": [member("linnet.db-wal")],
    "the lock of a server": [member("server.lock")],
    "a database under another name": [member("files/linnet.db")],
    "a member twice": [member("server-id", b"1" * 32)],
    "a content of another name": [member(BLOB, b"y")],
    "a large file where only small ones are": [member("big.toml", bytes(2 << 20))],
}


def refused(run, tmp_path):
    """What restoring and looking said; nothing was written."""
    code, said = run("restore", tmp_path / "b.tar", "--data", tmp_path / "new")
    assert code == 1
    assert run("verify", tmp_path / "b.tar")[0] == 1
    assert {path.name for path in tmp_path.iterdir()} == {"b.tar"}
    assert said.count("\n") == 1
    return said


@pytest.mark.parametrize("extra", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_member_is_refused(extra, tmp_path, run):
    archive(tmp_path / "b.tar", *extra)
    assert "cannot be used" in refused(run, tmp_path)


def test_the_same_archive_without_it_is_restored(tmp_path, run):
    archive(tmp_path / "b.tar", member(BLOB))
    assert run("restore", tmp_path / "b.tar", "--data", tmp_path / "new")[0] == 0
    assert (tmp_path / "new" / BLOB).read_bytes() == b"x"


def test_a_size_beyond_all_disks_is_refused_at_its_header(tmp_path, run):
    archive(tmp_path / "b.tar")
    content = bytearray((tmp_path / "b.tar").read_bytes())
    header = tarfile.TarInfo("linnet.db")
    header.size = 1 << 60
    content[:512] = header.tobuf(tarfile.GNU_FORMAT)
    (tmp_path / "b.tar").write_bytes(content)
    assert "it is cut off in 'linnet.db'" in refused(run, tmp_path)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"last": [member("more.toml")]}, "comes after its end"),
        ({"drop": ["server-id"]}, "has no server-id"),
        ({"drop": ["linnet.db"]}, "has no linnet.db"),
        ({"manifest": {"format": 2}}, "newer Linnet"),
        ({"manifest": {"schema": "9999"}}, "newer Linnet"),
        ({"manifest": {"members": {}}}, "was changed or damaged"),
        ({"manifest": {"heads": "?"}}, "manifest.json cannot be read"),
        (
            {"manifest": {"members": {"gone": {"size": 1, "sha256": SHA}}}},
            "'gone' is missing",
        ),
    ],
)
def test_an_archive_that_contradicts_itself_is_refused(given, said, tmp_path, run):
    archive(tmp_path / "b.tar", **given)
    assert said in refused(run, tmp_path)


def test_a_backup_cut_off_anywhere_is_refused(data, tmp_path, run):
    run("backup", tmp_path / "whole.tar", "--data", data)
    whole = (tmp_path / "whole.tar").read_bytes()
    for size in (0, 1, 511, 512, 1024, len(whole) // 2, len(whole) - 2048, len(whole) - 1024):
        (tmp_path / "b.tar").write_bytes(whole[:size])
        code, said = run("restore", tmp_path / "b.tar", "--data", tmp_path / "new")
        assert (code, "cannot be used" in said, (tmp_path / "new").exists()) == (1, True, False)


def test_one_flipped_bit_anywhere_is_refused(data, tmp_path, run):
    run("backup", tmp_path / "b.tar", "--data", data)
    whole = (tmp_path / "b.tar").read_bytes()
    with tarfile.open(tmp_path / "b.tar") as archive:
        places = [part.offset_data for part in archive if part.size]
    for place in places:
        changed = bytearray(whole)
        changed[place] ^= 1
        (tmp_path / "b.tar").write_bytes(changed)
        assert run("restore", tmp_path / "b.tar", "--data", tmp_path / "new")[0] == 1, place
