"""The network: whether others can reach this machine, as far as it can tell by itself."""

import re
import sys
from collections.abc import Iterator

from linnet.doctor.finding import Finding, ok
from linnet.doctor.holders import said
from linnet.server import addresses
from linnet.server.settings import Settings
from linnet.server.sockets import EVERY
from linnet.server.words import LOOPBACK

_PING = "linnet doctor --ping tries it with a phone"
_CHAIN = re.compile(r"type filter hook input .*?policy (accept|drop);")
_BREAKS = "connections from every other machine"


def look(settings: Settings, port: int) -> Iterator[Finding]:
    """Addresses, then the firewall; `port` is where the server listens or will."""
    if settings.host in LOOPBACK and settings.host not in EVERY:
        yield Finding(
            "network",
            "note",
            f"on {settings.host} only this machine can connect",
            do="--lan lets in everybody on the network",
        )
        return
    found = addresses.reachable()
    if not found:
        yield Finding(
            "network",
            "problem",
            "this machine has no address others could use",
            _BREAKS,
            "join a network: plug the cable in, or choose the Wi-Fi",
        )
        return
    yield ok("network", f"others can try {', '.join(found)}; {_PING}")
    yield firewall(port) or ok("firewall", f"none that is known to close port {port}")


def firewall(port: int) -> Finding | None:
    """What closes this port; None where nothing is known to."""
    if sys.platform == "win32":
        return _windows(port)
    return _firewalld(port) or _nft(port) or _ufw(port)


def _closed(by: str, do: str, level: str = "problem") -> Finding:
    return Finding("firewall", "problem" if level == "problem" else "warning", by, _BREAKS, do)


def _firewalld(port: int) -> Finding | None:
    if said("firewall-cmd", "--state").strip() != "running":
        return None
    if said("firewall-cmd", f"--query-port={port}/tcp").strip() == "yes":
        return None
    step = f"sudo firewall-cmd --permanent --add-port={port}/tcp && sudo firewall-cmd --reload"
    return _closed(f"firewalld runs and does not open port {port}", step)


def _ufw(port: int) -> Finding | None:
    told = said("ufw", "status")
    if "Status: active" not in told or re.search(rf"^{port}(/tcp)?\s+ALLOW", told, re.M):
        return None
    return _closed(f"ufw is on and does not open port {port}", f"sudo ufw allow {port}/tcp")


def _nft(port: int) -> Finding | None:
    """Only root may read the rules of the kernel."""
    rules = said("nft", "list", "ruleset")
    shut = [
        line.strip()
        for line in rules.splitlines()
        if _names(line, port) and re.search(r"\b(drop|reject)\b", line)
    ]
    if shut:
        step = "take that rule away (nft -a list ruleset shows its number)"
        return _closed(f"a rule of nftables closes port {port}: {shut[0]}", step)
    opened = any(_names(line, port) and "accept" in line for line in rules.splitlines())
    if not opened and any(policy == "drop" for policy in _CHAIN.findall(rules)):
        step = f"add a rule to its input chain: tcp dport {port} accept"
        return _closed(f"nftables lets nothing in by itself, and no rule opens port {port}", step)
    return None


def _names(line: str, port: int) -> bool:
    return bool(re.search(rf"\bdport (?:{port}|\{{[^}}]*\b{port}\b[^}}]*\}})(?!\d)", line))


def _windows(port: int) -> Finding | None:
    told = said("netsh", "advfirewall", "show", "currentprofile", "state")
    rules = said("netsh", "advfirewall", "firewall", "show", "rule", "name=Linnet")
    if not re.search(r"\bON\b", told) or str(port) in rules:
        return None
    step = (
        "netsh advfirewall firewall add rule name=Linnet dir=in action=allow protocol=TCP "
        f"localport={port}"
    )
    return _closed("Windows' firewall is on and has no rule of the name Linnet", step, "warning")
