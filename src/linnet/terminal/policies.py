"""How a room is kept, in words."""

from msgspec import UNSET

from linnet.protocol.policies import Policy, PolicySet
from linnet.terminal.clean import one_line
from linnet.terminal.words import length

_RECEIPTS = {
    "counts": "one can ask how many have read a message",
    "names": "one can ask who has read a message",
}
_DAY = 86_400
_MASKS = (
    ("kept_out", "kept out are", ""),
    ("excepted", "but not", ""),
    ("expected", "", " may come in uninvited"),
)
_NOT = {
    "locked": "everybody writes again",
    "slow": "nobody waits between two messages",
    "edit_within": "messages can be changed at any time",
    "keep_editions": "earlier texts of changed messages are not kept",
    "receipts": "nobody can ask who has read a message",
    "no_direct": "its members may talk privately",
    "retention": "messages are kept for good",
    "invited": "anybody may come in",
    "hidden": "it is listed to everybody",
    "most": "any number of members may be in it",
    "key": "one comes in without a key",
    "outsiders": "only its members write",
    "any_topic": "only moderators set the topic",
    "voices": "nobody else writes while it is locked",
    "kept_out": "nobody is kept out by a mask",
    "excepted": "no masks are excepted",
    "expected": "nobody is expected",
}
"""What a room is like without a rule, where there was one."""


def policy_words(policy: Policy) -> str:
    """What is special about the room; it is one without special rules otherwise."""
    return "; ".join(_rules(policy).values()) or "no special rules"


def change_words(body: PolicySet) -> str:
    """What is otherwise than before; all, where a server from earlier did not say."""
    if body.who is not UNSET:
        whose = one_line(body.who_name)
        return f"{whose} {'has a' if body.who in body.policy.voices else 'has no'} voice now"
    rules = _rules(body.policy)
    words = [rules.get(name) or _NOT.get(name, "") for name in body.changed]
    return "; ".join(filter(None, words)) or policy_words(body.policy)


def _rules(policy: Policy) -> dict[str, str]:
    rules = {}
    if policy.locked:
        rules["locked"] = "only moderators write"
    if policy.slow:
        rules["slow"] = f"{length(policy.slow)} between two messages of one person"
    if policy.edit_within:
        rules["edit_within"] = f"messages can be changed for {length(policy.edit_within)}"
    if policy.keep_editions:
        rules["keep_editions"] = "earlier texts of changed messages are kept"
    if policy.receipts in _RECEIPTS:
        rules["receipts"] = _RECEIPTS[policy.receipts]
    if policy.no_direct:
        rules["no_direct"] = "no private talks between its members"
    if policy.invited:
        rules["invited"] = "only who is invited comes in"
    if policy.hidden:
        rules["hidden"] = "listed only to its members"
    if policy.most:
        rules["most"] = f"at most {policy.most} members"
    if policy.key:
        rules["key"] = f"one needs the key {policy.key} to come in"
    if policy.outsiders:
        rules["outsiders"] = "one may write without being a member"
    if policy.any_topic:
        rules["any_topic"] = "every member may set the topic"
    if policy.voices:
        people = "1 person has" if len(policy.voices) == 1 else f"{len(policy.voices)} people have"
        rules["voices"] = f"{people} a voice, for when it is locked"
    for name, before, after in _MASKS:
        if masks := getattr(policy, name):
            rules[name] = f"{before} {', '.join(map(one_line, masks))}{after}".strip()
    if policy.retention:
        rules["retention"] = f"messages go after {length(policy.retention * _DAY)}"
    return rules
