"""`linnet login`, `logout` and `profiles`: several servers, several identities."""

import json
import os
from pathlib import Path

import httpx2
import pytest
from tests.ground import running
from tests.terminal.conftest import Run

KEYRING = """
import json, os, pathlib
from keyring.backend import KeyringBackend

class Keyring(KeyringBackend):
    priority = 5
    name = "A box"
    file = pathlib.Path(os.environ["BOX"])

    def _all(self):
        return json.loads(self.file.read_text()) if self.file.exists() else {}

    def set_password(self, service, key, secret):
        self.file.write_text(json.dumps(self._all() | {f"{service} {key}": secret}))

    def get_password(self, service, key):
        return self._all().get(f"{service} {key}")

    def delete_password(self, service, key):
        left = self._all()
        del left[f"{service} {key}"]
        self.file.write_text(json.dumps(left))
"""


async def end(linnet: Run, *words: object, stdin: bytes = b"", **more: str):
    program = await linnet(*words, **more)
    program.running.stdin.write(stdin)
    return await program.end()


@pytest.fixture
async def server(tmp_path: Path):
    async with running(tmp_path / "data", server_name="School") as server:
        async with httpx2.AsyncClient(base_url=f"{server.url}/api/v1") as http:
            wish = {"name": "Ann", "password": "a long secret"}
            assert (await http.post("/accounts", json=wish)).status_code == 201
        yield server


async def test_a_profile_is_a_server_and_who_one_is_there(server, linnet: Run, tmp_path: Path):
    where = f"127.0.0.1:{server.port}"
    login = ("login", "school", "--server", where, "--name", "Ann", "--password-stdin")
    code, _, errors = await end(linnet, *login, stdin=b"wrong\n")
    assert (code, errors.split(":")[1]) == (1, " bad-password")
    code, printed, _ = await end(linnet, *login, stdin=b"a long secret\n")
    assert code == 0
    assert f"at {where}: profile school, the usual one." in printed
    assert f"a file only you can read: {tmp_path / 'home' / 'tokens.json'}" in printed
    code, printed, _ = await end(
        linnet, "login", "other", "--server", where, "--name", "Bo", "--guest"
    )
    assert (code, "profile other.\n" in printed) == (0, True)
    for words in (["usual"], ["other one", "--server", "other"]):
        assert (await end(linnet, "send", "lobby", *words))[0] == 0
    code, printed, _ = await end(linnet, "tail", "lobby", "--since", 0, "--count", 2)
    assert [line.split("\t")[2:] for line in printed.splitlines()] == [
        ["Ann", "usual"],
        ["Bo", "other one"],
    ]
    assert (await end(linnet, "profiles", "--usual", "other"))[0] == 0
    code, printed, _ = await end(linnet, "profiles", "--json")
    told = {one["profile"]: (one["name"], one["usual"]) for one in json.loads(printed)}
    assert told == {"school": ("Ann", False), "other": ("Bo", True)}


async def test_logging_out_ends_the_session_on_the_server_too(server, linnet: Run, tmp_path: Path):
    where = f"127.0.0.1:{server.port}"
    login = ("login", "--server", where, "--name", "Ann", "--password-stdin")
    assert (await end(linnet, *login, stdin=b"a long secret\n"))[0] == 0
    tokens = json.loads((tmp_path / "home" / "tokens.json").read_text())
    (token,) = [kept["names"]["ann"]["token"] for kept in tokens.values()]
    assert (await end(linnet, "logout"))[0] == 0
    async with httpx2.AsyncClient(base_url=f"{server.url}/api/v1") as http:
        asked = await http.get("/me", headers={"authorization": f"Bearer {token}"})
    assert asked.status_code == 401
    assert token not in (tmp_path / "home" / "tokens.json").read_text()
    assert (await end(linnet, "logout"))[0] == 1
    assert (await end(linnet, "profiles"))[1] == "No profiles yet: `linnet login` makes one.\n"


async def test_where_there_is_a_keyring_the_token_is_in_no_file(
    server, linnet: Run, tmp_path: Path
):
    (tmp_path / "box_keyring.py").write_text(KEYRING)
    box = {
        "PYTHON_KEYRING_BACKEND": "box_keyring.Keyring",
        "PYTHONPATH": f"{tmp_path}:{os.environ.get('PYTHONPATH', '')}",
        "BOX": str(tmp_path / "box.json"),
    }
    where = f"127.0.0.1:{server.port}"
    login = ("login", "--server", where, "--name", "Ann", "--password-stdin")
    code, printed, _ = await end(linnet, *login, stdin=b"a long secret\n", **box)
    assert (code, "The session is kept in the keyring (A box)" in printed) == (0, True)
    (token,) = json.loads((tmp_path / "box.json").read_text()).values()
    for file in (tmp_path / "home").rglob("*"):
        assert not file.is_file() or token.encode() not in file.read_bytes()
    assert (await end(linnet, "send", "lobby", "hi", **box))[0] == 0
    assert (await end(linnet, "logout", **box))[0] == 0
    assert json.loads((tmp_path / "box.json").read_text()) == {}
