"""The page `/trust`: how browsers come to trust this server's own authority.

It is told plainly as well as encrypted, because who needs it has no trusted connection yet. Then
anybody in between could change it; that is why it says what to compare, and with what.
"""

import re
from collections.abc import Iterable
from html import escape
from ipaddress import IPv4Network, IPv6Network, ip_network

from msgspec import Struct

from linnet.doors.dressing import dressed
from linnet.doors.trust_steps import FILE, System, fits, in_order
from linnet.protocol.pins import spoken

PATH = "/trust"
FILE_PATH = f"{PATH}/{FILE}"
FILE_TYPE = "application/x-x509-ca-cert"
TITLE = "Trust this server"
_TYPED, _CHOSEN = re.compile("`([^`]+)`"), re.compile(r"\*([^*]+)\*")
_HOST = re.compile(r"https://(.*?)((?::[0-9]+)?)/")


class Trust(Struct, frozen=True, kw_only=True):
    """An authority as others see it: its certificate, and what it may vouch for.

    `fingerprint` is the SHA-256 of the certificate, `until` a date.
    """

    called: str
    pem: str
    fingerprint: bytes
    names: tuple[str, ...]
    until: str

    @property
    def words(self) -> str:
        """The fingerprint as people compare it by voice."""
        return spoken(self.fingerprint)

    @property
    def hex(self) -> str:
        """The fingerprint as systems show it."""
        return self.fingerprint.hex(":").upper()


def covers(names: Iterable[str], wanted: str) -> bool:
    """Whether who vouches for these vouches for a name, an address or a network."""
    network = _network(wanted)
    if network is None:
        return any(wanted == name or wanted.endswith(f".{name}") for name in names)
    first, last = network[0], network[-1]
    return any(first in one and last in one for one in map(_network, names) if one is not None)


def _network(name: str) -> IPv4Network | IPv6Network | None:
    try:
        return ip_network(name)
    except ValueError:
        return None


def page(trust: Trust | None, here: str, agent: str) -> str:
    """For a browser that calls itself `agent`; `here` is the encrypted address of this server."""
    if trust is None:
        return dressed(
            TITLE,
            "<h1>Nothing to trust here</h1><p>This server has no authority of its own. If browsers "
            "warn of it, whoever runs it can make one: <code>linnet ca</code>.",
        )
    steps = "".join(_steps(system, fits(system, agent)) for system in in_order(agent))
    return dressed(
        TITLE,
        f"""<h1>Trust this server</h1>
<p>It made its certificate itself, so browsers warn of it. With <b>{escape(trust.called)}</b> among
your authorities they do not, and its pages may show notifications and work without a network.
<h2>1. Get its certificate</h2>
<p><a class=get href="{FILE_PATH}" download="{FILE}">Download {FILE}</a>
<p class=second>It can vouch for {escape(", ".join(trust.names))}, and for nothing else in the
world; until {trust.until}.
<h2>2. Compare</h2>
<p>Whoever runs this server has these words on their screen and reads them to you:
<p class=words>{escape(trust.words)}
<p>Somebody on the way may have changed this page, and the words with it. So look also at the
SHA-256 fingerprint that <b>your system</b> shows of the file. On the server's screen it is:
<p class=hash>{trust.hex.replace(":", ":<wbr>")}
<p class=second>Where Linnet is installed, {_marked(f"`linnet ca {FILE}`")} says the words of the
file.
<h2>3. Install it</h2>
{steps}
<h2>4. Come in</h2>
{_way_in(trust, here)}
""",
    )


def text(trust: Trust | None, here: str) -> str:
    """The same for somebody at a shell."""
    if trust is None:
        return "This server has no authority of its own; `linnet ca` makes one.\n"
    return (
        f"{trust.called}, until {trust.until}\n"
        f"vouches for  {', '.join(trust.names)}\n"
        f"words        {trust.words}\n"
        f"SHA-256      {trust.hex}\n\n"
        "Both must be the same on the server's own screen (`linnet ca`). Then, for example,\n\n"
        f"  curl --cacert {FILE} {here}\n"
    )


def _way_in(trust: Trust, here: str) -> str:
    """A link that will be trusted: perhaps not the one by which somebody came."""
    found = _HOST.fullmatch(here)
    if found is None or covers(trust.names, found[1].strip("[]")):
        return f'<p>Go to <a href="{escape(here)}">{escape(here)}</a>. No warning comes any more.'
    hosts = (f"[{one}]" if ":" in one else one for one in trust.names if "/" not in one)
    links = (escape(f"https://{host}{found[2]}/") for host in hosts)
    shown = "".join(f'<li><a href="{link}">{link}</a>' for link in links)
    return (
        f"<p>It does not vouch for {escape(found[1])}, by which you came. Without a warning you"
        f" come in by one of these, as far as your network knows them:<ul>{shown}</ul>"
    )


def _steps(system: System, is_theirs: bool) -> str:
    steps = "".join(f"<li>{_marked(step)}" for step in system.install)
    return (
        f"<details{' open' if is_theirs else ''}><summary>{escape(system.name)}</summary>"
        f"<p><b>The fingerprint.</b> {_marked(system.compare)}<ol>{steps}</ol>"
        f"<p class=second>To take it out again: {_marked(system.remove)}</details>"
    )


def _marked(words: str) -> str:
    return _CHOSEN.sub(r"<b>\1</b>", _TYPED.sub(r"<code>\1</code>", escape(words)))
