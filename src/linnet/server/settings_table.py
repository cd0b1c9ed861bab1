"""The one table of settings: what is allowed, what each does, and what may change at run time.

`docs/settings.md` and `linnet config` are made from it. Types and defaults stand in `Settings`,
whose fields this table has the rows of; a test holds the two together.
"""

from msgspec import Struct

from linnet.hub.rates import Kind
from linnet.server import allowed
from linnet.server.allowed import Rule


class Row(Struct, frozen=True):
    """One setting. `live` ones take effect when the server reads its settings anew.

    Those for `owners` of the server they may change from elsewhere: nothing that decides who
    reaches the server, where it writes, or who may administer it.
    """

    name: str
    rule: Rule
    says: str
    live: bool = False
    flag: bool = False
    owners: bool = False


_NETWORK = (
    Row("host", allowed.address(), "the address to listen on", flag=True),
    Row(
        "port",
        allowed.whole(0, 65_535),
        "the port to listen on; 0 takes a free one, which the `ready` line names",
        flag=True,
    ),
    Row(
        "lan",
        allowed.yes_or_no(),
        "listen on every address, unless `host` was set as near to the command line, "
        "[encrypted](lan.md)",
        flag=True,
    ),
    Row(
        "tls",
        allowed.one_of(("auto", "off")),
        "`lan` and `tls_cert` make it `auto`, which encrypts every connection from other "
        "machines ([the network](running.md#the-network))",
        flag=True,
    ),
    Row(
        "tls_cert",
        allowed.line(4096, "/etc/linnet/chain.pem"),
        "a file (PEM) with a real certificate and what leads to its authority; implies "
        '`tls = "auto"`',
        flag=True,
    ),
    Row(
        "tls_key",
        allowed.line(4096, "/etc/linnet/key.pem"),
        "the file (PEM) with its key",
        flag=True,
    ),
    Row(
        "host_names",
        allowed.names(),
        "names the server goes by besides its machine's own: pages under other names are "
        "foreign, even if the name leads here; the first is told in links to files",
        live=True,
    ),
    Row(
        "allowed_origins", allowed.origins(), "web pages of other sites that may connect", live=True
    ),
    Row(
        "trusted_proxies",
        allowed.networks(),
        "proxies before this server: what they say of who asks (`X-Forwarded-For`, "
        "`X-Forwarded-Proto`) is believed ([behind a proxy](operating.md#behind-a-proxy))",
    ),
    Row(
        "max_connections",
        allowed.whole(1, 1_000_000),
        "WebSockets at one time; the next one is told that the server is full",
        live=True,
        owners=True,
    ),
    Row(
        "heartbeat",
        allowed.seconds(0.05, 600),
        "seconds between pings; who is silent for two of them is gone",
    ),
    Row(
        "idle_timeout",
        allowed.seconds(0.05, 604_800, zero="never"),
        "seconds without a command until a connection is closed",
        owners=True,
    ),
    Row(
        "write_buffer",
        allowed.whole(1 << 12, 1 << 30),
        "bytes that may wait for one slow connection",
    ),
)
_LINES = (
    Row(
        "pychat",
        allowed.port("127.0.0.1:65432"),
        "where the [PyChat door](text-doors.md) listens, for netcat and simple programs, or off",
        flag=True,
    ),
    Row(
        "pychat_lan",
        allowed.yes_or_no(),
        "let it listen for other machines, though it never encrypts",
        flag=True,
    ),
    Row(
        "nickname",
        allowed.port("127.0.0.1:12345"),
        "where the [nickname-first door](text-doors.md#nickname-first) listens, for the clients of "
        "tutorials; it never encrypts",
        flag=True,
    ),
    Row(
        "nickname_beside",
        allowed.yes_or_no(),
        "let it listen on the port after the server's own, too: 8889 for 8888",
        flag=True,
    ),
    Row(
        "line_connections",
        allowed.whole(1, 1_000_000),
        "connections of each door for lines of text at one time",
    ),
    Row(
        "line_connections_each",
        allowed.whole(1, 1_000_000),
        "those that may come from one address",
    ),
)
_PEOPLE = (
    Row(
        "server_name",
        allowed.line(64, "Room 12"),
        "what people see",
        live=True,
        flag=True,
        owners=True,
    ),
    Row(
        "registration",
        allowed.one_of(("open", "code", "closed")),
        "who may make an account; [codes](administration.md#codes-for-new-accounts) are good "
        "whatever it says",
        live=True,
        flag=True,
        owners=True,
    ),
    Row(
        "registration_code",
        allowed.line(128, "blue-heron-12", secret=True),
        "what newcomers type when registration is `code`",
        live=True,
        owners=True,
    ),
    Row(
        "guests",
        allowed.yes_or_no(),
        "let people in by name alone",
        live=True,
        flag=True,
        owners=True,
    ),
    Row(
        "direct_messages",
        allowed.one_of(("everybody", "moderators", "nobody")),
        "who may write to each other directly: everybody, only with moderators of the server, "
        "nobody ([Direct messages](direct-messages.md))",
        live=True,
        owners=True,
    ),
    Row(
        "bots",
        allowed.one_of(("owners", "moderators", "accounts")),
        "who may make [bots](bots.md): owners of the server, its moderators too, or everybody "
        "with an account",
        live=True,
    ),
    Row(
        "webhook_hosts",
        allowed.names(),
        "hosts that [outgoing webhooks](webhooks.md) may send messages to; without any, all",
        live=True,
    ),
    Row(
        "owner_from_loopback",
        allowed.yes_or_no(),
        "let who asks from this machine become the first owner without the code",
        live=True,
    ),
)
_IRC = (
    Row(
        "ssh",
        allowed.port("0.0.0.0:2222"),
        "where the [door for SSH](ssh.md) listens",
        flag=True,
    ),
    Row(
        "irc",
        allowed.port("127.0.0.1:6667"),
        "where the [door for IRC clients](irc.md) listens",
        flag=True,
    ),
    Row("irc_tls", allowed.port("0.0.0.0:6697"), "where it listens encrypted", flag=True),
    Row("irc_ws", allowed.port("127.0.0.1:8067"), "where it takes WebSockets", flag=True),
    Row("irc_name", allowed.name("irc.example.org"), "what the server calls itself there"),
    Row("irc_network", allowed.line(64, "Room 12"), "the network's name; else `server_name`"),
    Row(
        "irc_motd",
        allowed.lines(2000, r"Be kind.\n/list shows the rooms."),
        r"the message of the day; `\n` begins another line of it, and `off` is none",
        live=True,
        owners=True,
    ),
    Row(
        "irc_password",
        allowed.line(128, "blue-heron-12", secret=True),
        "what every IRC client has to give with PASS",
        live=True,
    ),
    Row(
        "irc_oper",
        allowed.line(200, "ada blue-heron-12", secret=True),
        "name and password for OPER of somebody who need not own the server",
        live=True,
    ),
    Row(
        "irc_nicks",
        allowed.one_of(("any", "ascii")),
        "whether nicks chosen there may have letters beyond ASCII",
        live=True,
    ),
    Row(
        "irc_sts",
        allowed.span(60, 366 * 86_400),
        "how long clients keep to `irc_tls` once they came in there by a real certificate "
        "([sts](irc.md#for-new-clients)); `off` tells them that they need not any more",
        live=True,
    ),
)
_KINDS = {
    Kind.MESSAGES: "messages and edits",
    Kind.JOINS: "making, joining and leaving rooms, inviting, opening direct rooms",
    Kind.NAMES: "renaming rooms, setting topics, claiming an account",
    Kind.REACTIONS: "reactions",
    Kind.UPLOADS: "files",
    Kind.SIGNALS: "signals such as typing",
    Kind.OTHER: "everything else, and every HTTP request of somebody signed in",
}
_RATES = tuple(
    Row(
        f"rate_{kind}",
        allowed.rate(),
        f"{says}, of one person ([rates](running.md#rates))",
        live=True,
        owners=True,
    )
    for kind, says in _KINDS.items()
)
_FILES = (
    Row(
        "file_size",
        allowed.whole(0, 1 << 40),
        "bytes of one file; 0 takes none ([Files](files.md))",
        owners=True,
    ),
    Row("file_quota", allowed.whole(0, 1 << 50), "bytes of all files of one person", owners=True),
)
_UPKEEP = (
    Row(
        "log_level",
        allowed.one_of(("debug", "info", "warning", "error")),
        "what is logged: this and what is graver",
        live=True,
        flag=True,
        owners=True,
    ),
    Row(
        "log_format",
        allowed.one_of(("auto", "json")),
        "`json` makes each line JSON; `auto` is for people on a terminal, `key=value` elsewhere",
    ),
    Row(
        "log_file",
        allowed.line(4096, "/var/log/linnet.log"),
        "where the log goes instead of standard error; a name without `/` at its beginning is one "
        "in the data folder ([logs](operating.md#logs))",
        flag=True,
    ),
    Row(
        "log_size",
        allowed.whole(4096, 1 << 40),
        "bytes after which the log goes on in a new file",
    ),
    Row("log_keep", allowed.whole(1, 1000), "how many full log files stay"),
    Row(
        "ntp_server",
        allowed.elsewhere("ntp.example.org"),
        "who is asked how right this machine's clock is ([clocks](running.md#clocks))",
    ),
    Row(
        "backup_every",
        allowed.span(60, 366 * 86_400),
        "how often the server makes a [backup](backup.md#by-itself) of itself",
        live=True,
        owners=True,
    ),
    Row(
        "backup_folder",
        allowed.line(4096, "/mnt/disk/linnet"),
        "where they go; a name without `/` at its beginning is one in the data folder",
        live=True,
    ),
    Row("backup_keep", allowed.whole(1, 10_000), "how many stay", live=True, owners=True),
)
GROUPS: dict[str, tuple[Row, ...]] = {
    "The network": _NETWORK,
    "Doors for lines of text": _LINES,
    "People": _PEOPLE,
    "IRC": _IRC,
    "Files": _FILES,
    "Upkeep": _UPKEEP,
    "Rates": _RATES,
}
TABLE: dict[str, Row] = {row.name: row for rows in GROUPS.values() for row in rows}
RULES: dict[str, Rule] = {name: row.rule for name, row in TABLE.items()}
