"""Certificates from files, and files that are none."""

import asyncio
import ssl

import pytest
import trustme
from tests.ground import running
from tests.serve.program import Program, serving
from websockets.asyncio.client import connect

SIGHUP = 1


@pytest.fixture
def authority():
    return trustme.CA()


def write(folder, issued):
    chain, key = folder / "chain.pem", folder / "key.pem"
    chain.write_bytes(b"".join(part.bytes() for part in issued.cert_chain_pems))
    key.write_bytes(issued.private_key_pem.bytes())
    return {"tls_cert": str(chain), "tls_key": str(key)}


def trusting(authority):
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


async def serial(port, context):
    _, writer = await asyncio.open_connection(
        "127.0.0.1", port, ssl=context, server_hostname="chat.example"
    )
    found = writer.get_extra_info("peercert")["serialNumber"]
    writer.close()
    return found


async def test_a_certificate_from_files_is_renewed_and_nobody_is_cut(tmp_path, authority):
    files = write(tmp_path, authority.issue_cert("chat.example"))
    context = trusting(authority)
    async with serving(tmp_path / "data", **files) as program:
        first = await serial(program.port, context)
        async with connect(
            f"wss://127.0.0.1:{program.port}/ws", ssl=context, server_hostname="chat.example"
        ) as standing:
            write(tmp_path, authority.issue_cert("chat.example"))
            program.signal(SIGHUP)
            while b"certificate-read" not in await program.running.stderr.readline():
                pass
            assert await serial(program.port, context) != first
            (tmp_path / "key.pem").write_text("rubbish")
            program.signal(SIGHUP)
            while b"certificate-refused" not in await program.running.stderr.readline():
                pass
            assert await serial(program.port, context) != first
            await standing.ping()


@pytest.mark.parametrize(
    ("chain", "says"), [(None, "cannot be read"), ("rubbish", "no certificate and its key")]
)
async def test_files_that_are_no_certificate_stop_the_start_with_a_line(tmp_path, chain, says):
    files = {"tls_cert": tmp_path / "chain.pem", "tls_key": tmp_path / "key.pem"}
    if chain:
        for path in files.values():
            path.write_text(chain)
    program = await Program.start(tmp_path / "data", **files)
    assert await program.ended() == 1
    told = await program.errors()
    assert says in told
    assert told.count("\n") == 1


async def test_a_damaged_identity_is_never_replaced_unasked(tmp_path):
    data = tmp_path / "data"
    async with running(data, tls="auto"):
        pass
    (data / "identity.key").write_text("rubbish")
    program = await Program.start(data, tls="auto")
    assert await program.ended() == 1
    assert "identity.key is damaged" in await program.errors()
    assert (data / "identity.key").read_text() == "rubbish"
