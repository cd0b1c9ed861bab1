"""One scenario against one server: start both, watch the clock, the CPU and the memory."""

import json
import os
import subprocess
import threading
import time
from pathlib import Path

from scenarios import Scenario
from servers import BUILD, BenchError, Server, pin, running

Figures = dict[str, float]
_TICK = os.sysconf("SC_CLK_TCK")
_SETTLE = 2.0
"""Seconds a server gets to come to rest before its memory is read."""
_LONGEST = 180.0
"""Seconds after which the generator is ended, whatever it does."""


def measure(server: Server, scenario: Scenario, seconds: float) -> Figures:
    """Run it once on a fresh server. Raises BenchError when it could not be run to its end."""
    cores = sorted(os.sched_getaffinity(0))
    server_core, load_core = (cores[0], cores[1]) if len(cores) > 1 else (None, None)
    with running(server, server_core) as (pid, port):
        words = ["--proto", server.proto, "--port", str(port)]
        words += scenario.words(seconds, server.flight)
        words += [] if len(cores) > 1 else ["--sleep"]
        load = subprocess.Popen(
            [str(BUILD / "load"), *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=lambda: pin(load_core),
        )
        alarm = threading.Timer(_LONGEST + seconds, load.kill)
        alarm.start()
        try:
            return _follow(load, pid)
        finally:
            alarm.cancel()
            load.kill()
            load.communicate()


def _follow(load: subprocess.Popen[str], pid: int) -> Figures:
    """Read what the generator says, and at its marks what the server has used."""
    assert load.stdin is not None
    assert load.stdout is not None
    assert load.stderr is not None
    seen: dict[str, float] = {}
    result: Figures = {}
    for line in load.stdout:
        if line.startswith("mark "):
            _note(line.split()[1], pid, seen)
            if line.split()[1] in ("warm", "full"):
                load.stdin.write("\n")
                load.stdin.flush()
        else:
            result = json.loads(line)
    if load.wait() != 0:
        problem = load.stderr.read().strip() or f"the generator ended with {load.returncode}"
        raise BenchError(problem.splitlines()[-1])
    return _figures(result, seen)


def _note(mark: str, pid: int, seen: dict[str, float]) -> None:
    if mark in ("start", "stop"):
        seen[mark] = time.monotonic()
        seen[f"{mark} cpu"] = sum(_cpu_seconds(one) for one in _tree(pid))
    else:
        time.sleep(_SETTLE)
        seen[mark] = float(sum(_memory(one) for one in _tree(pid)))


def _figures(result: Figures, seen: dict[str, float]) -> Figures:
    if "full" in seen:
        return {"idle_bytes": (seen["full"] - seen["warm"]) / result["connections"]}
    if "stop" not in seen:
        return {"join_seconds": result["seconds"]}
    cpu = seen["stop cpu"] - seen["start cpu"]
    return {
        "per_second": result["deliveries"] / result["seconds"],
        "per_cpu": result["deliveries"] / cpu if cpu else 0.0,
        "server_cpu": cpu / (seen["stop"] - seen["start"]),
        "load_cpu": result["busy"],
        **{key: result[key] for key in ("batch", "p50", "p99", "max")},
        **{key: result[key] for key in ("lost", "doubled", "reordered", "stray")},
    }


def _tree(pid: int) -> list[int]:
    """The process and all that descend from it."""
    parents: dict[int, int] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                parents[int(folder.name)] = int(_stat(int(folder.name))[1])
            except OSError:
                continue
    tree = [pid]
    for one in tree:
        tree += [child for child, parent in parents.items() if parent == one]
    return tree


def _stat(pid: int) -> list[str]:
    """The fields of /proc/PID/stat from the third (state) on; the second may hold spaces."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


def _cpu_seconds(pid: int) -> float:
    fields = _stat(pid)
    return (int(fields[11]) + int(fields[12])) / _TICK


def _memory(pid: int) -> int:
    """Bytes of memory that are this process's part (Pss)."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    raise BenchError(f"no Pss for process {pid}")
