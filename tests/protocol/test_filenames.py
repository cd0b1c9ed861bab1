"""Two hundred hostile names of files, and what people see instead."""

import os
import unicodedata
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linnet.protocol import limits
from linnet.protocol.filenames import filename

SHOWN = {
    "": "file",
    ".": "file",
    "..": "file",
    "...": "file",
    " ": "file",
    "/": "file",
    "\\": "file",
    "\0": "file",
    "photo.jpg": "photo.jpg",
    "Ferien am Meer.jpg": "Ferien am Meer.jpg",
    "../../etc/passwd": "passwd",
    "/etc/shadow": "shadow",
    "C:\\Windows\\System32\\drivers\\etc\\hosts": "hosts",
    "C:evil.exe": "C_evil.exe",
    "\\\\server\\share\\x.txt": "x.txt",
    "a/../b.txt": "b.txt",
    "..\\..\\x": "x",
    "x/": "file",
    ".bashrc": "bashrc",
    "...hidden": "hidden",
    " .htaccess": "htaccess",
    "~/.ssh/id_rsa": "id_rsa",
    "~root": "root",
    "-rf": "rf",
    "--checkpoint-action=exec=sh": "checkpoint-action=exec=sh",
    "a.txt:stream": "a.txt_stream",
    "a.txt::$DATA": "a.txt__$DATA",
    "photo.jpg.": "photo.jpg",
    "photo.jpg ": "photo.jpg",
    "photo.jpg . .": "photo.jpg",
    "report\u202efdp.exe": "reportfdp.exe",
    "report\u2067gpj.exe\u2069": "reportgpj.exe",
    "report.pdf" + " " * 150 + ".exe": "report.pdf .exe",
    "a\r\nContent-Type: text/html\r\n\r\n<script>.txt": "html _script_.txt",
    "a\nb.txt": "a b.txt",
    "a\tb.txt": "a b.txt",
    'a"; filename="b.html': "a_; filename=_b.html",
    "<img src=x onerror=alert(1)>.png": "_img src=x onerror=alert(1)_.png",
    "a\x1b]0;title\x07b.txt": "a]0;titleb.txt",
    "a\x1b[2Jb.txt": "a[2Jb.txt",
    "a\x7fb\x9bc.txt": "abc.txt",
    "a\ud800b.txt": "ab.txt",
    "a\ufffe\uffffb.txt": "ab.txt",
    "a\u200b\u200d\ufeffb.txt": "ab.txt",
    "a\u2028b\u2029c.txt": "abc.txt",
    "\u3164\u115f\u2800.txt": "txt",
    "\u0301\u0302": "file",
    "e\u0301.txt": "\u00e9.txt",
    "z" + "\u0363" * 80 + ".txt": "z" + "\u0363" * 4 + ".txt",
    "日本語.txt": "日本語.txt",
    "مرحبا.txt": "مرحبا.txt",
    "😀.png": "😀.png",
    "a\u00a0b\u3000c.txt": "a b c.txt",
    "%2e%2e%2fetc%2fpasswd": "%2e%2e%2fetc%2fpasswd",
    "$(reboot).txt": "$(reboot).txt",
    "a|b>c<d?e*f.txt": "a_b_c_d_e_f.txt",
    "=cmd|' /C calc'!A0.csv": "C calc'!A0.csv",
    "COM1 .txt": "_COM1 .txt",
    "com¹.txt": "_com¹.txt",
    "CONIN$": "_CONIN$",
}
DEVICES = ["con", "PRN", "Aux", "nul", *(f"{p}{n}" for p, n in product(("COM", "lpt"), range(10)))]
ENDS = ["", ".txt", ".tar.gz", "."]
PATHS = ["../../../", "..\\..\\", "/", "//", "file:///", "C:\\", "a/b/../"]
TAILS = ["x.txt", ".x", "nul.txt", "\u202ex", "x" * 300]
UNSEEN = ["\0", "\x1b", "\x9b", "\u200b", "\u200e", "\u202e", "\u2066", "\ufeff", "\U000e0041"]
SYSTEMATIC = [
    *(device + end for device, end in product(DEVICES, ENDS)),
    *(path + tail for path, tail in product(PATHS, TAILS)),
    *(f"{char}a{char}.{char}exe{char}" for char in UNSEEN),
    *("n" * size + end for size in (199, 200, 201, 255, 5000) for end in (".txt", "." + "e" * 99)),
    *("\u00e4" * size + ".jpeg" for size in (90, 97, 98, 99, 100, 3000)),
    *("😀" * size + ".png" for size in (48, 49, 50, 51)),
]
ALL = sorted({*SHOWN, *SYSTEMATIC})


def holds(name: str) -> None:
    assert 0 < len(name.encode()) <= limits.FILE_NAME
    assert name == os.path.basename(name)
    assert not set(name) & set('/\\<>:"|?*')
    assert name[0] not in ".-~ "
    assert name[-1] not in ". "
    assert all(unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp") for char in name)
    assert name.partition(".")[0].strip().lower() not in {device.lower() for device in DEVICES}
    assert filename(name) == name


def test_there_are_two_hundred() -> None:
    assert len(ALL) >= 200


@pytest.mark.parametrize(("wish", "shown"), SHOWN.items(), ids=ascii)
def test_what_is_shown(wish: str, shown: str) -> None:
    assert filename(wish) == shown


@pytest.mark.parametrize("wish", ALL, ids=lambda wish: ascii(wish)[:40])
def test_nothing_harmful_is_left_of_any(wish: str, tmp_path: Path) -> None:
    name = filename(wish)
    holds(name)
    (tmp_path / name).touch()
    assert [path.name for path in tmp_path.iterdir()] == [name]


@given(st.text(st.characters(), max_size=300))
def test_nor_of_any_other(wish: str) -> None:
    holds(filename(wish))


@pytest.mark.parametrize("end", [".txt", ".jpeg", ".tar.gz"])
def test_a_name_that_is_cut_keeps_its_extension(end: str) -> None:
    name = filename("n" * 500 + end)
    assert name.endswith("." + end.rpartition(".")[2])
    assert len(name) == limits.FILE_NAME - 1
