"""ISUPPORT: what this server supports, in the words clients look for. Only what works."""

from linnet.doors.irc import modes
from linnet.doors.irc.settings import IrcSettings
from linnet.protocol import limits

TARGETS = 4
"""People or rooms one message may go to."""
MONITORED = 100
"""People a client may watch."""
AWAY = 200
KICK = 300
"""Bytes of the reasons of AWAY and KICK that are kept."""


def tokens(settings: IrcSettings) -> list[str]:
    """All of them, in alphabetical order."""
    prefix = f"({''.join(modes.PREFIXES)}){''.join(modes.PREFIXES.values())}"
    words = {
        "AWAYLEN": AWAY,
        "BOT": "B",
        "CASEMAPPING": "ascii",
        "CHANLIMIT": "#:1000",
        "CHANMODES": ",".join(modes.LISTED),
        "CHANNELLEN": limits.ROOM_NAME + 1,
        "CHANTYPES": "#",
        "CHATHISTORY": 100,
        "CLIENTTAGDENY": "",
        "ELIST": "CMNTU",
        "EXCEPTS": "e",
        "HOSTLEN": 64,
        "INVEX": "I",
        "KEYLEN": limits.MASK,
        "KICKLEN": KICK,
        "LINELEN": 512,
        "MAXLIST": f"beI:{limits.MASKS}",
        "MODES": 20,
        "MONITOR": MONITORED,
        "MSGREFTYPES": "msgid,timestamp",
        "NAMELEN": 200,
        "NETWORK": settings.network.replace(" ", "\\x20"),
        "NICKLEN": limits.NAME,
        "PREFIX": prefix,
        "SAFELIST": None,
        "STATUSMSG": "".join(modes.PREFIXES.values()),
        "TARGMAX": _targets(),
        "TOPICLEN": 390,
        "USERLEN": 33,
        "UTF8ONLY": None,
        "WHOX": None,
    }
    return [name if value is None else f"{name}={value}" for name, value in words.items()]


def _targets() -> str:
    most = {
        "KICK": 20, "LIST": 1, "NAMES": 1, "NOTICE": TARGETS, "PRIVMSG": TARGETS,
        "TAGMSG": TARGETS, "USERHOST": 5, "WHOIS": 1, "WHOWAS": 1, "JOIN": "", "MONITOR": "",
        "PART": "",
    }  # fmt: skip
    return ",".join(f"{name}:{value}" for name, value in sorted(most.items()))
