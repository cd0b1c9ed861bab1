"""Measure Linnet beside its limit and its peers, and print one table.

    python3 dev.py bench
    python3 dev.py bench --scenario one-room --scenario open-loop --seconds 10 --runs 5
    python3 dev.py bench --servers linnet,limit

How it is measured and how to read it: bench/README.md.
"""

import argparse
import os
import platform
import resource
import shutil
import signal
import subprocess
import sys

from measure import Figures, measure
from scenarios import SCENARIOS, Scenario
from servers import BUILD, HERE, SERVERS, BenchError, Server
from table import Results, faults, goals, table

FILES = 65_536
"""Open files wished for; each side holds one for each connection."""


def main(words: list[str]) -> int:
    asked = _asked(words)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        if sys.platform != "linux":
            raise BenchError("the bench needs Linux (epoll, /proc)")
        files = _raise_file_limit()
        servers = _choose_servers(asked.servers)
        scenarios = [one for one in SCENARIOS if one.name in (asked.scenario or _names())]
        for scenario in scenarios:
            if scenario.connections + 100 > files:
                raise BenchError(f"{scenario.name} needs more open files than {files}: ulimit -n")
        _compile()
        results = _measure_all(servers, scenarios, asked.seconds, asked.runs)
    except BenchError as problem:
        print(f"bench: {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return _report(results, scenarios, [server.name for server in servers], asked)


def _asked(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="dev.py bench", description="Measure Linnet beside its limit and its peers."
    )
    parser.add_argument("--scenario", action="append", choices=_names(), help="only this (repeat)")
    parser.add_argument("--seconds", type=float, default=5, help="of each measurement [5]")
    parser.add_argument("--runs", type=int, default=3, help="medians over so many [3]")
    parser.add_argument("--servers", help="with commas [linnet, limit and the peers installed]")
    asked = parser.parse_args(words)
    if not 0.5 <= asked.seconds <= 600 or not 1 <= asked.runs <= 100:
        parser.error("--seconds is 0.5 to 600, --runs 1 to 100")
    return asked


def _names() -> list[str]:
    return [scenario.name for scenario in SCENARIOS]


def _raise_file_limit() -> int:
    """As many open files as this user may have; servers and generator inherit it."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    for most in (max(FILES, hard), hard):
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (min(FILES, most), most))
        except (ValueError, OSError):
            continue
        return min(FILES, most)
    return resource.getrlimit(resource.RLIMIT_NOFILE)[0]


def _choose_servers(names: str | None) -> list[Server]:
    """Those asked for must be there; without a wish, peers that are missing are told of."""
    known = {server.name: server for server in SERVERS}
    wanted = names.split(",") if names else list(known)
    chosen = []
    for name in wanted:
        if name not in known:
            raise BenchError(f"there is no server {name!r}; known are {', '.join(known)}")
        server = known[name]
        if server.installed():
            chosen.append(server)
        elif names or name in ("linnet", "limit"):
            raise BenchError(f"{name} is not here: {server.hint}")
        else:
            _say(f"without {name}, which is not here: {server.hint}")
    return chosen


def _compile() -> None:
    if shutil.which("cc") is None:
        raise BenchError("no C compiler here: sudo apt install gcc libc6-dev")
    BUILD.mkdir(exist_ok=True)
    for name in ("load", "limit"):
        source, made = HERE / f"{name}.c", BUILD / name
        if subprocess.call(["cc", "-O2", "-Wall", "-o", str(made), str(source)]) != 0:
            raise BenchError(f"{source.name} does not compile, see above")


def _measure_all(
    servers: list[Server], scenarios: list[Scenario], seconds: float, runs: int
) -> Results:
    """Servers take turns inside each scenario, so that paired figures are minutes apart at most."""
    results: Results = {}
    for run in range(1, runs + 1):
        for scenario in scenarios:
            for server in servers:
                try:
                    figures = measure(server, scenario, seconds)
                except BenchError as problem:
                    raise BenchError(f"{scenario.name}, {server.name}: {problem}") from problem
                results.setdefault((scenario.name, server.name), []).append(figures)
                _say(f"run {run} of {runs}, {scenario.name}, {server.name}: {_short(figures)}")
    return results


def _short(figures: Figures) -> str:
    return ", ".join(f"{key} {value:,.2f}" for key, value in figures.items() if value)


def _report(
    results: Results, scenarios: list[Scenario], servers: list[str], asked: argparse.Namespace
) -> int:
    print(
        f"Medians of {asked.runs} runs of {asked.seconds:g} s, {os.cpu_count()} cores, "
        f"{platform.system()} {platform.release().split('-')[0]}, "
        f"Python {platform.python_version()}.\n"
    )
    print(table(results, scenarios, servers))
    print()
    for line in goals(results, scenarios):
        print(line)
    wrong = faults(results)
    if wrong:
        print(f"bench: {wrong} messages lost, doubled, reordered or astray", file=sys.stderr)
    return 1 if wrong else 0


def _say(text: str) -> None:
    print(f"bench: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
