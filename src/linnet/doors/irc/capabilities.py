"""Capabilities: which this door has, and how a client asks for them (IRCv3 capability negotiation).

Only what works stands here. Some change what everybody reads alike, so connections that have
the same ones of these share a dialect.
"""

from collections.abc import Collection, Iterable, Mapping

ACCOUNT_NOTIFY = "account-notify"
ACCOUNT_TAG = "account-tag"
AWAY_NOTIFY = "away-notify"
BATCH = "batch"
CAP_NOTIFY = "cap-notify"
CHGHOST = "chghost"
ECHO = "echo-message"
EXTENDED_JOIN = "extended-join"
OLD_EXTENDED_MONITOR = "draft/extended-monitor"
EXTENDED_MONITOR = "extended-monitor"
INVITE_NOTIFY = "invite-notify"
LABELS = "labeled-response"
MESSAGE_TAGS = "message-tags"
MULTI_PREFIX = "multi-prefix"
SASL = "sasl"
SERVER_TIME = "server-time"
SETNAME = "setname"
STANDARD_REPLIES = "standard-replies"
USERHOST_IN_NAMES = "userhost-in-names"
ACCOUNT_REGISTRATION = "draft/account-registration"
CHATHISTORY = "draft/chathistory"
EVENT_PLAYBACK = "draft/event-playback"
EXTENDED_ISUPPORT = "draft/extended-isupport"
METADATA = "draft/metadata-2"
MULTILINE = "draft/multiline"
NO_IMPLICIT_NAMES = "draft/no-implicit-names"
PRE_AWAY = "draft/pre-away"
READ_MARKER = "draft/read-marker"
REDACTION = "draft/message-redaction"
RENAME = "draft/channel-rename"
RELAYMSG = "draft/relaymsg"
STS = "sts"
"""Told, and never asked for."""

ALWAYS = (
    ACCOUNT_NOTIFY, ACCOUNT_TAG, AWAY_NOTIFY, BATCH, CAP_NOTIFY, CHGHOST, ECHO, EXTENDED_JOIN,
    EXTENDED_MONITOR, INVITE_NOTIFY, LABELS, MESSAGE_TAGS, MULTI_PREFIX, SASL, SERVER_TIME,
    SETNAME, STANDARD_REPLIES, USERHOST_IN_NAMES, OLD_EXTENDED_MONITOR, ACCOUNT_REGISTRATION,
    CHATHISTORY, EVENT_PLAYBACK, EXTENDED_ISUPPORT, METADATA, MULTILINE, NO_IMPLICIT_NAMES,
    PRE_AWAY, READ_MARKER, REDACTION, RELAYMSG, RENAME,
)  # fmt: skip
"""What every client may ask for."""
DRAWS = "reactions are drawn"
"""No capability: a client that reacts draws reactions, others read of them in words as well."""
SHARED = frozenset(
    (
        ACCOUNT_TAG, AWAY_NOTIFY, BATCH, DRAWS, EXTENDED_JOIN, INVITE_NOTIFY, MESSAGE_TAGS,
        MULTILINE, REDACTION, RELAYMSG, RENAME, SERVER_TIME,
    )
)  # fmt: skip
"""Those that change how entries are written."""
TAGGING = frozenset((ACCOUNT_TAG, BATCH, LABELS, MESSAGE_TAGS, SERVER_TIME))
"""Those that let tags through."""
WITH_VALUES = 302
"""The version of the negotiation from which on values are told."""
_ROOM = 370
"""Bytes of capabilities in one line."""


def shared(caps: Iterable[str]) -> frozenset[str]:
    """Those of these that make a dialect."""
    return SHARED.intersection(caps)


def listed(values: Mapping[str, str], version: int) -> list[str]:
    """What is told of these capabilities; values only to whoever knows of them."""
    return [
        f"{name}={value}" if value and version >= WITH_VALUES else name
        for name, value in values.items()
    ]


def in_lines(words: Collection[str]) -> list[str]:
    """Words in as few lines as they fit, at least one."""
    lines = [""]
    for word in words:
        joined = f"{lines[-1]} {word}".strip()
        if len(joined) > _ROOM and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = joined
    return lines


def wished(request: str, offered: Collection[str], held: Collection[str]) -> set[str] | None:
    """The capabilities held after a request; None for one that is refused as a whole."""
    after = set(held)
    for word in request.split():
        name = word.removeprefix("-")
        if name not in offered or (word[0] == "-" and name == CAP_NOTIFY):
            return None
        if word[0] == "-":
            after.discard(name)
        else:
            after.add(name)
    return after
