"""Export, import, export: the same; and whatever was changed on the way is noticed."""

import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest
from tests.ground import running

from linnet.cli.main import main


def run(*words) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(word) for word in words])
    return ended.value.code


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def sign(out: Path, name: str) -> None:
    """Name a file in the manifest as it is now."""
    manifest = json.loads((out / "manifest.json").read_bytes())
    manifest["hashes"][name] = sha256((out / name).read_bytes()).hexdigest()
    (out / "manifest.json").write_text(json.dumps(manifest))


async def conversation(server) -> str:
    async with server.wire("Ann") as ann, server.wire("Bób") as bob:
        tea = (await ann.ask(type="create-room", name="tea", kind="private", topic="<b>"))["room"]
        await ann.ask(type="invite", room=tea, who=bob.me)
        seq = (await ann.say("**hello** <script>alert(1)</script> @room ||psst||", tea))["seq"]
        await bob.say("> hm\n\nsee https://example.org :tada:", tea, reply_to=seq)
        await bob.ask(type="react", room=tea, seq=seq, emoji="🎂")
        await ann.ask(type="edit", room=tea, seq=seq, text="``` py\nx < 1\n```")
        gone = (await ann.say("taken back"))["seq"]
        await ann.ask(type="delete", room="lobby", seq=gone)
        await ann.ask(type="direct", who=bob.me)
    return tea


@pytest.fixture
async def data(tmp_path):
    async with running(tmp_path / "data") as server:
        await conversation(server)
    return tmp_path / "data"


async def test_export_import_export_is_identical(data, tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    assert run("export", first, "--data", data, "--with-secrets") == 0
    assert run("import", first, "--data", tmp_path / "new") == 0
    assert run("export", second, "--data", tmp_path / "new", "--with-secrets") == 0
    assert files(first) == files(second)
    assert len(files(first)) > 20


async def test_who_was_signed_in_still_is_after_an_import_with_secrets(tmp_path):
    async with running(tmp_path / "data") as server:
        async with server.wire("Ann") as ann:
            token, seq = ann.welcome["token"], (await ann.say("before"))["seq"]
        assert run("export", tmp_path / "out", "--data", tmp_path / "data", "--with-secrets") == 0
    assert run("import", tmp_path / "out", "--data", tmp_path / "new") == 0
    async with (
        running(tmp_path / "new") as server,
        server.wire(token=token, rooms={"lobby": seq - 1}) as ann,
    ):
        assert [entry["seq"] for entry in await ann.entries(1)] == [seq]
        assert (await ann.say("after", send_id="later"))["seq"] == seq + 1


async def test_secrets_are_left_out_unless_asked_for(data, tmp_path):
    run("export", tmp_path / "out", "--data", data)
    assert not any("session" in name or "code" in name for name in files(tmp_path / "out"))
    people = (tmp_path / "out/tables/person.jsonl").read_text().splitlines()
    assert people
    assert all("password" not in json.loads(line) for line in people)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda out: (out / "manifest.json").unlink(), "not a finished export"),
        (lambda out: (out / "rooms/lobby.jsonl").write_text(""), "changed or damaged"),
        (lambda out: (out / "tables/room.jsonl").unlink(), "is missing"),
        (lambda out: (out / "manifest.json").write_text("{}"), "cannot be read"),
        (lambda out: (out / "rooms/more.jsonl").touch(), "more.jsonl is not part of the export"),
        (lambda out: (out / "tables/session.jsonl").touch(), "is not part of the export"),
        (lambda out: (out / "files" / ("0" * 64)).write_bytes(b"x"), "is not part of the export"),
        (lambda out: (out / "files/link").symlink_to("/etc"), "is not part of the export"),
    ],
)
async def test_an_export_that_was_changed_is_not_imported(data, tmp_path, capsys, change, said):
    run("export", tmp_path / "out", "--data", data)
    change(tmp_path / "out")
    assert run("import", tmp_path / "out", "--data", tmp_path / "new") == 1
    assert said in capsys.readouterr().err
    assert not list(tmp_path.glob("new*"))


async def test_a_log_with_a_gap_is_named_with_its_line(data, tmp_path, capsys):
    out = tmp_path / "out"
    run("export", out, "--data", data)
    log = out / "rooms/lobby.jsonl"
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join(lines[1:]))
    sign(out, "rooms/lobby.jsonl")
    assert run("import", out, "--data", tmp_path / "new") == 1
    assert "lobby.jsonl, line 1: this entry should have seq 1" in capsys.readouterr().err


async def test_a_row_that_does_not_fit_is_said_in_a_sentence(data, tmp_path, capsys):
    out = tmp_path / "out"
    run("export", out, "--data", data)
    people = out / "tables/person.jsonl"
    people.write_bytes(people.read_bytes() + b'{"id":"483920"}\n')
    sign(out, "tables/person.jsonl")
    assert run("import", out, "--data", tmp_path / "new") == 1
    assert "person.jsonl: a row of it does not fit into person" in capsys.readouterr().err
    assert not list(tmp_path.glob("new*"))


async def test_nothing_that_is_there_is_written_over(data, tmp_path, capsys):
    (tmp_path / "out").mkdir()
    assert run("export", tmp_path / "out", "--data", data) == 1
    shutil.rmtree(tmp_path / "out")
    run("export", tmp_path / "out", "--data", data)
    assert run("import", tmp_path / "out", "--data", data) == 1
    assert "is there already" in capsys.readouterr().err


async def test_pages_show_markup_and_never_run_what_was_said(data, tmp_path):
    run("export", tmp_path / "out", "--data", data)
    pages = {path.stem: path.read_text() for path in (tmp_path / "out/rooms").glob("*.html")}
    tea = next(page for page in pages.values() if "<title>#tea</title>" in page)
    assert "<script" not in "".join(pages.values())
    assert '<pre data-language="py"><code>x &lt; 1' in tea
    assert 'href="#' in tea
    assert "&lt;b&gt;" in tea
    assert "🎂 1" in tea
    assert "This message was deleted by Ann." in pages["lobby"]
    assert "taken back" not in "".join(pages.values())
