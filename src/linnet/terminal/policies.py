"""How a room is kept, in words."""

from linnet.protocol.policies import Policy
from linnet.terminal.words import length

_RECEIPTS = {
    "counts": "one can ask how many have read a message",
    "names": "one can ask who has read a message",
}
_DAY = 86_400


def policy_words(policy: Policy) -> str:
    """What is special about the room; it is one without special rules otherwise."""
    parts = []
    if policy.locked:
        parts.append("only moderators write")
    if policy.slow:
        parts.append(f"{length(policy.slow)} between two messages of one person")
    if policy.edit_within:
        parts.append(f"messages can be changed for {length(policy.edit_within)}")
    if policy.keep_editions:
        parts.append("earlier texts of changed messages are kept")
    if policy.receipts in _RECEIPTS:
        parts.append(_RECEIPTS[policy.receipts])
    if policy.no_direct:
        parts.append("no private talks between its members")
    if policy.retention:
        parts.append(f"messages go after {length(policy.retention * _DAY)}")
    return "; ".join(parts) or "no special rules"
