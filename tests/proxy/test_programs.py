"""The examples in `deploy/`, run by the programs they are for, before a real server."""

import asyncio
import os
import re
import shutil
import ssl
import subprocess
from contextlib import asynccontextmanager
from pathlib import Path

import httpx2
import pytest
import trustme
from tests.ground import PATIENCE, Wire, running
from tests.serve.program import free_port
from websockets.asyncio.client import connect

DEPLOY = Path(__file__).parents[2] / "deploy"
NAME = "chat.example.org"
NGINX = """
daemon off; master_process off; pid {folder}/pid; error_log {folder}/errors;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
    uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    include {folder}/linnet.conf;
}}
"""


def nginx(folder, port, behind, certificate, key):
    text = (DEPLOY / "nginx" / "linnet.conf").read_text()
    text = text.replace("listen 443 ssl", f"listen 127.0.0.1:{port} ssl")
    text = text.replace("127.0.0.1:8888", f"127.0.0.1:{behind}")
    text = re.sub(r"(ssl_certificate) .*", rf"\1 {certificate};", text)
    text = re.sub(r"(ssl_certificate_key) .*", rf"\1 {key};", text)
    (folder / "linnet.conf").write_text(text)
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder))
    return ["nginx", "-p", str(folder), "-e", str(folder / "errors"),
            "-c", str(folder / "nginx.conf")]  # fmt: skip


def caddy(folder, port, behind, certificate, key):
    text = (DEPLOY / "caddy" / "Caddyfile").read_text()
    text = text.replace("127.0.0.1:8888", f"127.0.0.1:{behind}")
    begin = f"{NAME}:{port} {{\n\tbind 127.0.0.1\n\ttls {certificate} {key}"
    text = "{\n\tadmin off\n\tauto_https disable_redirects\n}\n" + text.replace(f"{NAME} {{", begin)
    (folder / "Caddyfile").write_text(text)
    return ["caddy", "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]


class Public:
    """What somebody out there sees: the name, the port of the proxy, its authority."""

    def __init__(self, port, trust):
        self.trust = trust
        self.port = port
        self.url = f"https://{NAME}:{port}"
        self.http = httpx2.AsyncClient(
            base_url=f"https://127.0.0.1:{port}", verify=trust, trust_env=False, timeout=PATIENCE,
            headers={"host": f"{NAME}:{port}"},
        )  # fmt: skip

    async def get(self, path, **more):
        return await self.http.get(path, extensions={"sni_hostname": NAME}, **more)

    async def post(self, path, **more):
        return await self.http.post(path, extensions={"sni_hostname": NAME}, **more)

    @asynccontextmanager
    async def wire(self, address=None, **headers):
        """A client, perhaps with this address of the machine."""
        local = (address, 0) if address else None
        async with connect(
            f"wss://{NAME}:{self.port}/ws", host="127.0.0.1", ssl=self.trust,
            subprotocols=["linnet.1"], additional_headers=headers, proxy=None,
            local_addr=local,
        ) as connection:  # fmt: skip
            yield Wire(connection)


@asynccontextmanager
async def public(tmp_path, program, server):
    """A proxy before this server."""
    where = shutil.which(program.__name__)
    if where is None:
        pytest.skip(f"{program.__name__} is not installed")
    port, authority, trust = free_port(), trustme.CA(), ssl.create_default_context()
    authority.configure_trust(trust)
    issued = authority.issue_cert(NAME)
    certificate, key = tmp_path / "chain.pem", tmp_path / "key.pem"
    issued.private_key_and_cert_chain_pem.write_to_path(str(certificate))
    issued.private_key_pem.write_to_path(str(key))
    words = program(tmp_path, port, server.port, certificate, key)
    running = await asyncio.create_subprocess_exec(
        *words, env={**os.environ, "HOME": str(tmp_path)},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    found = Public(port, trust)
    try:
        async with asyncio.timeout(PATIENCE):
            while not await _answers(found):  # noqa: ASYNC110 - it does not say when it is up
                await asyncio.sleep(0.05)
        yield found
    finally:
        await found.http.aclose()
        running.terminate()
        await asyncio.wait_for(running.wait(), PATIENCE)


async def _answers(public):
    try:
        return (await public.get("/healthz")).status_code == 200
    except httpx2.TransportError:
        return False


PROGRAMS = [nginx, caddy] if os.environ.get("LINNET_SOAK") else [nginx]
"""Caddy is forty megabytes: it is tried with LINNET_SOAK."""


@pytest.mark.parametrize("program", PROGRAMS)
async def test_people_chat_and_send_files_through_the_example(tmp_path, program):
    settings = {"host_names": (NAME,), "trusted_proxies": ("127.0.0.1",)}
    async with (
        running(tmp_path / "data", **settings) as server,
        public(tmp_path, program, server) as there,
    ):
        told = (await there.post("/api/v1/guests", json={"name": "Ann"})).json()
        signed = {"authorization": f"Bearer {told['token']}"}
        async with there.wire(origin=there.url) as wire:
            await wire.hello(token=told["token"])
            assert (await wire.say("through a proxy"))["seq"] == 1
            content = os.urandom(3 << 20)
            sent = await there.http.put(
                "/api/v1/rooms/lobby/files/big.bin", content=content, headers=signed,
                extensions={"sni_hostname": NAME},
            )  # fmt: skip
            assert sent.status_code == 201, sent.text
            file = sent.json()["body"]["files"][0]
            assert (await wire.entries(2))[1]["body"]["files"] == [file]
            got = await there.get(f"/api/v1/files/{file['id']}", headers=signed)
            assert got.content == content
        front = (await there.get("/", headers={"accept": "text/plain"})).text
        assert f"linnet chat --server {there.url}" in front
        assert (await there.get("/metrics")).status_code == 404
        assert (await there.get("/readyz")).status_code == 404


@pytest.mark.parametrize("program", PROGRAMS)
async def test_behind_the_example_each_client_has_its_own_address_and_cannot_choose_it(
    tmp_path, program
):
    settings = {"host_names": (NAME,), "trusted_proxies": ("127.0.0.1",)}
    async with (
        running(tmp_path / "data", **settings) as server,
        public(tmp_path, program, server) as there,
        there.wire("127.0.0.9", **{"x-forwarded-for": "203.0.113.9"}),
    ):
        (connection,) = server.server.door.connections
        assert connection.address == "127.0.0.9"
