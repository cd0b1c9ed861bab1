"""The server's own authority: browsers trust it for this server, and for nothing else."""

import asyncio
import os
import shutil
import ssl
import stat
import subprocess

import pytest
from cryptography import x509
from tests.ground import running
from tests.tls.test_one_port import answer, outside, pin_at  # noqa: F401

from linnet.cli.main import main
from linnet.server import authority
from linnet.server.folder import FolderError
from linnet.server.identity import key_of, write_certificate

BROWSER = ("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run")


def needed(*programs):
    for program in programs:
        if shutil.which(program) is None:
            pytest.skip(f"no {program} here")


def made(folder, *names):
    """An authority in a folder, and its certificate as a file."""
    folder.mkdir(exist_ok=True)
    authority.make(folder, "Linnet <b>", names)
    return folder / "ca.crt"


class Thief(authority.Authority, frozen=True):
    """Somebody who has the key, and no scruples."""

    def covers(self, name):
        return True


def stolen(folder):
    found = authority.find(folder)
    return Thief(found.key, found.certificate)


def trusting(file, name):
    context = ssl.create_default_context(cafile=file)
    context.verify_flags |= ssl.VERIFY_X509_STRICT
    return {"ssl": context, "server_hostname": name}


async def serial(port):
    reading = ssl.create_default_context()
    reading.check_hostname, reading.verify_mode = False, ssl.CERT_NONE
    _, writer = await asyncio.open_connection("127.0.0.1", port, ssl=reading)
    der = writer.get_extra_info("ssl_object").getpeercert(True)
    writer.close()
    return x509.load_der_x509_certificate(der).serial_number


def seen(home, address):
    """What a browser with this home folder has of a page, or its error page."""
    shown = subprocess.run(
        [*BROWSER, f"--user-data-dir={home / 'profile'}", "--dump-dom", address],
        env={**os.environ, "HOME": str(home)}, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    return shown.stdout


def trust(home, file):
    """What /trust says to do on Debian."""
    base = home / ".pki/nssdb"
    base.mkdir(parents=True)
    certutil = ["certutil", "-d", f"sql:{base}"]
    subprocess.run([*certutil, "-N", "--empty-password"], check=True, timeout=20)
    subprocess.run([*certutil, *f"-A -t C,, -n linnet -i {file}".split()], check=True, timeout=20)


async def test_a_browser_warns_before_and_not_after_and_never_vouches_for_others(tmp_path):
    needed("chromium", "certutil")
    file, homes = made(tmp_path / "data", "127.0.0.1"), [tmp_path / "one", tmp_path / "two"]
    trust(homes[1], file)
    async with running(tmp_path / "data", tls="auto") as server:
        page = f"https://127.0.0.1:{server.port}/trust"
        before, after = [await asyncio.to_thread(seen, home, page) for home in homes]
        assert "Trust this server" not in before
        assert "Trust this server" in after
        # Somebody stole the authority's key, and signs a name it may not sign.
        data = tmp_path / "data"
        write_certificate(data, key_of(data), ["127.0.0.1", "x.org"], stolen(data))
        server.server.tls.reload()
        assert "Trust this server" not in await asyncio.to_thread(seen, homes[1], page)


def test_names_outside_the_authority_are_not_in_the_certificate_and_would_be_refused(
    tmp_path,
):
    file = made(tmp_path, "chat.example", "10.0.0.0/8")
    key, one = key_of(tmp_path), authority.find(tmp_path)
    write_certificate(tmp_path, key, ["chat.example", "10.1.2.3", "192.168.1.1", "x.org"], one)
    needed("openssl")
    verify = ["openssl", "verify", "-x509_strict", "-CAfile", file, tmp_path / "identity.crt"]
    for name in ("-verify_hostname=chat.example", "-verify_ip=10.1.2.3"):
        option, value = name.split("=")
        done = subprocess.run([*verify[:-1], option, value, verify[-1]], capture_output=True)
        assert done.returncode == 0, done.stderr
    for name in ("x.org", "192.168.1.1", "::1", "xchat.example"):
        write_certificate(tmp_path, key, [name], stolen(tmp_path))
        done = subprocess.run(verify, capture_output=True, text=True)
        assert "permitted subtree violation" in done.stderr, (name, done)


@pytest.mark.parametrize(
    ("names", "free"),
    [(["chat.example"], "10.0.0.1"), (["10.0.0.1"], "x.org"), (["10.0.0.1"], "::1"), ([], "x.org")],
)
def test_a_kind_of_name_that_is_not_mentioned_is_not_free(tmp_path, names, free):
    needed("openssl")
    file = made(tmp_path, *names)
    write_certificate(tmp_path, key_of(tmp_path), [free], stolen(tmp_path))
    verify = ["openssl", "verify", "-CAfile", file, tmp_path / "identity.crt"]
    done = subprocess.run(verify, capture_output=True, text=True)
    assert "subtree violation" in done.stderr


async def test_a_running_server_takes_an_authority_and_its_key_and_connections_stay(tmp_path):
    async with (
        running(tmp_path, tls="auto", host_names=("chat.example",)) as server,
        server.wire("Ann") as ann,
    ):
        tls, first = server.server.tls, await serial(server.port)
        tls.renew()
        assert (await serial(server.port), tls.trust) == (first, None)
        file = made(tmp_path, "chat.example")
        tls.renew()
        assert await pin_at("127.0.0.1", server.port) == tls.pin
        how = trusting(file, "chat.example")
        said = await answer(b"GET /healthz HTTP/1.0\r\n\r\n", "127.0.0.1", server.port, **how)
        assert said.startswith(b"HTTP/1.1 200")
        assert (await ann.say("still here"))["type"] == "done"
        second = await serial(server.port)
        tls._until = tls._until.replace(year=2020)
        tls.renew()
        assert second != await serial(server.port) != first
        (tmp_path / "ca.key").write_text("rubbish")
        tls.renew()
        assert (await serial(server.port)) != first
    with pytest.raises(FolderError, match=r"ca.key is damaged.*linnet ca --new"):
        authority.find(tmp_path)


async def test_nobody_needs_to_tell_a_running_server_of_its_authority(tmp_path, monkeypatch):
    monkeypatch.setattr("linnet.server.app.LOOKED_AT", 0.02)
    async with running(tmp_path, tls="auto") as server, asyncio.timeout(10):
        first = await serial(server.port)
        made(tmp_path, "127.0.0.1")
        while await serial(server.port) == first:
            pass
        assert server.server.tls.trust.names == ("127.0.0.1",)


async def test_trust_is_told_plainly_to_other_machines_and_nothing_else_is(tmp_path, outside):  # noqa: F811
    file = made(tmp_path, outside)
    async with running(tmp_path, tls="auto", host="0.0.0.0") as server:

        async def ask(path, accept="text/html"):
            words = f"GET {path} HTTP/1.1\r\nHost: {outside}\r\nAccept: {accept}\r\n\r\n"
            return (await answer(words.encode(), outside, server.port)).decode()

        page = await ask("/trust")
        assert page.startswith("HTTP/1.1 200 OK")
        assert "Content-Security-Policy: default-src 'none'; style-src 'sha256-" in page
        assert "Linnet &lt;b&gt;" in page
        assert "<script" not in page
        assert server.server.tls.trust.words in page
        assert server.server.tls.trust.words in await ask("/trust", "*/*")
        got = await ask("/trust/linnet-ca.crt")
        assert "Content-Type: application/x-x509-ca-cert" in got
        assert got.endswith(file.read_text())
        for path in ("/trust/ca.key", "/trust/../healthz", "/trusted", "/api/v1", "/trust/a/b"):
            assert "HTTP/1.1 4" in (await ask(path))[:12], path
        assert 'href="/trust"' in await ask("/")


def test_the_command_makes_one_shows_it_again_and_says_the_words_of_a_file(tmp_path, capsys):
    def ca(*words):
        with pytest.raises(SystemExit) as ended:
            main(["ca", *map(str, words)])
        said = capsys.readouterr()
        return ended.value.code, said.out, said.err

    data = tmp_path / "data"
    assert ca("--data", data)[0] == 1
    data.mkdir()
    (data / "server-id").write_text("ab" * 16)
    code, first, _ = ca("--data", data, "--also", "chat.example", "--also", "10.0.0.0/8")
    again, _, hint = first.partition("\nThat the server goes by chat.example is a setting")
    assert (code, ca("--data", data)[1]) == (0, again)
    assert "linnet config set host_names chat.example`" in hint
    words = next(line for line in first.splitlines() if line.startswith("words"))
    assert len(words.split()) == 9
    assert words in ca(data / "ca.crt")[1]
    for name in ("ca.key", "ca.crt"):
        assert stat.S_IMODE((data / name).stat().st_mode) == 0o600
    code, _, err = ca("--data", data, "--also", "other.example")
    assert (code, "does not vouch for other.example" in err) == (1, True)
    code, second, _ = ca("--data", data, "--also", "other.example", "--new")
    assert (code, words in second) == (0, False)
    assert "no name, address or network" in ca("--data", data, "--new", "--also", "<b>")[2]
    assert "is no certificate" in ca(data / "server-id")[2]
